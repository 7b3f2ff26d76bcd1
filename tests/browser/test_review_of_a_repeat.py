"""A repeat in review: flagged on the desk, linked with one click; a like one beside it is merged after registering."""

import pytest

pytest.importorskip("playwright")

from huying.domain.people.models import Session
from huying.domain.suggestions.models import LikeLink, Suggestion
from huying.domain.suggestions.procedure import suggestion
from tests.browser.world import SCREENS
from tests.conftest import moment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AGAIN = {
    "title": "关于继续维修河口镇灌溉支渠的建议",
    "facts": "河口镇北部三个村的支渠去年只修了一半，今春仍有四百亩地浇不上水。",
    "proposal": "建议由水利部门把余下的渠段修完，并明确管护责任。",
    "requests": ["对余下的0.6公里渠段进行衬砌修复", "明确支渠的日常管护单位"],
}
LIKE = AGAIN | {
    "title": "关于修完河口镇北部灌溉支渠的建议",
    "facts": "河口镇北部支渠还有六百米没有修，春灌时四百亩地浇不上水。",
    "requests": ["修完余下的0.6公里渠段", "公布工程进度"],
}


@pytest.fixture
def a_year_later(world):
    """Answered in class A in 2026; in February 2027 raised again by 林秀英, and by 周文 in other words."""
    county = world.county
    county.delivered()
    Session.objects.create(
        congress=county.congress,
        term=county.term,
        number=2,
        opens_at=moment("2027-02-24"),
        closes_at=moment("2027-02-28 17:00"),
    )
    for by, text, at in ((county.lin, AGAIN, "10:00"), (county.zhou, LIKE, "11:00")):
        made = suggestion.draft(by=by, at=moment("2027-02-25"), **text)
        suggestion.submit(made, by=by, at=moment(f"2027-02-25 {at}"))
    world.now.set("2027-02-26 09:00")
    world.screens = SCREENS / "repeat"
    return world


def test_the_clerk_sees_the_repeat_links_it_compares_and_merges(a_year_later):
    world, county = a_year_later, a_year_later.county
    page = world.page(county.chen)
    page.goto("/qingyuan/suggestions/review")
    page.get_by_text("上次答复为A类，代表再次提出").wait_for()
    world.look(page, "审查台上可能重复的建议")
    with page.expect_navigation():
        page.get_by_role("button", name="关联为反复提出").click()
    page.get_by_text("历年提出和办理").wait_for()
    assert LikeLink.objects.get().reason == "审查时比对，内容相同或者相近"
    for _time in range(2):
        page.keyboard.press("1")  # the first category
        with page.expect_navigation():
            page.keyboard.press("a")
    first, second = Suggestion.objects.filter(submitted_at__year=2027).order_by("submitted_at")
    page.goto(f"/qingyuan/suggestions/{second.pk}/")
    page.locator(f"a[href$='/beside/{first.pk}']").click()
    page.get_by_role("heading", name="诉求逐条对照").wait_for()
    assert page.locator("mark").count() > 4
    world.look(page, "两件建议对照")
    phone = world.page(county.chen, width=390)
    phone.goto(page.url)
    world.look(phone, "手机上两件建议对照")
    page.get_by_role("link", name="并案", exact=True).click()
    page.get_by_role("button", name="并案", exact=True).click()
    page.wait_for_url("**/suggestions/*/")
    second = Suggestion.objects.select_related("case").get(pk=second.pk)
    assert (second.state, second.merged_into_id) == ("merged", first.pk)
    assert world.said == []
