"""The filters beside the results: their choices, with the number behind each where that is known."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from .finding import Found
from .question import FILTERS, KINDS, STATES, Filter, Question

DEPUTIES = 50


@dataclass(frozen=True)
class Field:
    """`options`: (value, words, number or None)."""

    filter: Filter
    value: str
    options: list[tuple[str, Any, int | None]]


@dataclass(frozen=True)
class Tab:
    label: Any
    number: int | None
    address: str
    current: bool


def tabs_of(found: Found, every: Any) -> list[Tab]:
    question, chosen = found.question, found.question.values.get("kind", "")
    tabs = [("", every, None if found.is_more else found.all_kinds)]
    for kind, word in KINDS.items():
        tabs.append((kind, word, None if found.is_more else found.kinds.get(kind, 0)))
    return [
        Tab(word, number, question.address(kind=kind), kind == chosen)
        for kind, word, number in tabs
    ]


def fields_of(question: Question, numbers: dict[str, Counter] | None) -> list[Field]:
    """Without numbers everything the congress has is offered, years and deputies apart."""
    offered = question.offered
    found = []
    for name in ("year", "session", "unit", "category", "deputy", "state"):
        one, value = FILTERS[name], question.values.get(name, "")
        counted = numbers[name] if numbers is not None and one.letter else None
        if name == "deputy":
            keys = [key for key, _n in (counted or Counter()).most_common(DEPUTIES)]
            choices = offered.deputies([*keys, value])
        elif name == "state":
            choices = STATES
        elif name == "year":
            years = {str(key) for key in counted or ()} | ({value} - {""})
            choices = {key: offered.years[key] for key in sorted(years, reverse=True)}
        else:
            choices = one.choices(offered, value)
        options = [
            (key, words, None if counted is None else counted[key])
            for key, words in choices.items()
            if counted is None or counted[key] or key == value
        ]
        found.append(Field(one, value, options))
    return [one for one in found if one.options]
