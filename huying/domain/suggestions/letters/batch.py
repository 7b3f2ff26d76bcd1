"""Many letters at once: all of an assignment meeting, all copies of one paper; each with its place in the archive."""

from collections.abc import Iterator
from datetime import datetime

from huying.foundation.documents.letter import Letter

from ..models import AssignmentMeeting, Handling, Paper
from ..queries import handlings_visible_to, visible_one
from ..queries import papers as papers_read
from .assignment_notice import assignment_notice
from .paper import made_for
from .suggestion_paper import paper as suggestion_paper

NOT_IN_A_NAME = str.maketrans({one: "_" for one in '<>:"/\\|?*\r\n\t'})
Placed = tuple[str, str, Letter]
"""(folder, kind of letter, the letter)."""


def of_meeting(meeting: AssignmentMeeting, acting, at: datetime) -> Iterator[Placed]:
    """For each unit its 交办通知, once, and the 专用纸 of every item that it leads."""
    told = set()
    for turn in _turns(meeting, acting):
        folder = clean(turn.unit.name)
        if turn.unit_id not in told:
            told.add(turn.unit_id)
            yield folder, "handling.assignment", assignment_notice(turn, acting, at)
        if turn.is_lead:
            one = visible_one(acting).get(pk=turn.suggestion_id)
            yield folder, "suggestion.paper", suggestion_paper(one, acting, at)


def count_of_meeting(meeting: AssignmentMeeting, acting) -> int:
    turns = _turns(meeting, acting)
    return len({one.unit_id for one in turns}) + sum(one.is_lead for one in turns)


def of_paper(paper: Paper, acting, at: datetime) -> Iterator[Placed]:
    """The copy of every recipient."""
    for one in papers_read.recipients_of(paper, acting):
        yield "", "paper.paper", made_for(paper, one.body)


def _turns(meeting, acting) -> list[Handling]:
    found = handlings_visible_to(acting).filter(
        suggestion__in=meeting.items.values("suggestion"), instead_of=None
    )
    return list(found.order_by("unit__name", "unit", "suggestion__number", "pk"))


def clean(name: str) -> str:
    """A name that every system's archive program takes."""
    return name.translate(NOT_IN_A_NAME).strip(" .")[:80] or "_"
