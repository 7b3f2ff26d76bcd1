"""One suggestion as a row of the ledger: what the columns read, without a query of their own."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.suggestions import states
from huying.domain.suggestions.models import (
    Contact,
    Handling,
    ReplyRound,
    ReviewOpinion,
    Suggestion,
    Survey,
)
from huying.domain.suggestions.queries.duty import DUTY
from huying.foundation.procedure.models import Clock
from huying.foundation.ui.templatetags.huying import due_tone, remaining

from .question import Question
from .seen import REPLY_CLOCKS, Seen
from .standing import STANDINGS, Standing

GRADES = dict(states.Grade.choices)
AT_A_TIME = 1000


class Row:
    def __init__(self, suggestion: Suggestion, surveys: list[Survey], today: date) -> None:
        """`surveys`: those that the reader may know of."""
        self.suggestion = suggestion
        self.surveys = surveys
        self.today = today

    def __getattr__(self, name: str):
        """What is annotated or stored: due, paused, turn, cosigners, title …"""
        return getattr(self.suggestion, name)

    @property
    def standing(self) -> Standing:
        return STANDINGS[self.suggestion.standing]  # type: ignore[attr-defined]

    @property
    def stated(self):
        """相关情况, or None where nothing was ticked."""
        return getattr(self.suggestion, "circumstances", None)

    @property
    def repeated_words(self) -> str:
        return str(self.stated.get_repeated_display()) if self.stated else ""

    @property
    def research_words(self) -> str:
        return self.stated.research_words if self.stated else ""

    @property
    def past(self):
        """What an imported ledger says of its handling in years gone by, or None."""
        return getattr(self.suggestion, "past", None)

    def past_word(self, field: str) -> str:
        found = getattr(self.past, field, None)
        return isoday(found) if isinstance(found, date) else found or ""

    @property
    def number_shown(self) -> str:
        return self.suggestion.number_on_paper

    # -- by when -----------------------------------------------------------------------------

    @property
    def remaining(self) -> str:
        if not self.due:
            return ""
        return _("期限暂停") if self.paused else remaining(self.due, self.today)

    @property
    def due_tone(self) -> str:
        return "neutral" if self.paused else due_tone(self.due, self.today)

    # -- who ---------------------------------------------------------------------------------

    @cached_property
    def handlings(self) -> list[Any]:
        """Those of the units that have it or ended it; a replaced unit is not among them."""
        return [
            one for one in self.suggestion.handlings.all() if one.state != states.Handling.RETURNED
        ]

    @property
    def lead_units(self) -> list[Any]:
        return [one for one in self.handlings if one.role == states.Role.LEAD]

    @property
    def co_units(self) -> list[Any]:
        return [one for one in self.handlings if one.role == states.Role.CO]

    @property
    def lead_names(self) -> str:
        """The unit that leads; before the assignment the one that an imported ledger named."""
        if self.past and self.suggestion.proposed_lead:
            return self.suggestion.proposed_lead.name
        if not self.handlings and self.suggestion.proposed_lead:
            return _("%s（拟）") % self.suggestion.proposed_lead
        return names(one.unit.name for one in self.lead_units)

    @property
    def times_returned(self) -> int:
        return len(self.suggestion.handlings.all()) - len(self.handlings)

    # -- what was said -----------------------------------------------------------------------

    def grade(self, dimension: str) -> str:
        """The worst grade of the latest round that has an answer; 待评价 or 未反馈 where none has."""
        answered = [one for one in self.surveys if one.state == states.Survey.ANSWERED]
        if self.past:
            return self.past_word(dimension)
        if answered:
            latest = max(one.round.round for one in answered)
            found = [getattr(one, dimension) for one in answered if one.round.round == latest]
            worst = max(filter(None, found), key=list(GRADES).index, default="")
            return str(GRADES[worst]) if worst else ""  # this congress does not ask it
        unanswered = {one.state for one in self.surveys}
        for state in (states.Survey.OPEN, states.Survey.SILENT):
            if state in unanswered:
                return str(state.label)
        return ""

    # -- only with everything prefetched (the export) ----------------------------------------

    def contacts(self, phase: str) -> str:
        """The days of the contacts that a deputy has confirmed."""
        found = (contact for one in self.handlings for contact in one.confirmed_contacts)
        return names(sorted({isoday(one.held_at) for one in found if one.phase == phase}))

    @property
    def face_to_face(self) -> bool:
        meeting = (states.Way.VISIT, states.Way.FACE, states.Way.MEETING, states.Way.ON_SITE)
        return any(
            contact.way in meeting for one in self.handlings for contact in one.confirmed_contacts
        )

    def clock_due(self, name: str) -> str:
        """The due days of the lead units' clocks of this name, running or ended; the newest of each."""
        found = []
        for one in self.lead_units:
            days = [clock.due for clock in one.case.reply_clocks if clock.name == name]
            found += days[-1:]
        return names(isoday(one) for one in found)

    @cached_property
    def replies(self) -> list[ReplyRound]:
        """Delivered rounds, the newest of each lead unit."""
        found = []
        for one in self.lead_units:
            delivered = [each for each in one.known_rounds if each.delivered_at]
            found += delivered[-1:]
        return found

    def reviewed(self, stage: str) -> str:
        """The days on which the newest known rounds passed this stage of the pre-review."""
        found = []
        for one in self.lead_units:
            for known in one.known_rounds[-1:]:
                days = [each.at for each in known.passed if each.stage == stage]
                found += days[-1:]
        return names(isoday(one) for one in found)


def names(parts) -> str:
    return "、".join(part for part in parts if part)


def isoday(value: date | datetime | None) -> str:
    if isinstance(value, datetime):
        value = timezone.localdate(value)
    return value.isoformat() if value else ""


def page_rows(question: Question, seen: Seen, start: int, stop: int) -> list[Row]:
    """The rows from `start` to `stop` in the order asked for, with what the page shows of them."""
    keys = list(question.keys(seen)[start:stop])
    return _rows(keys, seen, [_units()])


def all_rows(question: Question, seen: Seen, *, whole: bool) -> Iterator[Row]:
    """Every row asked for, some hundred at a time; `whole` brings what only the export shows."""
    keys = list(question.keys(seen))
    for start in range(0, len(keys), AT_A_TIME):
        prefetches = [_everything(seen), "groundwork"] if whole else [_units()]
        yield from _rows(keys[start : start + AT_A_TIME], seen, prefetches)


def _rows(keys: list, seen: Seen, prefetches: list[Any]) -> list[Row]:
    if not keys:
        return []
    found = {one.pk: one for one in seen.described(keys).prefetch_related(*prefetches)}
    surveys: dict = {key: [] for key in keys}
    known = seen.surveys.filter(round__handling__suggestion__in=keys).select_related(None)
    for one in known.select_related("case", "round__handling"):
        surveys[one.round.handling.suggestion_id].append(one)
    return [Row(found[key], surveys[key], seen.today) for key in keys if key in found]


def _units() -> Prefetch:
    return Prefetch("handlings", Handling.objects.select_related("unit", "case").order_by("pk"))


def _everything(seen: Seen) -> Prefetch:
    confirmed = Contact.objects.filter(answers__answer=states.ContactAnswer.CONFIRMED)
    passed = ReviewOpinion.objects.filter(passed=True).order_by("pk")
    rounds = (
        seen.replies.select_related(None)
        .select_related("case", "signed_by__person")
        .order_by("round")
        .prefetch_related(Prefetch("opinions", passed, to_attr="passed"))
    )
    clocks = Clock.objects.filter(name__in=REPLY_CLOCKS).order_by("pk")
    return Prefetch(
        "handlings",
        Handling.objects.select_related("unit", "case", "co_opinion", *DUTY)
        .order_by("pk")
        .prefetch_related(
            Prefetch("contacts", confirmed.distinct(), to_attr="confirmed_contacts"),
            Prefetch("rounds", rounds, to_attr="known_rounds"),
            Prefetch("case__clocks", clocks, to_attr="reply_clocks"),
        ),
    )
