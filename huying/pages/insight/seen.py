"""What one reader's ledger is drawn from, and what can be asked of every suggestion in it, in SQL.

A condition is a set of keys found once for the congress (`pk IN (…)`), never a question asked again
for each row: so the ledger of a province answers as the ledger of a county does.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DateField, DateTimeField, IntegerField, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from huying.domain.people.models import Congress
from huying.domain.people.queries import Acting
from huying.domain.people.states import UnitSystem
from huying.domain.suggestions import states
from huying.domain.suggestions.models import (
    ContactAnswer,
    CoSignature,
    Handling,
    ReplyFiling,
    ReplyRound,
    Suggestion,
    Survey,
    WorkRecord,
)
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.policy.handed_in import handed_in
from huying.domain.suggestions.queries import (
    class_changes,
    judged,
    rounds_visible_to,
    surveys_visible_to,
    visible_to,
)
from huying.foundation.cases.models import Case as CaseRow
from huying.foundation.cases.within import Exists, Subquery
from huying.foundation.procedure.models import Clock

from .standing import standing

REPLY_CLOCKS = ("reply", "reply_long", "rehandle")
DUE_CLOCKS = ("assign", *REPLY_CLOCKS)
SOON = 7  # days
NO_LONGER = judged.NO_LONGER


@dataclass(frozen=True)
class Seen:
    """`stages`: the rounds whose stage may be known; `replies`: those whose content may be."""

    congress: Congress
    suggestions: QuerySet[Suggestion]
    stages: QuerySet[ReplyRound]
    replies: QuerySet[ReplyRound]
    surveys: QuerySet[Survey]
    today: date

    def with_standing(self) -> QuerySet[Any]:
        return self.suggestions.annotate(standing=standing(self.congress, self.stages))

    def described(self, keys: list) -> QuerySet[Any]:
        """These suggestions with everything a row shows that is not a column of their own."""
        rounds = ReplyRound.objects.filter(handling__suggestion=OuterRef("pk"))
        paused = _clock().values("paused_at")[:1]
        return (
            self.with_standing()
            .filter(pk__in=keys)
            .select_related("proposed_lead", "lead__seat__delegation", "past")
            .annotate(
                due=due(),
                paused=Subquery(paused, output_field=DateTimeField()),
                turn=Subquery(rounds.order_by("-round").values("round")[:1]),
                cosigners=cosigners(),
            )
        )

    def going_on(self) -> Q:
        """Not yet done, of whatever year; found by where its case stands."""
        open_ones = CaseRow.objects.filter(
            congress=self.congress, kind="suggestion", state__in=states.Suggestion.going_on()
        )
        return Q(pk__in=open_ones.values("pk"))

    # -- deputies ----------------------------------------------------------------------------

    def graded(self, dimension: str, grade: str) -> Q:
        """Whether the worst grade of the latest round with an answer is this; `any`: is there one."""
        return judged.graded(self.surveys, dimension, grade)

    def dissatisfied(self, *dimensions: str) -> Q:
        """Whether any deputy, in any round, was dissatisfied in one of these."""
        said = Q()
        for dimension in dimensions:
            said |= Q(**{dimension: states.Grade.DISSATISFIED})
        found = self.surveys.filter(said).select_related(None)
        return Q(pk__in=found.values("round__handling__suggestion"))

    def praised(self) -> Q:
        """Whether any deputy, in any round, left words of praise."""
        found = self.surveys.exclude(praise="").select_related(None)
        return Q(pk__in=found.values("round__handling__suggestion"))

    def content(self) -> Q:
        """Whether the latest round with answers came out as 满意 or 基本满意."""
        return self.graded("result", states.Grade.SATISFIED) | self.graded(
            "result", states.Grade.MOSTLY
        )

    def solved(self) -> Q:
        """Whether the last reply of every lead unit bears the first of the congress's classes."""
        first = book_of(self).answer.classes[0].code
        delivered = ReplyRound.objects.filter(
            congress=self.congress, delivered_at__isnull=False
        ).exclude(handling__case__state__in=NO_LONGER)
        later = delivered.filter(handling=OuterRef("handling"), round__gt=OuterRef("round"))
        others = delivered.exclude(reply_class=first).exclude(Exists(later))
        return self.replied() & ~Q(pk__in=others.values("handling__suggestion"))

    def first_under_way(self) -> Q:
        """Whether the first delivered reply of a lead unit said 正在解决 or 列入计划 (B类)."""
        first = class_changes.first_under_way(self.congress)
        return Q(pk__in=first.values("suggestion"))

    def turned(self) -> Q:
        """Of those: whether each of these units' last class is 已经解决, its evidence checked."""
        turned = class_changes.turned(self.congress).values("pk")
        left = class_changes.first_under_way(self.congress).exclude(pk__in=turned)
        return self.first_under_way() & ~Q(pk__in=left.values("suggestion"))

    def filed(self, *offices: str) -> Q:
        """Whether every delivered reply was filed with these; 督查室 has to do with the government's units."""
        delivered = ReplyRound.objects.filter(
            congress=self.congress, delivered_at__isnull=False
        ).exclude(handling__case__state__in=NO_LONGER)
        lacking = Q()
        for office in offices:
            theirs = delivered.exclude(
                Exists(ReplyFiling.objects.filter(round=OuterRef("pk"), office=office))
            )
            if office == states.FilingOffice.SUPERVISION:
                theirs = theirs.filter(handling__unit__system=UnitSystem.GOVERNMENT)
            lacking |= Q(pk__in=theirs.values("handling__suggestion"))
        return self.replied() & ~lacking

    def met(self, *ways: str, least: int = 1) -> Q:
        """Whether a proposing deputy has confirmed contacts in so many of these ways."""
        found = (
            self._confirmed()
            .filter(contact__way__in=ways)
            .order_by()
            .values("contact__handling__suggestion")
            .annotate(ways=Count("contact__way", distinct=True))
        )
        return Q(pk__in=found.filter(ways__gte=least).values("contact__handling__suggestion"))

    def contacted(self, phase: str) -> Q:
        """Whether a proposing deputy has confirmed a contact in this phase; only that counts."""
        confirmed = self._confirmed().filter(contact__phase=phase)
        return Q(pk__in=confirmed.values("contact__handling__suggestion"))

    def worked(self, *kinds: str) -> Q:
        """Whether a unit that still has it has recorded work of one of these kinds on it."""
        found = WorkRecord.objects.filter(congress=self.congress, kind__in=kinds).exclude(
            handling__case__state__in=NO_LONGER
        )
        return Q(pk__in=found.values("handling__suggestion"))

    def _confirmed(self) -> QuerySet[ContactAnswer]:
        return ContactAnswer.objects.filter(
            congress=self.congress, answer=states.ContactAnswer.CONFIRMED
        ).exclude(contact__handling__case__state__in=NO_LONGER)

    # -- days --------------------------------------------------------------------------------

    def running(self, names: tuple[str, ...] = DUE_CLOCKS) -> QuerySet[Clock]:
        """Clocks by which somebody can be late: nobody is while a clock is paused."""
        return Clock.objects.filter(
            congress=self.congress, ended_at=None, paused_at=None, name__in=names
        )

    def overdue(self, names: tuple[str, ...] = DUE_CLOCKS) -> QuerySet[Clock]:
        return self.running(names).filter(due__lt=self.today)

    def late(self, *names: str) -> Q:
        return Q(pk__in=self.overdue(names or DUE_CLOCKS).values("case__root"))

    def late_by(self, unit) -> Q:
        late = self.overdue(REPLY_CLOCKS).filter(case__handling__unit=unit)
        return Q(pk__in=late.values("case__root"))

    def soon(self) -> Q:
        last = self.today + timedelta(days=SOON)
        soon = self.running().filter(due__gte=self.today, due__lte=last)
        return Q(pk__in=soon.values("case__root"))

    def first_reply_late(self) -> Q:
        late = Clock.objects.filter(
            congress=self.congress, name__in=("reply", "reply_long"), end=Clock.End.LATE
        )
        return Q(pk__in=late.values("case__root"))

    # -- units -------------------------------------------------------------------------------

    def replied(self) -> Q:
        """Delivered at least once, by a unit that still has it."""
        delivered = ReplyRound.objects.filter(
            congress=self.congress, delivered_at__isnull=False
        ).exclude(handling__case__state__in=NO_LONGER)
        return assigned() & Q(pk__in=delivered.values("handling__suggestion"))

    def handled_by(self, unit) -> Q:
        handlings = Handling.objects.filter(congress=self.congress, unit=unit)
        current = handlings.exclude(case__state=states.Handling.RETURNED)
        return Q(pk__in=current.values("suggestion"))

    def returned_twice(self) -> Q:
        returned = Handling.objects.filter(
            congress=self.congress, case__state=states.Handling.RETURNED
        )
        times = returned.order_by().values("suggestion").annotate(times=Count("pk"))
        return Q(pk__in=times.filter(times__gte=2).values("suggestion"))


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
        suggestions=Suggestion.objects.filter(handed_in(), congress=congress),
        stages=rounds,
        replies=rounds,
        surveys=Survey.objects.filter(congress=congress),
        today=today,
    )


def assigned() -> Q:
    return Q(assigned_at__isnull=False) & ~Q(case__state=states.Suggestion.WITHDRAWN)


# -- of one row: these are asked for each row, by the suggestion's own key ----------------------


def due() -> Subquery:
    """The earliest last day of a running clock, a paused one included."""
    return Subquery(_clock().values("due")[:1], output_field=DateField())


def _clock() -> QuerySet[Clock]:
    running = Clock.objects.filter(case__root=OuterRef("pk"), ended_at=None, name__in=DUE_CLOCKS)
    return running.order_by("due", "pk")


def cosigners() -> Coalesce:
    """How many have confirmed the present text."""
    confirmed = CoSignature.objects.filter(
        suggestion=OuterRef("pk"), answer=states.CosignAnswer.CONFIRMED
    )
    number = confirmed.order_by().values("suggestion").annotate(number=Count("pk"))
    return Coalesce(Subquery(number.values("number"), output_field=IntegerField()), 0)


def lead_unit() -> Subquery:
    """The name of the unit that leads, for sorting."""
    leading = Handling.objects.filter(suggestion=OuterRef("pk"), role=states.Role.LEAD).exclude(
        case__state=states.Handling.RETURNED
    )
    return Subquery(leading.order_by("pk").values("unit__name")[:1])
