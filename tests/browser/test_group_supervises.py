"""督办工作组 in the browser: the clerk forms a group over items, a member looks at them on a phone, the page counts."""

import pytest

from huying.domain.suggestions.models import Suggestion
from huying.domain.supervision.models import Stage, Team
from huying.domain.supervision.procedure import campaign
from tests.browser.world import SCREENS
from tests.conftest import moment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def action(world):
    """A campaign under way over three items of the session."""
    world.screens = SCREENS
    county, at = world.county, moment("2026-04-10")
    for n in (1, 2, 3):
        turn = county.assigned()
        Suggestion.objects.filter(pk=turn.suggestion_id).update(title=f"关于维修第{n}条支渠的建议")
    one = campaign.plan(
        by=county.chen, at=at, title="全过程督办", aims="件件有着落。", session=county.session,
        starts_on=at.date(), ends_on=moment("2026-11-30").date(),
    )  # fmt: skip
    one = campaign.add_stage(
        one, by=county.chen, at=at, label="动员部署", starts_on=at.date(),
        ends_on=moment("2026-04-30").date(),
    )  # fmt: skip
    one = campaign.add_task(
        one, by=county.chen, at=at, stage=Stage.objects.get(), aspect="process", text="逐件建账"
    )
    return campaign.start(one, by=county.chen, at=at)


def test_a_group_supervises_its_items(world, action):
    page = world.page(world.county.chen)
    page.goto("/qingyuan/")
    page.get_by_role("link", name="督办", exact=True).click()
    page.locator("main").get_by_role("link", name="督办", exact=True).click()
    page.get_by_role("link", name="督办工作组", exact=True).click()
    page.get_by_role("link", name="成立督办工作组").click()
    page.get_by_label("名称").fill("第一督办工作组")
    page.get_by_label("属于哪次专项行动").select_option(label="“全过程督办”")
    leader = page.get_by_role("searchbox", name="组长")
    leader.fill("林秀英")
    leader.press("Enter")
    page.get_by_role("group", name="代表", exact=True).get_by_label("周文").check()
    page.get_by_role("checkbox", name="第1条支渠").check()
    page.get_by_role("checkbox", name="第2条支渠").check()
    world.look(page, "team-form")
    page.get_by_role("button", name="成立", exact=True).click()
    page.get_by_role("heading", name="第一督办工作组").first.wait_for()
    team = Team.objects.get()
    assert page.url.endswith(f"/supervision/team/{team.pk}/")
    assert "督办2件，已有督办意见0件" in page.inner_text("body")
    page.get_by_role("link", name="全过程督办").click()
    assert "2 / 3" in page.inner_text("body")
    assert "第3条支渠" in page.inner_text("body")
    world.look(page, "campaign")

    phone = world.page(world.county.zhou, width=390, height=800)
    phone.goto("/qingyuan/")
    phone.get_by_role("link", name="第一督办工作组").first.click()
    item = phone.locator("select[name=item]")
    item.select_option(index=1)
    phone.get_by_label("办得实").check()
    phone.get_by_label("督办意见").fill("现场看过，水已经通了。")
    world.look(phone, "team-find-phone")
    phone.get_by_role("button", name="登记").click()
    phone.wait_for_url(f"**/supervision/team/{team.pk}/")
    assert "督办2件，已有督办意见1件" in phone.inner_text("body")
    world.look(phone, "team-phone")
    phone.get_by_role("link", name="登记走访单位").first.click()
    unit = phone.get_by_role("searchbox", name="走访的单位")
    unit.fill("水利局")
    unit.press("Enter")
    phone.get_by_label("日期").fill("2026-04-10")
    phone.get_by_label("地点").fill("水利局")
    phone.get_by_label("参加人员").fill("林秀英、周文")
    for name in ("rules", "duty", "levels", "contact", "filing", "ledgers"):
        phone.locator(f"input[name=check_{name}][value=good]").check()
    phone.get_by_label("对单位办理工作的意见").fill("台账清楚。")
    phone.get_by_role("button", name="登记").click()
    phone.wait_for_url(f"**/supervision/team/{team.pk}/")
    assert "办理台账清楚：好" in phone.inner_text("body")

    page.goto(f"/qingyuan/supervision/team/{team.pk}/disband")
    assert "还有1件建议没有督办意见" in page.inner_text("body")
    assert world.said == []
