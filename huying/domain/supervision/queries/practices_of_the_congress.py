"""不良办理现象 on the side of the congress itself: its own lateness and its own wrong assignments, by session."""

from datetime import date

from django.db.models import Count, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Session
from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.queries import visible_to
from huying.domain.suggestions.states import Handling as HandlingState
from huying.foundation.cases.within import Exists
from huying.foundation.procedure.models import Clock

from .practices import Practice

OF_AN_ITEM = ("acceptance_notice", "assign")
OF_A_TURN = ("reassign",)
OFTEN = 2


def _late(today: date):
    """Of this outer row's case: ended late, or still running beyond its day."""
    over = Q(end=Clock.End.LATE) | Q(ended_at=None, paused_at=None, due__lt=today)
    return Clock.objects.filter(over, case=OuterRef("pk"))


def _not_carried_on(today: date):
    turns = Handling.objects.filter(
        Exists(_late(today).filter(name__in=OF_A_TURN)), suggestion=OuterRef("pk")
    )
    return Q(Exists(_late(today).filter(name__in=OF_AN_ITEM))) | Q(Exists(turns))


def _on_the_last_day(today: date):
    met = Clock.objects.filter(case=OuterRef("pk"), name__in=OF_AN_ITEM, end=Clock.End.MET)
    return Exists(met.filter(ended_at__date=F("due")))


def _from_unit_to_unit(today: date):
    """Two units or more had to hand it on."""
    left = Handling.objects.filter(case__state=HandlingState.RETURNED).order_by()
    counted = left.values("suggestion").annotate(number=Count("pk")).filter(number__gte=OFTEN)
    return Q(pk__in=counted.values("suggestion"))


PRACTICES = [
    Practice(
        "not_carried_on",
        _("重提出轻办理"),
        _("本级人大没有按期受理告知、交办或者重新交办，已经办理的和还没有办理的都计入。"),
        _not_carried_on,
    ),
    Practice(
        "last_day",
        _("临期突击"),
        _("在受理告知、交办期限的最后一天才办理。"),
        _on_the_last_day,
    ),
    Practice(
        "from_unit_to_unit",
        _("一退再退"),
        _("交办以后两次以上改由其他单位承办。"),
        _from_unit_to_unit,
    ),
]
BY_CODE = {one.code: one for one in PRACTICES}


def items(acting: Acting):
    """What was handed in for a session; the congress looks at itself."""
    found = visible_to(acting).filter(submitted_at__isnull=False, session__isnull=False)
    return found if acting.is_committee else found.none()


def behind(acting: Acting, code: str, today: date, *, session: int):
    found = items(acting).filter(BY_CODE[code].shows(today), session=session)
    return found.order_by("number", "pk")


def by_session(acting: Acting, today: date) -> list[dict]:
    """One line a session, the newest first."""
    every = items(acting).order_by().values("session")
    numbers = {row["session"]: row["n"] for row in every.annotate(n=Count("pk"))}
    figures: dict[int, dict[str, int]] = {key: dict.fromkeys(BY_CODE, 0) for key in numbers}
    for one in PRACTICES:
        for row in every.filter(one.shows(today)).annotate(n=Count("pk")):
            figures[row["session"]][one.code] = row["n"]
    sessions = Session.objects.filter(pk__in=numbers).select_related("term")
    return [
        {
            "name": str(one),
            "asked": f"session={one.pk}",
            "number": numbers[one.pk],
            "figures": figures[one.pk],
        }
        for one in sessions.order_by("-opens_at", "-pk")
    ]
