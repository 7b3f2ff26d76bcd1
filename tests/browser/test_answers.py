"""An answer given in person, its record signed, what of it is published; and an item that is no page's."""

import pytest

from huying.domain.suggestions.models import ClassifiedItem, Publication, ReplyRound
from huying.domain.suggestions.procedure import suggestion
from tests import rules
from tests.browser.test_desk import look, sent
from tests.browser.world import SCREENS
from tests.conftest import moment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_answer_in_person_is_recorded_and_signed(world):
    county, world.screens = world.county, SCREENS / "answers"
    rules.lay(
        county.congress, answer__form="both", answer__face_record=True,
        answer__recipients="lead_relays", answer__copies=["deputies_committee", "government_office"],
    )  # fmt: skip
    round = county.signed(county.with_contacts(county.zhou).rounds.get(round=1))
    unit = world.page(county.sun)
    unit.goto(f"/qingyuan/reply_round/{round.pk}/deliver")
    look(world, unit, "答复代表")
    unit.get_by_label("当面答复", exact=True).check()
    sent(unit, "答复代表")
    assert "当面答复的，请填写这一项。" in unit.content()
    unit.get_by_label("当面答复的地点").fill("河口镇渠首")
    unit.get_by_label("答复人（姓名、职务）").fill("李建国局长")
    unit.get_by_label("答复的主要内容").fill("十月底前衬砌完毕。")
    sent(unit, "答复代表")
    assert ReplyRound.objects.get().state == "delivered"

    deputy = world.page(county.lin)
    deputy.goto("/qingyuan/")
    deputy.get_by_role("link", name="关于维修河口镇灌溉支渠的建议").first.wait_for()
    deputy.goto(f"/qingyuan/reply_round/{round.pk}/sign_face_record")
    deputy.get_by_label("签署意见").fill("情况属实。")
    sent(deputy, "签署当面答复记录")
    assert "已签署：情况属实。" in deputy.content()
    look(world, deputy, "当面答复以后")


def test_what_is_published_is_proposed_and_decided(world):
    county, world.screens = world.county, SCREENS / "publication"
    round = county.delivered()
    county.answered(round, county.lin)
    item = suggestion.close(
        round.handling.suggestion, by=county.chen, at=moment("2026-04-12 10:00")
    )
    clerk = world.page(county.chen)
    clerk.goto(f"/qingyuan/suggestion/{item.pk}/announce_publication")
    look(world, clerk, "拟定公开意见")
    clerk.get_by_label("只公开标题").check()
    sent(clerk, "拟定公开意见")
    assert (
        clerk.get_by_text("不公开全文的，这一项要填写。").count() == 4
    )  # above, and at each field
    clerk.get_by_label("不公开全文的情形").select_option(label="涉及个人隐私")
    clerk.get_by_label("理由").fill("文中有村民姓名。")
    sent(clerk, "拟定公开意见")
    look(world, clerk, "征求代表意见")
    world.now.set("2026-04-27 09:00")
    head = world.page(county.wang)
    head.goto("/qingyuan/")
    head.get_by_role("link", name="关于维修河口镇灌溉支渠的建议").first.wait_for()
    head.goto(f"/qingyuan/suggestion/{item.pk}/decide_publication")
    sent(head, "决定公开")
    assert Publication.objects.get().decided_by == county.wang
    look(world, head, "已决定公开")
    assert "title_only" not in head.content()


def test_a_classified_item_is_a_number_and_its_dates(world):
    world.screens = SCREENS / "classified"
    clerk = world.page(world.county.chen)
    clerk.goto("/qingyuan/overview/incoming")
    clerk.get_by_role("link", name="涉密件").click()
    look(world, clerk, "没有涉密件")
    clerk.get_by_role("link", name="登记涉密件").first.click()
    clerk.get_by_label("编号").fill("关于某项工程")
    clerk.get_by_role("searchbox", name="承办单位").fill("水利局")
    clerk.get_by_role("searchbox", name="承办单位").press("Enter")
    sent(clerk, "登记涉密件")
    assert "这里只能写文号，内容不得写入系统。" in clerk.content()
    look(world, clerk, "登记涉密件")
    clerk.get_by_label("编号").fill("密建字〔2026〕3号")
    sent(clerk, "登记涉密件")
    look(world, clerk, "涉密件")
    clerk.goto("/qingyuan/classified/")
    look(world, clerk, "涉密件列表")
    assert ClassifiedItem.objects.get().number == "密建字〔2026〕3号"
