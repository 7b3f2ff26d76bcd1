"""What a unit's points are computed from: of all its turns those that count, and of these those that gained.

Lead and co-unit alike: how an item was talked over, judged and solved counts for every unit that has it;
whether it was in time is each unit's own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from huying.domain.suggestions.models import ContactAnswer, Handling, ReplyRound
from huying.domain.suggestions.queries import judged
from huying.domain.suggestions.states import IN_PERSON, Delivery, Phase
from huying.domain.suggestions.states import ContactAnswer as Word
from huying.foundation.procedure.models import Clock

from .figures import Scope, answers, items

MEASURES: dict[str, "Measure"] = {}
SIGNED_WITHIN = timedelta(days=7)
OWED = ("reply", "reply_long", "co_opinion")


@dataclass(frozen=True)
class Measure:
    """`counts` gives the turns that count at all, `gains` those of them that gained."""

    code: str
    label: Any
    meaning: Any
    counts: Callable[[Scope], QuerySet[Handling]]
    gains: Callable[[Scope, QuerySet[Handling]], QuerySet[Handling]]


def _of_items(figure) -> Callable[[Scope], QuerySet[Handling]]:
    """The turns with the items that a figure counts."""
    return lambda scope: items.turns(scope).filter(
        suggestion__in=figure.found(scope).order_by().values("pk")
    )


def _gained_with(figure):
    return lambda scope, turns: turns.filter(
        suggestion__in=figure.found(scope).order_by().values("pk")
    )


def measure(code: str, label, meaning, counts, gains) -> None:
    MEASURES[code] = Measure(code, label, meaning, counts, gains)


def _due(scope: Scope) -> QuerySet[Handling]:
    """Whose own time is over, kept or not."""
    clocks = Clock.objects.filter(congress=scope.congress, name__in=OWED)
    over = clocks.filter(
        Q(end__in=(Clock.End.MET, Clock.End.LATE))
        | Q(ended_at=None, paused_at=None, due__lt=scope.today)
    )
    return items.turns(scope).filter(case__in=over.values("case"))


def _kept(scope: Scope, turns: QuerySet[Handling]) -> QuerySet[Handling]:
    kept = Clock.objects.filter(congress=scope.congress, name__in=OWED, end=Clock.End.MET)
    return turns.filter(case__in=kept.values("case"))


def _confirmed(scope: Scope):
    return ContactAnswer.objects.filter(congress=scope.congress, answer=Word.CONFIRMED).exclude(
        contact__handling__case__state__in=judged.NO_LONGER
    )


def _face_to_face(scope: Scope, turns):
    face = judged.delivered(scope.congress).filter(delivery__in=(Delivery.FACE, Delivery.BOTH))
    met = _confirmed(scope).filter(contact__way__in=IN_PERSON)
    return turns.filter(
        Q(suggestion__in=face.order_by().values("handling__suggestion"))
        | Q(suggestion__in=met.values("contact__handling__suggestion"))
    )


def _followed_up(scope: Scope, turns):
    after = _confirmed(scope).filter(contact__phase=Phase.AFTER)
    return turns.filter(suggestion__in=after.values("contact__handling__suggestion"))


def _signed_in(scope: Scope, turns):
    return turns.filter(received_at__lte=F("assigned_at") + SIGNED_WITHIN)


def _at_once(scope: Scope, turns):
    second = ReplyRound.objects.filter(congress=scope.congress, round__gte=2)
    return turns.exclude(suggestion__in=second.order_by().values("handling__suggestion"))


measure(
    "signed_in",
    _("按时签收"),
    _("交办后七天以内签收的件次，占全部件次。"),
    items.turns,
    _signed_in,
)
measure(
    "in_time",
    _("办理速度"),
    _("主办首轮答复、协办意见没有超过期限（含依规延期、停表）的，占已经到期或者完成的。"),
    _due,
    _kept,
)
measure(
    "contact",
    _("沟通"),
    _("所承办的建议已答复的，至少有一次沟通经代表确认的占比。"),
    _of_items(answers.replied),
    _gained_with(answers.talked_over),
)
measure(
    "face",
    _("面复"),
    _("所承办的建议已答复的，当面答复或者当面沟通并经代表确认的占比。"),
    _of_items(answers.replied),
    _face_to_face,
)
measure(
    "at_once",
    _("办理质量"),
    _("所承办的建议已答复的，没有重新办理的占比。"),
    _of_items(answers.replied),
    _at_once,
)
measure(
    "solved",
    _("落实效果"),
    _("所承办的建议已答复的，各主办单位最近一轮答复都是已经解决或采纳的占比。"),
    _of_items(answers.replied),
    _gained_with(answers.solved),
)
measure(
    "content",
    _("办理结果"),
    _("所承办的建议已评价的，最近一轮结果评价没有不满意的占比。"),
    _of_items(answers.judged_items),
    _gained_with(answers.content),
)
measure(
    "follow_up",
    _("跟踪反馈"),
    _("所承办的建议已答复的，办后回访经代表确认的占比。"),
    _of_items(answers.replied),
    _followed_up,
)
