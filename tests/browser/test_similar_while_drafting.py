"""相近的建议 in the browser: seen while typing, opened, and what is new is said; on a phone too."""

import pytest

pytest.importorskip("playwright")

from huying.domain.suggestions.models import TextVersion
from tests.browser.world import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FACTS = "河口镇北部三个村的支渠去年只修了北段，南段六百米今春仍浇不上水，涉及四百亩地。"


def test_the_deputy_sees_while_typing_what_was_asked_and_answered_and_says_what_is_new(world):
    county, world.screens = world.county, SCREENS / "similar"
    round = county.delivered()
    county.answered(round, county.lin)
    round.promise_lines.create(
        congress=county.congress, position=1, what="年底前修完余下渠段", owner=county.water
    )
    page = world.page(county.lin)
    page.goto("/qingyuan/suggestions/new")
    assert page.locator("#like-ones").count() == 0
    page.locator("#id_title").press_sequentially("关于继续维修河口镇灌溉支渠的建议")
    like = page.locator("#like-ones")
    like.get_by_text("水利局的答复").click()  # nobody left the field: it is asked while typing
    like.get_by_text("第1条已经修复，通水正常。").wait_for()
    assert like.get_by_text("过程满意，结果满意").count() == 1
    assert like.get_by_text("年底前修完余下渠段").count() == 1
    page.locator("#id_facts").fill(FACTS)
    page.locator("#id_differs").fill("去年修了北段，这次只提南段六百米。")
    page.wait_for_timeout(1200)
    world.look(page, "写建议时看到相近的建议")
    page.get_by_role("button", name="保存草稿", exact=True).click()
    page.wait_for_url("**/suggestions/*/")
    page.get_by_text("去年修了北段，这次只提南段六百米。").wait_for()
    assert TextVersion.objects.latest("at").differs == "去年修了北段，这次只提南段六百米。"
    phone = world.page(county.lin, width=390)
    phone.goto(page.url.replace("/suggestions/", "/suggestion/") + "revise")
    phone.locator("#like-ones").wait_for()
    world.look(phone, "手机上修改时看到相近的建议")
    leads = phone.get_by_role("link", name="有1件相近的建议，看看")
    leads.click()
    assert phone.locator("#like-ones").evaluate("one => one.getBoundingClientRect().top") < 400
    leads.wait_for(state="hidden")
    world.look(phone, "手机上看相近的建议")
    assert world.said == []


def test_without_javascript_a_button_finds_them(world):
    county, world.screens = world.county, SCREENS / "similar"
    county.delivered()
    page = world.page(county.lin, java_script_enabled=False)
    page.goto("/qingyuan/suggestions/new")
    page.locator("#id_title").fill("关于继续维修河口镇灌溉支渠的建议")
    page.get_by_role("button", name="查找相近的建议").click()
    page.get_by_role("heading", name="第1号《关于维修河口镇灌溉支渠的建议》").wait_for()
    world.look(page, "没有脚本时相近的建议")
