"""What a reply promises, line by line: the promise of its matter, in the plan that its words name."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.reply_check.promises import promises_in

from . import phrases

if TYPE_CHECKING:
    from .story import Story


def lines(story: "Story", round: Any, given: list) -> list[dict[str, Any]]:
    """`given`: (request, outcome, text). A second round promises nothing that the first did not."""
    if round.round > 1:
        return []
    day = timezone.localdate(story.now)
    what, by = story.matter.promise(day)
    found = [one for _request, _outcome, text in given for one in promises_in(text, day)]
    listed = next((one for one in found if one.plan_name), None)
    said = listed or next(iter(found), None)
    return [
        {
            "passage": said.passage if said else "",
            "what": what,
            "owner": story.unit.body,
            "owner_words": str(story.unit.handler.person),
            "due_on": by,
            "evidence": phrases.EVIDENCE,
            "plan_name": listed.plan_name if listed else "",
            "plan_year": listed.plan_year if listed else None,
            "plan_line": listed.plan_line if listed else "",
        }
    ]


def why_none(round: Any, promised: bool) -> str:
    if not promised:
        return phrases.NO_PROMISE
    return "" if round.round == 1 else phrases.PROMISED_BEFORE
