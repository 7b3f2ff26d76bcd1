"""The groups of local options, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    code: str
    label: str


@dataclass(frozen=True)
class Dimension(Named):
    """What a deputy judges; `weight` is 0 where nothing is weighted."""

    weight: int = 0


@dataclass(frozen=True)
class Ground(Named):
    """Why something should not be a suggestion; without a text, article and quote are empty."""

    article: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Intake:
    submitters: tuple[str, ...]
    cosigning: str
    delegation_gate: bool
    paper_original: str
    secrecy_on_request: bool
    one_matter: bool
    pre_review: tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """`grounds`: by code the grounds that this place's text names."""

    inadmissible: tuple[str, ...]
    merging: str
    grounds: Mapping[str, Ground]


@dataclass(frozen=True)
class Assignment:
    government: str
    months_from: str
    consult: str
    tells_deputy: bool
    deputy_objection: bool


@dataclass(frozen=True)
class Handling:
    """What a unit does inside; `inner_checks` is the number of levels, 0 to 4."""

    inner_checks: int
    check_position: str
    countersign: bool
    redo_co_opinion: bool


@dataclass(frozen=True)
class Contact:
    before: str
    during: str
    after: str


@dataclass(frozen=True)
class Extension:
    """`max_added`: so many months at most beyond the ordinary period; 0: up to `reply_long`."""

    mode: str
    approver: str
    notify_deputy: bool
    max_added: int


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
    """On a scale of stars or points, from `satisfied_from` hundredths of the full mark on it is 满意."""

    dimensions: tuple[Dimension, ...]
    scale: str
    satisfied_from: int
    mostly_from: int
    grades: tuple[Named, ...]
    evaluators: str
    reason_required: bool
    silence: str
    redo_trigger: str
    second_dissatisfied: str


@dataclass(frozen=True)
class Withdrawal:
    until: str
    joint: str


@dataclass(frozen=True)
class Answer:
    """The reply: who receives it, how, who signs it, and the classes its result may bear."""

    recipients: str
    form: str
    signer: str
    copies: tuple[str, ...]
    face_record: bool
    classes: tuple[Named, ...]


@dataclass(frozen=True)
class Completion:
    standard: str


@dataclass(frozen=True)
class Commitments:
    ledger: bool
    second_reply: bool
    roll_over: bool


@dataclass(frozen=True)
class Publication:
    content: str
    deputy_may_object: bool
    deputies_know_of: str


@dataclass(frozen=True)
class Reports:
    """When each is due: 08-31, a word of words.REPORT_MOMENTS, several joined by +, or nothing.

    `unit_due_day`: the last day for a unit where `unit_due` names none.
    """

    unit_due: str
    unit_due_day: str
    committee_due: str
    commitments_due: str
    public: bool


@dataclass(frozen=True)
class Warnings:
    """So many days before the due day a clock is shown as near; the largest first."""

    days: tuple[int, ...]


@dataclass(frozen=True)
class Escalation:
    """So many days after the due day each of these hears that a unit is late."""

    section: int
    office: int
    head: int
    congress: int


@dataclass(frozen=True)
class PromiseEscalation:
    """So many days after the day of a promise, or of its progress, each of these hears that it is late."""

    handler: int
    unit: int
    congress: int
    congress_head: int


@dataclass(frozen=True)
class Urging:
    """催办: `interval` days at least between two of one hand; the system begins so many days late.

    The weights order what a unit has to answer; `automatic_after` 0: the system urges nobody.
    """

    interval: int
    automatic_after: int
    answer_within: int
    weight_of_deputy: int
    weight_of_committee: int
    weight_of_office: int
    weight_of_system: int


@dataclass(frozen=True)
class LadderStep(Named):
    """`days` (working days) for the unit's answer; `skip`: who may pass it over, empty: nobody."""

    who: str = "clerk"
    paper: str = ""
    days: int = 5
    skip: str = ""


@dataclass(frozen=True)
class Supervision:
    """Reach (1 to 3) from which an item is 民生; difficulty and reach together from which it is a candidate
    for 重点, which it becomes by a decision alone."""

    livelihood_from: int
    key_from: int
    ladder: tuple[LadderStep, ...]


@dataclass(frozen=True)
class Honours:
    """`month`: in which the selection of a year opens; 0 where nothing is said."""

    month: int


@dataclass(frozen=True)
class Numbering:
    in_session: str
    out_of_session: str

    def number(
        self, seq: int, *, in_session: bool, term: str = "", session: str = "", kind: str = ""
    ) -> str:
        template = self.in_session if in_session else self.out_of_session
        return template.format(seq=seq, term=term, session=session, kind=kind)
