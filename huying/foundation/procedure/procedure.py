"""A procedure: the acts of one kind of case, in the order the law gives them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from .act import Act, Follow
from .refusal import Refused, Why

ALL: dict[str, "Procedure"] = {}


@dataclass(frozen=True)
class Choice:
    """An act that the state allows: by which of my appointments, and if not, why."""

    act: Act
    by: object
    refusal: Refused | None


class Procedure:
    """`kind` names its cases, `states` their states; the callables let the domain speak:

    terms(subject, clock, at) -> Terms | None     what the congress's rulebook says of a clock
    cite(law, congress or case) -> str            the article behind an act
    proposers(subject) -> set                     persons who may not act on it for a unit or office
    clock_case(subject) -> Case                   the case its clocks hang on
    """

    def __init__(
        self,
        kind: str,
        label,
        states,
        *,
        terms: Callable = lambda subject, name, at: None,
        cite: Callable = lambda law, congress: law,
        proposers: Callable = lambda subject: set(),
        clock_case: Callable = lambda subject: subject.case,
    ):
        self.kind, self.label, self.states = kind, label, states
        self.terms, self.cite, self.proposers = terms, cite, proposers
        self.clock_case = clock_case
        self.acts: dict[str, Act] = {}
        ALL[kind] = self

    def act(self, label, *, who, when=(), then=None, law="", follows=(), **rules):
        """Declare one act; the decorated function is what it changes."""

        def register(change) -> Act:
            act = Act(
                procedure=self,
                name=change.__name__,
                label=label,
                law=law,
                who=who if isinstance(who, tuple) else (who,),
                when=when if isinstance(when, tuple) else (when,),
                then=then,
                change=change,
                **rules,
            )
            if act.name in self.acts:
                raise ValueError(f"two acts of the name {self.kind}.{act.name}")
            self.acts[act.name] = act
            for one in follows if isinstance(follows, tuple) else (follows,):
                one.act.followers.append((act, one.each))
            return act

        return register

    def opens(self, label, *, who, then, **rules):
        """Declare an act that opens a case: its function gets `case` and returns the new subject."""
        return self.act(label, who=who, then=then, opens=True, **rules)

    def follows(self, act: Act, each, label, *, then=None, when=(), opens=False, **rules):
        """Declare an act that only ever follows another, in the same transaction."""
        return self.act(
            label,
            who=_following(act),
            when=when,
            then=then,
            opens=opens,
            by_hand=False,
            follows=Follow(act, each),
            **rules,
        )

    def choices(self, subject, appointments, at: datetime) -> list[Choice]:
        """The acts that the state allows and one of my appointments has standing for."""
        return [
            choice
            for act in self.acts.values()
            if not act.opens and act.by_hand and subject.case.state in act.when
            if not (act.applies and act.applies(subject))
            for choice in [choose(act, subject, appointments, at)]
            if not (choice.refusal and choice.refusal.why is Why.STANDING)
            or (choice.refusal and choice.by is not None)
        ]

    def opened_by(self, appointments, at: datetime) -> list[Choice]:
        """The opening acts that one of my appointments may do."""
        found = [
            choose(act, None, appointments, at)
            for act in self.acts.values()
            if act.opens and act.by_hand
        ]
        return [choice for choice in found if choice.refusal is None]


def choose(act: Act, subject, appointments, at: datetime) -> Choice:
    """The first of my appointments that may do it; else the refusal that tells most.

    A refusal of somebody who has standing says more than one that only says who has it, and
    `by` is None where none of my appointments has standing at all.
    """
    best = None
    for by in appointments:
        refusal = act.refusal(subject, by=by, at=at)
        if refusal is None:
            return Choice(act, by, None)
        has_standing = any(rule(subject, by) for rule in act.who) and by.is_active(at)
        if best is None or (has_standing and best.by is None):
            best = Choice(act, by if has_standing else None, refusal)
    if best is None:
        best = Choice(act, None, Refused("", Why.STANDING))
    return best


def _following(act: Act):
    def rule(subject, by):
        return False

    rule.label = f"（随“{act.label}”自动进行）"  # type: ignore[attr-defined]
    return rule
