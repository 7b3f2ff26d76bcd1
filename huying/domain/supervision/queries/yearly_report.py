"""Yearly reports as somebody may see them: the 代表工委 from the first draft, everybody once it is printed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import Handling, Suggestion, Survey
from huying.domain.suggestions.queries import judged
from huying.domain.suggestions.states import Role

from ..models import YearlyReport
from ..policy import yearly_report as policy
from ..policy.figures import FIGURES, SHARES, TABLES, Row, answers, words
from ..policy.figures.declared import by_label, numbers, texts
from ..states import YearlyReport as State

ON_A_PAGE = 50


def reports_visible_to(acting: Acting) -> QuerySet[YearlyReport]:
    found = YearlyReport.objects.filter(congress=acting.congress).select_related(
        "case", "congress", "paper__session__term", "drafted_by__person"
    )
    return found if acting.is_committee else found.filter(case__state=State.ISSUED)


def reports(acting: Acting):
    return reports_visible_to(acting).order_by("-year")


@dataclass(frozen=True)
class Shown:
    """A report with its figures: `numbers` and `texts` by name, `tables` by name with their rows."""

    numbers: dict[str, int]
    texts: dict[str, str]
    tables: list[tuple[Any, list[Row]]]

    def lines(self, text: str) -> list[list]:
        return words.lines(text, self.texts, SHARES, by_label())

    def named(self) -> list[dict]:
        return words.named(self.texts, FIGURES, SHARES, by_label())


def shown(report: YearlyReport, at: datetime) -> Shown:
    """Counted now, or as they were when it was settled."""
    if report.settled_at is None:
        scope = policy.scope_of(report, at)
        counted = numbers(scope)
        tables = [(one, list(one.rows(scope))) for one in TABLES.values()]
        return Shown(counted, texts(counted), tables)
    counted = policy.settled_numbers(report)
    kept: dict[str, list[Row]] = {name: [] for name in TABLES}
    for row in report.figures.filter(name__in=TABLES).order_by("pk"):
        kept[row.name].append(Row(row.of, row.label, row.number))
    return Shown(counted, texts(counted), [(one, kept[one.name]) for one in TABLES.values()])


@dataclass(frozen=True)
class Behind:
    """The rows that one figure, or one line of a table, counted."""

    label: str
    meaning: str
    model: Any
    keys: list


def behind(report: YearlyReport, name: str, of: str, at: datetime) -> Behind | None:
    """None for what no report names."""
    one: Any = (TABLES if of else FIGURES).get(name)
    if one is None:
        return None
    scope = policy.scope_of(report, at)
    found = one.found(scope, of) if of else one.found(scope)
    meaning = str(getattr(one, "meaning", ""))
    if report.settled_at is None:
        label = _label(one, of, scope) if of else str(one.label)
        return Behind(label, meaning, found.model, _keys(found)) if label else None
    kept = report.figures.filter(name=name, of=of).first()
    if kept is None:
        return None if of else Behind(str(one.label), meaning, found.model, [])
    return Behind(kept.label, meaning, found.model, kept.keys)


def _label(one, of: str, scope) -> str:
    return next((row.label for row in one.rows(scope) if row.of == of), "")


def _keys(found) -> list:
    return list(found.order_by("pk").values_list("pk", flat=True))


def words_of_praise(report: YearlyReport, at: datetime) -> list[Survey]:
    """What deputies wrote, as far as it was counted when the report was settled."""
    found = answers.words_of_praise(policy.scope_of(report, at))
    if report.settled_at is None:
        return found
    return [one for one in found if one.answered_at and one.answered_at <= report.settled_at]


def annex(report: YearlyReport, at: datetime) -> list[Suggestion]:
    """附件: every registered item, with its lead units and their last replies, in the order of its number."""
    found = behind(report, "registered", "", at)
    keys = found.keys if found else []
    leading = Handling.objects.filter(role=Role.LEAD).exclude(case__state__in=judged.NO_LONGER)
    rounds = judged.delivered(report.congress).order_by("round")
    return list(
        Suggestion.objects.filter(pk__in=keys)
        .select_related("lead__person")
        .prefetch_related(
            Prefetch("handlings", leading.select_related("unit").order_by("pk"), to_attr="leading"),
            Prefetch("leading__rounds", rounds, to_attr="answers"),
        )
        .order_by("session", "in_session", "number", "pk")
    )
