"""One result as the page shows it, with what was found marked; a page of them costs the same however long."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.suggestions.models import Handling, ReplyRound, Suggestion
from huying.domain.suggestions.queries.searched import GONE
from huying.domain.suggestions.states import Role
from huying.domain.supervision.models import Commitment
from huying.foundation.text.found_in import Part, marked, piece
from huying.foundation.text.models import Entry

from ..standing import STANDINGS
from .finding import Reader
from .question import KINDS

NO_STATE = ("", "")


@dataclass
class Hit:
    """`facts`: number, people, unit, year; `state`: its word and tone."""

    url: str
    kind: str
    kind_word: Any
    title: list[Part]
    piece: list[Part]
    facts: list[list[Part]] = field(default_factory=list)
    state: tuple[Any, str] = NO_STATE


def hits(entries: Sequence[Entry], reader: Reader, typed: str, *, states: bool = True) -> list[Hit]:
    """In their order. `entries` exist for the reader: here nothing is asked about that again."""
    of_kind: dict[str, list] = {kind: [] for kind in KINDS}
    for one in entries:
        of_kind[one.kind].append(one.case_id)
    rounds = _rounds(of_kind["reply_round"])
    promises = _promises(of_kind["commitment"])
    keys = {*of_kind["suggestion"], *(one.handling.suggestion_id for one in rounds.values())}
    known = _suggestions(keys, reader, states)
    made = _Made(reader.acting.congress.code, typed, known, _units(known))
    found = []
    for entry in entries:
        if entry.kind == "reply_round":
            found.append(made.reply(entry, rounds.get(entry.case_id)))
        elif entry.kind == "commitment":
            found.append(made.promise(entry, promises.get(entry.case_id)))
        else:
            found.append(made.suggestion(entry))
    return [one for one in found if one is not None]


def _suggestions(keys: set, reader: Reader, states: bool) -> dict[Any, Suggestion]:
    if states:
        found = reader.seen.with_standing().filter(pk__in=keys)
    else:
        found = Suggestion.objects.filter(pk__in=keys).select_related("lead__person")
    return {one.pk: one for one in found}


def _rounds(keys: list) -> dict[Any, ReplyRound]:
    found = ReplyRound.objects.filter(pk__in=keys)
    return {one.pk: one for one in found.select_related("case", "handling__unit")}


def _promises(keys: list) -> dict[Any, Commitment]:
    found = Commitment.objects.filter(pk__in=keys)
    with_it = ("case", "owner", "suggestion__lead__person")
    return {one.pk: one for one in found.select_related(*with_it)}


def _units(suggestions) -> dict[Any, list[str]]:
    """Names of the lead units by suggestion."""
    rows = (
        Handling.objects.filter(suggestion__in=suggestions, role=Role.LEAD)
        .exclude(case__state__in=GONE)
        .order_by("pk")
        .values_list("suggestion", "unit__name")
    )
    found: dict[Any, list[str]] = {}
    for key, name in rows:
        found.setdefault(key, []).append(name)
    return found


@dataclass
class _Made:
    code: str
    typed: str
    known: dict[Any, Suggestion]
    units: dict[Any, list[str]]

    def suggestion(self, entry: Entry) -> Hit | None:
        one = self.known.get(entry.case_id)
        if one is None:
            return None
        facts = self._of(one) + self.units.get(one.pk, []) + [_year(one)]
        standing = STANDINGS.get(getattr(one, "standing", ""))
        url = reverse("suggestions:page", args=[self.code, one.pk])
        return self._hit(
            entry, url, facts, (standing.word, standing.tone) if standing else NO_STATE
        )

    def reply(self, entry: Entry, one: ReplyRound | None) -> Hit | None:
        answered = self.known.get(one.handling.suggestion_id) if one else None
        if one is None or answered is None:
            return None
        url = reverse("suggestions:page", args=[self.code, answered.pk])
        day = timezone.localdate(one.delivered_at).isoformat() if one.delivered_at else ""
        facts = [
            one.handling.unit.name,
            _("第%d轮答复") % one.round,
            one.document_number,
            _("%s类") % one.reply_class if one.reply_class else "",
            day or _year(answered),
            *self._of(answered),
        ]
        return self._hit(entry, f"{url}#round-{one.round}", facts, (one.state_word, one.case.state))

    def promise(self, entry: Entry, one: Commitment | None) -> Hit | None:
        if one is None:
            return None
        due = _("承诺期限 %s") % one.due_on.isoformat() if one.due_on else ""
        facts = [one.owner.name, due, *self._of(one.suggestion)]
        url = reverse("supervision:page", args=[self.code, "commitment", one.pk])
        return self._hit(entry, url, facts, (one.state_word, one.case.state))

    def _of(self, one: Suggestion) -> list[str]:
        number = _("第%s号") % one.number_text if one.number_text else ""
        return [number, one.lead.person.name if one.lead else ""]

    def _hit(self, entry: Entry, url: str, facts: list[str], state: tuple[Any, str]) -> Hit:
        return Hit(
            url,
            entry.kind,
            KINDS[entry.kind],
            marked(entry.title, self.typed),
            piece(entry.body, self.typed),
            [marked(one, self.typed) for one in facts if one],
            state,
        )


def _year(one: Suggestion) -> str:
    return _("%s年") % timezone.localdate(one.submitted_at or one.drafted_at).year
