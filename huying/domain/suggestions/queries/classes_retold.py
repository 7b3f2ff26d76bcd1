"""B类 and B类转为A类 told a second time, from the chain of events: what was written, delivered, proposed, decided.

`class_changes.counts` reads the rows that the acts left; this one reads what the acts said. A rehearsed
congress must say the same twice.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from huying.foundation.procedure.models import Event

from ..models import Outcome, ReplyRound
from ..policy.classes import meaning_of
from ..policy.clocks import book_of
from ..states import ClassMeaning
from .judged import NO_LONGER

WRITES, DELIVERS, PROPOSES, AGREES = (
    f"reply_round.{act}" for act in ("write", "deliver", "propose_class", "agree_class")
)
CHANGES = ("reply_round.change_class", "reply_round.turned_at_look_back")
VERIFIES = "handling.verify_outcome"
DOUBTS = ("handling.reject_outcome", "handling.share_outcome")


@dataclass
class Told:
    """What the events of one reply say of its class; `with_evidence`: turned to 已经解决, and shown."""

    meanings: dict[str, ClassMeaning]
    now: str = ""
    delivered: str = ""
    proposed: dict = field(default_factory=dict)
    with_evidence: bool = False

    def hear(self, act: str, data: dict) -> None:
        if act == WRITES:
            self.now = data.get("reply_class", "")
        elif act == DELIVERS:
            self.delivered = self.now
        elif act == PROPOSES:
            self.proposed = data
        elif act == AGREES:
            self._change(self.proposed)
        elif act in CHANGES:
            self._change(data)

    def _change(self, data: dict) -> None:
        self.now = data["now"]
        if (
            self.delivered
            and data.get("evidence")
            and self.means(self.now) == ClassMeaning.RESOLVED
        ):
            self.with_evidence = True

    def means(self, letter: str) -> ClassMeaning | None:
        return self.meanings.get(letter)


def counts_from_events(congress) -> dict[str, int]:
    """{b_first, b_to_a}, as `class_changes.counts` has them."""
    rounds = _told_of_rounds(congress)
    verified = _turns_with_a_verified_outcome(congress)
    gone = _turns_no_longer(congress)
    first, left = set(), set()
    for turn, told in rounds.items():
        of_first, suggestion = told[0]
        if turn in gone or of_first.means(of_first.delivered) != ClassMeaning.UNDER_WAY:
            continue
        first.add(suggestion)
        shown = turn in verified or any(one.with_evidence for one, _suggestion in told)
        last = [one for one, _suggestion in told if one.delivered][-1]
        if not (shown and last.means(last.now) == ClassMeaning.RESOLVED):
            left.add(suggestion)
    return {"b_first": len(first), "b_to_a": len(first) - len(left)}


def _told_of_rounds(congress) -> dict:
    """{turn: [(what is told, suggestion), …]}, the rounds of a turn in their order."""
    found: dict = defaultdict(list)
    by_case: dict = {}
    rounds = ReplyRound.objects.filter(congress=congress).order_by("handling", "round")
    for one in rounds.select_related("case", "congress", "handling"):
        labels = {each.code: each.label for each in book_of(one).answer.classes}
        told = Told({code: meaning_of(label) for code, label in labels.items()})
        by_case[one.pk] = told
        found[one.handling_id].append((told, one.handling.suggestion_id))
    for case, act, data in _events(congress, (WRITES, DELIVERS, PROPOSES, AGREES, *CHANGES)):
        by_case[case].hear(act, data)
    return found


def _turns_with_a_verified_outcome(congress) -> set:
    true: set[int] = set()
    for _case, act, data in _events(congress, (VERIFIES, *DOUBTS)):
        (true.add if act == VERIFIES else true.discard)(int(data["outcome"]["id"]))
    rows = Outcome.handlings.through.objects.filter(outcome__in=true)
    return set(rows.values_list("handling_id", flat=True))


def _turns_no_longer(congress) -> set:
    """Turns that were returned or ended, by the state in which their last event left them."""
    of_turns = Event.objects.filter(congress=congress, act__startswith="handling.")
    last = dict(of_turns.order_by("seq").values_list("case", "now"))
    return {case for case, now in last.items() if now in NO_LONGER}


def _events(congress, acts):
    found = Event.objects.filter(congress=congress, act__in=acts).order_by("seq")
    return found.values_list("case", "act", "detail__data")
