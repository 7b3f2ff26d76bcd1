"""Signatures taken back, reconsideration, a delegation's bill, who may read a bill."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huying.domain.bills.models import Bill, BillHours
from huying.domain.bills.procedure import (
    drafting,
    presidium,
    reconsideration,
    registering,
    signing,
)
from huying.domain.bills.queries import visible_to
from huying.domain.bills.queries.page import bill_page
from huying.domain.people.queries import acting
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment


def anew(bill) -> Bill:
    return Bill.objects.select_related("case", "congress", "lead__person", "text").get(pk=bill.pk)


def test_when_fewer_than_ten_stand_by_it_the_handling_ends_at_once(assembly):
    bill = assembly.deferred(10)
    first, second = assembly.deputies[:2]
    at = moment("2026-03-10")
    signing.take_back(bill, by=first, at=at, reason="情况有变。")
    assert anew(bill).state == "deferred"
    signing.take_back(anew(bill), by=second, at=at, reason="情况有变。")
    assert anew(bill).state_word == "办理终止"
    assert not Clock.objects.filter(case=bill.pk, ended_at=None).exists()


def test_where_the_lead_deputy_leaves_the_next_signer_leads(assembly):
    bill = assembly.registered(10)
    signing.take_back(bill, by=assembly.county.lin, at=moment("2026-02-27"), reason="不再坚持。")
    bill = anew(bill)
    assert (bill.state, bill.lead.person.name) == ("registered", "代表甲")
    with pytest.raises(Refused, match="只能由议案领衔代表办理|签名联名的代表"):
        signing.take_back(bill, by=assembly.county.lin, at=moment("2026-02-27"), reason="再撤。")
    signing.take_back(bill, by=assembly.deputies[3], at=moment("2026-02-27"), reason="情况有变。")
    assert anew(bill).state_word == "办理终止"


def test_on_the_agenda_it_ends_only_with_the_presidiums_consent(assembly):
    bill, at = assembly.decided(presidium.put_on_agenda), moment("2026-02-28")
    with pytest.raises(Refused, match="仍达到法定人数"):
        signing.end_on_agenda(bill, by=assembly.county.chen, at=at, meeting="主席团第四次会议")
    signing.take_back(bill, by=assembly.deputies[0], at=at, reason="情况有变。")
    assert anew(bill).state == "on_agenda"
    bill = signing.end_on_agenda(
        anew(bill), by=assembly.county.chen, at=at, meeting="主席团第四次会议"
    )
    assert bill.state_word == "办理终止"


# -- reconsideration -------------------------------------------------------------------------


def wanted_by(assembly, number, bill=None):
    bill = bill or assembly.no_bill(10)
    lin, at = assembly.county.lin, moment("2026-02-28 10:00")
    bill = reconsideration.propose_reconsideration(bill, by=lin, at=at, reason="属于本级职权。")
    for one in assembly.deputies[:number]:
        bill = reconsideration.want_reconsideration(bill, by=one, at=at)
    return bill


def test_ten_of_eleven_ask_four_hours_before_the_presidium_meets_last(assembly):
    bill = wanted_by(assembly, 9)
    bill = reconsideration.ask_reconsideration(
        bill, by=assembly.county.lin, at=moment("2026-02-28 11:00")
    )
    assert bill.state_word == "复议中"
    bill = reconsideration.reverse(
        bill, by=assembly.county.chen, at=moment("2026-02-28 15:30"), meeting="主席团第四次会议",
        text="作为议案处理。",
    )  # fmt: skip
    assert bill.state_word == "待主席团决定"
    decision = {"meeting": "主席团第四次会议", "text": "……"}
    with pytest.raises(Refused, match="不能再决定不作为议案"):
        presidium.find_no_bill(
            bill, by=assembly.county.chen, at=moment("2026-02-28 15:40"), **decision
        )


def test_nine_are_not_enough_and_a_minute_later_is_too_late(assembly):
    bill = wanted_by(assembly, 8)
    lin, late = assembly.county.lin, moment("2026-02-28 11:01")
    with pytest.raises(Refused, match=r"不少于法定人数（10名）同意，现有9名"):
        reconsideration.ask_reconsideration(bill, by=lin, at=moment("2026-02-28 10:30"))
    bill = reconsideration.want_reconsideration(
        bill, by=assembly.deputies[8], at=moment("2026-02-28 10:40")
    )
    with pytest.raises(Refused, match="最迟在主席团最后一次会议4小时以前（2026-02-28 11:00）"):
        reconsideration.ask_reconsideration(bill, by=lin, at=late)


def test_where_the_decision_stands_it_is_not_reconsidered_twice(assembly):
    bill = reconsideration.ask_reconsideration(
        wanted_by(assembly, 9), by=assembly.county.lin, at=moment("2026-02-28 10:50")
    )
    bill = reconsideration.uphold(
        bill, by=assembly.county.chen, at=moment("2026-02-28 15:30"), meeting="主席团第四次会议",
        text="维持原决定。",
    )  # fmt: skip
    assert bill.state_word == "不作为议案"
    with pytest.raises(Refused):
        reconsideration.propose_reconsideration(
            bill, by=assembly.county.lin, at=moment("2026-02-28 15:40"), reason="再议。"
        )
    bill = presidium.settle(bill, by=assembly.county.chen, at=moment("2026-03-02"))
    assert bill.get_conclusion_display() == "决定不作为议案"


def test_while_reconsideration_is_being_sought_nothing_is_settled(assembly):
    bill = wanted_by(assembly, 3)
    with pytest.raises(Refused, match="正在征集复议要求"):
        presidium.settle(bill, by=assembly.county.chen, at=moment("2026-02-28 10:30"))
    after = BillHours.objects.get().last_presidium_at + timedelta(minutes=1)
    assert presidium.settle(bill, by=assembly.county.chen, at=after).state == "concluded"


# -- a delegation ----------------------------------------------------------------------------


def test_in_beijing_a_delegation_proposes_with_more_than_half_of_its_deputies(assembly):
    county = assembly.county
    with pytest.raises(Refused, match="代表团不单独提出议案"):
        assembly.drafted(proposer="delegation")
    county.congress.rulebook = "beijing"
    county.congress.save()
    for one in (county.lin, *assembly.deputies):
        one.congress.rulebook = "beijing"
    with pytest.raises(Refused, match="过半数（8名）代表签名，现有7名"):
        assembly.submitted(6, proposer="delegation")  # 14 deputies sit in the delegation
    assert str(assembly.submitted(7, proposer="delegation").delegation) == "第一代表团"


# -- who reads it ----------------------------------------------------------------------------


def readers(assembly, bill) -> set:
    county = assembly.county
    cast = {
        "lead": county.lin, "signer": assembly.deputies[0], "other": county.zhou,
        "clerk": county.chen, "committee": assembly.nong, "unit": county.sun,
    }  # fmt: skip
    return {
        name
        for name, one in cast.items()
        if visible_to(acting(one.person.account, county.congress, at=moment("2026-03-10")))
        .filter(pk=bill.pk)
        .exists()
    }


def test_a_bill_is_read_by_those_whom_it_has_reached(assembly):
    assert readers(assembly, assembly.drafted()) == {"lead"}
    assert readers(assembly, assembly.signed()) == {"lead", "signer"}
    assert readers(assembly, assembly.submitted()) == {"lead", "signer", "clerk"}
    assert readers(assembly, assembly.in_committee()) == {"lead", "signer", "clerk", "committee"}
    assert readers(assembly, assembly.deferred()) == {
        "lead", "signer", "clerk", "committee", "other",
    }  # fmt: skip


def test_who_did_not_sign_is_read_by_the_lead_deputy_and_the_secretariat_alone(assembly):
    county, at = assembly.county, moment("2026-02-25 15:00")
    bill = signing.invite(assembly.signed(9), by=county.lin, at=at, deputies=[county.wu])
    signing.decline(bill, by=county.wu, at=at, version_number=1)
    decided = {"meeting": "主席团会议", "text": "……"}
    bill = drafting.submit(anew(bill), by=county.lin, at=moment("2026-02-26"))
    bill = registering.register(
        bill, by=county.chen, at=moment("2026-02-26"), category=county.category
    )
    bill = registering.send_to_committee(
        bill, by=county.chen, at=moment("2026-02-26"), committee=assembly.committee
    )
    bill = registering.give_opinion(
        bill, by=assembly.nong, at=moment("2026-02-26"), proposal="agenda", text="……", heard="……"
    )
    bill = presidium.put_on_agenda(bill, by=county.chen, at=moment("2026-02-27"), **decided)

    def names_wu(one):
        person = acting(one.person.account, county.congress, at=moment("2026-03-10"))
        page = bill_page(visible_to(person).get(pk=bill.pk), person)
        signers = {each.deputy.person.name for each in page.signatures}
        return "吴桂" in signers or any(one.act == "bill.decline" for one in page.events)

    assert [names_wu(one) for one in (county.lin, county.chen)] == [True, True]
    assert [names_wu(one) for one in (county.zhou, assembly.deputies[0])] == [False, False]


@pytest.mark.parametrize("page", ["list", "convert"])
def test_a_page_of_bills_costs_the_same_with_one_row_and_with_three(assembly, client, page):
    client.force_login(assembly.county.chen.person.account)
    url = reverse(f"bills:{page}", args=["qingyuan"])
    counts = []
    for more in (1, 2):
        for _n in range(more):
            assembly.no_bill()
        client.get(url)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url).status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]
