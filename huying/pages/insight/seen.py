"""What one reader's ledger is drawn from, and what can be asked of every suggestion in it, in SQL."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    DateTimeField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, GreaterThanOrEqual

from huying.domain.people.models import Congress
from huying.domain.people.queries import Acting
from huying.domain.suggestions import states
from huying.domain.suggestions.models import (
    ContactAnswer,
    CoSignature,
    Handling,
    ReplyRound,
    Suggestion,
    Survey,
)
from huying.domain.suggestions.queries import rounds_visible_to, surveys_visible_to, visible_to
from huying.foundation.procedure.models import Clock

from .standing import standing

REPLY_CLOCKS = ("reply", "reply_long", "rehandle")
DUE_CLOCKS = ("assign", *REPLY_CLOCKS)
SOON = 7  # days


@dataclass(frozen=True)
class Seen:
    """`stages`: the rounds whose stage may be known; `replies`: those whose content may be."""

    congress: Congress
    suggestions: QuerySet[Suggestion]
    stages: QuerySet[ReplyRound]
    replies: QuerySet[ReplyRound]
    surveys: QuerySet[Survey]
    today: date

    # -- what is shown of a row --------------------------------------------------------------

    def with_standing(self) -> QuerySet[Suggestion]:
        return self.suggestions.annotate(standing=standing(self.stages))

    def described(self, keys: list) -> QuerySet[Suggestion]:
        """These suggestions with everything a row shows that is not a column of their own."""
        clock = running(DUE_CLOCKS).order_by("due", "pk")
        rounds = ReplyRound.objects.filter(handling__suggestion=OuterRef("pk"))
        return (
            self.with_standing()
            .filter(pk__in=keys)
            .select_related("proposed_lead", "lead__seat__delegation")
            .annotate(
                due=Subquery(clock.values("due")[:1], output_field=DateField()),
                paused=Subquery(clock.values("paused_at")[:1], output_field=DateTimeField()),
                turn=Subquery(rounds.order_by("-round").values("round")[:1]),
                cosigners=cosigners(),
                process=self.grade("process"),
                result=self.grade("result"),
                unanswered=self._unanswered(),
            )
        )

    # -- what is asked of it -----------------------------------------------------------------

    @property
    def _surveys(self) -> QuerySet[Survey]:
        return self.surveys.filter(round__handling__suggestion=OuterRef("pk")).select_related(None)

    def grade(self, dimension: str) -> Subquery:
        """The worst grade given in the latest round that has an answer; null where none has."""
        worst = Case(
            When(**{dimension: states.Grade.DISSATISFIED}, then=Value(0)),
            When(**{dimension: states.Grade.MOSTLY}, then=Value(1)),
            default=Value(2),
        )
        answered = self._surveys.filter(case__state=states.Survey.ANSWERED)
        return Subquery(answered.order_by("-round__round", worst, "pk").values(dimension)[:1])

    def _unanswered(self) -> Case:
        still = self._surveys.filter(case__state=states.Survey.OPEN)
        never = self._surveys.filter(case__state=states.Survey.SILENT)
        return Case(
            When(Q(Exists(still)), then=Value(states.Survey.OPEN.value)),
            When(Q(Exists(never)), then=Value(states.Survey.SILENT.value)),
            default=Value(""),
            output_field=CharField(),
        )

    def graded(self, dimension: str, grade: str) -> Any:
        """Whether the latest answers give this grade; `any`: whether there is an answer at all."""
        if grade == "any":
            return Exists(self._surveys.filter(case__state=states.Survey.ANSWERED))
        return Exact(self.grade(dimension), grade)

    def dissatisfied(self, *dimensions: str) -> Exists:
        """Whether any deputy, in any round, was dissatisfied in one of these."""
        said = Q()
        for dimension in dimensions:
            said |= Q(**{dimension: states.Grade.DISSATISFIED})
        return Exists(self._surveys.filter(said))

    def late(self, *names: str) -> Exists:
        return Exists(overdue(self.today, names or DUE_CLOCKS))

    def late_by(self, unit) -> Exists:
        return Exists(overdue(self.today, REPLY_CLOCKS).filter(case__handling__unit=unit))

    def soon(self) -> Exists:
        last = self.today + timedelta(days=SOON)
        return Exists(
            running(DUE_CLOCKS).filter(paused_at=None, due__gte=self.today, due__lte=last)
        )


def seen_by(acting: Acting, today: date) -> Seen:
    """The ledger of one person. The 代表工委 knows every stage, though not every draft."""
    visible = rounds_visible_to(acting)
    everything = ReplyRound.objects.filter(congress=acting.congress)
    return Seen(
        congress=acting.congress,
        suggestions=visible_to(acting),
        stages=everything if acting.is_committee else visible,
        replies=visible,
        surveys=surveys_visible_to(acting),
        today=today,
    )


def whole_of(congress: Congress, today: date) -> Seen:
    """What the 代表工委 counts: every suggestion of the congress that was handed in or imported."""
    rounds = ReplyRound.objects.filter(congress=congress)
    return Seen(
        congress=congress,
        suggestions=Suggestion.objects.filter(received(), congress=congress),
        stages=rounds,
        replies=rounds,
        surveys=Survey.objects.filter(congress=congress),
        today=today,
    )


def received() -> Q:
    return Q(submitted_at__isnull=False) | ~Q(source_key="")


def assigned() -> Q:
    return Q(assigned_at__isnull=False) & ~Q(case__state=states.Suggestion.WITHDRAWN)


def replied() -> Q:
    """Delivered at least once, by a unit that still has it."""
    delivered = ReplyRound.objects.filter(
        handling__suggestion=OuterRef("pk"), delivered_at__isnull=False
    ).exclude(handling__case__state=states.Handling.RETURNED)
    return assigned() & Q(Exists(delivered))


def first_reply_late() -> Exists:
    return Exists(
        Clock.objects.filter(
            case__root=OuterRef("pk"), name__in=("reply", "reply_long"), end=Clock.End.LATE
        )
    )


def contacted(phase: str) -> Exists:
    """Whether a proposing deputy has confirmed a contact in this phase; only that counts."""
    return Exists(
        ContactAnswer.objects.filter(
            contact__handling__suggestion=OuterRef("pk"),
            contact__phase=phase,
            answer=states.ContactAnswer.CONFIRMED,
        ).exclude(contact__handling__case__state=states.Handling.RETURNED)
    )


def handled_by(unit) -> Exists:
    handlings = Handling.objects.filter(suggestion=OuterRef("pk"), unit=unit)
    return Exists(handlings.exclude(case__state=states.Handling.RETURNED))


def returned_twice() -> GreaterThanOrEqual:
    returned = Handling.objects.filter(
        suggestion=OuterRef("pk"), case__state=states.Handling.RETURNED
    )
    return GreaterThanOrEqual(_number_of(returned), 2)


def cosigners() -> Coalesce:
    """How many have confirmed the present text."""
    return _number_of(
        CoSignature.objects.filter(suggestion=OuterRef("pk"), answer=states.CosignAnswer.CONFIRMED)
    )


def lead_unit() -> Subquery:
    """The name of the unit that leads, for sorting."""
    leading = Handling.objects.filter(suggestion=OuterRef("pk"), role=states.Role.LEAD).exclude(
        case__state=states.Handling.RETURNED
    )
    return Subquery(leading.order_by("pk").values("unit__name")[:1])


def due() -> Subquery:
    return Subquery(running(DUE_CLOCKS).order_by("due").values("due")[:1])


def running(names: tuple[str, ...]) -> QuerySet[Clock]:
    return Clock.objects.filter(case__root=OuterRef("pk"), ended_at=None, name__in=names)


def overdue(today: date, names: tuple[str, ...]) -> QuerySet[Clock]:
    """Nobody is late while a clock is paused."""
    return running(names).filter(paused_at=None, due__lt=today)


def _number_of(found: QuerySet) -> Coalesce:
    counted = found.order_by().values("suggestion").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
