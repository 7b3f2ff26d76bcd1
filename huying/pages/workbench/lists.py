"""Everything that may wait for somebody: the lists of suggestions, then those of the other matters."""

from datetime import datetime

from huying.domain.advice.queries import awaiting as advice
from huying.domain.bills.queries import awaiting as bills
from huying.domain.people.queries import Acting
from huying.domain.suggestions.queries import awaiting as suggestions
from huying.domain.suggestions.queries.awaiting import Awaited
from huying.domain.supervision.queries import awaiting as supervision


def lists_of(acting: Acting, at: datetime) -> list[Awaited]:
    """The lists that this person's appointments give a hand in, and no query for it."""
    others = (*supervision.LISTS, *bills.LISTS, *advice.LISTS)
    return suggestions.lists_of(acting, at) + [one for one in others if one.hands.of(acting, at)]
