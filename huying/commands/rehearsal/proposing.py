"""A deputy's part before any unit: drafting, co-signing, handing in; the clerk's: registering."""

from datetime import timedelta
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.suggestions.policy import delegation
from huying.domain.suggestions.policy.originals import paper_is_wanted
from huying.domain.suggestions.procedure import suggestion as acts
from huying.domain.suggestions.states import Openness
from huying.foundation.files.checking import CheckedFile, check_file

from . import hours, phrases
from .simulation import Enough, Life

if TYPE_CHECKING:
    from .story import Story

OPENNESS = (Openness.FULL, Openness.FULL, Openness.FULL, Openness.TITLE_ONLY, Openness.NONE)
DAYS_FROM_SUBMISSION_TO_ASSIGNMENT = 6
THIN = ("returned", "revised")  # first handed in with too few facts


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
    if story.plan.stop == "returned" or story.has("revised"):
        yield from _revised(story)
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
    else:
        at = yield from story.any_time(story.random.randint(0, 1))
    thin = story.plan.stop == "returned" or story.has("revised")
    story.suggestion = acts.draft(
        by=story.lead, at=at, openness=story.openness, **text(story, thin=thin)
    )
    story.reached("draft")
    if story.plan.stop == "withdrawn_draft":
        at = yield from story.any_time(3)
        acts.withdraw(story.suggestion, by=story.lead, at=at, reason=phrases.WITHDRAWN_DRAFT)
        raise Enough


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
    at = yield from story.any_time(story.random.randint(1, 3))
    story.suggestion = acts.revise(
        story.suggestion, by=story.lead, at=at, openness=story.openness, **text(story)
    )
    for one in story.signers:
        at = yield from story.any_time()
        story.suggestion = acts.confirm(story.suggestion, by=one, at=at, version_number=2)
    at = yield from story.any_time()
    story.suggestion = acts.submit(story.suggestion, by=story.lead, at=at)


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
    if story.has("entry_confirmed"):
        story.days.begin(_entry_confirmed(story, story.suggestion))


def _entry_confirmed(story: "Story", suggestion: Any) -> Life:
    at = yield hours.any_time(story.now, story.random.randint(0, 2), story.random)
    acts.confirm_entry(suggestion, by=story.lead, at=at)


def registered(story: "Story") -> Life:
    """The clerk gives it a number and a category; some are withdrawn after that."""
    if story.plan.out_of_session:
        at = yield from story.office(story.random.randint(1, 2))
    else:
        day = hours.in_working_days(story.closed, story.random.randint(1, 9))
        at = yield from story.office_on(day)
    category = story.county.categories[story.matter.theme["category"]]
    if paper_is_wanted(story.suggestion) is None:
        story.suggestion = acts.receive_paper(
            story.suggestion, by=story.clerk, at=at, received_on=timezone.localdate(at)
        )
    story.suggestion = acts.register(story.suggestion, by=story.clerk, at=at, category=category)
    story.reached("registered")
    if story.plan.stop == "withdrawn":
        yield from withdrawn(story, phrases.WITHDRAWN)


def withdrawn(story: "Story", reason: str) -> Life:
    """Taken back; a joint one only when all who signed agree."""
    at = yield from story.any_time(story.random.randint(1, 3))
    if story.signers:
        acts.propose_withdrawal(story.suggestion, by=story.lead, at=at, reason=reason)
    for one in story.signers:
        at = yield from story.any_time(story.random.randint(0, 1))
        acts.agree_to_withdraw(story.suggestion, by=one, at=at)
    at = yield from story.any_time()
    acts.withdraw(story.suggestion, by=story.lead, at=at, reason=reason)
    raise Enough


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
