"""Deputies and units by name, pinyin or initials: who is meant by `zs`, `slj`, 水利.

The roll's lists of deputies and of units are open to everybody of a congress; so are these names.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Body, Congress, Person
from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.text.grams import normal

AT_MOST = 5
LONGEST = 30
"""Characters; nobody is called by more."""
SHORTEST = 2
"""Letters of pinyin inside of a unit's: one letter is in nearly every one."""


@dataclass(frozen=True)
class Meant:
    """A deputy or a unit; `filter` and `key` are what narrows the search to it."""

    filter: str
    key: int
    word: Any
    name: str


def meant(congress: Congress, typed: str) -> list[Meant]:
    """The deputies first. What is too long to be a name costs no query."""
    word = "".join(one for one in normal(typed) if one.isalnum() or one in "·•")
    if not word or len(typed) > LONGEST:
        return []
    found = [Meant("deputy", one.pk, _("代表"), one.name) for one in _deputies(congress, word)]
    return found + [Meant("unit", one.pk, _("单位"), one.name) for one in _units(congress, word)]


def _deputies(congress: Congress, word: str):
    called = Q(name__icontains=word)
    if word.isascii():
        called |= Q(initials__startswith=word) | Q(pinyin__startswith=word)
    return (
        Person.objects.filter(called, congress=congress, appointments__capacity=Capacity.DEPUTY)
        .order_by("pinyin", "pk")
        .distinct()[:AT_MOST]
    )


def _units(congress: Congress, word: str):
    """A unit is called by the end of its name (水利局 of 清源县水利局), so its letters may begin anywhere."""
    called = Q(name__icontains=word)
    if word.isascii() and len(word) >= SHORTEST:
        called |= Q(initials__contains=word) | Q(pinyin__contains=word)
    elif word.isascii():
        called |= Q(initials__startswith=word)
    return Body.objects.filter(called, congress=congress, kind=BodyKind.UNIT).order_by(
        "-active", "name"
    )[:AT_MOST]
