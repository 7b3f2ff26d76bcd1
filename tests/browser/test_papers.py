"""公文 in the browser: drafted from data, issued, signed for on a phone, its copy fetched; letters of a case beside it."""

import io

import docx as word
import pytest

from huying.domain.suggestions.models import Paper, PaperRecipient
from tests.browser.world import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "关于交办清源县第十八届人民代表大会第一次会议代表建议的通知"


def sent(page, button):
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def fetched(page, link) -> bytes:
    with page.expect_download() as download:
        link.click()
    return download.value.path().read_bytes()


def test_a_notice_is_drafted_from_data_issued_and_signed_for(world):
    county, world.screens = world.county, SCREENS / "papers"
    county.assigned(co=[county.finance])
    clerk = world.page(county.chen)
    clerk.goto("/qingyuan/papers/")
    world.look(clerk, "还没有公文")
    clerk.get_by_role("link", name="拟写公文").first.click()
    clerk.get_by_role("link", name="交办通知").click()
    assert clerk.get_by_label("标题").input_value() == TITLE
    assert "登记代表建议1件，由2个单位承办" in clerk.get_by_label("正文").input_value()
    world.look(clerk, "按数据起草")
    clerk.get_by_label("联系人及电话").fill("陈静 0311-0000000")
    sent(clerk, "保存为送审稿")
    assert clerk.get_by_text("公文拟稿").count() == 1
    world.look(clerk, "送审稿")
    head = world.page(county.wang)
    head.goto("/qingyuan/")
    world.look(head, "工作台")
    head.get_by_role("link", name=TITLE).first.click()
    sent(head, "签发公文")
    assert Paper.objects.get().number_text == "清源县人大〔2026〕1号"
    assert head.get_by_text("2个单位还没有签收").count() == 1
    world.look(head, "已印发")
    unit = world.page(county.sun, width=390, height=800)
    unit.goto(clerk.url)
    unit.get_by_role("link", name="签收公文").click()
    sent(unit, "签收公文")
    world.look(unit, "本单位的一份（手机）")
    assert PaperRecipient.objects.get(body=county.water).received_by == county.sun
    assert unit.get_by_text("财政局").count() == 0
    copy = fetched(unit, unit.locator("td").get_by_role("link", name="Word"))
    text = "".join(one.text for one in word.Document(io.BytesIO(copy)).paragraphs)
    assert "清源县水利局：" in text
    clerk.reload()
    clerk.get_by_role("link", name="公文归档").click()
    sent(clerk, "归档")
    assert "财政局还没有签收" in clerk.content()
    world.look(clerk, "还有单位没有签收")
    clerk.get_by_label("没有签收的，写明情况").fill("财政局已电话告知。")
    sent(clerk, "归档")
    world.look(clerk, "已归档")
    assert world.said == []


def test_letters_stand_beside_their_case_and_settings_have_a_page(world):
    county, world.screens = world.county, SCREENS / "letters"
    round = county.delivered(county.zhou)
    deputy = world.page(county.lin, width=390, height=800)
    deputy.goto(f"/qingyuan/suggestions/{round.handling.suggestion_id}/")
    card = deputy.locator("section.card", has=deputy.get_by_role("heading", name="公文"))
    world.look(deputy, "建议页面（手机）")
    line = card.locator("li").filter(has_text="答复函")
    assert fetched(deputy, line.get_by_role("link", name="PDF"))[:5] == b"%PDF-"
    assert fetched(deputy, line.get_by_role("link", name="Word"))[:2] == b"PK"
    unit = world.page(county.li)
    unit.goto("/qingyuan/papers/")
    unit.get_by_role("link", name="公文设置").click()
    unit.get_by_role("link", name="设定发文字号").first.click()
    unit.get_by_label("机关代字").fill("清水函")
    unit.get_by_label("今年已经用到几号").fill("11")
    sent(unit, "保存")
    assert unit.get_by_text("清水函〔").count() == 1
    world.look(unit, "发文字号")
    keeper = world.page(county.gao)
    keeper.goto("/qingyuan/letters/")
    world.look(keeper, "公文设置")
    keeper.get_by_role("link", name="换用公文模板").first.click()
    world.look(keeper, "换用模板")
    assert world.said == []
