"""The rows that the lists begin with, and conditions that several of them share."""

from datetime import date, datetime, time, timedelta

from django.db.models import Count, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.text import Truncator

from huying.domain.people.models import Appointment
from huying.domain.people.policy import day_table
from huying.domain.people.queries import Acting
from huying.domain.people.states import Capacity, UnitSystem
from huying.foundation.calendar.periods import deadline
from huying.foundation.cases.within import Exists, Subquery

from ... import states
from ...models import CoSignature, Handling, ReplyRound, Suggestion, Survey, Transfer
from ...policy import revisits
from ...policy.books import book_in_force
from ...policy.clocks import book_of

CONFIRMED = states.CosignAnswer.CONFIRMED


def standing(acting: Acting, kind: str, in_states) -> dict:
    """Asked of the case, whose one index leads to what is open without reading all that has ended."""
    return {
        "case__congress": acting.congress,
        "case__kind": kind,
        "case__state__in": in_states,
    }


def suggestions(acting: Acting, *in_states: str):
    return Suggestion.objects.filter(**standing(acting, "suggestion", in_states)).select_related(
        "case", "lead__person"
    )


def without_its_paper() -> Q:
    """Handed in through the system, and the signed paper has not come (policy/originals.py)."""
    from_a_bill = Q(arose_from__isnull=False, drafted_at=F("submitted_at"))
    return Q(paper_original=None, entered_by=None, source_key="") & ~from_a_bill


def handlings(acting: Acting, *in_states: str):
    return Handling.objects.filter(**standing(acting, "handling", in_states)).select_related(
        "case", "unit", "suggestion__lead__person"
    )


def rounds(acting: Acting, *in_states: str):
    """Reply rounds whose unit is at work on them (not waiting for its return to be decided)."""
    return ReplyRound.objects.filter(
        **standing(acting, "reply_round", in_states),
        handling__case__state=states.Handling.ACCEPTED,
    ).select_related("case", "congress", "handling__unit", "handling__suggestion__lead__person")


def not_my_own(found, acting: Acting, to_suggestion: str):
    """Without what this person proposed or co-signed: another person of that body must act.

    `to_suggestion` is the path from a row to its suggestion, "" where the row is one.
    """
    mine = CoSignature.objects.filter(
        suggestion=OuterRef(to_suggestion or "pk"), answer=CONFIRMED, deputy__person=acting.person
    )
    lead = {f"{to_suggestion}__lead__person".removeprefix("__"): acting.person}
    return found.exclude(**lead).exclude(Exists(mine))


def number_of(found, field: str):
    """How many rows of `found` (already tied to the outer row) there are, as an expression."""
    counted = found.order_by().values(field).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def nobody_else_can(at: datetime, unit: str, suggestion: str) -> Q:
    """No handler or office of the unit with an account may act on it: the head must stand in.

    `unit` and `suggestion` are paths from the row.
    """
    today = timezone.localdate(at)
    signed = CoSignature.objects.filter(
        suggestion=OuterRef(OuterRef(suggestion)),
        answer=CONFIRMED,
        deputy__person=OuterRef("person"),
    )
    able = (
        Appointment.objects.filter(
            Q(until=None) | Q(until__gte=today),
            body=OuterRef(unit),
            since__lte=today,
            capacity__in=(Capacity.HANDLER, Capacity.OFFICE),
            person__account__is_active=True,
        )
        .exclude(person=OuterRef(f"{suggestion}__lead__person"))
        .exclude(Exists(signed))
    )
    return Q(~Exists(able))


def last_day_gone_unconfirmed(acting: Acting, at: datetime) -> date:
    """A contact recorded on this day or before, and still unconfirmed, has waited too long."""
    rule = book_in_force(acting.congress).further["contact_confirmation"]
    table = day_table(acting.congress)
    today = timezone.localdate(at)
    day = today - timedelta(days=rule.period.amount)
    while deadline(rule.period, day, table).due >= today:
        day -= timedelta(days=1)
    return day


def first_moment_after(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def office_consents(acting: Acting):
    """Of handlings: those whose longer period the government office consents to, by the rulebook."""
    approver = book_in_force(acting.congress).extension.approver
    if approver not in ("government_office", "assigning_body"):
        return Q(pk__in=())
    given_on = Transfer.objects.filter(
        suggestion=OuterRef("suggestion"), sent_back_at=None, assigned_on_at__isnull=False
    )
    of_government = Q(unit__system=UnitSystem.GOVERNMENT)
    return of_government & Exists(given_on) if approver == "assigning_body" else of_government


def unvisited(acting: Acting):
    """Lead handlings of the outer suggestion that the lead deputy has not seen revisited."""
    form = book_of(acting).contact.after
    confirmed = revisits.not_visited(form, states.ContactAnswer.CONFIRMED)
    return revisits.replied_leads().filter(confirmed, suggestion=OuterRef("pk"))


def last_and_dissatisfied(acting):
    """Last rounds, over, of units that still have the suggestion, that some deputy marked 不满意."""
    no = states.Grade.DISSATISFIED
    surveys = Survey.objects.filter(round=OuterRef("pk"))
    later = ReplyRound.objects.filter(handling=OuterRef("handling"), round__gt=OuterRef("round"))
    return rounds(acting, states.ReplyRound.CLOSED).filter(
        Exists(surveys.filter(Q(process=no) | Q(result=no))),
        ~Exists(later),
    )


def short(text: str, length: int = 40) -> str:
    """The beginning of what somebody wrote, on one line."""
    return Truncator(" ".join(text.split())).chars(length)
