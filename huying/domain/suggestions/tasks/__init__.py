"""What happens without anybody's hand: the worker calls `tick` every minute, as often as it likes."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.models import Congress, Roll
from huying.domain.people.policy import holders
from huying.domain.people.queries import system_of
from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.cases.often import rows_often
from huying.foundation.files.storing import sweep
from huying.foundation.notices.telling import tell, unsaid
from huying.foundation.procedure import submissions
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused

from ..closing_day import left_at_closing
from ..models import Contact, Handling, Pause, RulebookVersion, Survey
from ..policy.clock_audiences import NEVER_LATE, TOLD, TOLD_TOO_WHEN_LATE
from ..policy.clocks import confirmation_due
from ..procedure import handling as handling_acts
from ..procedure import rules
from ..procedure import survey as survey_acts
from ..procedure.handling.reminding import paused, tell_of_measures, tell_of_sections
from ..states import ContactAnswer, PauseAnswer, Phase, Role
from ..states import Handling as HandlingState
from ..states import Survey as SurveyState
from . import leaving, links  # noqa: F401  they say what may leave, and what goes along
from .clocks import SUBJECTS, tell_of_clocks
from .likely_repeats import compare_by_night
from .routing import learn_by_night
from .urging import tell_of_unanswered, urge_the_late

BY_THE_CALENDAR: list[Callable[[Congress, datetime], int]] = []
"""What later matters are told by the calendar alone: each gives how many notices it wrote."""
__all__ = ["BY_THE_CALENDAR", "NEVER_LATE", "SUBJECTS", "TOLD", "TOLD_TOO_WHEN_LATE", "tick"]

UNUSED_FILES_KEPT = timedelta(hours=24)


def tick(at: datetime, congress: Congress | None = None) -> dict[str, int]:
    """Do what time alone brings, in one congress or in all; done again it does nothing more.

    Counts: reminded and closed_silent surveys; handlings that run_on after a pause; notices given that a
    clock is nearly due (warned), late, late still (escalated, to the next level); units that were urged,
    notices of urgings left unanswered and of unconfirmed contacts; session_over: what the closing of a
    session left undone; sections: notices of what falls due inside units (reports, measures); calendar:
    of what a month of the rulebook brings; learnt: new versions of what units are proposed by; compared:
    items newly compared with earlier ones; for all congresses also files and forms swept away.
    """
    names = (
        *("reminded", "closed_silent", "run_on", "warned", "late", "escalated", "urged"),
        *("unanswered", "unconfirmed", "session_over", "sections", "calendar", "learnt"),
        "compared",
    )
    counts = dict.fromkeys(names, 0)
    congresses = [congress] if congress else list(Congress.objects.order_by("pk"))
    for one in congresses:
        _put_rules_in_force(one, at)
        for name, rows, act in (
            ("reminded", _surveys_to_remind, survey_acts.remind),
            ("closed_silent", _surveys_to_close, survey_acts.close_silent),
            ("run_on", _pauses_that_are_over, handling_acts.run_on),
        ):
            counts[name] += _each(rows(one.pk, timezone.localdate(at)), act, one, at)
        for act, left in left_at_closing(one, at):
            counts["session_over"] += _each([left], act, one, at)
        for kind, number in tell_of_clocks(one, at):
            counts[kind] += number
        counts["urged"] += urge_the_late(one, at)
        counts["unanswered"] += tell_of_unanswered(one, at)
        counts["unconfirmed"] += _tell_of_unconfirmed_contacts(one, at)
        counts["sections"] += tell_of_sections(one, at) + tell_of_measures(one, at)
        counts["calendar"] += sum(told(one, at) for told in BY_THE_CALENDAR)
    counts["learnt"] = sum(learn_by_night(one, at) for one in congresses)
    counts["compared"] = sum(compare_by_night(one, at) for one in congresses)
    if congress is None:
        swept = sweep(UNUSED_FILES_KEPT, at)
        counts["files"], counts["forms"] = swept.files + swept.rows, submissions.forget(at=at)
    return counts


# -- rules of the congress's own ---------------------------------------------------------------


def _put_rules_in_force(congress: Congress, at: datetime) -> None:
    """Those whose day has come; there is one at most."""
    for version in _rules_whose_day_has_come(congress.pk, timezone.localdate(at)):
        roll = Roll.objects.select_related("case", "congress").get(congress=congress)
        try:
            rules.put_rules_in_force(roll, by=system_of(congress.pk), at=at, rules=version)
        except Refused:  # it cannot work any longer, and stays on the page as not in force
            continue
        congress.refresh_from_db()


@rows_often
def _rules_whose_day_has_come(congress: UUID, today: date):
    return RulebookVersion.objects.filter(
        congress=congress, took_effect_at=None, revoked_at=None, effective_on__lte=today
    )


# -- silent surveys --------------------------------------------------------------------------


def _surveys_past(clock: str, congress: UUID, today: date):
    overdue = Clock.objects.filter(congress=congress, name=clock, ended_at=None, due__lt=today)
    found = Survey.objects.filter(case__state=SurveyState.OPEN, case__in=overdue.values("case"))
    return found.select_related("case").order_by("pk")


@rows_often
def _surveys_to_remind(congress: UUID, today: date):
    return _surveys_past("feedback", congress, today).filter(reminded_at=None)


@rows_often
def _surveys_to_close(congress: UUID, today: date):
    return _surveys_past("feedback_grace", congress, today)


@rows_often
def _pauses_that_are_over(congress: UUID, today: date):
    over = Pause.objects.filter(congress=congress, answer=PauseAnswer.STANDING, until__lte=today)
    found = Handling.objects.filter(
        case__state=HandlingState.ACCEPTED, pk__in=over.values("handling")
    )
    return found.select_related("case").order_by("pk")


def _each(subjects: list, act, congress: Congress, at: datetime) -> int:
    done = 0
    for subject in subjects:
        try:
            act(subject, by=system_of(congress.pk), at=at)
        except Refused:  # somebody did it at this very moment
            continue
        done += 1
    return done


# -- contacts that the lead deputy leaves open -----------------------------------------------


def _tell_of_unconfirmed_contacts(congress: Congress, at: datetime) -> int:
    """After five working days it is a matter for the head of the 代表工委."""
    today, told = timezone.localdate(at), 0
    late = [one for one in _waiting_contacts(congress.pk) if confirmation_due(one) < today]
    by_key = {f"contact:{one.pk}:unconfirmed": one for one in late}
    for key in unsaid(congress, by_key):
        contact = by_key[key]
        text = _(
            "%(phase)s沟通满五个工作日代表仍未确认，请联系代表，或研究是否放行：%(handling)s"
        ) % {
            "phase": contact.get_phase_display(),
            "handling": contact.handling,
        }
        told += tell(_heads(congress), case=contact.handling.case, key=key, text=text, at=at)
    return told


@rows_often
def _waiting_contacts(congress: UUID):
    return (
        Contact.objects.filter(
            congress=congress,
            phase__in=(Phase.BEFORE, Phase.DURING),
            handling__role=Role.LEAD,
            handling__case__state=HandlingState.ACCEPTED,
            handling__waived_contacts_at=None,
            answers__answer=ContactAnswer.OPEN,
            answers__deputy=F("handling__suggestion__lead"),
        )
        .exclude(handling__in=paused(congress))
        .select_related("congress", "handling__case", "handling__suggestion", "handling__unit")
        .order_by("pk")
    )


def _heads(congress: Congress):
    return holders(congress.pk, kind=BodyKind.DEPUTIES_COMMITTEE, capacities=(Capacity.HEAD,))
