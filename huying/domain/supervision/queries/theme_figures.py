"""Who leads the items of a session, which are repeats, how they were judged: as keys of items."""

from collections import defaultdict
from uuid import UUID

from django.db.models import Q, QuerySet

from huying.domain.people.models import Session
from huying.domain.suggestions.models import Handling, LikeLink, Suggestion, Survey
from huying.domain.suggestions.states import Grade, LikeKind, Role
from huying.domain.suggestions.states import Survey as SurveyState

from ..policy.key import GONE


def leading_units(session: Session) -> dict[UUID, list[str]]:
    """The units that lead each item of the session."""
    turns = Handling.objects.filter(suggestion__session=session, role=Role.LEAD)
    rows = turns.exclude(case__state__in=GONE).order_by("unit__name")
    found: dict[UUID, list[str]] = defaultdict(list)
    for key, name in rows.values_list("suggestion", "unit__name").distinct():
        found[key].append(name)
    return found


def repeated(items: QuerySet[Suggestion], session: Session) -> set[UUID]:
    """Linked as 反复提出 with another of the items that the reader counts."""
    counted = items.order_by().values("pk")
    links = LikeLink.objects.filter(
        Q(a__session=session) | Q(b__session=session),
        kind=LikeKind.REPEAT,
        a__in=counted,
        b__in=counted,
    )
    return {key for pair in links.values_list("a", "b") for key in pair}


def judged(surveys: QuerySet[Survey], session: Session) -> tuple[set[UUID], set[UUID]]:
    """Judged by any deputy in any round; and those that somebody was dissatisfied with."""
    marks = surveys.filter(
        case__state=SurveyState.ANSWERED, round__handling__suggestion__session=session
    ).select_related(None)
    rows = marks.order_by().values_list("round__handling__suggestion", "process", "result")
    marked: set[UUID] = set()
    bad: set[UUID] = set()
    for key, *grades in rows:
        marked.add(key)
        if Grade.DISSATISFIED in grades:
            bad.add(key)
    return marked, bad
