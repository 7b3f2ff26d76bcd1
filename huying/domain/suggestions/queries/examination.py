"""What the review of one suggestion found, as far as the reader may know it."""

from dataclasses import dataclass

from huying.domain.people.queries import Acting

from ..models import Inadmissible, ReviewCheck, Suggestion
from ..policy.examining import MEND, grounds_of
from ..states import Suggestion as State
from .visibility import visible_one

UNDER_REVIEW = (State.SUBMITTED, State.RETURNED, State.REGISTERED)
NOT_TAKEN = (State.REJECTED, State.LETTER, State.REFERRED)


@dataclass(frozen=True)
class Held:
    """A ground held against it: its words, its article, and what can be done about it."""

    label: str
    article: str
    mend: str


@dataclass(frozen=True)
class Examination:
    """`checks`: for the 代表工委 alone, those of the present text. `found`: why it was not taken."""

    checks: list[ReviewCheck]
    found: Inadmissible | None
    grounds: list[Held]

    @property
    def is_empty(self) -> bool:
        return not self.checks and self.found is None


def examination_of(suggestion: Suggestion, acting: Acting) -> Examination | None:
    """None once it is in handling: then the review is over."""
    if suggestion.state not in (*UNDER_REVIEW, *NOT_TAKEN):
        return None
    found = None
    if suggestion.state in (State.RETURNED, *NOT_TAKEN):
        found = (
            suggestion.found_inadmissible.prefetch_related("grounds", "units")
            .order_by("-pk")
            .first()
        )
    return Examination(_checks(suggestion, acting), found, _held(suggestion, found))


def _checks(suggestion, acting) -> list[ReviewCheck]:
    if not acting.is_committee:
        return []
    found = suggestion.review_checks.filter(version=suggestion.text_id)
    return list(found.select_related("by__person").order_by("pk"))


def _held(suggestion, found) -> list[Held]:
    known = grounds_of(suggestion)
    return [
        Held(known[one.code].label, known[one.code].article, str(MEND[one.code]))
        for one in (found.grounds.all() if found else ())
        if one.code in known
    ]


def arose(suggestion: Suggestion, acting: Acting) -> dict[str, list[Suggestion]]:
    """What it arose from and what arose from it (拆分、重新起草), as far as the reader may see them.

    Asked only where there can be any.
    """
    found: dict[str, list[Suggestion]] = {"from": [], "to": []}
    if suggestion.arose_from_id:
        found["from"] = list(visible_one(acting).filter(pk=suggestion.arose_from_id))
    if suggestion.state in (State.SPLIT, *NOT_TAKEN):
        found["to"] = list(visible_one(acting).filter(arose_from=suggestion.pk).order_by("pk"))
    return found
