"""What becomes of a bill: the presidium's decision, its reconsideration, the months after the session."""

from datetime import timedelta
from typing import Any

from huying.domain.bills.models import Bill
from huying.domain.bills.policy import needs
from huying.domain.bills.procedure import afterwards, reconsideration, registering, signing
from huying.domain.bills.procedure import presidium as acts
from huying.domain.bills.states import Conclusion, Proposal

from . import bill_words as words
from .proposing_bills import Proposing
from .simulation import Enough, Life


def decided(one: Proposing) -> Life:
    """On the agenda, not a bill, or to be considered after the session."""
    clerk = one.county.clerks[0]
    yield from one.until(3, 14 * 60)
    said = {"by": clerk, "meeting": words.PRESIDIUM_MEETING}
    if "examined" in one.turns:
        one.do(acts.examine_first, text=words.DECIDED.format(what="先交审查"), **said)
        yield from one.until(3, 16 * 60)
        one.do(
            registering.give_opinion,
            by=one.committee,
            proposal=Proposal.AGENDA,
            text=words.OPINION.format(what=Proposal.AGENDA.label),
            heard=words.HEARD,
        )
    if "agenda" in one.turns:
        yield from _on_the_agenda(one, said)
    if "no_bill" in one.turns:
        yield from _no_bill(one, said)
    one.do(acts.defer, text=words.DECIDED.format(what="闭会后审议"), **said)


def _on_the_agenda(one: Proposing, said: dict[str, Any]) -> Life:
    one.do(acts.put_on_agenda, text=words.DECIDED.format(what="列入本次大会议程"), **said)
    yield from one.until(4, 9 * 60)
    if "left" in one.turns:
        yield from left_by(one, 3)
        one.do(signing.end_on_agenda, by=said["by"], meeting=words.LAST_PRESIDIUM)
        raise Enough
    yield from one.until(4, 16 * 60)
    one.do(
        acts.record_vote,
        by=said["by"],
        meeting=one.county.congress.name,
        conclusion=Conclusion.PASSED,
        text=words.VOTED,
    )
    raise Enough


def left_by(one: Proposing, number: int) -> Life:
    """So many signers take their names back, until too few stand by it."""
    for deputy in one.signers[:number]:
        yield from one.minutes(2, 9)
        if needs.enough_proposers(one.bill, by=deputy, at=one.now) is None:
            one.do(signing.take_back, by=deputy, reason=words.TAKEN_BACK)
            one.bill = Bill.objects.select_related(*Bill.READ_WITH).get(pk=one.bill.pk)


# -- not a bill, and looked at again ---------------------------------------------------------


def _no_bill(one: Proposing, said: dict[str, Any]) -> Life:
    """Not a bill; some proposers demand in time that it be looked at again."""
    one.do(acts.find_no_bill, text=words.NO_BILL, **said)
    yield from one.until(3, 15 * 60)
    if one.turns & {"upheld", "reversed"} and _in_time(one):
        yield from _reconsidered(one)
        if "reversed" in one.turns:
            return
    yield from one.office(2)
    one.do(acts.settle, by=said["by"])
    raise Enough


def _in_time(one: Proposing) -> bool:
    late = one.now + timedelta(hours=5)
    return needs.before_the_last_presidium(one.bill, by=one.lead, at=late) is None


def _reconsidered(one: Proposing) -> Life:
    one.do(reconsideration.propose_reconsideration, by=one.lead, reason=words.RECONSIDERATION)
    for deputy in one.signers:
        yield from one.minutes(5, 20)
        one.do(reconsideration.want_reconsideration, by=deputy)
    one.do(reconsideration.ask_reconsideration, by=one.lead)
    yield from one.until(4, 15 * 60 + 10)
    act, text = reconsideration.uphold, words.UPHELD
    if "reversed" in one.turns:
        act, text = reconsideration.reverse, words.REVERSED
    one.do(act, by=one.county.clerks[0], meeting=words.LAST_PRESIDIUM, text=text)


# -- after the session -----------------------------------------------------------------------


def after_the_session(one: Proposing) -> Life:
    """Organs are asked, the result is reported, the standing committee decides."""
    yield from one.office(4)
    asked = [one.county.units[name] for name in one.random.sample(sorted(one.county.units), 2)]
    one.do(afterwards.ask_units, by=one.committee, units=[unit.body for unit in asked])
    for unit in asked:
        yield from one.office(one.random.randint(3, 8))
        one.do(afterwards.give_view, by=unit.office, text=words.VIEW, heard_lead=words.HEARD_LEAD)
    yield from one.office(one.random.randint(6, 12))
    meeting = words.STANDING_MEETING.format(number=one.random.randint(20, 29))
    said = {"by": one.county.clerks[0], "meeting": meeting}
    heard = {"by": one.committee, "heard": words.HEARD}
    one.do(afterwards.report_result, meeting=meeting, text=words.RESULT, **heard)
    yield from one.office(one.random.randint(3, 6))
    if "handed_over" not in one.turns:
        one.do(afterwards.decide, conclusion=Conclusion.PLANNED, text=words.CONCLUDED, **said)
        return
    office = asked[0].office
    one.do(afterwards.hand_over, executor=office.body, text=words.HANDED_OVER, **said)
    yield from one.office(20)
    reported = {"by": office, "text": words.EXECUTION, "heard": words.HEARD}
    one.do(afterwards.report_execution, **reported)
    yield from one.office(4)
    if "again" in one.turns:
        one.do(afterwards.disagree, text=words.NOT_ENOUGH, **said)
        yield from one.office(9)
        one.do(afterwards.report_execution, **reported)
        yield from one.office(3)
    one.do(afterwards.agree, text=words.AGREED, **said)
