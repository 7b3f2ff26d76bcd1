"""承诺事项台账: the promises that somebody may see, narrowed as asked, with the figures of what is left."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Body, Session
from huying.domain.people.queries import Acting

from ..states import Commitment as State
from ..states.commitment import OPEN_STATES
from .commitment import commitments_visible_to
from .promise_letters import may_write_letters

STANDINGS: dict[str, Any] = {
    "open": gettext_lazy("未了结"),
    State.KEPT.value: State.KEPT.label,
    State.DROPPED.value: State.DROPPED.label,
    State.EXPLAINED.value: State.EXPLAINED.label,
    "late": gettext_lazy("逾期"),
    "undecided": gettext_lazy("待核验、待决定"),
}
UNDECIDED = (
    State.DATE_ASKED,
    State.DROP_ASKED,
    State.EXPLANATION_ASKED,
    State.CHECKING,
    State.UNSETTLED,
)


def _standing(today: date) -> dict[str, Q]:
    under_way = Q(case__state__in=OPEN_STATES)
    return {
        "open": under_way,
        State.KEPT.value: Q(case__state=State.KEPT),
        State.DROPPED.value: Q(case__state=State.DROPPED),
        State.EXPLAINED.value: Q(case__state=State.EXPLAINED),
        "late": under_way & Q(due_on__lt=today, done_on=None),
        "undecided": Q(case__state__in=UNDECIDED),
    }


class NotUnderstood(ValueError):
    """A value that no list offers."""


@dataclass(frozen=True)
class Ask:
    """One thing to ask: its values with their words, and the condition that a value stands for."""

    name: str
    label: Any
    choices: dict[str, Any]
    condition: Callable[[str], Q]
    given: str = ""


class CommitmentLedger:
    """`given`: session, year (in which it was promised), unit, standing, class. What is not offered is
    not understood: NotUnderstood."""

    def __init__(self, acting: Acting, given, today: date) -> None:
        self.acting, self.today = acting, today
        self.visible = commitments_visible_to(acting)
        self.asks = [replace(one, given=given.get(one.name, "")) for one in self._offered()]
        self.given = {one.name: one.given for one in self.asks}
        for one in self.asks:
            if one.given and one.given not in one.choices:
                raise NotUnderstood(one.name)

    def _offered(self) -> list[Ask]:
        congress = self.acting.congress
        sessions = Session.objects.filter(congress=congress).select_related("term")
        units = Body.objects.filter(pk__in=self.visible.order_by().values("owner"))
        years = self.visible.order_by().annotate(y=ExtractYear("opened_at"))
        classes = self.visible.order_by().values_list("first_class", flat=True).distinct()
        return [
            Ask(
                "session",
                _("届次"),
                {str(one.pk): str(one) for one in sessions.order_by("-opens_at")},
                lambda value: Q(suggestion__session=value),
            ),
            Ask(
                "year",
                _("承诺年度"),
                {
                    str(y): _("%s年") % y
                    for y in sorted(set(years.values_list("y", flat=True)), reverse=True)
                },
                lambda value: Q(opened_at__year=int(value)),
            ),
            Ask(
                "unit",
                _("责任单位"),
                {str(one.pk): one.name for one in units.order_by("name")},
                lambda value: Q(owner=value),
            ),
            Ask(
                "class",
                _("首次答复类别"),
                {one: one for one in sorted(set(classes)) if one},
                lambda value: Q(first_class=value),
            ),
            Ask("standing", _("落实情况"), STANDINGS, lambda value: _standing(self.today)[value]),
        ]

    def _narrowed(self, *, but: str = ""):
        found = self.visible
        for one in self.asks:
            if one.name != but and one.given:
                found = found.filter(one.condition(one.given))
        return found

    @cached_property
    def rows(self):
        """The nearest day first; those without a day after them."""
        return self._narrowed().order_by("due_on", "opened_at", "pk")

    @cached_property
    def figures(self) -> list[dict]:
        """How many there are of each standing, of what else was asked for: {name, label, number}."""
        conditions = _standing(self.today)
        counted = self._narrowed(but="standing").aggregate(
            total=Count("pk"), **{name: Count("pk", filter=q) for name, q in conditions.items()}
        )
        labels = {"total": _("全部"), **STANDINGS}
        return [
            {"name": "" if name == "total" else name, "label": label, "number": counted[name]}
            for name, label in labels.items()
        ]

    @property
    def writes_letters(self) -> bool:
        return may_write_letters(self.acting)

    @property
    def words(self) -> str:
        """What was asked, in words."""
        said = [one.choices[one.given] for one in self.asks if one.given]
        return "、".join(map(str, said)) or _("全部承诺事项")

    @property
    def late(self):
        """For annotate(): whether its day has passed, not ended and not said to be done."""
        return ExpressionWrapper(_standing(self.today)["late"], output_field=BooleanField())
