"""停表: asked for with a lawful ground, refused or granted; ended by the unit's head or with the last day."""

from typing import TYPE_CHECKING

from huying.domain.suggestions.procedure import handling as acts
from huying.domain.suggestions.states import PauseGround

from . import phrases
from .simulation import Enough, Life

if TYPE_CHECKING:
    from .story import Story

DAYS = 12
TURNS = {"paused", "paused_to_the_end", "pause_refused", "standing"}


def paused(story: "Story") -> Life:
    """Nothing is done on the item while its clocks stand still."""
    if not story.plan.turns & TURNS:
        return
    at = yield from story.office(2)
    story.handling = acts.ask_pause(
        story.handling,
        by=story.unit.head,
        at=at,
        ground=PauseGround.HIGHER_BODY,
        reason=phrases.PAUSE,
        days=DAYS,
    )
    at = yield from story.office(1)
    clerk = story.county.clerks[0]
    if story.has("pause_refused"):
        story.handling = acts.refuse_pause(
            story.handling, by=clerk, at=at, reason=phrases.PAUSE_REFUSED
        )
        return
    story.handling = acts.grant_pause(story.handling, by=clerk, at=at, days=DAYS)
    if story.has("standing"):
        raise Enough
    if story.has("paused"):
        at = yield from story.office(5)
        story.handling = acts.run_on(story.handling, by=story.unit.head, at=at)
    else:
        yield from story.office(DAYS + 1)  # the worker has let it run on by then
