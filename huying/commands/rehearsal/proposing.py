"""A deputy's part before any unit: groundwork, drafting, co-signing, handing in."""

from datetime import timedelta
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.suggestions.policy import delegation
from huying.domain.suggestions.procedure import suggestion as acts
from huying.domain.suggestions.states import Groundwork, Openness
from huying.foundation.files.checking import CheckedFile, check_file

from . import before_the_session, hours, phrases
from .simulation import Enough, Life

if TYPE_CHECKING:
    from .story import Story

OPENNESS = (Openness.FULL, Openness.FULL, Openness.FULL, Openness.TITLE_ONLY, Openness.NONE)
DAYS_FROM_SUBMISSION_TO_ASSIGNMENT = 6


def text(story: "Story", *, thin: bool = False) -> dict[str, Any]:
    """The text of the suggestion; a thin one lacks what the clerk will ask for."""
    matter = story.matter
    facts = matter["facts"]
    return {
        "title": matter.title,
        "facts": "\n".join(facts[:1] if thin else facts),
        "proposal": "\n".join(matter["proposal"]),
        "requests": matter["requests"],
    }


def proposed(story: "Story") -> Life:
    """Until it is handed in."""
    story.openness = story.random.choice(OPENNESS)
    if story.has("paper"):
        yield from _on_paper(story)
    else:
        yield from _drafted(story)
        yield from _cosigned(story)
        yield from _handed_in(story)
    if story.plan.stop in ("returned", "given_up") or story.has("revised"):
        yield from _revised(story)
    if story.has("replaced"):
        yield from _replaced(story)
    story.reached("submitted")


def _day_of_submission(story: "Story"):
    days = story.plan.submitted
    if days is None:
        days = (story.plan.assigned or 0) + DAYS_FROM_SUBMISSION_TO_ASSIGNMENT
    return story.before_end(days)


def _drafted(story: "Story") -> Life:
    if story.plan.out_of_session:
        earlier = timedelta(days=story.random.randint(1, 7))
        first = max(_day_of_submission(story) - earlier, story.closed + timedelta(days=1))
        at = yield from story.any_time_on(first)
    elif story.has("prepared"):
        story.now -= timedelta(days=story.random.randint(7, 12))
        at = yield from story.any_time()
    else:
        at = yield from story.any_time(story.random.randint(0, 1))
    thin = story.plan.stop in ("returned", "given_up") or story.has("revised")
    said = {"circumstances": {"reference_only": True}} if story.has("reference") else {}
    story.suggestion = acts.draft(
        by=story.lead, at=at, openness=story.openness, **text(story, thin=thin), **said
    )
    _groundwork(story, at)
    if story.has("prepared"):
        yield from before_the_session.prepared(story)
    story.reached("draft")
    if story.plan.stop == "withdrawn_draft":
        at = yield from story.any_time(3)
        acts.withdraw(story.suggestion, by=story.lead, at=at, reason=phrases.WITHDRAWN_DRAFT)
        raise Enough


def _groundwork(story: "Story", at: Any) -> None:
    """What the deputy did before writing; one in a while is entered by mistake and taken out."""
    while story.perhaps(35):
        done_on = timezone.localdate(at) - timedelta(days=story.aside.randint(3, 30))
        story.suggestion = acts.add_groundwork(
            story.suggestion,
            by=story.lead,
            at=at,
            kind=story.aside.choice(list(Groundwork)),
            done_on=done_on,
            content=phrases.GROUNDWORK.format(place=story.matter.place),
            place=story.matter.place,
        )
        if story.perhaps(6):
            wrong = story.suggestion.groundwork.order_by("-pk").first()
            story.suggestion = acts.strike_groundwork(
                story.suggestion, by=story.lead, at=at, groundwork=wrong
            )


def _cosigned(story: "Story") -> Life:
    if not story.signers:
        return
    at = yield from story.any_time()
    invited = list(story.signers)
    if story.chance(20) and story.plan.stop != "cosigning":
        invited += _unwilling(story)
    story.suggestion = acts.invite(story.suggestion, by=story.lead, at=at, deputies=invited)
    for one in story.signers:
        if story.has("waiting") and one is story.signers[-1]:
            continue
        at = yield from story.any_time()
        story.suggestion = acts.confirm(story.suggestion, by=one, at=at, version_number=1)
    for one in invited[len(story.signers) :]:
        at = yield from story.any_time()
        story.suggestion = acts.decline(story.suggestion, by=one, at=at, version_number=1)
    story.reached("cosigning")


def _unwilling(story: "Story") -> list:
    known = {one.pk for one in story.proposers} | {one.pk for one in story.county.cast.values()}
    everybody = [one for some in story.county.deputies.values() for one in some]
    return [story.random.choice([one for one in everybody if one.pk not in known])]


def _handed_in(story: "Story") -> Life:
    if story.plan.out_of_session:
        at = yield from story.any_time_on(_day_of_submission(story))
    else:
        last = story.closed - timedelta(days=story.random.choice((0, 0, 1)))
        minute = story.random.randint(9 * 60, 16 * 60 + 30)
        at = story.now = yield max(hours.moment(last, minute), story.now + timedelta(minutes=2))
    if delegation.the_gate_is_passed(story.suggestion, by=story.lead, at=at):
        yield from _through_the_gate(story, at)
    else:
        story.suggestion = acts.submit(story.suggestion, by=story.lead, at=at)


def _through_the_gate(story: "Story", at: Any) -> Life:
    """In session the deputy's delegation reads it first, where the rulebook says so."""
    story.suggestion = acts.submit_to_delegation(story.suggestion, by=story.lead, at=at)
    at = story.now = yield at + timedelta(minutes=story.random.randint(5, 25))
    story.suggestion = acts.pass_gate(story.suggestion, by=story.checker, at=at)


def _revised(story: "Story") -> Life:
    """Sent back with what to mend, mended, signed again, handed in again."""
    at = yield from story.office(story.random.randint(1, 2))
    story.suggestion = acts.return_for_revision(
        story.suggestion, by=story.clerk, at=at, reason=story.matter["revision_reason"]
    )
    story.reached("returned")
    if story.plan.stop == "given_up":
        at = yield from story.office(story.random.randint(5, 9))
        acts.withdraw_on_word(
            story.suggestion, by=story.county.head, at=at, reason=phrases.GIVEN_UP
        )
        raise Enough
    at = yield from story.any_time(story.random.randint(1, 3))
    story.suggestion = acts.revise(
        story.suggestion, by=story.lead, at=at, openness=story.openness, **text(story)
    )
    if story.has("one_more"):
        story.signers += _unwilling(story)
        story.suggestion = acts.invite_again(
            story.suggestion, by=story.lead, at=at, deputies=story.signers[-1:]
        )
    yield from _signed_again(story)
    at = yield from story.any_time()
    story.suggestion = acts.submit(story.suggestion, by=story.lead, at=at)


def _signed_again(story: "Story") -> Life:
    for one in story.signers:
        at = yield from story.any_time()
        story.suggestion = acts.confirm(story.suggestion, by=one, at=at, version_number=2)


def _replaced(story: "Story") -> Life:
    """Handed in with too few facts; the deputy puts a better text in its place."""
    at = yield from story.any_time()
    story.suggestion = acts.replace_text(
        story.suggestion,
        by=story.lead,
        at=at,
        reason=phrases.REPLACED,
        openness=story.openness,
        **text(story),
    )
    yield from _signed_again(story)


def _on_paper(story: "Story") -> Life:
    """Handed in on paper: the clerk types it in with its scan; the deputy confirms it later."""
    if story.plan.out_of_session:
        at = yield from story.office_on(_day_of_submission(story))
    else:
        minute = story.random.randint(9 * 60, 16 * 60)
        at = story.now = yield hours.moment(story.closed, minute)
    story.suggestion = acts.enter_from_paper(
        by=story.clerk,
        at=at,
        lead=story.lead,
        openness=story.openness,
        cosigners=story.signers,
        scans=[scan()],
        **text(story),
    )
    if story.has("entry_denied"):
        yield from _entered_wrongly(story)
    if story.has("entry_confirmed"):
        story.days.begin(entry_confirmed(story, story.suggestion))


def _entered_wrongly(story: "Story") -> Life:
    """What was typed differs from the paper: the deputy puts it right and hands it in anew."""
    at = yield from story.any_time(1)
    story.suggestion = acts.deny_entry(
        story.suggestion, by=story.lead, at=at, reason=phrases.ENTRY_DENIED
    )
    at = yield from story.any_time(1)
    story.suggestion = acts.revise(
        story.suggestion, by=story.lead, at=at, openness=story.openness, **text(story)
    )
    yield from _signed_again(story)
    at = yield from story.any_time()
    story.suggestion = acts.submit(story.suggestion, by=story.lead, at=at)


def entry_confirmed(story: "Story", suggestion: Any) -> Life:
    at = yield hours.any_time(story.now, story.random.randint(0, 2), story.random)
    acts.confirm_entry(suggestion, by=story.lead, at=at)


def scan() -> CheckedFile:
    """A sheet with lines as of handwriting and a signature: nobody's paper."""
    return check_file(BytesIO(_sheet()), name="建议纸扫描件.png")


@cache
def _sheet() -> bytes:
    from PIL import Image, ImageDraw

    sheet = Image.new("L", (620, 877), 250)
    pen = ImageDraw.Draw(sheet)
    for line in range(22):
        width = 480 if line % 5 else 300
        for word in range(0, width, 24):
            height = 6 + (line * 7 + word) % 9
            pen.rectangle(
                (70 + word, 120 + line * 30, 86 + word, 120 + line * 30 + height), fill=70
            )
    pen.arc((380, 790, 520, 840), 20, 300, fill=40, width=3)
    target = BytesIO()
    sheet.save(target, "PNG")
    return target.getvalue()
