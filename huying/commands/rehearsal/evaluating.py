"""The deputies' part after the reply: they answer, or are silent; a 不满意 opens a second round."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.suggestions.models import ReplyRound, Suggestion
from huying.domain.suggestions.policy import evaluating
from huying.domain.suggestions.policy.answering import IN_PERSON
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.policy.publishing import the_deputies_were_heard, widest
from huying.domain.suggestions.policy.redo import mark_alone_decides
from huying.domain.suggestions.policy.revisits import (
    a_revisit_is_missing,
    revisits_are_confirmed,
)
from huying.domain.suggestions.procedure import redo as redo_acts
from huying.domain.suggestions.procedure import reply as reply_acts
from huying.domain.suggestions.procedure import suggestion as suggestion_acts
from huying.domain.suggestions.procedure import survey as acts
from huying.domain.suggestions.procedure.revisit import archive_without_revisit
from huying.domain.suggestions.states import Grade, NotPublished, Openness, Phase
from huying.domain.suggestions.states import ReplyRound as State
from huying.foundation.cases.models import Case

from . import hours, overseeing, phrases
from .contacting import contacted
from .replying import replied
from .simulation import Life, Told
from .themes import moved

if TYPE_CHECKING:
    from .story import Story


def evaluated(story: "Story") -> Life:
    """Both rounds of evaluation, the closing and the archive."""
    _ask(story)
    visited = story.round.delivery in IN_PERSON or story.chance(30)
    visited = visited and not story.has("no_revisit")
    if visited:
        handed = story.round.delivery in IN_PERSON
        days = story.random.randint(0, 3)
        yield from contacted(story, Phase.AFTER, days, form_handed=handed)
    story.reached("delivered")
    yield from _round_over(story)
    if (yield from _handled_again(story)):
        story.reached("second")
        yield from replied(story, 2)
        _ask(story)
        visited = False
        story.reached("second_delivered")
        yield from _round_over(story)
        if story.has("again"):
            yield from _settled(story)
    story.reached("answered")
    yield from _put_away(story, visited)


def _put_away(story: "Story", visited: bool) -> Life:
    """Closed, visited once more, published where it must be, archived."""
    at = yield from story.office(story.random.randint(1, 4))
    overseeing.rated(story, at)
    story.suggestion = suggestion_acts.close(story.suggestion, by=story.clerk, at=at)
    overseeing.looked_into(story, at)
    overseeing.certified(story, at)
    story.reached("closed")
    if not visited and not story.has("no_revisit"):
        yield from contacted(story, Phase.AFTER, story.random.randint(1, 6))
    yield from story.office(story.random.randint(4, 9))
    without = story.has("no_revisit") and a_revisit_is_missing(story.suggestion) is None
    if not without:
        yield from _revisited(story)
    if book_of(story.suggestion).publication.content == "shall":
        yield from _published(story, story.now)
        yield from story.office(1)
    if without:
        archive_without_revisit(
            story.suggestion, by=story.county.clerks[0], at=story.now, reason=phrases.NO_REVISIT
        )
    else:
        suggestion_acts.archive(story.suggestion, by=story.clerk, at=story.now)


def _revisited(story: "Story") -> Life:
    """Until the lead deputy has confirmed the visit after the reply."""
    missing = True
    while missing:
        found = Suggestion.objects.get(pk=story.suggestion.pk)
        missing = bool(revisits_are_confirmed(found, by=None, at=story.now))
        if missing:
            yield from story.office(1)


def _published(story: "Story", at: Any) -> Life:
    """The whole text and the replies, where the place publishes them; not what is kept secret."""
    most = widest(story.suggestion)
    whole = most == Openness.FULL
    said = {"extent": most, "replies": whole}
    if not whole:
        said |= {"ground": NotPublished.DEPUTY, "reason": phrases.NOT_PUBLISHED}
    item = suggestion_acts.announce_publication(story.suggestion, by=story.clerk, at=at, **said)
    while the_deputies_were_heard(item, by=None, at=at):
        at = yield from story.office(1)
    suggestion_acts.decide_publication(item, by=story.county.head, at=at, **said)


PATHS = {
    "mediation": redo_acts.mediate,
    "expert_evaluation": redo_acts.evaluate_by_experts,
    "study_opinion": redo_acts.study,
}


def _handled_again(story: "Story") -> Told:
    """Whether a second handling begins: by the mark, by the finding of the 代表工委, for its quality."""
    if story.has("failed"):
        yield from overseeing.failed(story)
        return True
    if not story.has("dissatisfied"):
        return False
    round = ReplyRound.objects.select_related("congress").get(pk=story.round.pk)
    if mark_alone_decides(round):
        return True
    at = yield from story.office(story.random.randint(2, 4))
    if story.has("studied"):
        redo_acts.decline_redo(round, by=story.clerk, at=at, reason=phrases.REDO_DECLINED)
        return False
    redo_acts.order_redo(round, by=story.clerk, at=at, reason=phrases.REDO_ORDERED)
    return True


def _settled(story: "Story") -> Life:
    """Still 不满意: deputy and unit sit down together, and the unit says what it does."""
    path = book_of(story.round).evaluation.second_dissatisfied
    if path == "none":
        return
    at = yield from story.office(story.random.randint(2, 5))
    story.round = PATHS[path](
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
        deputy = story.county.people[survey.deputy_id]
        at = hours.any_time(story.now, story.random.randint(1, 10), story.random)
        if leads:
            story.lead_answers_at = at
            _others_say_first(story)
        story.days.begin(_answered(story, survey, deputy, at, leads, story.round.round))


def _others_say_first(story: "Story") -> None:
    """Where the lead deputy answers for all, most co-signers say what they think at once."""
    if evaluating.lead_answers_for_others(story.round):
        return
    for one in story.signers:
        if story.perhaps(70):
            at = hours.any_time(story.now, 0, story.aside)
            story.days.begin(_said(story.round, one, at))


def _said(round: Any, deputy: Any, at: Any) -> Life:
    yield at
    if Case.objects.only("state").get(pk=round.pk).state == State.DELIVERED:
        redo_acts.give_view(round, by=deputy, at=at, text=phrases.VIEW)


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
            reason=moved(reason, 0 if again else story.years_late),
            **_marks(survey, Grade.MOSTLY, Grade.DISSATISFIED),
        )
        return
    process = Grade.SATISFIED if story.chance(80) else Grade.MOSTLY
    result = Grade.SATISFIED if story.chance(72) else Grade.MOSTLY
    praise = story.matter["praise"]
    if result != Grade.SATISFIED or "今年" in praise or not (leads and story.chance(45)):
        praise = ""
    acts.answer(survey, by=deputy, at=at, praise=praise, **_marks(survey, process, result))


# A grade as a share of the full mark, where the congress asks for stars or points.
SHARES = {Grade.SATISFIED: 1.0, Grade.MOSTLY: 0.6, Grade.DISSATISFIED: 0.2}


def _marks(survey: Any, process: Grade, result: Grade) -> dict[str, Any]:
    """What the congress's rulebook asks, with how the co-signers were heard where it asks that."""
    scale, found = book_of(survey).evaluation.scale, {}
    for one in evaluating.asked(survey.round):
        grade = process if one.code in evaluating.FACES["process"] else result
        most = evaluating.full_mark(scale, one)
        found[one.code] = grade if most is None else max(1, round(most * SHARES[grade]))
    return found | (
        {"asked_how": phrases.ASKED_SIGNERS} if evaluating.unheard(survey.round) else {}
    )


def _round_over(story: "Story") -> Life:
    if story.has("close_early") and story.round.round == 1:
        next_day = timezone.localdate(story.lead_answers_at) + timedelta(days=1)
        at = yield from story.office_on(next_day)
        reason = phrases.CLOSED_EARLY.format(lead=story.lead.person)
        if _is_open(story):  # where the lead deputy alone answers, it is over with that answer
            reply_acts.close_early(story.round, by=story.clerk, at=at, reason=reason)
    while _is_open(story):
        yield from story.office(2)


def _is_open(story: "Story") -> bool:
    return Case.objects.filter(pk=story.round.pk, state=State.DELIVERED).exists()
