"""高管 sets up 清源县 from an empty database, and 林秀英's first suggestion is registered: no command line."""

import pytest
from django.urls import reverse

from huying.domain.people.models import Congress
from huying.domain.suggestions.models import Suggestion
from tests.browser.world import SCREENS
from tests.county import TEXT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OWN = "清水河畔的三棵白杨树"  # a password that everybody here chooses, each for themselves


def fill(page, **fields) -> None:
    for name, value in fields.items():
        control = page.locator(f"main [name={name}]").first
        if control.evaluate("e => e.tagName") == "SELECT":
            control.select_option(label=value)
        else:
            control.fill(value)


def press(world, page, button: str, seen: str) -> None:
    with page.expect_navigation() as sent:
        page.locator("main").get_by_role("button", name=button, exact=True).click()
    assert sent.value.status == 200, page.locator("main").inner_text()
    world.look(page, seen)


def founded(world):
    """The first page of all; then the administrator's workbench."""
    page = world.page()
    page.goto("/")
    world.look(page, "建立本级人大")
    fill(
        page,
        name="清源县人民代表大会",
        short_name="清源县人大",
        code="qingyuan",
        level="县级",
        person_name="高管",
        username="guanli",
        password=OWN,
        again=OWN,
    )
    press(world, page, "建立", "登录")
    world.sign_in(page, "guanli", OWN)
    world.look(page, "管理员的工作台")
    return page


def to_roll(page, tab: str, act: str) -> None:
    """By the menu: 名册, a tab of it, an act on that tab."""
    page.locator(".nav-main").get_by_role("link", name="名册").click()
    page.locator(".tabs").get_by_role("link", name=tab, exact=True).click()
    page.locator(".page-acts").get_by_role("link", name=act).click()


def roll_filled(world, page) -> None:
    """Term, session, delegation, a unit; a deputy and a clerk."""
    to_roll(page, "届次、会议、代表团", "设立一届")
    fill(page, number="18", starts_on="2026-01-05")
    press(world, page, "设立", "届次")
    to_roll(page, "届次、会议、代表团", "登记次会议")
    fill(page, number="1", opens_at="2026-02-25 08:30", closes_at="2026-02-28 17:00")
    press(world, page, "登记", "会议")
    to_roll(page, "届次、会议、代表团", "设立代表团")
    fill(page, name="第一代表团")
    press(world, page, "设立", "代表团")
    to_roll(page, "机构和单位", "登记单位")
    fill(page, name="水利局", kind="承办单位", system="政府", duties="灌溉渠系")
    press(world, page, "登记", "单位")
    to_roll(page, "代表", "登记代表")
    fill(page, name="林秀英", since="2026-01-05", elected_by="河口镇选区", delegation="第一代表团")
    press(world, page, "登记", "代表")
    to_roll(page, "工作人员", "登记工作人员")
    fill(page, name="陈静", body="代表工委", since="2026-01-05")
    page.get_by_label("工作人员", exact=True).check()
    press(world, page, "登记", "工作人员")


def slip_of(world, page, name: str) -> tuple[str, str]:
    """Name and one-time password as they stand on the printed slip."""
    page.locator(".nav-main").get_by_role("link", name="名册").click()
    if not page.get_by_role("link", name=name).count():
        page.locator(".tabs").get_by_role("link", name="工作人员").click()
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_role("link", name="发放账号").click()
    press(world, page, "发放并显示密码单", f"密码单-{name}")
    username, password = page.locator(".slip-code").all_inner_texts()
    return username, password.replace(" ", "")


def first_sign_in(world, page, username: str, issued: str) -> None:
    """The password of the slip opens nothing but the choice of one's own."""
    world.sign_in(page, username, issued)
    fill(page, oldpassword=issued, password1=OWN, password2=OWN)
    press(world, page, "更换密码", f"工作台-{username}")
    assert page.url == f"{world.address}/qingyuan/"


def test_from_an_empty_database_to_the_first_registered_suggestion(empty_world):
    world = empty_world
    world.screens = SCREENS / "from-nothing"
    page = founded(world)
    roll_filled(world, page)
    deputys, clerks = slip_of(world, page, "林秀英"), slip_of(world, page, "陈静")

    deputy = world.page(width=390)
    first_sign_in(world, deputy, *deputys)
    deputy.get_by_role("link", name="写建议").first.click()
    fill(deputy, title=TEXT["title"], facts=TEXT["facts"], proposal=TEXT["proposal"])
    deputy.get_by_label("诉求1").fill(TEXT["requests"][0])
    press(world, deputy, "保存草稿", "草稿")
    deputy.locator(".page-acts").get_by_role("link", name="提交", exact=True).click()
    press(world, deputy, "提交", "已提交")

    clerk = world.page()
    first_sign_in(world, clerk, *clerks)
    clerk.get_by_role("link", name="开始审查登记").first.click()
    clerk.get_by_label("农业农村").check()
    press(world, clerk, "登记并看下一件", "没有待审查的建议")

    suggestion = Suggestion.objects.select_related("case").get()
    code = Congress.objects.get().code
    assert clerk.url.endswith(reverse("suggestions:review_desk", args=[code]))
    found = (suggestion.state, suggestion.number_text, suggestion.in_session)
    assert found == ("registered", "1", True)
    assert world.said == []
