"""反复提出排查 in the browser: compared by the worker, linked with one click, called two matters with a reason."""

import pytest

pytest.importorskip("playwright")

from huying.domain.suggestions.models import LikeLink, LikelyRepeat, ReplyRound
from huying.foundation.jobs.working import run_waiting
from tests.browser.inspector import broken
from tests.browser.world import SCREENS
from tests.conftest import moment
from tests.supervision import raised_again

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIST = "/qingyuan/supervision/repeats/"
ELSEWHERE = {
    "title": "关于维修河口镇南部灌溉支渠的建议",
    "facts": "河口镇南部两个村的支渠破损，今春有三百亩地浇不上水。",
    "proposal": "建议由水利部门立项维修。",
    "requests": ["对南部两个村的渠段进行衬砌修复"],
}


@pytest.fixture
def a_year_later(world):
    county = world.county
    first, _again = raised_again.two_years(county)
    county.answered(
        ReplyRound.objects.select_related("case").get(handling__suggestion=first), county.lin
    )
    raised_again.registered(county, by=county.zhou, at="2027-02-27", **ELSEWHERE)
    world.now.set("2027-03-03 09:00")
    world.screens = SCREENS / "likely-repeats"
    return world


def looked_at(world, page, name):
    page.evaluate("document.fonts.ready")
    assert broken(page) == []
    world.look(page, name)


def test_the_clerk_goes_through_the_pairs_one_by_one(a_year_later):
    world, county = a_year_later, a_year_later.county
    page = world.page(county.chen)
    page.goto(LIST)
    page.get_by_role("button", name="现在排查").click()
    page.wait_for_url("**/jobs/*")
    run_waiting(lambda: moment("2027-03-03 09:01"))
    page.goto("/qingyuan/")
    page.get_by_role("link", name="可能反复提出、还没有关联的3对建议").click()
    page.get_by_text("上次答复已解决，又提出").first.wait_for()
    looked_at(world, page, "待认定的各对")
    phone = world.page(county.chen, width=390)
    phone.goto(LIST)
    looked_at(world, phone, "手机上待认定的各对")
    first = page.locator("tr", has_text="关于继续维修河口镇灌溉支渠").filter(has_text="第1号").first
    with page.expect_navigation():
        first.get_by_role("button", name="关联为反复提出").click()
    assert LikeLink.objects.get().kind == "repeat"
    page.get_by_role("link", name="不是同一件", exact=True).nth(1).click()
    page.get_by_label("为什么不是同一件").fill("是镇南部的两个村，另一条渠")
    looked_at(world, page, "认定不是同一件")
    page.get_by_role("button", name="不是同一件").click()
    page.wait_for_url(f"**{LIST}")
    assert LikelyRepeat.objects.get(dismissed_at__isnull=False).dismissed_by == county.chen
    for shown, name in (("linked", "已关联"), ("dismissed", "不是同一件的")):
        page.goto(f"{LIST}?show={shown}")
        looked_at(world, page, name)
        phone.goto(f"{LIST}?show={shown}")
        looked_at(world, phone, f"手机上{name}")
    assert world.said == []
