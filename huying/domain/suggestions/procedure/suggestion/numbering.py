"""What a submission fixes for good, and the number a registration gives."""

from django.db.models import Max
from django.utils.translation import gettext as _

from huying.domain.people.models.congress import chinese
from huying.domain.people.queries import session_at
from huying.foundation.procedure import chain
from huying.foundation.procedure.refusal import Refused

from ...models import Suggestion
from ...policy.clocks import book_of

LONGEST = 40  # characters that a number may have, as the column is


def receive(suggestion, at) -> None:
    """The moment of submission fixes session, addressee and series for good."""
    session, sitting = session_at(suggestion.congress_id, at)
    if session is None:
        raise Refused(_("本级人大还没有设置届次和会议，不能提交。请联系代表工委在“名册”中设置。"))
    suggestion.submitted_at = at
    suggestion.session, suggestion.in_session = session, sitting
    suggestion.series = "in" if sitting else "out"


def give_number(suggestion) -> None:
    """The next number of its session and series, by the rulebook's pattern.

    A number once given stays with its row for ever, withdrawn or not; the database refuses doubles.
    """
    if suggestion.number is None:
        number_next(suggestion)


def number_next(suggestion, *, after: int | None = None) -> None:
    """`after`: the last number of its series, where the caller has held the chain and counts along."""
    if after is None:
        # Of two who count at once, the second sees the first's number.
        chain.hold(suggestion.congress_id)
        taken = Suggestion.objects.filter(session=suggestion.session_id, series=suggestion.series)
        after = taken.aggregate(last=Max("number"))["last"]
    suggestion.number = (after or 0) + 1
    suggestion.number_text = _in_words(suggestion)


def _in_words(suggestion) -> str:
    """By the rulebook's pattern: the series number with 届, 次会议 and kind where it names them."""
    session, sitting = suggestion.session, bool(suggestion.in_session)
    words = book_of(suggestion).numbering.number(
        suggestion.number,
        in_session=sitting,
        term=chinese(session.term.number) if session else "",
        session=chinese(session.number) if session else "",
        kind=_("建议"),
    )
    if len(words) > LONGEST:
        raise Refused(_("按规则编出的号“%s”太长，请在办理规则里改短编号格式。") % words)
    return words
