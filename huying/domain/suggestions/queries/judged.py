"""How items were judged and what became of them, as conditions on suggestions; each asked once for a
congress, never again for each row."""

from django.db.models import Case, F, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.functions import FirstValue

from huying.foundation.cases.within import Exists

from .. import states
from ..models import ReplyRound, Survey

NO_LONGER = (states.Handling.RETURNED, states.Handling.ENDED)


def graded(surveys: QuerySet[Survey], dimension: str, grade: str) -> Q:
    """Whether the worst grade of the latest round with an answer is this; `any`: is there one."""
    answered = surveys.filter(case__state=states.Survey.ANSWERED).select_related(None)
    if grade == "any":
        return Q(pk__in=answered.values("round__handling__suggestion"))
    worst = Case(
        When(**{dimension: states.Grade.DISSATISFIED}, then=Value(0)),
        When(**{dimension: states.Grade.MOSTLY}, then=Value(1)),
        default=Value(2),
    )
    decided = Window(
        FirstValue(F(dimension)),
        partition_by=[F("round__handling__suggestion")],
        order_by=[F("round__round").desc(), worst, F("pk")],
    )
    found = answered.order_by().annotate(decided=decided).filter(decided=grade)
    return Q(pk__in=found.values("round__handling__suggestion"))


def delivered(congress) -> QuerySet[ReplyRound]:
    """Replies that reached the deputies, of units that still have the item."""
    return ReplyRound.objects.filter(congress=congress, delivered_at__isnull=False).exclude(
        handling__case__state__in=NO_LONGER
    )


def last_replies(congress) -> QuerySet[ReplyRound]:
    """Of every lead unit its last delivered reply."""
    found = delivered(congress)
    later = found.filter(handling=OuterRef("handling"), round__gt=OuterRef("round"))
    return found.exclude(Exists(later))
