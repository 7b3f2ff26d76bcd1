"""网上听办: who sees it, and what its page shows to whom.

The 代表工委 sees all of it; those who take part read the reports once it is open, the questions with their
answers, and the numbers and words of the marks once it is over.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind, UnitSystem
from huying.domain.suggestions.queries import visible_one
from huying.foundation.cases.within import Exists

from ..models import Listening, ListeningMark, ListeningQuestion, ListeningReport
from ..policy.listening import grades_of
from ..states.listening import Listening as State
from ..states.listening import ListeningQuestion as QuestionState

OVER = (State.ANSWERING, State.CLOSED)
BEFORE = (State.ANNOUNCED, State.CANCELLED)


def listenings_visible_to(acting: Acting) -> QuerySet[Listening]:
    found = Listening.objects.filter(congress=acting.congress).select_related("case", "congress")
    if acting.is_committee:
        return found
    reports = ListeningReport.objects.filter(listening=OuterRef("pk"))
    asked: Any = Q(unit__in=acting.bodies)
    if acting.has(BodyKind.GOVERNMENT_OFFICE):
        asked |= Q(unit__system=UnitSystem.GOVERNMENT)
    rules: Any = Q(Exists(reports.filter(asked)))
    if acting.is_deputy:
        seats = Listening.deputies.through.objects.filter(
            listening=OuterRef("pk"), appointment__person=acting.person
        )
        rules |= Exists(seats)
    return found.filter(rules)


def questions_visible_to(acting: Acting) -> QuerySet[ListeningQuestion]:
    """Whoever sees the listening."""
    found = ListeningQuestion.objects.filter(congress=acting.congress)
    if not acting.is_committee:
        found = found.filter(listening__in=listenings_visible_to(acting).values("pk"))
    return found.select_related(
        "case", "congress", "unit", "deputy__person", "answered_by__person", "listening__case"
    )


READ: dict[str, Any] = {
    "listening": listenings_visible_to,
    "listening_question": questions_visible_to,
}


def listenings(acting: Acting):
    """For the list: how many units have reported, how much was asked and is not answered."""
    found = listenings_visible_to(acting).annotate(
        units=Count("reports", distinct=True),
        reported=Count("reports", filter=~Q(reports__handed_in_at=None), distinct=True),
        asked=Count("questions", distinct=True),
        waiting=Count(
            "questions", filter=Q(questions__case__state=QuestionState.ASKED), distinct=True
        ),
    )
    return found.order_by("-starts_on", "-pk")


# -- what a page shows -------------------------------------------------------------------------


@dataclass(frozen=True)
class Counted:
    """The marks of one word that a report got."""

    key: str
    label: str
    marks: list

    @property
    def number(self) -> int:
        return len(self.marks)


@dataclass(frozen=True)
class Shown:
    """A report as somebody may read it; `counted` is empty where the marks are not theirs to read (yet)."""

    report: ListeningReport
    is_open: bool
    counted: list[Counted]
    mine: ListeningMark | None
    mine_word: str


def told_of(listening: Listening, acting: Acting) -> dict:
    rows = listening.reports.select_related("unit", "handed_in_by__person").prefetch_related(
        "attachments__file"
    )
    asked = listening.questions.select_related("case", "unit", "deputy__person")
    questions = list(asked.select_related("answered_by__person").order_by("asked_at", "pk"))
    items = list(listening.items.select_related("case").order_by("-session", "number", "pk"))
    seen = visible_one(acting).filter(pk__in=[one.pk for one in items])
    invited = list(listening.deputies.select_related("person").order_by("person__pinyin", "pk"))
    return {
        "reports": _reports(listening, acting, list(rows.order_by("unit__name", "pk"))),
        "waiting": [one for one in questions if one.case.state == QuestionState.ASKED],
        "answered": [one for one in questions if one.case.state == QuestionState.ANSWERED],
        "items": items,
        "may_open": set(seen.values_list("pk", flat=True)),
        "invited": invited,
        "joins": listening.case.state == State.OPEN
        and acting.person.pk in [one.person_id for one in invited],
        "names": acting.is_committee,
        "reads_marks": _reads_marks(listening, acting),
    }


def _reads_marks(listening, acting) -> bool:
    """The 代表工委 at any time, everybody else once no mark can change any more."""
    return acting.is_committee or listening.case.state in OVER


def _reports(listening, acting, rows) -> list[Shown]:
    marks = ListeningMark.objects.filter(report__listening=listening).select_related(
        "deputy__person"
    )
    found = list(marks.order_by("at", "pk"))
    words = {one.code: _(one.label) for one in grades_of(listening)}
    reads, shown = _reads_marks(listening, acting), []
    for row in rows:
        own = [one for one in found if one.report_id == row.pk]
        mine = next((one for one in own if one.deputy.person_id == acting.person.pk), None)
        shown.append(
            Shown(
                report=row,
                is_open=_may_read(listening, acting, row),
                counted=counted(row, own, words) if reads else [],
                mine=mine,
                mine_word=words.get(mine.grade, "") if mine else "",
            )
        )
    return shown


def counted(report, marks, words: dict[str, str]) -> list[Counted]:
    """One for each word, the best first, also where nobody said it."""
    return [
        Counted(f"m{report.pk}-{code}", word, [one for one in marks if one.grade == code])
        for code, word in words.items()
    ]


def _may_read(listening, acting, row) -> bool:
    if row.handed_in_at is None:
        return False
    own = acting.is_committee or row.unit_id in acting.bodies
    return own or listening.case.state not in BEFORE


def may_read_the_file(attachment, acting: Acting) -> bool:
    """Of whoever sees the case: a report's film only when the report itself is shown."""
    of = ListeningReport.objects.filter(attachments=attachment).select_related("listening__case")
    return all(_may_read(one.listening, acting, one) for one in of)
