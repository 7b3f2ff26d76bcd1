"""承诺事项 in the browser: from the reply to 销号, and the unit's own check is refused with the reason."""

import pytest

pytest.importorskip("playwright")

from huying.domain.supervision.models import Commitment
from tests.browser.world import SCREENS
from tests.files.file_samples import PDF
from tests.supervision.promised import CANAL, promised

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHOTO = {"name": "验收单.pdf", "mimeType": "application/pdf", "buffer": PDF}


def press(page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def follow(page, name: str) -> None:
    """One of the things that may be done now."""
    with page.expect_navigation():
        page.get_by_role("link", name=name, exact=True).first.click()


def test_a_promise_from_the_reply_until_it_is_off_the_list(world):
    county, world.screens = world.county, SCREENS / "promise"
    (one,) = promised(county, CANAL)
    world.now.set("2026-06-01 09:00")
    _reports(world, world.page(county.sun))
    world.now.set("2026-09-20 09:00")
    unit = world.page(county.sun)
    _asks_for_the_check(world, unit, one)
    _may_not_check_it_itself(world, unit, one)
    world.now.set("2026-09-25 09:00")
    _checks(world, world.page(county.chen))
    world.now.set("2026-09-28 09:00")
    _tells_the_deputies(world, world.page(county.li), one)
    world.now.set("2026-09-29 20:00")
    _confirms_on_a_phone(world, county.lin)
    world.now.set("2026-09-30 09:00")
    _closes(world, world.page(county.chen), one)
    assert Commitment.objects.select_related("case").get().state == "kept"
    assert world.said == []


def _reports(world, page):
    """The reply was delivered in April: the promise waits on the unit's desk."""
    page.goto("/qingyuan/")
    page.get_by_role("link", name="修复破损渠段1.2公里").first.click()
    page.get_by_role("heading", name="修复破损渠段").first.wait_for()
    follow(page, "报告落实进展")
    page.get_by_label("做了什么、做到哪一步").fill("已完成六百米衬砌。")
    page.get_by_label("完成比例（%）").fill("50")
    page.get_by_label("数据").fill("0.6公里")
    page.locator("input[type=file]").set_input_files([PHOTO])
    world.look(page, "报告落实进展")
    press(page, "报告落实进展")
    assert "已完成六百米衬砌" in page.inner_text("body") and "验收单.pdf" in page.inner_text("body")
    world.look(page, "承诺事项")


def _asks_for_the_check(world, page, one):
    page.goto(f"/qingyuan/supervision/commitment/{one.pk}/")
    follow(page, "申请核验")
    page.get_by_label("办成的日期").fill("2026-09-18")
    page.get_by_label("办成了什么").fill("一千二百米全部修好通水。")
    press(page, "申请核验")
    assert "待核验" in page.inner_text("body")


def _may_not_check_it_itself(world, page, one):
    answer = page.goto(f"/qingyuan/supervision/commitment/{one.pk}/pass_check")
    assert answer.status == 403
    assert "承诺单位的人不能核验自己的承诺" in page.inner_text("body")
    world.look(page, "本单位不能核验")


def _checks(world, page):
    page.goto("/qingyuan/")
    page.get_by_role("link", name="修复破损渠段1.2公里").first.click()
    follow(page, "核验通过")
    page.get_by_label("核验情况").fill("到渠首看过，已经通水。")
    page.get_by_label("到现场核验").check()
    press(page, "核验通过")
    assert "现场核验" in page.inner_text("body")


def _tells_the_deputies(world, page, one):
    page.goto(f"/qingyuan/supervision/commitment/{one.pk}/")
    follow(page, "二次答复")
    assert "我单位在答复中承诺：修复破损渠段" in page.get_by_label("答复内容").input_value()
    world.look(page, "二次答复")
    press(page, "答复代表")


def _confirms_on_a_phone(world, deputy):
    page = world.page(deputy, width=390, height=800)
    page.goto("/qingyuan/")
    page.get_by_role("link", name="修复破损渠段1.2公里").first.click()
    page.get_by_role("radio", name="确认已经落实").check()
    page.get_by_role("group", name="对办理过程的评价").get_by_role(
        "radio", name="满意", exact=True
    ).check()
    page.get_by_role("group", name="对落实结果的评价").get_by_role("radio", name="基本满意").check()
    world.look(page, "确认并再次测评-手机")
    press(page, "提交")
    assert "确认已经落实" in page.inner_text("body")
    world.look(page, "承诺事项-手机")


def _closes(world, page, one):
    page.goto(f"/qingyuan/supervision/commitment/{one.pk}/")
    follow(page, "销号")
    press(page, "销号")
    assert "已销号" in page.inner_text("body")
    page.goto("/qingyuan/supervision/commitments?standing=kept")
    assert page.get_by_role("link", name="修复破损渠段").count() == 1
    world.look(page, "承诺事项台账")
    page.set_viewport_size({"width": 390, "height": 800})
    world.look(page, "承诺事项台账-手机")
