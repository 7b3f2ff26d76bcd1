"""What later matters put on the page of a person: each appends a function(person, request) that gives
{"template": …, and what it shows} or None. They know the people, not the other way round.
"""

from collections.abc import Callable

ON_A_PERSONS_PAGE: list[Callable] = []


def cards_of(person, request) -> list[dict]:
    return [card for give in ON_A_PERSONS_PAGE if (card := give(person, request))]
