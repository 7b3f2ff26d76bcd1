"""Who is told of an act on a bill, as appointments."""

from huying.domain.people.policy import Addressee, holders, the_committee
from huying.domain.people.states import Capacity

from . import signers

__all__ = ["the_committee"]

AT_WORK = (Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD)


def the_proposers(bill) -> list[Addressee]:
    """The lead deputy and everybody who signed and stands by it."""
    lead = [(bill.lead_id, bill.lead.person_id)] if signers.holds_on(bill) else []
    signed = [keys for keys in signers.signed_keys(bill.pk) if keys[0] != bill.lead_id]
    return [Addressee(*keys) for keys in lead + signed]


def those_asked_to_sign(bill):
    return [one.deputy for one in signers.still_asked(bill).select_related("deputy__person")]


def the_special_committee(bill):
    if bill.committee_id is None:
        return []
    return holders(
        bill.congress_id, body=bill.committee_id, capacities=(Capacity.CLERK, Capacity.HEAD)
    )


def the_units_asked(bill):
    """Organs whose view is still awaited."""
    waiting = bill.views.filter(answered_at=None).values("unit")
    return holders(bill.congress_id, capacities=AT_WORK).filter(body__in=waiting)


def the_executor(bill):
    if bill.executor_id is None:
        return []
    return holders(bill.congress_id, body=bill.executor_id, capacities=AT_WORK)
