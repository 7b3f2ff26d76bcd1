"""会前预审 in the browser: a draft goes to the group, comes back with an edited text, waits for the opening."""

import pytest

pytest.importorskip("playwright")

from huying.domain.people.models import Session
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.models import Suggestion
from tests.browser.world import SCREENS
from tests.conftest import moment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FACTS = (
    "河口镇北部三个村的支渠破损一千二百米，今春有八百亩地浇不上水，村里量过两次，渠尾要多等九天。"
)
PROPOSAL = "请问能不能修？建议由水利部门年内立项维修破损渠段，并明确日常管护单位和经费来源。"


@pytest.fixture
def before_the_session(world):
    """2026-01-20: the group of deputies who know farming reads drafts; the session opens on 2-25."""
    world.screens = SCREENS / "pre_review"
    county = world.county
    county.congress.rulebook = "henan"
    county.congress.save()
    group = county.body("农业农村专业小组", BodyKind.PROFESSIONAL_GROUP)
    county.expert = county.appoint("水专家", group, Capacity.HEAD, username="zhuanjia")
    Session.objects.create(
        congress=county.congress,
        term=county.term,
        number=9,
        opens_at=moment("2025-02-20"),
        closes_at=moment("2025-02-24"),
    )
    world.now.set("2026-01-20 09:00")
    return world


def press(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_draft_is_pre_reviewed_edited_adopted_and_handed_in_at_the_opening(before_the_session):
    world = before_the_session
    deputy, expert = world.page(world.county.lin), world.page(world.county.expert)
    _writes(world, deputy)
    _sends(world, deputy)
    _edits(world, expert)
    _adopts(world, deputy)
    _waits_for_the_opening(world)
    s = Suggestion.objects.select_related("case", "text").get()
    assert (s.state, s.in_session, s.text.number) == ("submitted", True, 2)
    assert s.text.facts.endswith("涉及三百一十户。")
    assert world.said == []


def _writes(world, page):
    page.goto("/qingyuan/suggestions/new")
    page.locator("#id_title").fill("关于维修河口镇灌溉支渠的建议")
    page.locator("#id_facts").fill(FACTS)
    page.locator("#id_proposal").fill(PROPOSAL)
    page.locator("#id_requests_0").fill("修复破损的渠段")
    page.locator("#id_requests_1").fill("明确管护单位")
    page.get_by_text("好像是询问法律或政策").wait_for()  # while writing, without being asked
    world.look(page, "写建议")
    press(page, "保存草稿")
    page.wait_for_url("**/suggestions/*/")


def _sends(world, page):
    page.get_by_role("link", name="标明会中提交").click()
    press(page, "标明会中提交")
    page.wait_for_url("**/suggestions/*/")
    page.get_by_role("link", name="送预审").click()
    page.locator("#id_body").select_option(label="农业农村专业小组")
    press(page, "送预审")
    page.wait_for_url("**/suggestions/*/")
    page.get_by_text("等待意见").wait_for()


def _edits(world, page):
    page.goto("/qingyuan/")
    page.get_by_role("link", name="关于维修河口镇灌溉支渠的建议").click()
    page.locator("#id_opinion").fill("受益面要写清楚。")
    page.locator("#id_facts").fill(FACTS + "涉及三百一十户。")
    world.look(page, "提出预审意见")
    press(page, "提出预审意见")
    page.get_by_text("改动了文稿，请写明改稿理由").first.wait_for()
    page.locator("#id_edit_reason").fill("补上户数")
    press(page, "提出预审意见")
    page.wait_for_url("**/suggestions/*/")
    world.look(page, "预审机构看到的草稿")


def _adopts(world, page):
    page.goto("/qingyuan/")
    page.get_by_text("农业农村专业小组改了文稿：补上户数").wait_for()
    page.get_by_role("link", name="关于维修河口镇灌溉支渠的建议").first.click()
    page.locator("ins", has_text="涉及三百一十户。").wait_for()
    world.look(page, "代表看到的改稿")
    page.get_by_role("link", name="采用改稿", exact=True).click()
    press(page, "采用改稿")
    page.wait_for_url("**/suggestions/*/")
    page.get_by_role("link", name="第2稿").click()
    page.get_by_text("采用农业农村专业小组的改稿：补上户数").wait_for()
    world.look(page, "历次文稿")


def _waits_for_the_opening(world):
    world.now.set("2026-02-25 08:50")
    page = world.page(world.county.lin)
    page.goto(f"/qingyuan/suggestions/{Suggestion.objects.get().pk}/")
    page.get_by_text("2月25日09:00开幕后才能提交").first.wait_for(state="attached")
    world.now.set("2026-02-25 09:01")
    page.reload()
    page.get_by_role("link", name="提交", exact=True).click()
    page.get_by_text("好像是询问法律或政策").wait_for()
    world.look(page, "提交")
    press(page, "提交")
    page.get_by_text("会议期间提出").wait_for()
    phone = world.page(world.county.lin, width=390)
    phone.goto(page.url)
    world.look(phone, "手机上的建议")
