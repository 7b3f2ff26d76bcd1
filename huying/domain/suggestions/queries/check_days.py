"""How often the replies of each unit went through each check and pre-review, and how long they lay there."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from huying.foundation.procedure.models import Event

from ..models import ReplyRound
from ..policy.check_points import STAGES
from ..states import ReplyRound as State
from ..states import Stage
from .visibility import rounds_visible_to, visible_to


@dataclass
class Passage:
    """One unit at one check: `times` it came there, `back` to drafting from there, `days` of each stay."""

    unit: str
    stage: Stage
    times: int = 0
    back: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def average(self) -> float | None:
        return round(sum(self.days) / len(self.days), 1) if self.days else None

    @property
    def longest(self) -> int | None:
        return max(self.days, default=None)


def passages(acting) -> list[Passage]:
    """By unit and check, in their order; of the replies that one may see, the 代表工委 of every item."""
    units = dict(_rounds(acting).values_list("case", "handling__unit__name"))
    steps = (
        Event.objects.filter(case__in=list(units))
        .filter(Q(now__in=list(STAGES)) | Q(was__in=list(STAGES)))
        .order_by("case", "version")
        .values_list("case", "was", "now", "at")
    )
    found: dict[tuple[str, Stage], Passage] = {}
    since: dict = defaultdict(lambda: None)
    for case, was, now, at in steps:
        if was == now:
            continue
        if was in STAGES and since[case]:
            here = _at(found, units[case], was)
            here.back += now == State.DRAFTING
            here.days.append((timezone.localdate(at) - timezone.localdate(since[case])).days)
        since[case] = at if now in STAGES else None
        if now in STAGES:
            _at(found, units[case], now).times += 1
    return sorted(found.values(), key=lambda one: (one.unit, list(Stage).index(one.stage)))


def _at(found, unit: str, state: str) -> Passage:
    stage = STAGES[State(state)]
    return found.setdefault((unit, stage), Passage(unit, stage))


def _rounds(acting):
    if acting.is_committee:
        return ReplyRound.objects.filter(handling__suggestion__in=visible_to(acting))
    return rounds_visible_to(acting)
