"""公文 of the year: the 交办通知 after the meeting, a 回头看通知 in summer; copies of replies filed."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from huying.domain.suggestions.letters.words import region, session_in_full
from huying.domain.suggestions.models import ReplyRound
from huying.domain.suggestions.policy import filing
from huying.domain.suggestions.procedure import papers, reply
from huying.domain.suggestions.queries.papers import draft_of

from . import hours, phrases
from .meeting import day_of
from .simulation import Life

if TYPE_CHECKING:
    from .county import County

MORNING, AFTERNOON = 9 * 60 + 30, 16 * 60
LOOK_BACK_AFTER = timedelta(days=115)  # of the closing of the session
NEVER_FILED = 7  # one reply in so many


def lived(county: "County") -> Life:
    """All units sign for the first within the week; the second still waits for some."""
    closed = timezone.localdate(county.session.closes_at)
    yield from _sent(county, "assignment", hours.in_working_days(day_of(closed), 1), silent=0)
    yield from _sent(county, "look_back", hours.working(closed + LOOK_BACK_AFTER), silent=2)


def _sent(county: "County", preset: str, day: date, *, silent: int) -> Life:
    """Drafted from the session's data, issued the next day, signed for unit by unit."""
    clerk, congress = county.clerks[0], county.congress
    at = yield hours.moment(day, MORNING)
    named = session_in_full(congress, county.session)
    draft = draft_of(preset, county.session, named, region(congress))
    units = [one for one in county.units.values() if one.body.pk in set(draft.units)]
    if not units:
        return
    paper = papers.compose(
        by=clerk,
        at=at,
        form=draft.form,
        preset=preset,
        title=draft.title,
        text=draft.text,
        session=county.session,
        lists=draft.lists,
        contact=phrases.PAPER_CONTACT,
        recipients=[one.body for one in units],
    )
    at = yield hours.moment(hours.in_working_days(day, 1), MORNING)
    paper = papers.issue(paper, by=county.head, at=at)
    for number, unit in enumerate(units[: len(units) - silent]):
        later = hours.in_working_days(day, 2 + number % 3)
        at = yield hours.moment(later, AFTERNOON + number % 50)
        paper = papers.receive(paper, by=unit.office, at=at)
    if not silent:
        at = yield hours.moment(hours.in_working_days(day, 6), MORNING)
        papers.put_away(paper, by=clerk, at=at)


def filed(round: ReplyRound, handler, after) -> Life:
    """Two working days after the answer its copies go to the offices; of some they never do."""
    if (round.handling.suggestion.number or 0) % NEVER_FILED == 0:
        return
    day = hours.in_working_days(timezone.localdate(after), 2)
    at = yield hours.moment(day, AFTERNOON)
    offices = filing.still_to_file(round)
    if offices and reply.file_copy.refusal(round, by=handler, at=at) is None:
        reply.file_copy(round, by=handler, at=at, offices=offices, filed_on=day)
