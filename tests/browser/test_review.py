"""The review of a day: at the desk by keyboard, then many at once from the list."""

import pytest

from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import suggestion
from tests.browser.test_mornings import submitted
from tests.browser.world import SCREENS
from tests.conftest import moment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def states():
    found = Suggestion.objects.select_related("case").order_by("submitted_at")
    return [(one.state, one.number_text) for one in found]


def test_the_clerk_reviews_by_keyboard_and_undoes_a_slip(world):
    county, world.screens = world.county, SCREENS / "review"
    for n in range(1, 4):
        submitted(county, n)
    page = world.page(county.chen)
    page.goto("/qingyuan/suggestions/review")
    page.keyboard.press("j")
    page.wait_for_url("**/review?at=*")
    assert page.get_by_text("第 2 件，共 3 件待审查").count() == 1
    page.keyboard.press("k")
    page.get_by_text("第 1 件，共 3 件待审查").wait_for()
    page.keyboard.press("1")
    with page.expect_navigation():
        page.keyboard.press("a")
    page.get_by_text("第 1 件，共 2 件待审查").wait_for()
    page.keyboard.press("r")
    page.keyboard.type("请写明arj户数。")  # letters typed into a text are no keys
    with page.expect_navigation():
        page.get_by_role("button", name="退回并看下一件").click()
    assert states() == [("registered", "1"), ("returned", ""), ("submitted", "")]
    world.look(page, "审查台")
    with page.expect_navigation():
        page.get_by_role("button", name="撤销：").first.click()
    assert states() == [("registered", "1"), ("submitted", ""), ("submitted", "")]
    assert world.said == []


def test_the_clerk_registers_many_and_sees_which_cannot_be_done(world):
    county, world.screens = world.county, SCREENS / "review"
    made = [submitted(county, n) for n in range(1, 6)]
    page = world.page(county.chen)
    page.goto("/qingyuan/tasks/submitted")
    page.get_by_label("全选本页").check()
    suggestion.withdraw(made[4], by=county.lin, at=moment("2026-02-27"), reason="已经解决。")
    with page.expect_navigation():
        page.get_by_role("button", name="勾选的一起“登记编号”").click()
    assert page.get_by_text("可以办理 4 件").count() == 1
    assert page.get_by_text("现在的状态是“已撤回”，不能“登记编号”。").count() == 1
    page.get_by_label("办理：《关于修缮第1段支渠的建议》").uncheck()
    page.get_by_label("类别", exact=True).select_option("农业农村")
    world.look(page, "批量登记")
    with page.expect_navigation():
        page.get_by_role("button", name="对选中的各件“登记编号”").click()
    assert page.get_by_text("已办理 3 件").count() == 1
    assert states() == [
        ("submitted", ""),
        ("registered", "1"),
        ("registered", "2"),
        ("registered", "3"),
        ("withdrawn", ""),
    ]
    page.get_by_role("link", name="返回列表").first.click()
    assert page.url == f"{world.address}/qingyuan/tasks/submitted"
    assert world.said == []
