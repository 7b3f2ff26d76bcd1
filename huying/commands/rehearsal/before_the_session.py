"""A draft that is written before the session and meant for it: marked, pre-reviewed, its edits answered."""

from typing import TYPE_CHECKING

from huying.domain.suggestions.policy import collecting
from huying.domain.suggestions.procedure import suggestion as acts

from . import hours, phrases
from .simulation import Life

if TYPE_CHECKING:
    from .story import Story


def prepared(story: "Story") -> Life:
    """Marked 会中提交; then every round of pre-review that the rulebook asks for."""
    story.suggestion = acts.mark_for_session(
        story.suggestion, by=story.lead, at=story.now, session=story.county.session
    )
    if story.has("marked_wrongly"):
        at = yield from story.any_time()
        story.suggestion = acts.unmark_for_session(story.suggestion, by=story.lead, at=at)
    if story.has("recalled"):
        yield from _recalled(story)
    while collecting.a_round_is_left(story.suggestion) is None:
        round = collecting.next_round(story.suggestion)
        reader = story.county.readers.get(round)
        if reader is None:
            return
        at = yield from story.any_time()
        story.suggestion = acts.send_to_pre_review(
            story.suggestion, by=story.lead, at=at, body=reader.body
        )
        story.now = yield hours.office(at, 1, story.random)
        yield from _read(story, reader)


def _recalled(story: "Story") -> Life:
    """Sent, and taken back at once, because something was forgotten."""
    reader = story.county.readers.get(collecting.next_round(story.suggestion))
    if reader is None or collecting.a_round_is_left(story.suggestion):
        return
    at = yield from story.any_time()
    story.suggestion = acts.send_to_pre_review(
        story.suggestion, by=story.lead, at=at, body=reader.body
    )
    at = yield from story.any_time()
    story.suggestion = acts.recall_from_pre_review(story.suggestion, by=story.lead, at=at)


def _read(story: "Story", reader) -> Life:
    """An opinion; now and then with an edited text, which the deputy takes or not."""
    matter, edit = story.matter, {}
    if story.perhaps(40):
        edit = {
            "title": matter.title,
            "facts": "\n".join(matter["facts"]),
            "proposal": "\n".join(matter["proposal"]),
            "requests": matter["requests"],
            "edit_reason": phrases.EDIT_REASON,
        }
    story.suggestion = acts.give_opinion(
        story.suggestion, by=reader, at=story.now, opinion=phrases.PRE_REVIEWED, **edit
    )
    if not edit:
        return
    at = yield from story.any_time()
    if story.perhaps(60):
        story.suggestion = acts.adopt_edit(story.suggestion, by=story.lead, at=at)
    else:
        story.suggestion = acts.decline_edit(
            story.suggestion, by=story.lead, at=at, reason=phrases.EDIT_DECLINED
        )
