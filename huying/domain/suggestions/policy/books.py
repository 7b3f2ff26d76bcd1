"""Which rulebook holds: the congress's own of today, or the one that a case was started under."""

from .. import rulebook


def book_in_force(congress) -> rulebook.Rulebook:
    """The rulebook by which the congress works today."""
    return rulebook.get(congress.rulebook)
