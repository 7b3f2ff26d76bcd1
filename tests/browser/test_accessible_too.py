"""What no address alone opens: pages that answer a form, that come once, or that need their own story.

Each is looked at where it stands, like those of test_accessible.py; in a long run in large type too.
"""

import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.urls import reverse

from huying.domain.people.models import Account, Person
from huying.domain.people.states import Capacity
from huying.domain.suggestions.procedure import handling
from tests.browser.inspector import WIDTHS, beyond, broken
from tests.browser.world import PASSWORD
from tests.conftest import moment
from tests.counts import LONG
from tests.county import TEXT, County

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.long,
    pytest.mark.parametrize("large", [False, True] if LONG else [False]),
]

WITH_AXE = (390, 1280)
LEDGER = (
    "编号,标题,主办单位,协办单位,领衔代表,附议代表,届次,备注\n"
    f"7,{TEXT['title']},城建局;水利局,财政局,林秀英,周文、吴桂,,急\n"
    "8,关于在河口镇卫生院增设夜间门诊并延长门诊报销时限的建议,卫生健康局,,郑新,,,\n"
)
DEPUTIES = "姓名,选区或原选举单位,代表团,电话\n郑新,河口镇选区,第一代表团,138 0000 0002\n"


@pytest.fixture(autouse=True)
def codes_and_limits_start_anew():
    cache.clear()


class Onlooker:
    """Looks at pages as they stand; `wrong` is what was found, `seen` where it looked."""

    def __init__(self, world, large: bool):
        self.world, self.large = world, large
        self.wrong: list[tuple] = []
        self.seen: list[str] = []

    def window(self, who=None):
        """Somebody's, or of nobody who has signed in; both read in the size of this test."""
        Account.objects.update(large_type=self.large)
        page = self.world.page(who)
        if self.large:
            cookie = {"name": "large_type", "value": "1", "url": self.world.address}
            page.context.add_cookies([cookie])
        return page

    def look(self, page, title: str) -> None:
        """The heading says which page it is; no page is looked at in place of another."""
        found = page.locator("h1").first.inner_text()
        assert found == title, page.locator("main").inner_text()
        large = page.evaluate("document.documentElement.className.includes('large')")
        assert large == self.large, title
        self.seen.append(title)
        self.wrong += [(title, "said", text) for _url, text in self.world.said]
        for width in reversed(WIDTHS):
            page.set_viewport_size({"width": width, "height": 900})
            if (wide := beyond(page)) > 0:
                self.wrong.append((title, width, f"scrolls sideways by {wide} px"))
            if width in WITH_AXE:
                self.wrong += [(title, width, *one) for one in broken(page)]
        page.set_viewport_size({"width": 1280, "height": 900})
        self.world.said.clear()  # axe itself may be refused a style


def press(page, button: str, status: int = 200) -> None:
    with page.expect_navigation() as sent:
        page.locator("main").get_by_role("button", name=button, exact=True).click()
    assert sent.value.status == status, page.locator("main").inner_text()


def choose_file(page, name: str, text: str) -> None:
    content = {"name": name, "mimeType": "text/csv", "buffer": text.encode("gbk")}
    page.locator("main input[type=file]").set_input_files(content)


def code_of(secret: str) -> str:
    """One that lives long enough to be typed: at the end of its half minute, the next."""
    left = 30 - time.time() % 30
    if left < 5:
        time.sleep(left)
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


# -- accounts -----------------------------------------------------------------------------------


def test_the_slip_of_a_one_time_password(world, large):
    county = world.county
    county.appoint("郑新", county.whole, Capacity.DEPUTY)
    onlooker = Onlooker(world, large)
    page = onlooker.window(county.chen)
    for name, link, button in (
        ("郑新", "发放账号", "发放并显示密码单"),
        ("林秀英", "重置密码", "重置并显示密码单"),
    ):
        person = Person.objects.get(name=name)
        page.goto(reverse("roll:person", args=["qingyuan", person.pk]))
        page.get_by_role("link", name=link).click()
        press(page, button)
        assert page.locator(".slip-code").count() == 2
        onlooker.look(page, "密码单")
    assert onlooker.wrong == []


def test_a_name_locked_after_five_wrong_passwords(world, large):
    onlooker = Onlooker(world, large)
    page = onlooker.window()
    page.goto("/accounts/login/")
    for status in (422, 422, 422, 422, 429):
        page.get_by_label("用户名").fill("daibiao")
        page.get_by_label("密码").fill("I have forgotten it")
        press(page, "登录", status)
        if status == 422 and not onlooker.seen:
            onlooker.look(page, "登录")
    onlooker.look(page, "暂时不能登录")
    assert onlooker.wrong == []


def test_the_second_factor_turned_on_asked_for_and_turned_off(world, large):
    onlooker = Onlooker(world, large)
    page = onlooker.window(world.county.lin)
    page.goto("/accounts/2fa/")
    onlooker.look(page, "我的账号")
    page.get_by_role("link", name="启用动态验证码").click()
    page.get_by_label("密码").fill(PASSWORD)
    press(page, page.locator("main .form-acts button.primary").inner_text())
    onlooker.look(page, "启用动态验证码")
    page.get_by_label("动态验证码").fill("000")
    press(page, "启用", 422)
    onlooker.look(page, "启用动态验证码")
    page.get_by_label("动态验证码").fill(code_of(page.locator("main code").inner_text()))
    press(page, "启用")
    onlooker.look(page, "备用码")
    page.goto("/accounts/2fa/")
    onlooker.look(page, "我的账号")
    for link in ("重新生成备用码", "停用动态验证码"):
        page.goto("/accounts/2fa/")
        page.get_by_role("link", name=link).click()
        onlooker.look(page, link)

    elsewhere = onlooker.window()
    world.sign_in(elsewhere, "daibiao")
    onlooker.look(elsewhere, "输入动态验证码")
    elsewhere.get_by_label("动态验证码").fill("000000")
    press(elsewhere, "登录", 422)
    onlooker.look(elsewhere, "输入动态验证码")
    assert onlooker.wrong == []


def test_the_first_page_of_all_also_when_it_is_refused(empty_world, large):
    onlooker = Onlooker(empty_world, large)
    page = onlooker.window()
    page.goto("/setup")
    onlooker.look(page, "建立本级人大")
    press(page, "建立", 422)
    onlooker.look(page, "建立本级人大")
    assert onlooker.wrong == []


# -- previews -----------------------------------------------------------------------------------


def test_the_previews_of_imports_right_and_wrong(world, large):
    onlooker = Onlooker(world, large)
    page = onlooker.window(world.county.chen)
    address = reverse("suggestions:import", args=["qingyuan"])
    for text, status in ((LEDGER, 200), (LEDGER + "9,,水利局,,,,,\n", 422)):
        page.goto(address)
        choose_file(page, "台账.csv", text)
        press(page, "预览", status)
        onlooker.look(page, "预览")
    page.goto(reverse("roll:import", args=["qingyuan", "deputies"]))
    choose_file(page, "代表.csv", DEPUTIES)
    page.locator("main form button.primary").click()
    page.get_by_role("button", name="确认导入").wait_for()
    onlooker.look(page, "核对代表名单")
    assert onlooker.wrong == []


# -- replies that skip a round of pre-review ------------------------------------------------------


def in_unit_check(county, unit, handler):
    """A reply that the unit itself reads: written and handed to its office or head."""
    h = handling.sign_for(county.assigned(lead=unit), by=handler, at=moment("2026-03-03"))
    round = county.written(h.rounds.get(), by=handler)
    return county.onward(round, moment("2026-04-10 09:10"), until="unit_check")


def test_a_reply_that_passes_its_check_without_the_first_pre_review(empty_world, large):
    empty_world.now.set("2026-04-13 09:00")
    other = County(moment, code="linhe", name="临河县", rulebook="national")
    county = County(moment)
    onlooker = Onlooker(empty_world, large)
    for one, unit, handler, head, act, title in (
        (county, county.court, county.qian, county.qian_head, "pass_check", "核稿通过"),
        (other, other.water, other.sun, other.li, "pass_check", "核稿通过"),
    ):  # fmt: skip
        round = in_unit_check(one, unit, handler)
        page = onlooker.window(head)
        args = [one.congress.code, "reply_round", round.pk, act]
        page.goto(reverse("suggestions:act", args=args))
        onlooker.look(page, title)
    assert onlooker.wrong == []
