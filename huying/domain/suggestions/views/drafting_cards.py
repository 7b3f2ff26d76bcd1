"""What other matters put beside the drafting form. They know the suggestions, not the other way round:
each appends a function(request) that gives a card {title, url, links: [{label, url, note}]} or None.
"""

from collections.abc import Callable

BESIDE_THE_DRAFT: list[Callable] = []


def cards(request) -> list[dict]:
    return [card for give in BESIDE_THE_DRAFT if (card := give(request))]
