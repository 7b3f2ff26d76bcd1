"""办理成果 summed by unit, by category, by year. A line that several items led to counts once in a sum."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.suggestions.models import Handling, Outcome
from huying.domain.suggestions.states import OutcomeCheck, OutcomeKind

BY: dict[str, Any] = {
    "unit": gettext_lazy("按单位"),
    "category": gettext_lazy("按类别"),
    "year": gettext_lazy("按年度"),
}
HEADINGS: dict[str, Any] = {
    "unit": gettext_lazy("承办单位"),
    "category": gettext_lazy("建议类别"),
    "year": gettext_lazy("年度"),
}


@dataclass
class Sum:
    """Lines that share a unit, a category or a year: how many of each kind, and how much in all."""

    label: str
    lines: int = 0
    items: set = field(default_factory=set)
    kinds: Counter = field(default_factory=Counter)
    amounts: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    def add(self, line: Outcome, handlings: list[Handling]) -> None:
        self.lines += 1
        self.kinds[line.kind] += 1
        self.items |= {one.suggestion_id for one in handlings}
        if line.quantity is not None:
            self.amounts[line.measure] += line.quantity

    @property
    def cells(self) -> list[tuple[Any, int]]:
        """(kind, how many of it), in the order of the kinds."""
        return [(label, self.kinds[kind]) for kind, label in OutcomeKind.choices]

    @property
    def amount(self) -> str:
        """8.5公里、340万元."""
        return "、".join(f"{sum_.normalize():f}{unit}" for unit, sum_ in self.amounts.items())


def summed(lines: Iterable[Outcome], by: str) -> tuple[list[Sum], Sum]:
    """One sum for each unit, category or year, the largest first, and that of all lines.

    Only what the 代表工委 has verified is counted. A line whose items are of two categories stands
    in the sum of each, and once in that of all.
    """
    found: dict[str, Sum] = {}
    whole = Sum(_("合计"))
    for line in lines:
        if line.check_word != OutcomeCheck.TRUE:
            continue
        whole.add(line, list(line.handlings.all()))
        for label, handlings in _shares(line, by).items():
            found.setdefault(label, Sum(label)).add(line, handlings)
    return sorted(found.values(), key=lambda one: (-one.lines, one.label)), whole


def _shares(line: Outcome, by: str) -> dict[str, list[Handling]]:
    """In which sums a line stands, and with which of the items that led to it."""
    handlings = list(line.handlings.all())
    if by == "year":
        return {_("%s年") % line.achieved_on.year: handlings}
    if by == "unit":
        return {line.unit.name: handlings}
    found: dict[str, list[Handling]] = defaultdict(list)
    for one in handlings:
        category = one.suggestion.category
        found[category.name if category else _("未分类")].append(one)
    return found
