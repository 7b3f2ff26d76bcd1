"""Likely repeats of an item that is reviewed, across years and terms: what it may be linked to, or handled with.

For the 代表工委, which sees everything that was handed in. A proposal is a question to the reviewer:
nothing is linked or merged by itself.
"""

from dataclasses import dataclass, field
from uuid import UUID

from huying.domain.people.queries import Acting

from ..models import Suggestion
from ..policy.classes import letters_in
from ..policy.clocks import book_of
from ..policy.handed_in import handed_in
from ..policy.like_links import linked_with
from ..policy.likely_repeats import REPEATED_FROM, text_of
from ..policy.merging import JOINABLE
from ..states import ClassMeaning
from .like_links import Year, lineage, same_matter
from .like_ones import LikeOne, alike_keys, shown
from .visibility import visible_one


@dataclass(frozen=True)
class Repeat:
    """`linked`: somebody has said so already. `solved`: it came before, its last reply said that it was
    solved, and yet it is raised again."""

    like: LikeOne
    linked: bool
    solved: bool
    may_join: bool

    @property
    def number(self) -> str:
        """As it stands on paper; empty for one that cannot be named yet."""
        other = self.like.suggestion
        return other.number_on_paper if other.session_id else ""

    @property
    def may_be_linked(self) -> bool:
        return not self.linked and bool(self.number)


@dataclass
class Repeats:
    """`years`: the line of those that are linked already, this one among them."""

    suggestion: Suggestion
    found: list[Repeat] = field(default_factory=list)
    years: list[Year] = field(default_factory=list)

    @property
    def solved(self) -> list[Repeat]:
        return [one for one in self.found if one.solved]


def repeats_of(suggestion: Suggestion, acting: Acting) -> Repeats:
    """`suggestion` comes from visible_one(acting). In a fixed number of queries."""
    found = Repeats(suggestion)
    if suggestion.text is None:
        return found
    matter = same_matter([suggestion.pk]) - {suggestion.pk}
    scores = alike_keys(
        acting,
        text_of(suggestion.text),
        without=[suggestion.pk],
        least=REPEATED_FROM,
        among=handed_in("case__suggestion__"),
    )
    scores |= {key: 1.0 for key in _seen(acting, matter) if key not in scores}
    linked = linked_with(suggestion)
    found.found = [
        _repeat(one, suggestion, one.suggestion.pk in linked | matter)
        for one in shown(scores, acting)
    ]
    if matter:
        found.years = lineage(matter | {suggestion.pk}, acting)
    return found


def _seen(acting: Acting, keys) -> list[UUID]:
    if not keys:
        return []
    found = visible_one(acting).filter(pk__in=keys).order_by("submitted_at", "pk")
    return list(found.values_list("pk", flat=True))


def _repeat(one: LikeOne, suggestion: Suggestion, linked: bool) -> Repeat:
    other = one.suggestion
    return Repeat(
        one,
        linked,
        solved=_came_before(other, suggestion) and is_solved(one),
        may_join=other.state in JOINABLE
        and not (one.replies or other.secrecy or suggestion.secrecy),
    )


def _came_before(other: Suggestion, suggestion: Suggestion) -> bool:
    if other.submitted_at is None or suggestion.submitted_at is None:
        return other.submitted_at is None  # an imported row is of the past
    return other.submitted_at < suggestion.submitted_at


def is_solved(one: LikeOne) -> bool:
    """By the words that the letter has in the scheme under which it was answered."""
    resolved = letters_in(book_of(one.suggestion), ClassMeaning.RESOLVED)
    letters = one.reply_class.split("、") if one.reply_class else []
    return any(letter in resolved for letter in letters)
