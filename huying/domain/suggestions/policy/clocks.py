"""Which clock runs from which day: the congress's rulebook, under the national floor."""

from datetime import date, datetime

from django.utils import timezone

from huying.domain.people.policy import day_table
from huying.foundation.calendar.periods import days_stood, deadline
from huying.foundation.calendar.table import DayTable
from huying.foundation.cases.models import HasACase
from huying.foundation.procedure.clocks import Terms
from huying.foundation.procedure.models import Clock

from .. import rulebook
from ..models import Contact, Handling, ReplyRound, Suggestion, Survey, Transfer
from .books import book_by_key, book_in_force
from .family import handling_of


def book_of(subject) -> rulebook.Rulebook:
    """The rulebook that a subject's case was started under; of what is no case, its congress's."""
    if not isinstance(subject, HasACase):
        return book_in_force(subject.congress)
    rules = subject.case.rules
    return book_by_key(rules) if rules else book_in_force(subject.congress)


def cite(law: str, of) -> str:
    """The article behind an act: that of a clock's rule or of an option, or the words themselves.

    `of` is a congress, or a case that keeps the rules it was started under.
    """
    book = book_by_key(getattr(of, "rules", "") or of.rulebook)
    basis = book.every_period.get(law) or book.basis.get(law)
    return str(basis.words) if basis else law


# A right that lapses, not a duty: nobody is late when it has run out.
WINDOWS = frozenset({"return", "publication_objection"})


def clock_case(subject):
    """A reply round's clocks hang on the unit's handling; all others on their own case."""
    return subject.handling.case if isinstance(subject, ReplyRound) else subject.case


def terms(subject, name: str, at: datetime) -> Terms | None:
    """What the rulebook says of this clock for this subject now; None where it does not run."""
    book = book_of(subject)
    rule_name = name
    if isinstance(subject, Suggestion):
        if name == "acceptance_notice" and subject.in_session:
            return None
        if name == "publication_objection" and not book.publication.deputy_may_object:
            return None
        if name == "assign":
            rule_name = book.assign_clock(in_session=bool(subject.in_session)).name
    if name in ("first_contact", "reply") and not handling_of_is_lead(subject):
        return None
    if name == "co_opinion" and handling_of_is_lead(subject):
        return None
    rule = book.every_period[rule_name]
    stood = days_paused(subject, rule.unit) if name == "reply_long" else 0
    days = anchor_days(subject, at, name)
    if name == "follow_up":
        days |= _days_of_the_last_reply(subject)
    bound = rulebook.binding(book, rule_name, days, day_table(subject.congress), stood=stood)
    return terms_of_rule(book, rule, name, bound, stood)


def terms_of_rule(book, rule, name: str, bound: rulebook.Binding, stood: int = 0) -> Terms:
    """A clock of this name as its rule counts it, not later than the national floor."""
    local = bound.local
    return Terms(
        name=name,
        label=str(rule.label),
        article=rule.article,
        source=rule.source,
        rulebook=book.name,
        rule_version=book.version,
        amount=rule.amount,
        unit=rule.unit,
        anchor=rule.starts,
        start=local.start,
        local_due=local.due,
        floor_due=bound.floor.due if bound.floor else None,
        moved_from=local.moved_from,
        days_counted=local.days_counted,
        provisional=local.provisional,
        stood=stood,
    )


def handling_of_is_lead(subject) -> bool:
    return isinstance(subject, Suggestion) or handling_of(subject).is_lead


def anchor_days(subject, at: datetime, clock: str = "") -> dict[str, date]:
    """The days that periods of this subject (or this clock of it) may start from, by anchor name."""
    today = timezone.localdate(at)
    if isinstance(subject, Suggestion):
        return _days_of_a_suggestion(subject, today)
    if isinstance(subject, Survey):
        delivered = subject.round.delivered_at
        return {
            "replied_at": timezone.localdate(delivered),
            "reply_received_at": subject.received_on,
            "reminded_at": today,
        }
    days = _days_of_a_handling(handling_of(subject), clock)
    for anchor in ("return_reported_at", "return_received_at", "requested_at"):
        days[anchor] = today
    for anchor in ("dissatisfied_at", "redo_ordered_at"):
        days[anchor] = today
    return days


def _days_of_a_suggestion(suggestion, today: date) -> dict[str, date]:
    submitted = timezone.localdate(suggestion.submitted_at) if suggestion.submitted_at else today
    # Parted from what it was handled with: it can be given to a unit only from that day.
    submitted = max(submitted, getattr(suggestion, "parted_on", submitted))
    days = {"submitted_at": submitted}
    for anchor in ("accepted_at", "consulted_at", "transferred_at", "announced_at"):
        days[anchor] = today
    if suggestion.session:
        closed = timezone.localdate(suggestion.session.closes_at)
        days["session_closed_at"] = max(closed, submitted)
    return days


# Where government items are assigned in two steps: what the law counts from 交办.
THE_LAWS_MONTHS = ("reply", "reply_long")


def _days_of_a_handling(handling: Handling, clock: str) -> dict[str, date]:
    first = handling
    if book_of(handling).reassignment.clock == "keep":
        while first.instead_of and first.instead_of.role == handling.role:
            first = first.instead_of
    given = first.assigned_at
    if clock in THE_LAWS_MONTHS and not first.instead_of_id:
        given = _transferred_at(first) or given
    days = {"assigned_at": timezone.localdate(given)}
    if handling.received_at:
        days["received_at"] = (
            timezone.localdate(handling.received_at) if first is handling else days["assigned_at"]
        )
    return days


def _transferred_at(handling: Handling) -> datetime | None:
    """When the government office got it, where the rulebook counts from that first step."""
    rule = book_of(handling).assignment
    if rule.government != "two_steps" or rule.months_from != "first":
        return None
    found = Transfer.objects.filter(suggestion=handling.suggestion_id, sent_back_at=None)
    return found.values_list("at", flat=True).first()


def days_paused(handling: Handling, unit) -> int:
    """How long the handling stood still in all its ended pauses, counted as `unit` counts days."""
    return sum(
        days_stood(unit, one.began_on, one.ended_on, day_table(handling.congress))
        for one in handling.pauses.all()
        if one.began_on and one.ended_on
    )


def floor_of_a_paused(handling: Handling, clock: Clock) -> date | None:
    """The day that national law sets for a clock that stood still; None where it does not bind."""
    if clock.name not in rulebook.FLOOR_CLOCKS:
        return None
    floor = national_day(handling, clock, day_table(handling.congress))
    return floor if floor < clock.local_due else None


def national_day(handling: Handling, clock: Clock, table: DayTable | None) -> date:
    """The nation's own day for a reply clock of this handling, on these days of the calendar."""
    days = _days_of_a_handling(handling, clock.name)
    return rulebook.floor_day(clock.name, days, table, stood=clock.stood)


def _days_of_the_last_reply(subject) -> dict[str, date]:
    """The days of a reply round, or of the last one that a handling delivered."""
    round = subject
    if isinstance(subject, Handling):
        round = subject.rounds.filter(delivered_at__isnull=False).latest("round")
    delivered = timezone.localdate(round.delivered_at)
    return {"replied_at": delivered, "reply_received_at": round.received_on or delivered}


def confirmation_due(contact: Contact) -> date:
    """The last day on which a deputy's word on a contact is simply waited for."""
    period = book_of(contact).further["contact_confirmation"].period
    return deadline(period, timezone.localdate(contact.at), day_table(contact.congress)).due
