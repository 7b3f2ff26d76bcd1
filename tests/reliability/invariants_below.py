"""What must hold below a suggestion: of its handlings, replies and surveys, and of who sees them."""

from collections import Counter

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import (
    Contact,
    CoOpinion,
    CosignCall,
    Handling,
    QualityOpinion,
    SecondAssignment,
)
from huying.domain.suggestions.policy.family import asked_of, proposers, proposing_deputies
from huying.domain.suggestions.queries import surveys_visible_to, visible_to
from tests.reliability.invariants import AT_WORK, OVER, family_of, invariant

# -- handlings ---------------------------------------------------------------------------------


@invariant
def exactly_one_lead(f):
    """a suggestion in handling has one lead unit at work"""
    leads = [h for h in f.handlings if h.is_lead and h.state in AT_WORK]
    return len(leads) == 1 if f.state == "in_handling" else not leads


@invariant
def one_turn_at_a_time(f):
    """a unit is not twice at one suggestion"""
    at_it = Counter(h.unit_id for h in f.handlings if h.state in AT_WORK | {"opinion_sent"})
    return all(number == 1 for number in at_it.values())


@invariant
def a_returned_one_has_a_successor(f):
    """a unit that was replaced has one successor of the same role, and nobody else has"""
    next_ones = Counter(h.instead_of_id for h in f.handlings if h.instead_of_id)
    roles = {h.pk: h.role for h in f.handlings}
    return all(next_ones[h.pk] == (1 if h.state == "returned" else 0) for h in f.handlings) and all(
        h.role == roles[h.instead_of_id] for h in f.handlings if h.instead_of_id
    )


@invariant
def received_when_signed_for(f):
    """whoever is at work has signed for it, whoever was asked to has not"""
    signed = {"accepted", "return_requested", "opinion_sent", "completed"}
    return all(
        h.received_at is None if h.state == "assigned" else h.received_at or h.state not in signed
        for h in f.handlings
    )


@invariant
def opinions_of_co_units(f):
    """a co-unit's turn ends with its opinion, or when the item leaves the congress"""
    sent = {h.pk for h in f.handlings if h.state == "opinion_sent"}
    left = {e.case_id for e in f.events if e.act == "handling.end_with_passing"}
    given = CoOpinion.objects.filter(handling__in=[h.pk for h in f.handlings])
    return sent == set(given.values_list("pk", flat=True)) - left


# -- replies and surveys -----------------------------------------------------------------------


@invariant
def rounds_of_leads(f):
    """only lead units reply, in rounds counted from 1, one at a time"""
    by_handling = {}
    for r in f.rounds:
        by_handling.setdefault(r.handling, []).append(r)
    return all(
        h.is_lead
        and [r.round for r in rounds] == list(range(1, len(rounds) + 1))
        and sum(r.state not in OVER["reply_round"] for r in rounds) <= 1
        for h, rounds in by_handling.items()
    )


@invariant
def a_second_round_has_a_reason(f):
    """a further round follows one that closed on a first 不满意, below the standard or assigned again"""
    angry = {s.round_id for s in f.surveys if s.is_dissatisfied}
    poor = set(
        QualityOpinion.objects.filter(round__in=f.rounds, passed=False).values_list("pk", flat=True)
    )
    second = SecondAssignment.objects.filter(handling__in=f.handlings)
    again = set(second.values_list("handling_id", "round")) | {
        (r.handling_id, r.round + 1)
        for r in f.rounds
        if r.state == "closed" and (r.pk in poor or (r.round == 1 and r.pk in angry))
    }
    return again == {(r.handling_id, r.round) for r in f.rounds if r.round > 1}


@invariant
def delivered_means_signed(f):
    """what was delivered had been signed before, by a head"""
    signed = {"signed", "delivered", "closed"}
    return all(
        (
            r.signed_at
            and r.signed_by_id
            and (r.delivered_at is None or r.delivered_at >= r.signed_at)
        )
        for r in f.rounds
        if r.state in signed or r.delivered_at
    )


@invariant
def signed_means_complete(f):
    """a signed reply answers every request and rests on contacts the lead deputy confirmed"""
    for r in f.rounds:
        if not r.signed_at:
            continue
        asked = {one.request.pk for one in asked_of(f.suggestion)}
        if asked - set(r.answers.exclude(text="").values_list("request_id", flat=True)):
            return False
        if r.handling.waived_contacts_at:
            continue
        agreed = Contact.objects.filter(
            handling=r.handling,
            answers__deputy=f.suggestion.lead_id,
            answers__answer="confirmed",
        )
        if not {"before", "during"} <= set(agreed.values_list("phase", flat=True)):
            return False
    return True


@invariant
def one_survey_for_each_deputy(f):
    """a delivered round asks every proposing deputy once, any other asks nobody"""
    asked = Counter(s.round_id for s in f.surveys)
    everybody = len(proposing_deputies(f.suggestion))
    return all(asked[r.pk] == (everybody if r.delivered_at else 0) for r in f.rounds)


@invariant
def open_as_long_as_somebody_is_asked(f):
    """a round is open for evaluation exactly while a survey is"""
    waiting = {s.round_id for s in f.surveys if s.state == "open"}
    return waiting == {r.pk for r in f.rounds if r.state == "delivered"}


@invariant
def answers_are_whole(f):
    """an answered survey has both grades, and a reason for 不满意; another has none"""
    return all(
        (s.process and s.result and s.answered_at and (s.reason or not s.is_dissatisfied))
        if s.state == "answered"
        else not (s.process or s.result or s.answered_at)
        for s in f.surveys
    )


# -- who sees what -----------------------------------------------------------------------------


def acting_as(appointment) -> Acting:
    return Acting(None, appointment.congress, appointment.person, [appointment])


def seen_too_early(root_id, county) -> list[str]:
    """What somebody sees that is not (yet) theirs to see."""
    f, found = family_of(root_id), []
    mine = proposers(f.suggestion) | {one.deputy.person_id for one in f.cosignatures}
    hidden = f.suggestion.submitted_at is None and not f.suggestion.is_imported
    called = CosignCall.objects.filter(  # 公开征集附议
        suggestion=root_id, suggestion__case__state="cosigning", suggestion__secrecy=False
    ).exists()
    goes_with = Handling.objects.filter(suggestion=f.suggestion.merged_into_id)  # 并案
    passed_on = f.suggestion.found_inadmissible.filter(units__isnull=False)  # 来信, 工作参考
    given = f.handlings or goes_with.exists() or passed_on.exists()
    for name in ("lin", "wu", "chen", "sun", "liu", "gao"):
        one = getattr(county, name)
        sees = visible_to(acting_as(one)).filter(pk=root_id).exists()
        invited = called and one.is_deputy
        if sees and hidden and one.person_id not in mine and not invited:
            found.append(f"{one} sees a draft of others")
        if sees and name in ("sun", "liu") and not given:
            found.append(f"{one} sees what no unit was given")
    for name in ("sun", "he", "liu"):
        one = getattr(county, name)
        for survey in surveys_visible_to(acting_as(one)).filter(
            round__handling__suggestion=root_id
        ):
            if survey.round.state != "closed":
                found.append(f"{one} sees a survey of an open round")
    return found
