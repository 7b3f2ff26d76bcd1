"""单位年度办理工作 in the browser: asked of every unit with items, planned, reported, signed, taken in."""

import pytest

pytest.importorskip("playwright")

from huying.domain.supervision.models import UnitYear
from tests.browser.test_promise import follow, press
from tests.browser.world import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_units_year_from_its_plan_to_its_report(world):
    county, world.screens = world.county, SCREENS / "year-of-a-unit"
    county.accepted(co=[county.finance])
    _asks_every_unit(world, world.page(county.chen))
    _plans_on_a_phone(world, county.sun_office)
    world.now.set("2026-11-20 09:00")
    _drafts(world, world.page(county.sun))
    _signs(world, world.page(county.li))
    _takes_in(world, world.page(county.chen))
    one = UnitYear.objects.select_related("case").get(unit=county.water)
    assert (one.state, one.figures["held"]) == ("taken_in", [str(item) for item in _items(county)])
    assert world.said == []


def _items(county) -> list:
    return [one.suggestion_id for one in county.water.handlings.all()]


def _asks_every_unit(world, page):
    page.goto("/qingyuan/supervision/unit-years")
    page.get_by_role("link", name="还有 2 个单位没有布置").click()
    world.look(page, "open")
    press(page, "布置")
    assert "已布置 2 个单位，0 个单位没有布置。" in page.inner_text("body")
    page.goto("/qingyuan/supervision/unit-years")
    world.look(page, "list")
    page.get_by_role("link", name="未到期 2").first.click()
    assert "水利局" in page.inner_text("main")


def _plans_on_a_phone(world, office):
    phone = world.page(office, width=390, height=800)
    phone.goto("/qingyuan/")
    phone.get_by_role("link", name="水利局2026年代表建议办理工作").first.click()
    phone.get_by_label("目标和措施").fill("件件有回音，逐件面商。")
    phone.get_by_label("分工").fill("孙敏")
    press(phone, "报送方案")
    assert "第1行看不懂" in phone.inner_text("body")
    phone.get_by_label("分工").fill("水利科，孙敏：1")
    world.look(phone, "plan-phone")
    press(phone, "报送方案")
    phone.wait_for_url("**/supervision/unit_year/*/")
    assert "本年还没有到这个单位走访" in phone.inner_text("body")
    world.look(phone, "year-phone")


def _drafts(world, page):
    page.goto("/qingyuan/")
    page.get_by_role("link", name="水利局2026年代表建议办理工作").first.click()
    follow(page, "起草年度办理工作报告")
    page.get_by_label("做法、问题和下一步打算").fill("局长领办，办结30件。")
    press(page, "按数据起草")
    assert "“30件”是直接写的数字" in page.inner_text("body")
    page.get_by_label("做法、问题和下一步打算").fill("局长领办，逐件面商。")
    press(page, "按数据起草")
    assert "本年度承办代表建议1件，其中主办1件，协办0件。" in page.inner_text("body")
    world.look(page, "report")


def _signs(world, page):
    page.goto("/qingyuan/")
    page.get_by_role("link", name="水利局2026年代表建议办理工作").first.click()
    world.look(page, "sign")
    press(page, "签发年度办理工作报告")
    assert "年度报告待签收" in page.inner_text("body")


def _takes_in(world, page):
    page.goto("/qingyuan/")
    page.get_by_role("link", name="水利局2026年代表建议办理工作").first.click()
    press(page, "签收存档年度报告")
    assert "年度报告已存档" in page.inner_text("body")
    page.get_by_role("link", name="1", exact=True).first.click()
    assert "关于维修河口镇灌溉支渠的建议" in page.inner_text("body")
    phone = world.page(world.county.chen, width=390, height=800)
    phone.goto("/qingyuan/supervision/unit-years")
    world.look(phone, "list-phone")
