"""A morning of assigning, by keyboard alone: a proposal is taken, or another unit is chosen."""

import pytest

from huying.domain.suggestions.models import Handling, ShownUnits
from tests.browser.world import SCREENS
from tests.suggestions.test_routing import about, given

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TAKEN = '[data-takes][aria-current="true"]'
MARKED = "[...(CSS.highlights.get('speaks') ?? [])].map((one) => one.toString())"


def given_out():
    found = Handling.objects.order_by("suggestion__submitted_at", "-role", "unit__name")
    return [(one.unit.name, one.role) for one in found]


def test_the_clerk_assigns_by_keyboard_what_is_proposed(world):
    county, world.screens = world.county, SCREENS / "assigning"
    given(county, about(county, "water", "柳林乡"), county.water, co_units=[county.finance])
    about(county, "water", "河口镇", "2026-02-26 09:10")
    about(county, "transport", "石桥镇", "2026-02-26 09:20")
    about(county, "court", "大营镇", "2026-02-26 09:30")
    page = world.page(county.chen)
    page.goto("/qingyuan/suggestions/assign")
    page.get_by_text("第 1 件，共 3 件待交办").wait_for()
    assert page.locator(".likely .button").first.inner_text().split() == ["1", "水利局"]
    assert "支渠" in page.evaluate(MARKED)  # where it stands in the text
    assert page.locator(TAKEN).count() == 0
    page.keyboard.press("1")
    page.keyboard.press("4")
    assert [one.split() for one in page.locator(TAKEN).all_inner_texts()] == [
        ["1", "水利局"],
        ["4", "财政局"],
    ]
    assert given_out()[2:] == []  # nothing is assigned by being proposed or taken
    world.look(page, "交办台")
    with page.expect_navigation():
        page.keyboard.press("a")
    page.get_by_text("第 1 件，共 2 件待交办").wait_for()
    page.keyboard.press("1")
    with page.expect_navigation():
        page.keyboard.press("a")
    page.get_by_text("第 1 件，共 1 件待交办").wait_for()
    page.get_by_label("主办单位", exact=True).first.fill("宣传")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.get_by_role("button", name="交办并看下一件").click()
    page.get_by_role("link", name="前三命中 2/3").wait_for()
    assert given_out()[2:] == [
        ("水利局", "lead"),
        ("财政局", "co"),
        ("交通运输局", "lead"),
        ("县委宣传部", "lead"),
    ]
    with page.expect_navigation():
        page.get_by_role("link", name="没有命中 1").click()
    assert page.get_by_role("link", name="关于增加大营镇巡回审判的建议").count() == 1
    assert sorted(ShownUnits.objects.values_list("place", flat=True), key=str) == [1, 1, None]
    world.look(page, "推荐记录")
    assert world.said == []


def test_without_a_script_a_proposal_is_a_link_to_the_filled_form(world):
    county = world.county
    about(county, "water", "河口镇")
    page = world.page(county.chen, java_script_enabled=False)
    page.goto("/qingyuan/suggestions/assign")
    page.get_by_role("link", name="水利局").first.click()
    assert page.locator("select[name=lead_unit]").input_value() == str(county.water.pk)
