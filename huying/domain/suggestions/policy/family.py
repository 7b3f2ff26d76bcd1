"""From any case of a suggestion's family to the suggestion, and to those who proposed it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment
from huying.foundation.cases.often import Often, rows_often

from ..models import CoSignature, Handling, ReplyRound, Request, Suggestion, Survey
from ..states import CosignAnswer


def suggestion_of(subject) -> Suggestion:
    """The suggestion that a suggestion, handling, reply round or survey belongs to."""
    if isinstance(subject, Suggestion):
        return subject
    if isinstance(subject, Handling):
        return subject.suggestion
    if isinstance(subject, ReplyRound):
        return subject.handling.suggestion
    assert isinstance(subject, Survey)
    return subject.round.handling.suggestion


def handling_of(subject) -> Handling:
    """The handling that a handling, reply round or survey belongs to."""
    if isinstance(subject, Handling):
        return subject
    return (subject if isinstance(subject, ReplyRound) else subject.round).handling


@dataclass(frozen=True)
class Asked:
    """One 诉求 that a reply answers: `place` counts through; `merged` is the suggestion handled with it
    (并案) in which it stands, None for its own.
    """

    request: Request
    place: int
    merged: Suggestion | None

    @property
    def label(self) -> str:
        """诉求2; 第12号 诉求1."""
        number = _("诉求%s") % self.request.order
        if self.merged is None:
            return number
        return _("第%(n)s号 %(request)s") % {"n": self.merged.number_text, "request": number}


def asked_of(subject) -> list[Asked]:
    """What its reply answers one by one: its own 诉求 first, then those of what is handled with it.

    Read once for a whole page.
    """
    suggestion = suggestion_of(subject)
    kept = vars(suggestion)
    if "asked_found" not in kept:
        together = [suggestion, *merged_with(suggestion)]
        turn = {one.text_id: place for place, one in enumerate(together)}
        found = Request.objects.filter(version__in=[one for one in turn if one])
        ordered = sorted(found, key=lambda one: (turn[one.version_id], one.order))
        kept["asked_found"] = [
            Asked(one, place, together[turn[one.version_id]] if turn[one.version_id] else None)
            for place, one in enumerate(ordered, start=1)
        ]
    return kept["asked_found"]


def confirmed(suggestion):
    """The co-signatures that count: those who confirmed the present text."""
    return _confirmed(suggestion.pk)


def _confirmed(suggestion):
    found = CoSignature.objects.filter(suggestion=suggestion, answer=CosignAnswer.CONFIRMED)
    return found.select_related("deputy__person", "deputy__body")


_signed = rows_often(lambda suggestion: _confirmed(suggestion).order_by("pk"))


confirmed_keys = Often(
    lambda suggestion: (
        CoSignature.objects.filter(suggestion=suggestion, answer=CosignAnswer.CONFIRMED)
        .order_by("pk")
        .values_list("deputy_id", "deputy__person_id")
    )
)
"""(appointment, person) of each co-signer who counts, in the order of signing, by key of the suggestion."""

_merged_keys = Often(
    lambda main: Suggestion.objects.filter(merged_into=main).values_list("pk", flat=True)
)


def merged_with(suggestion) -> list[Suggestion]:
    """What is handled with it (并案), in the order of their numbers. What has no number has none."""
    if suggestion.number is None:
        return []
    kept = vars(suggestion)
    if "merged_found" not in kept:
        # Mostly there is nothing, and every act asks: what is there is read in full only then.
        keys = _merged_keys(suggestion.pk)
        kept["merged_found"] = _in_full([key for (key,) in keys]) if keys else []
    return kept["merged_found"]


def _in_full(keys: list) -> list[Suggestion]:
    found = Suggestion.objects.filter(pk__in=keys)
    found = found.select_related("case", "lead__person", "lead__body", "text")
    found = found.prefetch_related("text__requests")
    return list(found.order_by("series", "number"))


def proposers(subject) -> set:
    """Keys of the persons who proposed or co-signed it or what is handled with it; they may not act
    on it for a body."""
    suggestion = suggestion_of(subject)
    kept = vars(suggestion)
    if "proposers_found" not in kept:
        together = [suggestion, *merged_with(suggestion)]
        found = {person for one in together for _deputy, person in confirmed_keys(one.pk)}
        kept["proposers_found"] = found | {one.lead.person_id for one in together if one.lead}
    return kept["proposers_found"]


def proposers_of_each(keys: Collection) -> dict[Any, set]:
    """{key of a suggestion: its `proposers`}, of many at once; one that nobody proposed is left out."""
    found: dict[Any, set] = defaultdict(set)
    if not keys:
        return found
    together = Suggestion.objects.filter(Q(pk__in=keys) | Q(merged_into__in=keys))
    main = {}
    for key, into, person in together.values_list("pk", "merged_into", "lead__person"):
        main[key] = key if key in keys else into
        if person:
            found[main[key]].add(person)
    signed = CoSignature.objects.filter(suggestion__in=main, answer=CosignAnswer.CONFIRMED)
    for key, person in signed.values_list("suggestion", "deputy__person"):
        found[main[key]].add(person)
    return found


def proposing_deputies(subject) -> list:
    """The lead deputy first, then the confirmed co-signers, as appointments; then, each person once,
    those of what is handled with it."""
    suggestion = suggestion_of(subject)
    found: dict[int, Appointment] = {}
    for one in (suggestion, *merged_with(suggestion)):
        lead = [one.lead] if one.lead_id else []
        for deputy in [*lead, *(each.deputy for each in _signed(one.pk))]:
            found.setdefault(deputy.person_id, deputy)
    return list(found.values())
