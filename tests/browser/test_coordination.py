"""改办协调会 in the browser: called, decided item by item, signed once; the units see what became of it."""

import pytest

from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.procedure import handling
from tests.browser.world import SCREENS
from tests.conftest import moment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def asked_back(county, n):
    h = handling.sign_for(county.assigned(), by=county.sun, at=moment("2026-03-03"))
    return handling.ask_to_return(
        h,
        by=county.sun,
        at=moment("2026-03-04"),
        reason=f"第{n}件不属于本局职责。",
        proposed_unit=county.finance,
    )


def test_the_clerk_calls_decides_and_signs_in_one_list(world):
    county, world.screens = world.county, SCREENS / "coordination"
    first, second = asked_back(county, 1), asked_back(county, 2)
    page = world.page(county.chen)
    page.goto("/qingyuan/coordination/")
    assert page.get_by_text("等待协调的退回申请和分歧：2 件").count() == 1
    page.get_by_role("link", name="召集改办协调会").click()
    page.get_by_label("开会日期").fill("2026-04-13")
    page.get_by_label("地点").fill("二楼会议室")
    with page.expect_navigation():
        page.get_by_role("button", name="召集").click()
    page.get_by_role("link", name="议定各项").click()
    page.get_by_label("第1项的决定").select_option("改办")
    assert page.get_by_label("第1项改由").input_value() == str(county.finance.pk)
    page.get_by_label("第2项的决定").select_option("维持交办")
    with page.expect_navigation():
        page.get_by_role("button", name="保存议定结果").click()
    assert page.get_by_text("第2项维持交办，请写明理由。").count() == 1
    page.get_by_label("第2项的说明").fill("支渠维修是水利局职责")
    world.look(page, "议定各项")
    with page.expect_navigation():
        page.get_by_role("button", name="保存议定结果").click()
    page.get_by_role("link", name="签发改办清单").click()
    with page.expect_navigation():
        page.get_by_role("button", name="签发改办清单").click()
    assert page.get_by_text("改办：财政局").count() == 1
    world.look(page, "改办清单")
    states = [Handling.objects.get(pk=one.pk).state for one in (first, second)]
    assert states == ["returned", "accepted"]
    invited = world.page(county.he, width=390, height=800)
    invited.goto("/qingyuan/coordination/")
    invited.get_by_role("link", name="2026年4月13日改办协调会").click()
    assert invited.get_by_text("支渠维修是水利局职责").count() == 1
    world.look(invited, "改办清单（手机）")
    assert world.said == []
