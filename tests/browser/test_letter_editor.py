"""The editor of a reply in the browser: faults found beside it and mended, points ticked and refused with
the passage, the promise confirmed with its day, the signature asking for what class B demands."""

import pytest

pytest.importorskip("playwright")

from huying.domain.people.models import Roll
from huying.domain.suggestions.models import ClassGrounds, PointVerdict, ReplyRound
from huying.domain.suggestions.procedure import check_points, reply_norms
from tests.browser.inspector import WIDTHS, beyond, broken
from tests.browser.world import SCREENS
from tests.conftest import moment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FAULTY = "委员您提出的渠段，我局已于2026年2月30日列入年度维修计划。"
MENDED = "破损的1200米渠段已列入年度维修计划，投资86万元。"
SECOND = "由河口镇水利站负责日常管护，管护经费由县财政安排。"


@pytest.fixture
def drafting(world):
    """2026-04-10: contacts are confirmed; the congress keeps points for each check and one norm."""
    world.screens = SCREENS / "letter_editor"
    county, at = world.county, moment("2026-03-01")
    county.with_contacts()
    roll = Roll.objects.get_or_create(congress=county.congress)[0]
    check_points.adopt_check_points(roll, by=county.chen, at=at)
    norm = {"kind": "norm", "title": "答复件规范", "text": "逐条答复，写明时间和责任单位。"}
    reply_norms.add_reply_norm(roll, by=county.chen, at=at, **norm)
    world.now.set("2026-04-10 09:00")
    return world


def press(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def accessible(world, page) -> None:
    """What only stands here after typing fits every width and breaks no rule of accessibility."""
    for width in reversed(WIDTHS):
        page.set_viewport_size({"width": width, "height": 900})
        assert beyond(page) <= 0, width
    assert broken(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    world.said.clear()  # the rules' own script may be refused a style


def at_act(world, who, act: str, width=1280):
    page = world.page(who, width=width)
    page.goto(f"/qingyuan/reply_round/{ReplyRound.objects.get().pk}/{act}")
    return page


def test_a_draft_is_mended_checked_point_by_point_and_signed_as_its_class_demands(drafting):
    world, county = drafting, drafting.county
    _writes_with_faults(world, county.sun)
    _is_refused(world, county.liu)
    _mends(world, county.sun)
    _is_ticked(world, county.liu, "pass_office_review", "一级预审核通过")
    cleared = "代表工委预审核通过，交单位核稿"
    _is_ticked(world, county.chen, "pass_committee_review_to_check", cleared)
    _is_ticked(world, county.sun_office, "pass_check", "核稿通过")
    _signs(world, county.li)
    _counts(world, county.chen)
    assert world.said == []


def _writes_with_faults(world, who):
    page = at_act(world, who, "write")
    page.get_by_text("答复件规范").click()
    page.get_by_text("逐条答复，写明时间和责任单位。").wait_for()
    for n, text in ((1, FAULTY), (2, SECOND)):
        page.locator(f"[name=outcome_{n}]").select_option(label="列入计划")
        page.locator(f"[name=answer_{n}]").fill(text)
    page.locator("[name=reply_class][value=B]").check()
    page.locator("[name=has_commitment][value=yes]").check()
    page.locator("[name=contact_person]").fill("孙敏 0311-0000000")
    press(page, "检查")
    page.locator("#findings mark", has_text="委员您").wait_for()
    page.locator("#findings mark", has_text="2026年2月30日").wait_for()
    assert page.locator("[name=answer_1]").input_value() == FAULTY
    world.look(page, "检查出的问题")
    accessible(world, page)
    phone = at_act(world, who, "write", width=390)
    world.look(phone, "手机上拟写答复")
    assert not ReplyRound.objects.get().answers.exists()
    page.locator("[name=answer_1]").fill(MENDED)
    press(page, "检查")
    page.get_by_text("没有发现问题。").wait_for()
    _confirms_what_it_promises(world, page)
    press(page, "保存答复")
    page.wait_for_url("**/suggestions/*/")
    page = at_act(world, who, "send_to_office")
    press(page, "送一级预审核")
    page.wait_for_url("**/suggestions/*/")


def _confirms_what_it_promises(world, page):
    """The sentence that the system proposes, with its day and what will show it."""
    line = page.locator(".promise", has_text="待确认")
    assert line.locator("blockquote").inner_text() == MENDED
    line.get_by_label("列为承诺条目").check()
    line.get_by_label("具体责任单位、责任人").fill("县灌区管理所")
    line.get_by_label("何时完成").fill("2026-10-31")
    line.get_by_label("以什么证明").fill("竣工验收单")
    world.look(page, "确认承诺条目")
    accessible(world, page)


def _is_refused(world, who):
    page = at_act(world, who, "send_back_from_office")
    page.get_by_label("完整：列入计划的写明完成时间和责任单位").check()
    page.get_by_label("格式：答复类别与内容相符").check()
    page.get_by_label("退回意见").fill("请写明哪一天完成。")
    press(page, "一级预审核退回")
    page.get_by_text("请抄下答复中有问题的原话").first.wait_for()
    point = page.locator(".point", has_text="格式：答复类别与内容相符")
    point.locator("[type=text]").fill("已列入年度维修计划")
    world.look(page, "不符合的原话")
    accessible(world, page)
    press(page, "一级预审核退回")
    page.wait_for_url("**/suggestions/*/")
    kept = PointVerdict.objects.order_by("pk").values_list("met", "passage")
    assert sorted(kept) == [(False, ""), (False, "已列入年度维修计划")]


def _mends(world, who):
    page = at_act(world, who, "write")
    page.locator("[name=answer_1]").fill(MENDED + "2026年10月底前完成。")
    press(page, "保存答复")
    page.wait_for_url("**/suggestions/*/")
    page = at_act(world, who, "send_to_office")
    press(page, "送一级预审核")
    page.wait_for_url("**/suggestions/*/")


def _is_ticked(world, who, act, label):
    page = at_act(world, who, act)
    press(page, label)
    page.get_by_text("核对后请勾选；不符合的请退回。").first.wait_for()
    for box in page.locator(".tick input").all():
        box.check()
    world.look(page, label)
    accessible(world, page)
    press(page, label)
    page.wait_for_url("**/suggestions/*/")


def _signs(world, who):
    page = at_act(world, who, "sign_off")
    page.get_by_text("没有发现问题").wait_for()
    page.locator("[name=document_number]").fill("清水函〔2026〕1号")
    page.locator("[name=owner]").fill("")
    press(page, "签发")
    page.locator(".field.wrong [name=owner]").wait_for()
    page.locator("[name=owner]").fill("县灌区管理所")
    world.look(page, "签发要写明")
    accessible(world, page)
    phone = at_act(world, who, "sign_off", width=390)
    world.look(phone, "手机上签发")
    press(page, "签发")
    page.wait_for_url("**/suggestions/*/")
    kept = ClassGrounds.objects.get()
    assert (kept.owner, str(kept.due_on)) == ("县灌区管理所", "2026-10-31")


def _counts(world, who):
    page = world.page(who)
    page.goto("/qingyuan/check-points/refused")
    world.look(page, "退回最多的要点")
    accessible(world, page)
    page.locator("tr", has_text="答复类别与内容相符").get_by_role("link", name="1").click()
    page.get_by_role("cell", name="已列入年度维修计划", exact=True).wait_for()
    world.look(page, "每一次退回")
    accessible(world, page)
    page.goto("/qingyuan/check-points/")
    world.look(page, "核稿要点")
    accessible(world, page)
