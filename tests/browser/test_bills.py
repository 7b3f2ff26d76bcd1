"""议案 in the browser: a deputy signs on a phone, the secretariat makes many bills suggestions at once."""

import pytest

from huying.domain.bills.models import Bill
from huying.domain.suggestions.models import Suggestion
from tests.assembly import Assembly
from tests.browser.world import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def congress(world) -> Assembly:
    world.screens = SCREENS
    made = Assembly(world.county)
    made.set_hours()
    return made


def test_the_clerk_sees_what_would_be_refused_converts_the_rest_and_reads_the_report(
    world, congress
):
    able = [congress.before_presidium(title=f"关于修建第{n}座桥的议案") for n in (1, 2, 3)]
    congress.no_bill(title="关于调整作息时间的议案")
    congress.before_presidium(at="2026-02-27 13:00", title="关于来晚了的议案")
    page = world.page(world.county.chen)
    page.goto("/qingyuan/")
    page.get_by_role("link", name="议案", exact=True).click()
    world.look(page, "bills")
    page.get_by_role("link", name="成批转为建议").click()
    assert page.locator("input[type=checkbox]:checked").count() == 4
    late = page.get_by_role("row").filter(has_text="关于来晚了的议案")
    assert "由下一次大会的主席团决定" in late.inner_text()
    assert late.locator("input[type=checkbox]").count() == 0
    world.look(page, "bills-convert")
    page.get_by_role("checkbox", name="座桥").nth(2).uncheck()
    page.get_by_label("依据").fill("主席团第四次会议，2026年2月28日")
    page.get_by_role("button", name="转为建议").click()
    page.get_by_role("heading", name="转为建议的结果").wait_for()
    assert "已转 3 件" in page.inner_text("body") and "没有转 0 件" in page.inner_text("body")
    world.look(page, "bills-converted")
    assert Suggestion.objects.count() == 3
    assert {Bill.objects.get(pk=one.pk).state for one in able} == {"converted", "before_presidium"}
    page.get_by_role("link", name="第1号").click()
    assert "关于修建第1座桥的议案" in page.inner_text("h1")
    assert world.said == []


def test_a_deputy_signs_on_a_phone(world, congress):
    bill = congress.drafted()
    lead = world.page(world.county.lin)
    lead.goto(f"/qingyuan/bills/{bill.pk}/invite")
    lead.get_by_role("checkbox", name="周文").check()
    lead.get_by_role("button", name="发出邀请").click()
    lead.wait_for_url(f"**/bills/{bill.pk}/")
    world.look(lead, "bill")
    phone = world.page(world.county.zhou, width=390, height=800)
    phone.goto("/qingyuan/")
    phone.get_by_role("link", name=bill.title).click()
    world.look(phone, "bill-sign-phone")
    phone.get_by_role("button", name="我已审阅文本，同意联名").click()
    phone.wait_for_url(f"**/bills/{bill.pk}/")
    world.look(phone, "bill-phone")
    assert bill.signatures.get(deputy=world.county.zhou).answer == "signed"
    assert world.said == []
