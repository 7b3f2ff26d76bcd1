"""检索 in the browser: by keyboard on a wide screen, by finger on a phone, and without a script."""

import pytest

from huying.domain.people.models import Body
from huying.domain.suggestions.procedure import suggestion
from tests.browser.inspector import broken
from tests.browser.world import sideways
from tests.conftest import moment
from tests.county import TEXT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLES = (
    "关于增开山区校车的建议", "关于治理校车超载的建议", "关于在城南增设公办幼儿园的建议",
    "关于修缮河口镇石桥的建议", "关于改造老旧小区供水管网的建议",
)  # fmt: skip


@pytest.fixture
def written(world):
    """Seven suggestions, one of them answered by 水利局."""
    county = world.county
    county.delivered(county.zhou)
    for number, title in enumerate(TITLES):
        facts = (
            "山区学生上学路远，每天步行两小时，冬天结冰，家长多次反映没有校车，老师也担心安全。" * 3
        )
        at = moment(f"2026-02-25 1{number}:00")
        s = suggestion.draft(by=county.zhou, at=at, **TEXT | {"title": title, "facts": facts})
        suggestion.submit(s, by=county.zhou, at=moment("2026-02-26"))
    Body.objects.filter(pk=county.water.pk).update(pinyin="shuiliju", initials="slj")
    return world


def test_a_clerk_searches_by_keyboard_from_any_page(written):
    page = written.page(written.county.chen)
    page.goto("/qingyuan/overview")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="检索建议、答复和承诺")
    assert box.evaluate("(one) => one === document.activeElement")
    page.keyboard.type("校车")
    options = page.get_by_role("option")
    options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert broken(page) == []
    written.look(page, "检索-边写边列")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = options.nth(1)
    assert box.get_attribute("aria-activedescendant") == second.get_attribute("id")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    title = options.first.locator(".what").inner_text().split("\n")[0]
    page.keyboard.press("Enter")
    page.wait_for_url("**/suggestions/*/")
    assert page.get_by_role("heading", level=1).inner_text() == title
    page.keyboard.press("/")
    page.keyboard.type("slj")
    page.get_by_role("option", name="单位 水利局").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?unit=*")
    assert page.get_by_role("status").inner_text() == "找到 2 件"
    page.keyboard.press("/")
    page.keyboard.type("支渠")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.locator(".hit mark").first.inner_text() == "支渠"
    assert page.locator(".chip").inner_text().split("\n")[0].startswith("单位")
    assert broken(page) == []
    written.look(page, "检索-结果")
    assert written.said == []


def test_a_deputy_searches_on_a_phone_and_keeps_the_search(written):
    phone = written.page(written.county.zhou, width=390, height=844)
    phone.goto("/qingyuan/")
    assert not phone.get_by_role("combobox", name="检索建议、答复和承诺").is_visible()
    phone.locator("a.to-search").tap()
    phone.wait_for_url("**/search")
    written.look(phone, "检索-手机-开始")
    box = phone.get_by_role("combobox", name="检索建议、答复和承诺")
    box.tap()
    box.press_sequentially("校车")
    phone.get_by_role("option").first.wait_for()
    written.look(phone, "检索-手机-边写边列")
    box.press("Enter")
    phone.wait_for_url("**/search?q=*")
    assert phone.get_by_role("status").inner_text() == "找到 5 件"
    assert (sideways(phone), broken(phone)) == (0, [])
    written.look(phone, "检索-手机-结果")
    phone.get_by_text("筛选", exact=True).tap()
    phone.get_by_label("只查题目").tap()
    phone.wait_for_url("**titles=1**")
    assert phone.get_by_role("status").inner_text() == "找到 2 件"
    phone.get_by_text("存为常用", exact=True).tap()
    written.look(phone, "检索-手机-存为常用")
    phone.get_by_label("名称").fill("校车的题目")
    phone.get_by_role("button", name="保存").tap()
    phone.get_by_text("已存为常用检索").wait_for()
    phone.goto("/qingyuan/search")
    written.look(phone, "检索-手机-常用")
    assert broken(phone) == []
    phone.get_by_role("button", name="校车的题目").tap()
    phone.wait_for_url("**/search?q=*titles=1")
    assert written.said == []


def test_without_a_script_the_box_is_a_plain_form(written):
    page = written.page(written.county.chen, java_script_enabled=False)
    page.goto("/qingyuan/")
    page.get_by_role("combobox", name="检索建议、答复和承诺").fill("石桥")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert [one.inner_text() for one in page.locator(".hit h2").all()] == [
        "关于修缮河口镇石桥的建议"
    ]
    page.get_by_role("combobox", name="检索建议、答复和承诺").fill("没有的事 石桥")
    page.get_by_role("button", name="检索").click()
    assert page.get_by_role("heading", name="没有找到").is_visible()
    page.get_by_role("link", name="只查“石桥”").click()
    assert page.get_by_role("status").inner_text() == "找到 1 件"
