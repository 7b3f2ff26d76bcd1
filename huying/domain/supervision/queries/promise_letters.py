"""承诺事项落实情况告知书: to which deputies a letter of a year goes, and which promises stand in it."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from huying.domain.people.models import Appointment
from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.models import CoSignature, Suggestion
from huying.domain.suggestions.states import CosignAnswer

from ..models import Commitment
from .commitment import commitments_visible_to


@dataclass
class ForDeputy:
    """What one deputy is told: promises of this year and of the last, the nearest day first."""

    deputy: Appointment
    promises: list[Commitment] = field(default_factory=list)


def may_write_letters(acting: Acting) -> bool:
    return acting.is_committee or acting.has(BodyKind.UNIT)


def letters_of(acting: Acting, year: int, deputy: int | None = None) -> list[ForDeputy]:
    """The 代表工委 writes of every promise, a unit of those that it keeps itself."""
    found = commitments_visible_to(acting).filter(opened_at__year__in=(year - 1, year))
    if not acting.is_committee:
        found = found.filter(owner__in=acting.bodies)
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
    main = {}
    for one in together.select_related("lead__person", "lead__body").order_by("pk"):
        main[one.pk] = one.merged_into_id if one.merged_into_id in keys else one.pk
        if one.lead is not None:
            found[main[one.pk]].setdefault(one.lead.person_id, one.lead)
    signed = CoSignature.objects.filter(suggestion__in=main, answer=CosignAnswer.CONFIRMED)
    for row in signed.select_related("deputy__person", "deputy__body").order_by("pk"):
        found[main[row.suggestion_id]].setdefault(row.deputy.person_id, row.deputy)
    return {key: [who for who in found[key].values() if who.until is None] for key in keys}
