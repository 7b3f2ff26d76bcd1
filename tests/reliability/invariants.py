"""What must hold of a suggestion and all that grew from it, after whatever act, by whomever."""

from collections import Counter
from types import SimpleNamespace

from huying.domain.suggestions.models import (
    Handling,
    Pause,
    Publication,
    ReplyRound,
    Suggestion,
    Survey,
)
from huying.domain.suggestions.policy.family import proposers
from huying.domain.suggestions.policy.pausing import PAUSABLE
from huying.foundation.cases.models import Case
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock, Event
from huying.foundation.procedure.procedure import ALL

OVER = {
    "suggestion": {
        "closed",
        "archived",
        "withdrawn",
        "rejected",
        "letter",
        "referred",
        "merged",
        "split",
        "passed_on",
    },
    "handling": {"returned", "completed", "ended"},
    "reply_round": {"closed", "ended"},
    "survey": {"answered", "silent", "carried", "ended"},
    "commitment": {"kept", "dropped", "explained"},
}
AT_WORK = {"assigned", "accepted", "return_requested"}
BEFORE_SUBMISSION = {"draft", "cosigning"}
NUMBERED = {
    "registered",
    "merged",
    "consulting",
    "transferred",
    "in_handling",
    "away",
    "passed_on",
    "closed",
    "archived",
}

INVARIANTS = []


def invariant(rule):
    """`rule(family)` is true; its docstring is what the failure says."""
    INVARIANTS.append(rule)
    return rule


def family_of(root_id) -> SimpleNamespace:
    """Everything about one suggestion, read once."""
    at = {"suggestion": root_id}
    suggestion = Suggestion.objects.select_related("case", "text", "lead").get(pk=root_id)
    return SimpleNamespace(
        suggestion=suggestion,
        state=suggestion.state,
        cases=list(Case.objects.filter(root=root_id)),
        events=list(Event.objects.filter(case__root=root_id).select_related("by").order_by("seq")),
        clocks=list(Clock.objects.filter(case__root=root_id).select_related("case")),
        handlings=list(Handling.objects.filter(**at).select_related("case").order_by("pk")),
        rounds=list(
            ReplyRound.objects.filter(handling__suggestion=root_id)
            .select_related("case", "handling__case")
            .order_by("round")
        ),
        surveys=list(
            Survey.objects.filter(round__handling__suggestion=root_id).select_related(
                "case", "round__case"
            )
        ),
        pauses=list(Pause.objects.filter(handling__suggestion=root_id)),
        versions=list(suggestion.versions.order_by("number")),
        cosignatures=list(suggestion.cosignatures.select_related("deputy")),
    )


def broken(root_id) -> list[str]:
    """The invariants that do not hold of this family."""
    family = family_of(root_id)
    return [rule.__doc__ for rule in INVARIANTS if not rule(family)]


# -- events ----------------------------------------------------------------------------------


@invariant
def events_and_versions(f):
    """a case has one event for each version, from 1 on"""
    seen = {case.pk: [] for case in f.cases}
    for event in f.events:
        seen[event.case_id].append(event.version)
    return all(sorted(seen[c.pk]) == list(range(1, c.version + 1)) for c in f.cases)


@invariant
def events_join(f):
    """each event begins in the state where the one before it ended, and the last one is the case's"""
    now = {}
    for event in f.events:
        if event.was != now.get(event.case_id, ""):
            return False
        now[event.case_id] = event.now
    return all(now[case.pk] == case.state for case in f.cases)


@invariant
def time_goes_forward(f):
    """events stand in the order of their moments"""
    return all(a.at <= b.at for a, b in zip(f.events, f.events[1:], strict=False))


@invariant
def only_declared_states(f):
    """every case is in a state of its own procedure"""
    return all(case.state in ALL[case.kind].states.values for case in f.cases)


@invariant
def nobody_acts_on_what_is_theirs(f):
    """no act that must be left to others was done by somebody who proposed the suggestion"""
    last = f.events[-1]  # who proposes can change later, so only the newest is judged
    kind, name = last.act.split(".")
    mine = last.by.person_id in proposers(f.suggestion)
    return not (mine and ALL[kind].acts[name].not_own and last.cause_id is None)


@invariant
def nobody_is_told_of_their_own_act(f):
    """a notice goes to others than the one who acted"""
    last = f.events[-1]
    told = Notice.objects.filter(congress=f.suggestion.congress_id, key=f"event:{last.seq}")
    return not told.filter(to__person=last.by.person_id).exists()


# -- clocks ----------------------------------------------------------------------------------


@invariant
def one_clock_of_a_name(f):
    """at most one clock of a name runs on a case"""
    running = Counter((c.case_id, c.name) for c in f.clocks if c.ended_at is None)
    return all(number == 1 for number in running.values())


@invariant
def nothing_runs_on_what_is_over(f):
    """no clock runs on a case that has ended, but for what is owed or open until the archive"""
    return not any(
        c.ended_at is None
        and c.case.state in OVER[c.case.kind]
        and (c.name not in ("follow_up", "publication_objection") or f.state != "closed")
        for c in f.clocks
    )


@invariant
def paused_only_for_a_reason(f):
    """a clock stands still exactly while a return is asked for, a lawful pause lasts, or a promise is
    checked or waits for what becomes of it"""
    waiting = {"return", "reply", "co_opinion", "first_contact"}
    standing = {one.handling_id for one in f.pauses if one.answer == "standing"}
    return all(
        (c.paused_at is not None)
        == (
            (c.case.state == "return_requested" and c.name in waiting)
            or (c.case_id in standing and c.name in PAUSABLE)
            or (c.case.kind == "commitment" and c.case.state in ("checking", "unsettled"))
        )
        for c in f.clocks
        if c.ended_at is None
    )


@invariant
def only_ended_pauses_move_a_clock(f):
    """a clock is later by days that it stood still only where a lawful pause of its unit has ended"""
    ended = {one.handling_id for one in f.pauses if one.ended_on}
    return all(c.stood == 0 or c.case_id in ended for c in f.clocks)


@invariant
def due_is_the_earlier_day(f):
    """a clock is due on the earlier of the local day and the national one"""
    return all(c.due == min(c.local_due, c.floor_due or c.local_due) for c in f.clocks)


@invariant
def every_lead_at_work_owes_a_reply(f):
    """a lead unit at work on an undelivered first reply has a reply clock running"""
    running = {c.case_id for c in f.clocks if c.ended_at is None and c.name.startswith("reply")}
    replied = {r.handling_id for r in f.rounds if r.delivered_at}
    return all(
        h.pk in running or h.pk in replied or not h.is_lead
        for h in f.handlings
        if h.state in AT_WORK
    )


# -- the suggestion ----------------------------------------------------------------------------


@invariant
def numbered_once_registered(f):
    """registered suggestions have a number, drafts have none, and the number is unique"""
    s = f.suggestion
    if f.state in BEFORE_SUBMISSION:
        return s.number is None
    if s.number is None:
        return f.state not in NUMBERED
    same = Suggestion.objects.filter(session=s.session_id, series=s.series, number=s.number)
    return same.count() == 1


@invariant
def submission_fixes_the_session(f):
    """whoever has been submitted knows session and series"""
    s = f.suggestion
    return s.submitted_at is None or bool(s.session_id and s.series and s.in_session is not None)


@invariant
def the_last_text_counts(f):
    """text versions are numbered from 1, and the last is the suggestion's, title and all"""
    numbers = [one.number for one in f.versions]
    last = f.versions[-1]
    return (
        numbers == list(range(1, len(numbers) + 1))
        and f.suggestion.text_id == last.pk
        and f.suggestion.title == last.title
    )


@invariant
def signed_for_this_very_text(f):
    """a confirmed co-signature belongs to the present text, an open one to none"""
    return all(
        one.version_id == (f.suggestion.text_id if one.answer == "confirmed" else None)
        for one in f.cosignatures
        if one.answer in ("confirmed", "open")
    )


@invariant
def the_lead_does_not_cosign(f):
    """nobody co-signs a suggestion of their own"""
    lead = f.suggestion.lead
    return lead is None or lead.person_id not in {one.deputy.person_id for one in f.cosignatures}


@invariant
def over_is_over(f):
    """nothing is under way below a closed, archived or withdrawn suggestion, but for its promises"""
    if f.state not in OVER["suggestion"]:
        return True
    return not any(
        case.kind not in ("suggestion", "commitment")
        and case.state not in OVER[case.kind]
        and (case.kind, case.state) != ("handling", "opinion_sent")
        for case in f.cases
    )


@invariant
def nothing_is_published_against_a_wish(f):
    """what is kept secret is published nowhere, and a reply only with the whole text"""
    said = Publication.objects.filter(suggestion=f.suggestion).first()
    if said is None:
        return True
    return (said.content == "none" or not f.suggestion.secrecy) and (
        said.content == "full" or not said.replies
    )
