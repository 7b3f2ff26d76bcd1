"""Whether a notice is still worth telling when it leaves the house: nothing goes out for what is over.

What a notice is about is known further up; there a rule is laid down for the first word of the keys.
"""

from collections.abc import Callable, Iterable

from .models import Notice

Rule = Callable[[list[Notice]], set[int]]
RULES: list[tuple[str, Rule]] = []


def still(prefix: str):
    """Declare for notices of this first word ("" for all): the function gives the keys of those still so."""

    def register(rule: Rule) -> Rule:
        RULES.append((prefix, rule))
        return rule

    return register


def still_so(notices: Iterable[Notice]) -> list[Notice]:
    """Those that are worth telling, in their order; of no rule: all. One question for each rule."""
    kept = list(notices)
    for prefix, rule in RULES:
        if some := [one for one in kept if not prefix or one.key.startswith(f"{prefix}:")]:
            gone = {one.pk for one in some} - rule(some)
            kept = [one for one in kept if one.pk not in gone]
    return kept
