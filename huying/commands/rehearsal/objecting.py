"""对承办单位提出异议: the lead deputy thinks that another unit should handle it; the 代表工委 decides."""

from typing import TYPE_CHECKING

from huying.domain.suggestions.policy.objections import may_deputies_object
from huying.domain.suggestions.procedure import handling as acts

from . import phrases
from .simulation import Life

if TYPE_CHECKING:
    from .county import Unit
    from .story import Story


def upheld(story: "Story", right: "Unit") -> Life:
    """The deputy is right: the unit that was named gets it."""
    yield from _objected(story, right)
    at = yield from story.office(story.random.randint(1, 2))
    acts.uphold_objection(
        story.handling,
        by=story.county.clerks[0],
        at=at,
        new_unit=right.body,
        answer=phrases.RETURN_APPROVED.format(unit=right),
    )


def overruled(story: "Story") -> Life:
    """The unit stays; nothing of this where the rules know no objection."""
    if not may_deputies_object(story.suggestion):
        return
    yield from _objected(story, None)
    at = yield from story.office(story.random.randint(1, 2))
    story.handling = acts.overrule_objection(
        story.handling, by=story.county.clerks[0], at=at, reason=phrases.OBJECTION_OVERRULED
    )


def _objected(story: "Story", right: "Unit | None") -> Life:
    at = yield from story.any_time(1)
    story.handling = acts.object_to_unit(
        story.handling,
        by=story.lead,
        at=at,
        reason=phrases.OBJECTION,
        proposed_unit=right.body if right else None,
    )
