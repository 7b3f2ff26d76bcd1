"""The congress's own affairs in the browser: rules over a preset, a holiday notice, a merger of units."""

import pytest

from huying.domain.people.models import Congress, HolidayNotice, Roll
from huying.domain.suggestions.models import Handling, RulebookVersion
from huying.domain.suggestions.policy.books import book_in_force
from huying.domain.suggestions.procedure import handling, library, suggestion
from huying.foundation.procedure.models import Clock
from tests.browser.inspector import broken
from tests.conftest import moment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OF_2027 = """一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。"""


def look(world, page, name: str) -> None:
    """As a person with a narrow window, and as one with a screen reader, would find it."""
    found = broken(page)
    assert found == [], (name, found)
    world.look(page, name)
    size = page.viewport_size
    page.set_viewport_size({"width": 390, "height": 844})
    world.look(page, f"{name}-390")
    page.set_viewport_size(size)


def sent(page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def test_the_head_lays_down_a_rule_and_one_below_the_floor_is_refused_on_its_line(world):
    county = world.county
    page = world.page(county.wang)
    page.goto("/qingyuan/procedure")
    page.get_by_role("link", name="办理规则").click()
    look(world, page, "办理规则")
    page.get_by_role("link", name="制定本级规则").click()
    look(world, page, "制定本级规则")
    page.get_by_label("制定理由").fill("主任会议决定")
    row = page.get_by_role("row", name="答复 自交办之日起3个月")
    row.get_by_label("数量").fill("4")
    sent(page, "制定")
    assert "4个月长于代表法" in page.get_by_role("alert").first.inner_text()
    assert page.get_by_label("制定理由").input_value() == "主任会议决定"
    look(world, page, "制定本级规则-不能低于底线")
    row = page.get_by_role("row", name="答复 自交办之日起3个月")
    row.get_by_label("数量").fill("2")
    row.get_by_label("答复的依据条款").fill("本县办法第八条")
    sent(page, "制定")
    differing = page.locator("#differing-title").locator("xpath=ancestor::section").inner_text()
    assert "自交办之日起3个月" in differing
    assert "自交办之日起2个月" in differing
    assert "本县办法第八条" in differing
    look(world, page, "办理规则-与预设不同")
    version = RulebookVersion.objects.get()
    assert (version.is_in_force, version.reason) == (True, "主任会议决定")
    assert book_in_force(Congress.objects.get()).clocks["reply"].length == "2个月"
    assert world.said == []


def test_the_clerk_sees_which_clocks_a_notice_moves_before_it_is_applied(world):
    county = world.county
    s = suggestion.submit(county.drafted(), by=county.lin, at=moment("2027-01-20"))
    s = suggestion.register(s, by=county.chen, at=moment("2027-01-21"), category=county.category)
    s = suggestion.assign(
        s, by=county.chen, at=moment("2027-01-25"), lead_unit=county.water, co_units=()
    )
    h = handling.sign_for(s.handlings.get(), by=county.sun, at=moment("2027-01-26"))
    world.now.set("2027-01-28 09:00")
    page = world.page(county.chen)
    page.goto("/qingyuan/procedure")
    page.get_by_role("link", name="节假日安排").click()
    look(world, page, "节假日安排")
    page.get_by_role("link", name="录入一年的安排").first.click()
    page.get_by_label("年份").fill("2027")
    page.get_by_label("通知名称").fill("关于2027年部分节假日安排的通知")
    page.get_by_label("通知内容").fill(OF_2027)
    look(world, page, "录入节假日安排")
    sent(page, "核对")
    rows = page.get_by_role("region", name="会移动的期限").get_by_role("row").all_inner_texts()
    assert [row.split("\t")[1:] for row in rows[1:]] == [
        ["申请退回", "2027-02-08", "2027-02-12", "晚 4 天"],
        ["首次联系代表", "2027-02-23", "2027-02-26", "晚 3 天"],
        ["答复", "2027-04-26", "2027-04-25", "早 1 天"],
    ]
    look(world, page, "核对节假日安排")
    assert HolidayNotice.objects.count() == 0
    sent(page, "启用这一安排")
    assert page.url.endswith("/qingyuan/holidays/")
    look(world, page, "节假日安排-已启用")
    due = Clock.objects.get(case=h.case, name="return", ended_at=None).due
    assert due.isoformat() == "2027-02-12"
    page.goto(f"/qingyuan/suggestions/{s.pk}/")
    assert "申请退回 2027-02-08 → 2027-02-12" in page.locator("main").inner_text()
    assert world.said == []


def test_two_units_become_one_and_what_was_in_hand_goes_along(world):
    county = world.county
    h = county.accepted()
    page = world.page(county.chen)
    page.goto("/qingyuan/roll/bodies/")
    page.get_by_role("link", name="机构调整和移交").click()
    look(world, page, "机构调整和移交")
    row = page.get_by_role("row", name="水利局")
    row.get_by_role("link", name="并入其他单位").click()
    page.get_by_label("并入").select_option("交通运输局")
    sent(page, "核对移交内容")
    main = page.locator("main").inner_text()
    assert "水利局的 1 件在办事项和全部现任人员将转到交通运输局" in main
    assert str(h.suggestion) in main
    look(world, page, "单位并入")
    page.get_by_label("依据和原因").fill("机构改革方案")
    sent(page, "确认并入")
    assert page.url.endswith("/qingyuan/handover/")
    assert page.get_by_role("region", name="机构沿革").get_by_role("row").last.inner_text() == (
        "水利局\t并入\t交通运输局\t2026-04-13\t机构改革方案"
    )
    look(world, page, "机构沿革")
    assert Handling.objects.get().unit == county.transport
    handler = world.page(county.sun)
    handler.goto(f"/qingyuan/suggestions/{h.suggestion_id}/")
    assert "水利局 → 交通运输局" in handler.locator("main").inner_text()
    assert world.said == []


def test_a_unit_is_split_and_a_place_and_a_term_change_on_pages_that_fit(world):
    county = world.county
    county.accepted()
    page = world.page(county.chen)
    split = f"/qingyuan/handover/split_unit/{county.water.pk}"
    page.goto(f"{split}?main={county.water.pk}&other={county.transport.pk}")
    look(world, page, "单位分立")
    page.goto(f"/qingyuan/handover/change_of_hands/{county.sun.pk}")
    look(world, page, "岗位交接")
    page.goto(f"/qingyuan/handover/change_of_term/{county.term.pk}")
    look(world, page, "换届")
    assert world.said == []


def test_a_new_version_of_a_text_lists_what_must_be_looked_at(world):
    county, at = world.county, moment("2026-03-02")
    text = "第一条　为了规范办理工作。\n第二条　承办单位应当在三个月内答复。"
    roll = library.enter_regulation(
        Roll.objects.get(),
        by=county.chen,
        at=at,
        title="清源县代表建议办理办法",
        adopted_by="县人大常委会",
        in_force_from=at.date(),
        text=text,
    )
    library.tie_to_article(
        roll, by=county.chen, at=at, regulation=roll.made, what="reply", article="第二条"
    )
    page = world.page(county.chen)
    page.goto("/qingyuan/library/")
    look(world, page, "制度库")
    page.get_by_role("link", name="清源县代表建议办理办法").click()
    look(world, page, "制度")
    page.get_by_role("link", name="收录新版本").click()
    page.get_by_label("施行日期").fill("2026-06-01")
    page.get_by_label("正文").fill(text.replace("三个月", "两个月"))
    look(world, page, "收录新版本")
    sent(page, "收录")
    main = page.locator("main").inner_text()
    assert "有 1 项规则或检查清单还没有按这一版本核对" in main
    assert "原版本第二条：承办单位应当在三个月内答复。" in main
    look(world, page, "新版本待核对")
    page.get_by_role("link", name="核对", exact=True).click()
    sent(page, "核对无误")
    assert "还没有按这一版本核对" not in page.locator("main").inner_text()
    assert world.said == []
