"""The deputies' part after the reply: they answer, or are silent; a 不满意 opens a second round."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.suggestions.models import ReplyRound, Suggestion
from huying.domain.suggestions.policy.revisits import revisits_are_confirmed
from huying.domain.suggestions.procedure import redo as redo_acts
from huying.domain.suggestions.procedure import reply as reply_acts
from huying.domain.suggestions.procedure import suggestion as suggestion_acts
from huying.domain.suggestions.procedure import survey as acts
from huying.domain.suggestions.states import Delivery, Grade, Phase
from huying.domain.suggestions.states import ReplyRound as State
from huying.foundation.cases.models import Case

from . import hours, phrases
from .handling import contacted
from .replying import replied
from .simulation import Life
from .themes import moved

if TYPE_CHECKING:
    from .story import Story


def evaluated(story: "Story") -> Life:
    """Both rounds of evaluation, the closing and the archive."""
    _ask(story)
    visited = story.round.delivery == Delivery.FACE or story.chance(30)
    if visited:
        handed = story.round.delivery == Delivery.FACE
        days = story.random.randint(0, 3)
        yield from contacted(story, Phase.AFTER, days, form_handed=handed)
    story.reached("delivered")
    yield from _round_over(story)
    if story.has("dissatisfied"):
        story.reached("second")
        yield from replied(story, 2)
        _ask(story)
        visited = False
        story.reached("second_delivered")
        yield from _round_over(story)
        if story.has("again"):
            yield from _settled(story)
    story.reached("answered")
    at = yield from story.office(story.random.randint(1, 4))
    story.suggestion = suggestion_acts.close(story.suggestion, by=story.clerk, at=at)
    story.reached("closed")
    if not visited:
        yield from contacted(story, Phase.AFTER, story.random.randint(1, 6))
    at = yield from story.office(story.random.randint(4, 9))
    while revisits_are_confirmed(Suggestion.objects.get(pk=story.suggestion.pk), by=None, at=at):
        at = yield from story.office(1)
    suggestion_acts.archive(story.suggestion, by=story.clerk, at=at)


def _settled(story: "Story") -> Life:
    """Still 不满意: deputy and unit sit down together, and the unit says what it does."""
    at = yield from story.office(story.random.randint(2, 5))
    story.round = redo_acts.mediate(
        ReplyRound.objects.get(pk=story.round.pk),
        by=story.clerk,
        at=at,
        held_on=timezone.localdate(at),
        people=f"{story.lead.person}、{story.unit.head.person}",
        text=phrases.MEDIATED,
    )
    at = yield from story.office(story.random.randint(2, 5))
    redo_acts.act_on_opinion(story.round, by=story.unit.handler, at=at, text=phrases.ACTED_ON)


def _ask(story: "Story") -> None:
    """Each deputy's answer is thought of when the reply arrives."""
    surveys = story.round.surveys.select_related("case", "deputy").order_by("pk")
    for survey in surveys:
        leads = survey.deputy_id == story.lead.pk
        if _stays_silent(story, survey, leads):
            continue
        deputy = next(one for one in story.proposers if one.pk == survey.deputy_id)
        at = hours.any_time(story.now, story.random.randint(1, 10), story.random)
        if leads:
            story.lead_answers_at = at
        story.days.begin(_answered(story, survey, deputy, at, leads, story.round.round))


def _stays_silent(story: "Story", survey: Any, leads: bool) -> bool:
    stop, first = story.plan.stop, story.round.round == 1
    if story.has("silent"):
        return survey.deputy_id == story.proposers[-1].pk
    if first and story.has("dissatisfied"):
        left_open = story.has("one_open") or story.has("close_early")
        return left_open and not leads
    last = "delivered" if first else "second_delivered"
    planned = survey.deputy_id in {one.pk for one in story.county.cast.values()}
    return stop == last and (leads or planned or story.chance(50))


def _answered(story: "Story", survey: Any, deputy: Any, at: Any, leads: bool, number: int) -> Life:
    yield at
    again = number == 2 and story.has("again")
    if leads and story.has("dissatisfied") and (number == 1 or again):
        reason = phrases.STILL_DISSATISFIED if again else story.matter["dissatisfied"]
        acts.answer(
            survey,
            by=deputy,
            at=at,
            process=Grade.MOSTLY,
            result=Grade.DISSATISFIED,
            reason=moved(reason, 0 if again else story.years_late),
        )
        return
    process = Grade.SATISFIED if story.chance(80) else Grade.MOSTLY
    result = Grade.SATISFIED if story.chance(72) else Grade.MOSTLY
    praise = story.matter["praise"]
    if result != Grade.SATISFIED or "今年" in praise or not (leads and story.chance(45)):
        praise = ""
    acts.answer(survey, by=deputy, at=at, process=process, result=result, praise=praise)


def _round_over(story: "Story") -> Life:
    if story.has("close_early") and story.round.round == 1:
        next_day = timezone.localdate(story.lead_answers_at) + timedelta(days=1)
        at = yield from story.office_on(next_day)
        reason = phrases.CLOSED_EARLY.format(lead=story.lead.person)
        reply_acts.close_early(story.round, by=story.clerk, at=at, reason=reason)
    while Case.objects.only("state").get(pk=story.round.pk).state == State.DELIVERED:
        yield from story.office(2)
