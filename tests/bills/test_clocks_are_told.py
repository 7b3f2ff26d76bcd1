"""The worker tells of the clocks of bills, of requests for facts, of what was raised in a contact."""

import pytest

from huying.domain.advice.models import Liaison
from huying.domain.advice.procedure import consulting, contacts, facts
from huying.domain.bills.procedure import registering
from huying.domain.suggestions.tasks import tick
from huying.foundation.notices.models import Notice
from tests.conftest import moment


def told(county, at):
    """(who, what) of every notice that this tick writes."""
    before = set(Notice.objects.values_list("pk", flat=True))
    tick(moment(at), county.congress)
    new = Notice.objects.exclude(pk__in=before).select_related("to__person")
    return sorted((one.to.person.name, one.text) for one in new)


def test_a_committee_is_warned_of_its_opinion_and_the_secretariat_hears_when_it_is_late(assembly):
    registering.send_to_committee(
        assembly.registered(at="2026-02-27 13:00"), by=assembly.county.chen,
        at=moment("2026-03-02"), committee=assembly.committee,
    )  # fmt: skip
    bill = "议案第B01号《关于制定清源县灌溉设施管护办法的议案》"
    assert told(assembly.county, "2026-03-31") == [
        ("农永", f"“专委会处理意见”还有1天到期（4月1日）：{bill}")
    ]
    late = f"“专委会处理意见”已逾期1天（4月1日到期）：{bill}"
    assert told(assembly.county, "2026-04-02") == [("农永", late), ("王海", late), ("陈静", late)]


@pytest.fixture
def requests(county):
    """Facts wanted of 水利局, advice of 林秀英, and an opinion raised in a contact."""
    at = moment("2026-03-02")
    wanted = facts.ask(
        by=county.lin, at=at, unit=county.water, way="facts", title="支渠", question="多少？"
    )
    facts.forward(wanted, by=county.chen, at=moment("2026-03-03"), unit=county.water)
    asked = consulting.ask(
        by=county.he, at=at, title="供水", question="怎么排？", wanted="代表",
        advise_by=moment("2026-03-17").date(),
    )  # fmt: skip
    consulting.accept(asked, by=county.chen, at=at, deputies=[county.lin])
    rule = contacts.lay_down(
        by=county.he, at=at, title="办法", text="……", each_year=4, in_force_from=at.date()
    )
    contacts.record(
        rule, by=county.he, at=at, held_on=at.date(), way="visit", content="……",
        deputies=[county.lin], opinions="希望公布放水时间。",
    )  # fmt: skip
    assert Liaison.objects.count() == 1


def test_what_is_late_is_told_to_the_unit_and_the_committee_but_a_deputy_is_never_late(
    county, requests
):
    tick(moment("2026-03-17"), county.congress)
    words = told(county, "2026-03-18")
    assert {who for who, what in words if "知情知政答复”已逾期1天" in what} == {
        "孙敏", "李建国", "王海", "陈静",
    }  # fmt: skip
    assert [who for who, what in words if "提出意见" in what] == []
    words = told(county, "2026-04-03")
    assert {who for who, what in words if "所提意见的办理”已逾期1天" in what} == {
        "何平", "冯财", "王海", "陈静",
    }  # fmt: skip
