"""The reply: drafted request by request, checked, pre-reviewed, signed, delivered."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.people.states import UnitSystem
from huying.domain.suggestions.models import Handling, ReplyRound
from huying.domain.suggestions.policy import answering, checks, needs
from huying.domain.suggestions.policy.family import asked_of
from huying.domain.suggestions.procedure import reply as acts
from huying.domain.suggestions.states import Delivery, Outcome
from huying.domain.suggestions.states import ReplyRound as State

from . import keeping, overseeing, phrases, promising, sending
from .simulation import Enough, Life
from .themes import moved

if TYPE_CHECKING:
    from .story import Story

DELIVERIES = (Delivery.PLATFORM, Delivery.PLATFORM, Delivery.FACE, Delivery.PAPER)
RANDOM_DAYS_OF_WORK = (28, 58)


def replied(story: "Story", number: int) -> Life:
    """Round `number`, from its first draft to its delivery."""
    if number == 1 and story.plan.written is not None:
        at = yield from story.office_on(story.before_end(story.plan.written))
    elif number == 1:
        days = timedelta(days=story.random.randint(*RANDOM_DAYS_OF_WORK))
        at = yield from story.office_on(story.assigned_on + days)
    else:
        at = yield from story.office(story.random.randint(6, 11))
    round = story.round = ReplyRound.objects.select_related("case").get(
        handling=story.handling, round=number
    )
    if number == 1:
        story.years_late = story.matter.years_late(timezone.localdate(at))
    if number == 1 and acts.tell_considered.applies(round) is None:
        _told_only(story, round, at)
        return
    yield from _opinions_in(story, round)
    faults = _faults(story) if number == 1 else []
    _write(story, round, brief=bool(faults))
    yield from _through_review(story, round, faults)
    yield from _signed_and_delivered(story)


def _told_only(story: "Story", round: Any, at: Any) -> None:
    """仅供参考: the deputy asked for no document, and is told what was made of it."""
    words = phrases.CONSIDERED.format(title=story.matter.title, place=story.matter.place)
    story.round = acts.tell_considered(round, by=story.unit.office, at=at, considered=words)


def _opinions_in(story: "Story", round: Any) -> Life:
    """The draft waits for co-opinions until their time is over."""
    round.handling = Handling.objects.select_related("suggestion").get(pk=story.handling.pk)
    story.missing = ""
    while reason := needs.co_opinions_are_in(round, by=None, at=story.now):
        if story.co_units and "逾期" in reason:
            story.missing = phrases.MISSING.format(names=story.co_units[0])
            return
        yield from story.office(2)
    yield from ()


# -- the text --------------------------------------------------------------------------------


def answers(story: "Story", round: Any, *, brief: bool = False) -> list[tuple[Any, str, str]]:
    """(request, outcome, text); in a brief draft the last one says no more than its first sentence."""
    first, second = story.matter["answers"], story.matter["second_answers"]
    found = []
    for one in asked_of(round):
        # What was merged into it asks for much the same, and is answered in the same words.
        place = (one.request.order - 1 + story.skipped) % len(first)
        outcome, text = first[place]["outcome"], first[place]["text"]
        if round.round == 2:
            text = second[place]
            outcome = Outcome.PARTLY if outcome == Outcome.NOT else outcome
        found.append((one.request, outcome, moved(text, story.years_late)))
    if brief:
        request, outcome, text = found[-1]
        found[-1] = (request, outcome, text.split("，")[0] + "。")
    return found


def _write(story: "Story", round: Any, *, brief: bool) -> None:
    matter, unit = story.matter, story.unit
    given = answers(story, round, brief=brief)
    outcomes = {outcome for _request, outcome, _text in given}
    day = timezone.localdate(story.now)
    what, by = matter.promise(day)
    promised = bool(outcomes & {"adopted", "partly", "planned"})
    names = "、".join(str(co) for co in story.co_units)
    words = phrases.OPENING if round.round == 1 else phrases.AGAIN
    story.round = acts.write(
        round,
        by=unit.handler,
        at=story.now,
        answers=given,
        reply_class=_reply_class(given),
        has_commitment=promised,
        commitment=f"{what}，{by.year}年{by.month}月{by.day}日前完成。" if promised else "",
        promises=promising.lines(story, round, given) if promised else [],
        no_promise_reason=promising.why_none(round, promised),
        opening=words.format(
            lead=story.lead.person,
            others="".join(f"、{one.person}代表" for one in story.signers),
            title=matter.title,
            co=phrases.WITH_CO.format(names=names) if names else "",
            place=matter.place,
        ),
        closing=phrases.CLOSING.format(unit=unit),
        missing_opinions=story.missing,
        openness=story.openness,
        contact_person=f"{unit.handler.person} {unit.handler.person.phone}",
    )


def _reply_class(given: list) -> str:
    """A where at least half of what was asked is done and nothing refused; C where all is refused."""
    outcomes = [outcome for _request, outcome, _text in given]
    if "not" not in outcomes and 2 * outcomes.count("adopted") >= len(outcomes):
        return "A"
    return "C" if set(outcomes) == {"not"} else "B"


# -- checking and pre-review -----------------------------------------------------------------

# What may go wrong on the way: at which state, by which act, with which words.
FAULTS: dict[str, tuple[State, Callable, str]] = {
    "sent_back_in_unit": (
        State.UNIT_CHECK, acts.send_back_in_unit, phrases.SENT_BACK_IN_UNIT,
    ),
    "sent_back_by_office": (
        State.OFFICE_REVIEW, acts.send_back_from_office, phrases.SENT_BACK_BY_OFFICE,
    ),
    "sent_back_by_committee": (
        State.COMMITTEE_REVIEW, acts.send_back_from_committee, phrases.SENT_BACK_BY_COMMITTEE,
    ),
    "not_signed": (State.CLEARED, acts.decline_to_sign, phrases.NOT_SIGNED),
}  # fmt: skip
# Which act takes a draft where the rulebook says it goes next.
SENDS = {
    checks.CHECK: acts.send_to_check,
    checks.OFFICE: acts.send_to_office,
    checks.COMMITTEE: acts.send_to_committee,
    checks.HEAD: acts.send_to_head,
}
PASSES = {
    checks.CHECK: acts.pass_level,
    checks.OFFICE: acts.pass_check_to_office,
    checks.COMMITTEE: acts.pass_check_to_committee,
    checks.HEAD: acts.pass_check,
}
REVIEWED = {
    checks.CHECK: acts.pass_committee_review_to_check,
    checks.HEAD: acts.pass_committee_review,
}
STAGES = {
    State.UNIT_CHECK: "unit_check",
    State.OFFICE_REVIEW: "office",
    State.COMMITTEE_REVIEW: "committee",
    State.CLEARED: "cleared",
}


def _faults(story: "Story") -> list[str]:
    """What the plan lets go wrong; a judicial unit's reply is not read by an office."""
    judicial = story.unit.body.system == UnitSystem.JUDICIAL
    planned = [turn for turn in FAULTS if story.has(turn)]
    return [turn for turn in planned if not (judicial and turn == "sent_back_by_office")]


def _through_review(story: "Story", round: Any, faults: list[str]) -> Life:
    """From the draft to "cleared"; a fault sends it back once, then it is written in full."""
    first = round.round == 1
    while True:
        at = yield from story.office()
        send = SENDS[checks.after_drafting(story.round)]
        story.round = send(story.round, by=story.unit.handler, at=at)
        while True:
            state = State(story.round.case.state)
            fault = next((turn for turn in faults if FAULTS[turn][0] == state), None)
            if first and not fault:
                story.reached(STAGES[state])
            if state == State.CLEARED and not fault:
                return
            at = yield from story.office(story.random.randint(1, 2))
            if fault:
                faults.remove(fault)
                _sent_back(story, fault, at)
                break
            _passed(story, state, at)
        if story.plan.stop == "back" and not faults:
            raise Enough
        at = yield from story.office(story.random.randint(1, 3))
        _write(story, story.round, brief=bool(faults))


def _sent_back(story: "Story", fault: str, at) -> None:
    state, act, words = FAULTS[fault]
    order = len(story.matter.theme["requests"])
    story.round = act(story.round, by=_reader(story, state), at=at, text=words.format(order=order))


def _passed(story: "Story", state: State, at) -> None:
    by, random = _reader(story, state), story.random
    if state == State.UNIT_CHECK:
        act = PASSES[checks.after_checks(story.round)]
        words = random.choice(phrases.CHECKED)
    elif state == State.OFFICE_REVIEW:
        act, words = acts.pass_office_review, random.choice(phrases.OFFICE_PASSED)
    else:
        act = REVIEWED[checks.after_review(story.round)]
        words = random.choice(phrases.COMMITTEE_PASSED)
    story.round = act(story.round, by=by, at=at, text=words)


def _reader(story: "Story", state: State):
    """Who reads the reply in this state."""
    if state == State.UNIT_CHECK:
        return story.unit.office
    if state == State.OFFICE_REVIEW:
        return story.county.offices[story.unit.body.system]
    return story.unit.head if state == State.CLEARED else story.clerk


# -- signing and delivering ------------------------------------------------------------------


def _signed_and_delivered(story: "Story") -> Life:
    at = yield from story.office(story.random.randint(0, 2))
    while needs.contacts_are_confirmed(story.round, by=None, at=at):
        at = yield from story.office(1)
    story.round = acts.sign_off(
        story.round,
        by=story.unit.head,
        at=at,
        document_number=_document_number(story),
        **_class_rests_on(story),
    )
    if story.round.round == 1:
        story.reached("signed")
    at = yield from story.office(story.random.randint(0, 1))
    _delivered(story, at)


def _class_rests_on(story: "Story") -> dict[str, Any]:
    """What the head writes at the signature; only what the class demands is kept."""
    said = [one.text for one in story.round.answers.order_by("request")]
    what, by = story.matter.promise(timezone.localdate(story.now))
    return {
        "done": said[0],
        "plan": f"{what}。",
        "owner": str(story.unit.body),
        "due_on": by,
        "basis": said[-1],
    }


def _delivered(story: "Story", at) -> None:
    """In a form that the rulebook allows; what an answer in person or through the lead leaves to do."""
    way = story.random.choice(DELIVERIES)
    story.round = acts.deliver(
        story.round,
        by=story.unit.handler,
        at=at,
        delivery=way if way in answering.deliveries(story.round) else Delivery.BOTH,
        copied_to=phrases.COPIED_TO,
        record={
            "place": story.matter.place,
            "people": f"{story.unit.head.person}",
            "content": phrases.SAID_IN_PERSON,
        },
    )
    if answering.awaits_signature(story.round) is None:
        acts.sign_face_record(story.round, by=story.lead, at=at, opinion=phrases.HEARD_IN_PERSON)
    if answering.not_relayed_yet(story.round) is None:
        acts.relay(story.round, by=story.lead, at=at)
    story.days.begin(sending.filed(story.round, story.unit.handler, at))
    for life in keeping.promises_of(story):
        story.days.begin(life)
    if story.round.round == 1:
        story.days.begin(overseeing.led_to(story))


def _document_number(story: "Story") -> str:
    name = story.unit.body.name
    short = name.removeprefix("县委").removeprefix("县").removesuffix("局")
    papers = story.county.papers
    papers[name] = papers.get(name, 0) + 1
    return f"清{short}函〔{timezone.localdate(story.now).year}〕{papers[name]}号"
