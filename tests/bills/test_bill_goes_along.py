"""移交: a bill that a unit carries out, or is asked of, goes where the unit goes."""

from datetime import date

import pytest

from huying.domain.bills.models import Bill
from huying.domain.bills.procedure import afterwards
from huying.domain.people.models import Appointment, Roll
from huying.domain.people.procedure import handover
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment


def merged(county, unit, into):
    return handover.merge_unit(
        Roll.objects.get(congress=county.congress),
        by=county.chen,
        at=moment("2026-06-10"),
        unit=unit,
        into=into,
        on=date(2026, 6, 10),
        reason="机构改革方案",
    )


def test_the_organ_that_carries_it_out_is_the_one_that_took_over(assembly):
    c, meeting = assembly.county, {"meeting": "常委会会议", "text": "会议决定。"}
    bill = afterwards.report_result(
        assembly.deferred(), by=assembly.nong, at=moment("2026-05-20"), meeting="农委会议",
        text="经审议……", heard="听取了领衔代表意见。",
    )  # fmt: skip
    bill = afterwards.hand_over(
        bill, by=c.chen, at=moment("2026-05-29"), executor=c.water, **meeting
    )
    merged(c, c.water, c.transport)
    event = Event.objects.get(case=bill.case, act="bill.taken_over")
    assert event.detail.data["into"]["label"] == "交通运输局"
    done = {"text": "已明确管护单位。", "heard": "听取了农委和领衔代表的意见。"}
    sun = Appointment.objects.select_related("person", "body", "congress").get(
        person=c.sun.person, body=c.transport, capacity="handler"
    )
    bill = Bill.objects.select_related("case", "congress").get(pk=bill.pk)
    with pytest.raises(Refused):
        c.he.refresh_from_db()
        afterwards.report_execution(bill, by=c.he, at=moment("2026-08-20"), **done)
    bill = afterwards.report_execution(bill, by=sun, at=moment("2026-08-20"), **done)
    assert bill.state_word == "待审议办理报告"


def test_an_organ_still_asked_is_the_one_that_took_over(assembly):
    c = assembly.county
    bill = afterwards.ask_units(
        assembly.deferred(), by=assembly.nong, at=moment("2026-03-09"), units=[c.water, c.finance]
    )
    merged(c, c.water, c.transport)
    merged(c, c.finance, c.transport)
    assert list(bill.views.values_list("unit__name", flat=True)) == ["交通运输局"]
