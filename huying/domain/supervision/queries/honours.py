"""Selections of honours as somebody may see them, the honours of a deputy, the library of excellent items."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Prefetch, QuerySet

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import PaperRecipient, Request, Suggestion
from huying.domain.suggestions.queries import visible_to
from huying.domain.suggestions.states import Openness

from ..models import Candidate, HonourRecord, HonourReport, HonourSelection
from ..policy.honours import LABELS
from ..policy.measures import MEASURES
from ..states import Honour
from ..states import HonourSelection as State


def selections_visible_to(acting: Acting) -> QuerySet[HonourSelection]:
    """The 代表工委 from its beginning; everybody once it is announced."""
    found = HonourSelection.objects.filter(congress=acting.congress).select_related(
        "case", "congress", "paper"
    )
    return found if acting.is_committee else found.filter(case__state=State.ANNOUNCED)


def selections(acting: Acting):
    return selections_visible_to(acting).order_by("-year", "-opened_at")


@dataclass(frozen=True)
class ShownCandidate:
    """A candidate with what its score is made of, in words."""

    row: Candidate
    words: str
    named: str


def candidates(
    selection: HonourSelection, acting: Acting
) -> list[tuple[Any, list[ShownCandidate]]]:
    """By honour, the best first. Outside of the 代表工委 only those honoured; a secret item is not named."""
    found = selection.candidates.select_related("suggestion__lead__person", "unit")
    if not acting.is_committee:
        found = found.filter(kept=True)
    rows = list(found.order_by("-score", "pk"))
    return [
        (honour, [_shown(one, acting) for one in rows if one.honour == honour]) for honour in Honour
    ]


def _shown(one: Candidate, acting: Acting) -> ShownCandidate:
    item = one.suggestion
    hidden = item is not None and item.secrecy and not acting.is_committee
    words = "、".join(f"{_label(code)} {points:g}" for code, points in one.parts)
    return ShownCandidate(one, words, "" if hidden else str(item or one.unit))


def _label(code: str) -> str:
    return str(LABELS[code] if code in LABELS else MEASURES[code].label)


def reports(selection: HonourSelection, acting: Acting) -> list:
    """To whom the results went and on what day; the congress's own business."""
    if not acting.is_committee or selection.state != State.ANNOUNCED:
        return []
    sent = HonourReport.objects.filter(selection=selection).select_related("paper")
    to = PaperRecipient.objects.select_related("body").order_by("body__name")
    return list(sent.prefetch_related(Prefetch("paper__recipients", to)).order_by("at", "pk"))


def honours_of(person) -> QuerySet[HonourRecord]:
    """What stands in a deputy's duty file; of what is kept secret only that there is an honour."""
    found = HonourRecord.objects.filter(deputy__person=person)
    return found.select_related("suggestion", "selection__paper").order_by("-year", "-led", "pk")


def winner(selection: HonourSelection, candidate: int, acting: Acting) -> Candidate | None:
    """An honoured candidate whose certificate this person may have."""
    found = selection.candidates.select_related(
        "suggestion__lead__person", "unit", "selection__congress", "selection__paper"
    )
    one = found.filter(pk=candidate).first()
    return one if one and may_have_certificate(one, selection, acting) else None


def may_have_certificate(one: Candidate, selection: HonourSelection, acting: Acting) -> bool:
    """The 代表工委, and whoever was honoured."""
    if not one.kept or selection.state != State.ANNOUNCED:
        return False
    lead = one.suggestion.lead if one.suggestion else None
    mine = one.unit_id in acting.bodies or bool(lead and lead.person_id == acting.person.pk)
    return acting.is_committee or mine


def library(acting: Acting) -> QuerySet[Suggestion]:
    """优秀建议库: what was honoured and is not kept secret, with its text, the newest first.

    The text of what is not to be made public is shown only to whoever may see the item anyway.
    """
    honoured = HonourRecord.objects.filter(
        congress=acting.congress, honour=Honour.SUGGESTION, suggestion__secrecy=False
    )
    given = HonourRecord.objects.filter(led=True).order_by("year")
    asked = Request.objects.order_by("order")
    return (
        Suggestion.objects.filter(pk__in=honoured.values("suggestion"))
        .annotate(newest=Max("honours__year"))
        .select_related("text", "category__parent", "lead__person")
        .prefetch_related(
            Prefetch("honours", given, to_attr="given"), Prefetch("text__requests", asked)
        )
        .order_by("-newest", "number", "pk")
    )


def seen_anyway(items: list, acting: Acting) -> set:
    """Keys of those that this person may see without the library."""
    keys = [one.pk for one in items]
    return set(visible_to(acting).filter(pk__in=keys).values_list("pk", flat=True))


def reads_the_text(item, seen: set) -> bool:
    return item.text is not None and (item.openness != Openness.NONE or item.pk in seen)
