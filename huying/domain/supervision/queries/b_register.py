"""B类台账: every turn whose first reply said 正在解决 or 列入计划, over the whole term, and what became of it."""

from functools import cached_property
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Body, Session
from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import ClassChange, Outcome
from huying.domain.suggestions.queries import handlings_visible_to
from huying.domain.suggestions.queries.class_changes import first_under_way, turned
from huying.domain.suggestions.states import ClassAnswer, ClassMeaning, ClassStage, OutcomeCheck
from huying.foundation.cases.within import Exists

from ..models import Commitment
from .commitment_ledger import Ask, NotUnderstood

TURNED: dict[str, Any] = {"yes": gettext_lazy("已转为A类"), "no": gettext_lazy("未转为A类")}


class BRegister:
    """`given`: session, unit, turned. What is not offered is not understood: NotUnderstood."""

    def __init__(self, acting: Acting, given) -> None:
        congress = acting.congress
        self.visible = (
            handlings_visible_to(acting)
            .filter(pk__in=first_under_way(congress).values("pk"))
            .annotate(is_turned=Exists(turned(congress).filter(pk=OuterRef("pk"))))
        )
        sessions = Session.objects.filter(congress=congress).select_related("term")
        units = Body.objects.filter(pk__in=self.visible.order_by().values("unit"))
        offered: list[tuple[str, Any, dict, Any]] = [
            (
                "session",
                _("届次"),
                {str(one.pk): str(one) for one in sessions.order_by("-opens_at")},
                lambda value: Q(suggestion__session=value),
            ),
            (
                "unit",
                _("承办单位"),
                {str(one.pk): one.name for one in units.order_by("name")},
                lambda value: Q(unit=value),
            ),
            ("turned", _("是否转为A类"), TURNED, lambda value: Q(is_turned=value == "yes")),
        ]
        self.asks = [Ask(*one, given=given.get(one[0], "")) for one in offered]
        self.given = {one.name: one.given for one in self.asks}
        for one in self.asks:
            if one.given and one.given not in one.choices:
                raise NotUnderstood(one.name)

    def _narrowed(self, *but: str):
        found = self.visible
        for one in self.asks:
            if one.name not in but and one.given:
                found = found.filter(one.condition(one.given))
        return found

    @property
    def words(self) -> str:
        """What was asked, in words."""
        said = [one.choices[one.given] for one in self.asks if one.given]
        return "、".join(map(str, said)) or _("全届B类答复")

    @property
    def rows(self):
        """By session and number, each with its classes, what shows the new one, and its promises."""
        changes = ClassChange.objects.filter(answer=ClassAnswer.AGREED).exclude(
            stage=ClassStage.REVIEW
        )
        return (
            self._narrowed()
            .select_related("suggestion__session__term")
            .prefetch_related(
                Prefetch("rounds__class_changes", changes.order_by("round__round", "pk")),
                Prefetch("outcomes", Outcome.objects.filter(check_word=OutcomeCheck.TRUE)),
                Prefetch("rounds__commitments", Commitment.objects.select_related("case")),
            )
            .order_by("suggestion__session", "suggestion__number", "pk")
        )

    @cached_property
    def by_session(self) -> list[dict]:
        return self._summed("session", "suggestion__session")

    @cached_property
    def by_unit(self) -> list[dict]:
        return self._summed("unit", "unit")

    def _summed(self, ask: str, path: str) -> list[dict]:
        """{value, label, number, turned, rate}: of each session or unit, then of all."""
        words = next(one.choices for one in self.asks if one.name == ask)
        counted = (
            self._narrowed(ask, "turned")
            .order_by()
            .values(path)
            .annotate(number=Count("pk"), turned_n=Count("pk", filter=Q(is_turned=True)))
        )
        found = {str(row[path]): (row["number"], row["turned_n"]) for row in counted}
        lines = [
            _line(value, label, *found[value]) for value, label in words.items() if value in found
        ]
        if lines:
            whole = [sum(each) for each in zip(*found.values(), strict=True)]
            lines.append(_line("", _("合计"), *whole))
        return lines


class Described:
    """Rows of the register, read as far as a page shows them."""

    def __init__(self, rows) -> None:
        self.rows = rows

    def count(self) -> int:
        return self.rows.count()

    __len__ = count

    def __getitem__(self, some: slice) -> list[dict]:
        return [described(one) for one in self.rows[some]]


def _line(value: str, label, number: int, turned_n: int) -> dict:
    rate = f"{100 * turned_n / number:.1f}%"
    return {"value": value, "label": label, "number": number, "turned": turned_n, "rate": rate}


def described(handling) -> dict:
    """The classes of one turn in their order, what shows that it is done, how its promises stand."""
    rounds = sorted(handling.rounds.all(), key=lambda one: one.round)
    changes = [change for one in rounds for change in one.class_changes.all()]
    promises = [one for each in rounds for one in each.commitments.all()]
    return {
        "turn": handling,
        "classes": [change.now for change in changes],
        "changed_at": changes[-1].at if len(changes) > 1 else None,
        "evidence": [
            *(one.evidence for one in changes if _shows(one)),
            *(one.name for one in handling.outcomes.all()),
        ],
        "promises": len(promises),
        "kept": sum(one.state == "kept" for one in promises),
    }


def _shows(change) -> bool:
    after = change.stage == ClassStage.AFTERWARDS
    return after and change.meaning == ClassMeaning.RESOLVED and bool(change.evidence)
