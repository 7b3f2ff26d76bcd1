"""What must hold of the promises of a suggestion, whatever becomes of the suggestion itself."""

from huying.domain.suggestions.models import PromiseLine
from huying.domain.supervision.models import Commitment
from huying.domain.supervision.queries.commitment_counts import (
    counted,
    counted_from_events,
    without_owner_or_clock,
)
from tests.reliability.invariants import OVER, invariant


def promises_of(f) -> list[Commitment]:
    return list(
        Commitment.objects.filter(suggestion=f.suggestion)
        .select_related("case", "owner")
        .prefetch_related("requests", "progress__attachments", "checks")
    )


@invariant
def each_promise_line_of_a_delivered_reply_is_one_case(f):
    """a delivered reply has one commitment for each of its promise lines, another reply has none"""
    delivered = [one.pk for one in f.rounds if one.delivered_at]
    lines = PromiseLine.objects.filter(round__in=delivered).values_list("round", "position")
    return sorted(lines) == sorted((one.round_id, one.position) for one in promises_of(f))


@invariant
def a_promise_ends_as_it_may(f):
    """a promise ends only by evidence and check, by an approved drop, or by a lawful explanation"""
    done = {(event.case_id, event.act) for event in f.events}

    def lawful(one) -> bool:
        granted = {asked.kind for asked in one.requests.all() if asked.granted and asked.word}
        evidence = any(row.attachments.all() for row in one.progress.all())
        checked = any(check.passed for check in one.checks.all())
        return {
            "kept": evidence and checked and (one.pk, "commitment.close") in done,
            "dropped": "drop" in granted or (one.pk, "commitment.end_with_the_item") in done,
            "explained": "explain" in granted and bool(one.end_basis),
        }.get(one.state, one.ended_at is None)

    return all(lawful(one) for one in promises_of(f))


@invariant
def an_open_promise_has_an_owner_and_a_clock(f):
    """an open promise has somebody at work in its unit, and a clock that has not ended"""
    clocked = {clock.case_id for clock in f.clocks if clock.ended_at is None}
    every = all(one.pk in clocked for one in promises_of(f) if one.state not in OVER["commitment"])
    return every and not without_owner_or_clock(f.suggestion.congress).exists()


@invariant
def no_person_of_the_unit_finds_it_kept(f):
    """nobody who works in the unit that promised has checked, decided or closed a promise"""
    decided = {
        "pass_check", "fail_check", "grant_another_day", "deny_another_day", "approve_drop",
        "deny_drop", "approve_explanation", "deny_explanation", "send_back", "close",
    }  # fmt: skip
    owner = {one.pk: one.owner_id for one in promises_of(f)}
    return not any(
        event.by.body_id == owner[event.case_id]
        for event in f.events
        if event.case_id in owner and event.act.split(".")[1] in decided
    )


@invariant
def the_counts_are_those_of_the_events(f):
    """total = open + kept + dropped + explained, and the events say the same"""
    found = counted(f.suggestion.congress)
    parts = ("open", "kept", "dropped", "explained")
    return found == counted_from_events(f.suggestion.congress) and found["total"] == sum(
        found[one] for one in parts
    )
