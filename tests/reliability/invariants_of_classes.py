"""What must hold of the class of a reply: it has a history, and what it promises stands beside it."""

from huying.domain.suggestions.models import ClassChange, PromiseLine
from huying.domain.suggestions.policy.classes import demanded
from tests.reliability.invariants import invariant


def _changes(f) -> dict:
    rows = ClassChange.objects.filter(round__in=[one.pk for one in f.rounds]).order_by("pk")
    found: dict = {one.pk: [] for one in f.rounds}
    for row in rows:
        found[row.round_id].append(row)
    return found


@invariant
def a_delivered_class_is_the_last_that_was_agreed(f):
    """the class of a delivered reply is that of its delivery, or the last change that was agreed"""
    changes = _changes(f)
    for one in f.rounds:
        agreed = [
            row for row in changes[one.pk] if row.answer == "agreed" and row.stage != "review"
        ]
        if one.delivered_at and one.reply_class and agreed[-1].now != one.reply_class:
            return False
    return True


@invariant
def a_class_changes_with_its_reason(f):
    """each change of a class has a reason, and one to 已经解决 after the delivery its evidence"""
    return all(
        row.reason and (row.evidence or row.meaning != "resolved" or row.stage == "review")
        for rows in _changes(f).values()
        for row in rows
        if row.stage != "delivered"
    )


@invariant
def what_was_signed_lists_what_it_promises(f):
    """a signed reply that says 正在解决 has promise lines or the reason why it has none"""
    signed = [one for one in f.rounds if one.state == "signed"]
    listed = set(PromiseLine.objects.filter(round__in=signed).values_list("round", flat=True))
    return all(
        one.pk in listed or one.no_promise_reason
        for one in signed
        if demanded(one).meaning == "under_way"
    )
