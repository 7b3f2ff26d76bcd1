"""What a rulebook says, as frozen values. Every number and option carries where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass

from huying.domain.suggestions.rulebook.words import ANCHORS, SOURCES
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
    name: str = ""
    label: str = ""
    amount: int = 0
    unit: str = ""
    anchor: str = ""

    @property
    def period(self) -> Period:
        return Period(self.amount, self.unit, self.anchor)  # type: ignore[arg-type]

    @property
    def length(self) -> str:
        """10个工作日, 3个月, 7日."""
        return f"{self.amount}{UNITS[self.unit]}"

    @property
    def anchor_label(self) -> str:
        return ANCHORS[self.anchor]


@dataclass(frozen=True)
class Named:
    code: str
    label: str


@dataclass(frozen=True)
class Extension:
    mode: str
    approver: str
    notify_deputy: bool


@dataclass(frozen=True)
class ReturnRequest:
    needs_proposed_unit: bool
    decider: str
    after_deadline: str


@dataclass(frozen=True)
class Reassignment:
    clock: str


@dataclass(frozen=True)
class PreReview:
    """Per unit system the bodies that review a draft reply, in order; empty: no round."""

    party: tuple[str, ...]
    government: tuple[str, ...]
    judicial: tuple[str, ...]

    def route(self, unit_system: str) -> tuple[str, ...]:
        return {
            "party": self.party,
            "government": self.government,
            "judicial": self.judicial,
        }[unit_system]


@dataclass(frozen=True)
class Evaluation:
    dimensions: tuple[Named, ...]
    grades: tuple[Named, ...]
    reason_required: bool
    silence: str


@dataclass(frozen=True)
class Withdrawal:
    until: str
    joint: str


@dataclass(frozen=True)
class Answer:
    """The reply: who receives it, who signs it, and the classes its result may bear."""

    recipients: str
    signer: str
    classes: tuple[Named, ...]


@dataclass(frozen=True)
class Warnings:
    """So many days before the due day a clock is shown as near; the largest first."""

    days: tuple[int, ...]


@dataclass(frozen=True)
class Numbering:
    in_session: str
    out_of_session: str

    def number(self, seq: int, *, in_session: bool) -> str:
        template = self.in_session if in_session else self.out_of_session
        return template.format(seq=seq)


@dataclass(frozen=True, eq=False)
class Rulebook:
    """One place's rules. `version` changes with any word of the file; a clock keeps the one it had.

    clocks: the eleven of words.CLOCKS, in that order.
    further: the periods of words.FURTHER_PERIODS, of the same kind.
    basis: for every option by its path ("extension.mode") where it comes from.
    """

    name: str
    title: str
    version: str
    note: str
    texts: tuple[Text, ...]
    clocks: Mapping[str, ClockRule]
    further: Mapping[str, ClockRule]
    extension: Extension
    return_request: ReturnRequest
    reassignment: Reassignment
    pre_review: PreReview
    evaluation: Evaluation
    withdrawal: Withdrawal
    answer: Answer
    warnings: Warnings
    numbering: Numbering
    basis: Mapping[str, Basis]

    def assign_clock(self, *, in_session: bool) -> ClockRule:
        """Items raised in session have a period of their own, counted from its closing."""
        return self.further["assign_in_session"] if in_session else self.clocks["assign"]

    @property
    def every_period(self) -> dict[str, ClockRule]:
        return {**self.clocks, **self.further}
