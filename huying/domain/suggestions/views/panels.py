"""What later matters put on the page of a suggestion: each appends a function(page, request) that gives
{"template": …, and what it shows} or None. They know the suggestions, not the other way round.
"""

from collections.abc import Callable

ON_THE_PAGE: list[Callable] = []


def panels(page, request) -> list[dict]:
    return [found for give in ON_THE_PAGE if (found := give(page, request))]
