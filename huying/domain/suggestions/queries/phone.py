"""Whom the 代表工委 telephones today: deputies whose word is waited for."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment
from huying.domain.people.queries import Acting
from huying.foundation.cases.within import Subquery
from huying.foundation.procedure.models import Clock

from ..models import ContactAnswer, CoSignature, Suggestion, Survey
from ..policy.family import suggestion_of
from ..states import ContactAnswer as Word
from ..states import CosignAnswer
from ..states import Suggestion as State
from ..states import Survey as SurveyState
from .awaiting.deputy import BEFORE_THE_END, CONTACTS_STAND_OPEN
from .awaiting.rows import last_day_gone_unconfirmed

NEARLY_DUE = timedelta(days=3)


@dataclass(frozen=True)
class Matter:
    """One thing a deputy is asked for. `pressing`: the reply waits for it, or its day is near.

    `suggestion` is empty while it is still its author's own (not handed in): staff do not see it yet.
    """

    what: str
    suggestion: Suggestion | None
    since: date
    due: date | None
    pressing: bool


@dataclass(frozen=True)
class Call:
    """A deputy to telephone and everything to speak of, the oldest first."""

    deputy: Appointment
    matters: list[Matter]

    @property
    def pressing(self) -> bool:
        return any(one.pressing for one in self.matters)

    @property
    def since(self) -> date:
        return min(one.since for one in self.matters)

    @property
    def phone(self) -> str:
        return self.deputy.person.phone


def whom_to_call(acting: Acting, at: datetime) -> list[Call]:
    """Deputies with open confirmations, or surveys near or past their day; the pressing first.

    Confirmations: co-signing, contacts, entries typed by staff. One row per person.
    """
    by_person: dict[int, list[Matter]] = defaultdict(list)
    deputies: dict[int, Appointment] = {}
    for deputy, matter in _matters(acting, at):
        deputies.setdefault(deputy.person_id, deputy)
        by_person[deputy.person_id].append(matter)
    calls = [
        Call(deputies[key], sorted(found, key=lambda one: (not one.pressing, one.since)))
        for key, found in by_person.items()
    ]
    return sorted(calls, key=lambda one: (not one.pressing, one.since, one.deputy.person.pinyin))


def _matters(acting, at):
    yield from _surveys(acting, at)
    yield from _contacts(acting, at)
    yield from _cosignatures(acting)
    yield from _entries(acting)


def _surveys(acting, at):
    today = timezone.localdate(at)
    due = Clock.objects.filter(
        case=OuterRef("pk"), ended_at=None, name__in=("feedback", "feedback_grace")
    ).order_by("due")
    found = (
        Survey.objects.filter(congress=acting.congress, case__state=SurveyState.OPEN)
        .annotate(due=Subquery(due.values("due")[:1]))
        .filter(due__lte=today + NEARLY_DUE)
    )
    for one in _with_deputy(found, "deputy", "round__handling__suggestion"):
        suggestion = suggestion_of(one)
        yield one.deputy, Matter(_("评价答复"), suggestion, one.received_on, one.due, True)


def _contacts(acting, at):
    gone = last_day_gone_unconfirmed(acting, at)
    found = ContactAnswer.objects.filter(
        congress=acting.congress,
        answer=Word.OPEN,
        contact__handling__case__state__in=CONTACTS_STAND_OPEN,
    )
    for one in _with_deputy(
        found, "deputy", "contact__handling__unit", "contact__handling__suggestion"
    ):
        contact = one.contact
        what = _("确认沟通（%(unit)s，%(phase)s）") % {
            "unit": contact.handling.unit,
            "phase": contact.get_phase_display(),
        }
        since = timezone.localdate(contact.at)
        yield one.deputy, Matter(what, contact.handling.suggestion, since, None, since <= gone)


def _cosignatures(acting):
    found = CoSignature.objects.filter(
        congress=acting.congress,
        answer=CosignAnswer.OPEN,
        suggestion__case__state__in=(State.COSIGNING, State.RETURNED),
    )
    for one in _with_deputy(found, "deputy", "suggestion__lead__person"):
        what = _("答复附议邀请（%s代表邀请）") % one.suggestion.lead.person
        since = timezone.localdate(one.invited_at)
        seen = one.suggestion if one.suggestion.submitted_at else None
        yield one.deputy, Matter(what, seen, since, None, False)


def _entries(acting):
    found = Suggestion.objects.filter(
        congress=acting.congress,
        case__state__in=(*BEFORE_THE_END, State.CLOSED),
        entered_by__isnull=False,
        lead__isnull=False,
        source_key="",
        entry_confirmed_at=None,
    )
    for one in _with_deputy(found, "lead"):
        since = timezone.localdate(one.drafted_at)
        yield one.lead, Matter(_("确认代录内容"), one, since, None, False)


def _with_deputy(found, deputy: str, *more: str):
    return found.select_related(f"{deputy}__person", f"{deputy}__seat__delegation", *more).order_by(
        "pk"
    )
