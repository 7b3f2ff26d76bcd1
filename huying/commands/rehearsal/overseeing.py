"""What the congress does on an item besides its deputies' marks: leaders, quality, assessors, results."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.suggestions.models import Outcome, ReplyRound, Suggestion
from huying.domain.suggestions.policy import completing
from huying.domain.suggestions.procedure import appraisal
from huying.domain.suggestions.procedure import handling as handling_acts
from huying.domain.suggestions.procedure import redo as redo_acts
from huying.domain.suggestions.procedure import suggestion as acts
from huying.domain.suggestions.states import AppraisalKind, OutcomeKind, Verdict
from huying.domain.suggestions.states import Handling as HandlingState

from . import phrases
from .aside import Aside
from .simulation import Life

if TYPE_CHECKING:
    from .story import Story

AT_WORK_OR_DONE = (HandlingState.ACCEPTED, HandlingState.COMPLETED)


def named_a_leader(story: "Story", at: Any) -> None:
    """领衔包办, for a few."""
    if not story.perhaps(5):
        return
    leader, post = story.aside.choice(phrases.LEADERS)
    story.suggestion = acts.name_leader(
        story.suggestion,
        by=story.county.clerks[0],
        at=at,
        leader=leader,
        post=post,
        team=phrases.TEAM.format(unit=story.unit),
        plan=phrases.TEAM_PLAN,
    )


# -- what came of it -------------------------------------------------------------------------


def led_to(story: "Story") -> Life:
    """From the delivery on: an outcome is registered or shared, and looked into."""
    aside = Aside(story, *AT_WORK_OR_DONE)
    yield from aside.office(aside.random.randint(1, 8))
    if not aside.chance(60):
        return
    earlier = story.county.outcomes.setdefault(aside.unit.body.pk, [])
    if earlier and aside.chance(12):
        outcome = earlier[-1]
        aside.do(handling_acts.share_outcome, by=aside.unit.handler, outcome=outcome)
    else:
        outcome = _registered(aside)
        earlier.append(outcome)
    yield from aside.office(aside.random.randint(2, 6))
    outcome.refresh_from_db()
    if handling_acts.verify_outcome.applies(aside.handling):  # looked into with another item
        return
    clerk = story.county.clerks[-1]
    if aside.chance(88):
        aside.do(handling_acts.verify_outcome, by=clerk, outcome=outcome)
    else:
        aside.do(
            handling_acts.reject_outcome, by=clerk, outcome=outcome, reason=phrases.OUTCOME_UNTRUE
        )
        earlier.remove(outcome)


def _registered(aside: Aside) -> Outcome:
    matter, today = aside.story.matter, timezone.localdate(aside.now)
    what, _by = matter.promise(today)
    kind = aside.random.choice((OutcomeKind.PROJECT, OutcomeKind.PROJECT, OutcomeKind.SERVICE))
    number = {}
    if aside.chance(15):
        kind, what = OutcomeKind.RULE, phrases.RULE_OUTCOME.format(unit=aside.unit)
        number = {"document_number": phrases.DOCUMENT.format(year=today.year)}
    aside.do(
        handling_acts.register_outcome,
        by=aside.unit.handler,
        kind=kind,
        name=what,
        achieved_on=today,
        quantity=1,
        measure="项",
        place=matter.place,
        before=phrases.OUTCOME_BEFORE,
        after=phrases.OUTCOME_AFTER,
        **number,
    )
    return Outcome.objects.filter(unit=aside.unit.body).latest("pk")


# -- how good it was -------------------------------------------------------------------------


def failed(story: "Story") -> Life:
    """The congress itself finds the reply below the standard: it is handled again."""
    at = yield from story.office(story.random.randint(1, 3))
    redo_acts.fail_quality(
        ReplyRound.objects.get(pk=story.round.pk),
        by=story.county.clerks[0],
        at=at,
        text=phrases.QUALITY_FAILED,
    )


def rated(story: "Story", at: Any) -> None:
    """A sample of the replies that are over is read once more by the congress itself."""
    if not story.perhaps(15):
        return
    round = ReplyRound.objects.select_related("handling__case").get(pk=story.round.pk)
    if redo_acts.pass_quality.applies(round) is None:
        clerk = story.county.clerks[0]
        redo_acts.pass_quality(round, by=clerk, at=at, text=phrases.QUALITY_PASSED)


def looked_into(story: "Story", at: Any) -> None:
    """Of what is closed, a sample: an assessor's word, a vote of the standing committee."""
    clerk, day = story.county.clerks[0], timezone.localdate(at)
    if story.perhaps(10):
        story.suggestion = appraisal.record_assessment(
            story.suggestion,
            by=clerk,
            at=at,
            assessor=phrases.ASSESSOR,
            assessed_on=day,
            verdict=story.aside.choice(list(Verdict)),
            text=phrases.ASSESSED,
        )
    if story.perhaps(10):
        story.suggestion = appraisal.record_appraisal(
            story.suggestion,
            by=clerk,
            at=at,
            kind=story.aside.choice(list(AppraisalKind)),
            held_on=day,
            people=phrases.APPRAISERS,
            questions=phrases.APPRAISAL_QUESTIONS,
            satisfied=story.aside.randint(20, 26),
            mostly=story.aside.randint(1, 5),
            dissatisfied=story.aside.randint(0, 2),
        )


def certified(story: "Story", at: Any) -> None:
    """Where finished means more than answered, somebody looks."""
    now = Suggestion.objects.select_related("case", "congress").get(pk=story.suggestion.pk)
    if completing.wants_certifying(now) is None:
        acts.certify(now, by=story.county.clerks[0], at=at, text=phrases.CERTIFIED)
