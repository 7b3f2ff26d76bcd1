"""Reading suggestions. Every list begins with what one may see: the rest does not exist."""

from .visibility import (
    handlings_visible_to,
    may_see,
    rounds_visible_to,
    surveys_visible_to,
    visible_cases,
    visible_one,
    visible_to,
)

__all__ = [
    "handlings_visible_to",
    "may_see",
    "rounds_visible_to",
    "surveys_visible_to",
    "visible_cases",
    "visible_one",
    "visible_to",
]
