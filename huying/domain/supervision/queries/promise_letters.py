"""承诺事项落实情况告知书: to which deputies a letter of a year goes, what stands in it, which came back."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet

from huying.domain.people.models import Appointment
from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.models import CoSignature, Suggestion
from huying.domain.suggestions.states import CosignAnswer

from ..models import Commitment, PromiseLetter, PromiseLetterLine
from .commitment import commitments_visible_to


@dataclass
class ForDeputy:
    """What one deputy is told: promises of this year and of the last, the nearest day first."""

    deputy: Appointment
    promises: list[Commitment] = field(default_factory=list)


def promise_letters_visible_to(acting: Acting) -> QuerySet[PromiseLetter]:
    """The 代表工委 reads all of them, a sender its own, a deputy those to him or her."""
    found = PromiseLetter.objects.filter(congress=acting.congress)
    if not acting.is_committee:
        found = found.filter(Q(issuer__in=acting.bodies) | Q(deputy__person=acting.person))
    return found.select_related("case", "congress", "issuer", "deputy__person", "sent_by__body")


def lines_of(letter: PromiseLetter) -> QuerySet[PromiseLetterLine]:
    found = letter.lines.select_related("commitment__suggestion__case")
    return found.order_by("due_on", "commitment__opened_at", "pk")


def may_write_letters(acting: Acting) -> bool:
    return acting.is_committee or acting.has(BodyKind.UNIT)


def writes_as(acting: Acting) -> Appointment:
    """In which appointment this person writes them."""
    kind = BodyKind.DEPUTIES_COMMITTEE if acting.is_committee else BodyKind.UNIT
    return next(one for one in acting.appointments if one.body.kind == kind)


def letters_of(acting: Acting, year: int, deputy: int | None = None) -> list[ForDeputy]:
    """The 代表工委 writes of every promise, a unit of those that it keeps itself."""
    found = commitments_visible_to(acting).filter(opened_at__year__in=(year - 1, year))
    if not acting.is_committee:
        found = found.filter(owner=writes_as(acting).body_id)
    rows = list(
        found.prefetch_related("progress", "second_replies").order_by("due_on", "opened_at", "pk")
    )
    asked = _deputies_of({one.suggestion_id for one in rows})
    letters: dict[Any, ForDeputy] = {}
    for one in rows:
        for who in asked[one.suggestion_id]:
            if deputy in (None, who.pk):
                letters.setdefault(who.person_id, ForDeputy(who)).promises.append(one)
    return sorted(letters.values(), key=lambda one: (one.deputy.person.pinyin, one.deputy.pk))


def _deputies_of(keys: set) -> dict[Any, list[Appointment]]:
    """Who proposed each suggestion or what is handled with it, and still sits: nobody else is written to."""
    found: dict[Any, dict[int, Appointment]] = defaultdict(dict)
    together = Suggestion.objects.filter(Q(pk__in=keys) | Q(merged_into__in=keys))
    concerns = {}
    for one in together.select_related("lead__person", "lead__body").order_by("pk"):
        concerns[one.pk] = [key for key in (one.pk, one.merged_into_id) if key in keys]
        if (lead := one.lead) is not None:
            for key in concerns[one.pk]:
                found[key].setdefault(lead.person_id, lead)
    signed = CoSignature.objects.filter(suggestion__in=concerns, answer=CosignAnswer.CONFIRMED)
    for row in signed.select_related("deputy__person", "deputy__body").order_by("pk"):
        for key in concerns[row.suggestion_id]:
            found[key].setdefault(row.deputy.person_id, row.deputy)
    return {key: [who for who in found[key].values() if who.until is None] for key in keys}


# -- a year's letters ------------------------------------------------------------------------


@dataclass
class OfAYear:
    """One deputy in the list of a year: with the letter that was sent, or how many promises it would tell."""

    deputy: Appointment
    number: int
    letter: PromiseLetter | None = None

    @property
    def dissatisfied(self) -> int:
        return getattr(self.letter, "wrong", 0)

    @property
    def returned(self) -> bool:
        return bool(self.letter and self.letter.returned_at)


FIGURES: dict[str, Callable[[OfAYear], bool]] = {
    "all": lambda one: True,
    "unsent": lambda one: one.letter is None,
    "sent": lambda one: one.letter is not None,
    "read": lambda one: bool(one.letter and one.letter.read_at),
    "returned": lambda one: one.returned,
    "dissatisfied": lambda one: one.dissatisfied > 0,
    "missing": lambda one: one.letter is not None and not one.returned,
}
"""What a figure of a year counts."""


def letters_of_year(acting: Acting, year: int) -> list[OfAYear]:
    """Every deputy who was written to by my body, and who is still to be."""
    sent = PromiseLetter.objects.filter(
        congress=acting.congress, issuer=writes_as(acting).body_id, year=year
    ).select_related("case", "deputy__person").annotate(
        number=Count("lines"), wrong=Count("lines", filter=Q(lines__satisfied=False))
    )  # fmt: skip
    rows = {one.deputy.person_id: OfAYear(one.deputy, one.number, one) for one in sent}
    for found in letters_of(acting, year):
        rows.setdefault(found.deputy.person_id, OfAYear(found.deputy, len(found.promises)))
    return sorted(rows.values(), key=lambda one: (one.deputy.person.pinyin, one.deputy.pk))
