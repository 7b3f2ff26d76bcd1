"""What a rulebook says, as frozen values. Every number and option carries where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass

from huying.domain.suggestions.rulebook.groups import (
    Answer,
    Assignment,
    Commitments,
    Completion,
    Contact,
    Escalation,
    Evaluation,
    Extension,
    Handling,
    Honours,
    Intake,
    Numbering,
    PreReview,
    PromiseEscalation,
    Publication,
    Reassignment,
    Reports,
    ReturnRequest,
    Review,
    Supervision,
    Urging,
    Warnings,
    Withdrawal,
)
from huying.domain.suggestions.rulebook.words import (
    ANCHORS,
    NOT_STATED,
    NOT_STATED_LABEL,
    SOURCES,
)
from huying.foundation.calendar.periods import UNITS, Period


@dataclass(frozen=True)
class Text:
    """A law the rulebook was read from; `law` is its file's stem, `date` its adoption."""

    law: str
    title: str
    short: str
    date: str
    note: str


@dataclass(frozen=True)
class Basis:
    """Where a rule comes from. Without a text, article, quote and law are empty."""

    source: str
    article: str = ""
    quote: str = ""
    law: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """The article, or the plain statement that no law decides this (Chinese)."""
        return self.article or SOURCES[self.source]


@dataclass(frozen=True)
class ClockRule(Basis):
    """`assumed`: the day we count from where the text states none (`anchor` is not_stated).
    `added`: the text states only what comes on top of the reply; `amount` is the whole all the same.
    """

    name: str = ""
    label: str = ""
    amount: int = 0
    unit: str = ""
    anchor: str = ""
    assumed: str = ""
    added: int = 0

    @property
    def period(self) -> Period:
        return Period(self.amount, self.unit, self.starts)  # type: ignore[arg-type]

    @property
    def starts(self) -> str:
        """The anchor that the clock counts from, stated or assumed."""
        return self.assumed or self.anchor

    @property
    def length(self) -> str:
        """10个工作日, 3个月, 7日."""
        return f"{self.amount}{UNITS[self.unit]}"

    @property
    def anchor_label(self) -> str:
        """The day it counts from; `assumption` says where that day is ours and not the text's."""
        return ANCHORS[self.starts]

    @property
    def assumption(self) -> str:
        return NOT_STATED_LABEL if self.anchor == NOT_STATED else ""


@dataclass(frozen=True, eq=False)
class Rulebook:
    """One place's rules. `version` changes with any word of the file; a clock keeps the one it had.

    clocks: the eleven of words.CLOCKS, in that order.
    further: those periods of words.FURTHER_PERIODS that it has, of the same kind.
    basis: for every option by its path ("extension.mode") where it comes from.
    """

    name: str
    title: str
    version: str
    note: str
    texts: tuple[Text, ...]
    clocks: Mapping[str, ClockRule]
    further: Mapping[str, ClockRule]
    intake: Intake
    review: Review
    assignment: Assignment
    return_request: ReturnRequest
    reassignment: Reassignment
    handling: Handling
    contact: Contact
    extension: Extension
    pre_review: PreReview
    answer: Answer
    evaluation: Evaluation
    withdrawal: Withdrawal
    completion: Completion
    commitments: Commitments
    publication: Publication
    reports: Reports
    warnings: Warnings
    escalation: Escalation
    promise_escalation: PromiseEscalation
    urging: Urging
    supervision: Supervision
    honours: Honours
    numbering: Numbering
    basis: Mapping[str, Basis]

    def assign_clock(self, *, in_session: bool) -> ClockRule:
        """Items raised in session have a period of their own, counted from its closing."""
        return self.further["assign_in_session"] if in_session else self.clocks["assign"]

    @property
    def every_period(self) -> dict[str, ClockRule]:
        return {**self.clocks, **self.further}
