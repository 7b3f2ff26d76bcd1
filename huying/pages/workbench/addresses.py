"""Addresses by name that may not exist in every installation."""

from django.urls import NoReverseMatch, reverse

from huying.domain.people.queries import Acting


def where(acting: Acting, name: str, *more) -> str:
    """The address of this name in the congress, or "" where no page has it."""
    return address(name, acting.congress.code, *more)


def address(name: str, *arguments) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
