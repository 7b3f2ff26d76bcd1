"""Where the acts of one procedure lead: arrows from state to state."""

from collections.abc import Callable
from dataclasses import dataclass

from ..act import Act
from ..procedure import Procedure

NEW = ""
"""Where an opening act comes from: the case did not exist."""


@dataclass(frozen=True)
class Arrow:
    act: Act
    before: str
    after: str

    @property
    def moves(self) -> bool:
        return self.before != self.after


def in_order(procedure: Procedure) -> list[Act]:
    """As a case meets them: opening acts, then by the first state that allows them, then as written.

    The order of registration would depend on which module happened to be imported first.
    """
    states = [str(state) for state in procedure.states]

    def place(act: Act) -> tuple:
        first = [str(act.then)] if act.opens else map(str, act.when)
        code = act.change.__code__
        return (
            not act.opens,
            min(map(states.index, first)),
            act.change.__module__,
            code.co_firstlineno,
        )

    return sorted(procedure.acts.values(), key=place)


def everything(act: Act) -> bool:
    return True


def arrows_between(procedure: Procedure, occurs: Callable[[Act], bool]) -> list[Arrow]:
    """The arrows of acts that occur, from the states that a case can come to by such acts."""
    reached = {NEW, *map(str, states_reached(procedure, occurs))}
    return [one for one in arrows(procedure) if occurs(one.act) and one.before in reached]


def arrows(procedure: Procedure) -> list[Arrow]:
    """Every act from every state that allows it; an act that moves nothing leads back."""
    found = []
    for act in in_order(procedure):
        for before in (NEW,) if act.opens else map(str, act.when):
            after = before if act.then is None else str(act.then)
            found.append(Arrow(act, before, after))
    return found


def states_reached(procedure: Procedure, occurs: Callable[[Act], bool]) -> list:
    """The states that a case can come to by acts that occur, in their own order."""
    onward: dict[str, set[str]] = {}
    for arrow in arrows(procedure):
        if occurs(arrow.act):
            onward.setdefault(arrow.before, set()).add(arrow.after)
    reached: set[str] = set()
    waiting = [NEW]
    while waiting:
        for state in onward.get(waiting.pop(), set()) - reached:
            reached.add(state)
            waiting.append(state)
    return [state for state in procedure.states if str(state) in reached]


def final_states(procedure: Procedure) -> list[str]:
    """The states that nothing leads out of, unless somebody takes back what led there."""
    left = {arrow.before for arrow in arrows(procedure) if arrow.moves and not arrow.act.takes_back}
    return [str(state) for state in procedure.states if str(state) not in left]
