"""The kinds of jobs there are; each is declared in a `background` module of the app that does the work."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

KINDS: dict[str, "Kind"] = {}


@dataclass(frozen=True)
class Kind:
    """`work(doing)` does it and returns a sentence on what came of it.

    `may(acting, details)` is asked when a job is asked for, before it is done, and at each download:
    whoever has lost the right meanwhile gets nothing. `acting` is how the account acts in the congress.
    """

    name: str
    work: Callable[[Any], str]
    may: Callable[[Any, dict], bool]


def kind(name: str, *, may: Callable[[Any, dict], bool]):
    """Declare a kind; the decorated function is the work, `work(doing) -> str`."""

    def register(work: Callable[[Any], str]) -> Callable[[Any], str]:
        if name in KINDS:
            raise ValueError(f"two kinds of jobs of the name {name}")
        KINDS[name] = Kind(name, work, may)
        return work

    return register
