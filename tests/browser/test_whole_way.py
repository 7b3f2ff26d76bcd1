"""林秀英's suggestion goes its whole way in the browser, by nine people in ten capacities.

In an ordinary run the deputies hold a telephone and the offices sit at a desk; in a long run all go the
way on telephones, and all at desks.

Two co-signers, returned for revision, registered, given to a wrong unit and handed on, contacts,
a co-opinion, two rounds of pre-review, 不满意, a second round, closed, archived.
"""

import re

import pytest

from huying.domain.people.states import Capacity
from tests.browser.world import SCREENS
from tests.conftest import moment
from tests.counts import LONG
from tests.county import TEXT, County

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK, TELEPHONE = 1280, 390
WIDTHS = [(DESK, DESK), (TELEPHONE, TELEPHONE)] if LONG else [(DESK, TELEPHONE)]


class Story:
    """Everybody has a window; from the second time on a session is simply there, as if signed in."""

    def __init__(self, world, of_offices: int, of_deputies: int):
        self.world, self.address = world, ""
        self.of_offices, self.of_deputies = of_offices, of_deputies
        self.windows: dict = {}

    def browser_of(self, who):
        name = who.person.name
        if name in self.windows:
            self.windows[name].context.add_cookies([self.world.cookie(who)])
            return self.windows[name]
        deputy = who.capacity == Capacity.DEPUTY
        width = self.of_deputies if deputy else self.of_offices
        page = self.windows[name] = self.world.page(width=width)
        self.world.sign_in(page, who.person.account.username)
        self.world.look(page, f"工作台-{name}")
        return page

    def act(self, who, when: str, label: str, fill=None, *, button: str = "") -> None:
        """On the suggestion's page: the act's own button, its form, sent; back on the page."""
        if who.person.name in self.windows:
            # What the page still asks for would be answered at the new time, and end its session.
            self.windows[who.person.name].goto("about:blank")
        self.world.now.set(when)
        page = self.browser_of(who)
        page.goto(self.address)
        self.world.look(page, f"建议页-{who.person.name}")
        page.locator(".page-acts").get_by_role("link", name=re.compile(f"^{label}")).first.click()
        self.world.look(page, f"{label}-{who.person.name}")
        if fill:
            fill(page)
        self.send(page, button)

    def send(self, page, button: str = "") -> None:
        found = page.locator(".form-acts").get_by_role("button", name=button or re.compile("."))
        with page.expect_navigation() as sent:
            found.first.click()
        assert sent.value.status == 200, page.locator("main").inner_text()
        assert page.url.endswith(self.address), page.locator("main").inner_text()

    def state(self, who) -> str:
        page = self.browser_of(who)
        page.goto(self.address)
        self.world.look(page, f"建议页-{who.person.name}")
        return page.locator(".page-meta .state").first.inner_text().strip()


def choose(page, typed: str, name: str) -> None:
    """In a chooser: type, and tick the only one found."""
    page.get_by_role("searchbox").first.fill(typed)
    page.locator(".chooser-list label:visible").filter(has_text=name).first.click()


def with_text(text: str, field: str = "textarea:visible"):
    return lambda page: page.locator(field).first.fill(text)


def contact(phase: str, day: str, said: str):
    def fill(page):
        page.get_by_label(phase, exact=True).check()
        page.get_by_label("方式").select_option(label="面商")
        page.get_by_label("沟通日期").fill(day)
        page.get_by_label("时间", exact=False).last.fill("10:00")
        page.get_by_label("单位参加人").fill("孙敏")
        page.get_by_label("沟通内容").fill(said)

    return fill


def reply(first: str, second: str):
    def fill(page):
        for n, said in ((1, first), (2, second)):
            page.locator(f"[name=outcome_{n}]").select_option(label="采纳")
            page.locator(f"[name=answer_{n}]").fill(said)
        page.locator("[name=reply_class]").first.check()
        page.locator("[name=has_commitment][value=yes]").check()
        page.locator("[name=commitment]").fill("十月底前完成1.2公里渠段衬砌。")
        page.get_by_text("另加一条", exact=True).first.click()
        line = page.locator(".promise").first
        line.get_by_label("承诺什么").fill("衬砌1.2公里渠段")
        line.get_by_label("何时完成").fill("2026-10-31")
        line.get_by_label("以什么证明").fill("竣工验收单")
        page.locator("[name=contact_person]").fill("孙敏 0311-0000000")

    return fill


def grades(process: str, result: str, reason: str = ""):
    def fill(page):
        page.locator(f"[name=process][value={process}]").check()
        page.locator(f"[name=result][value={result}]").check()
        page.locator("[name=reason]").fill(reason)

    return fill


def drafted(story, who) -> None:
    page = story.browser_of(who)
    page.goto("/qingyuan/")
    page.get_by_role("link", name="写建议").first.click()
    story.world.look(page, "写建议")
    page.get_by_role("textbox", name="标题").fill(TEXT["title"])
    page.get_by_label("情况和问题").fill(TEXT["facts"])
    page.get_by_label("具体建议").fill(TEXT["proposal"])
    for n, one in enumerate(TEXT["requests"], start=1):
        page.get_by_label(f"诉求{n}").fill(one)
    page.get_by_role("button", name="保存草稿").click()
    page.wait_for_url(re.compile(r"/suggestions/[0-9a-f-]{36}/"))
    story.address = page.url.removeprefix(story.world.address)


def proposed(story, c) -> None:
    """Drafted, co-signed by two, submitted, returned, mended, co-signed again, submitted again."""

    def both(page):
        choose(page, "fuyi1", "周文")
        choose(page, "吴桂", "吴桂")

    def mended(page):
        page.get_by_label("情况和问题").fill(TEXT["facts"] + "涉及三百二十户。")
        page.get_by_label("修改理由").fill("补充涉及的户数。")

    drafted(story, c.lin)
    story.act(c.lin, "2026-02-25 10:30", "邀请附议", both)
    for who in (c.zhou, c.wu):
        story.act(who, "2026-02-25 14:00", "确认附议")
    story.act(c.lin, "2026-02-26 09:30", "提交")
    story.act(c.chen, "2026-02-26 15:00", "退回修改", with_text("请写明涉及的户数。"))
    story.act(
        c.lin,
        "2026-02-26 19:00",
        "修改",
        mended,
    )
    for who in (c.zhou, c.wu):
        story.act(who, "2026-02-26 20:00", "确认附议")
    story.act(c.lin, "2026-02-27 08:30", "提交")


def given_out(story, c) -> None:
    """Registered, given to the wrong unit, handed on to the right one, with a co-unit."""

    def units(page):
        choose(page, "交通", "交通运输局")
        page.get_by_role("group", name="协办单位").get_by_label("财政局").check()

    story.act(
        c.chen,
        "2026-02-27 10:00",
        "登记编号",
        lambda page: page.get_by_label("农业农村").check(),
        button="登记编号",
    )
    story.act(c.chen, "2026-03-02 09:00", "交办", units)
    story.act(c.yu, "2026-03-03 09:00", "签收")

    def wrong(page):
        page.get_by_label("退回理由").fill("灌溉渠系由水利部门管理。")
        choose(page, "水利", "水利局")

    story.act(c.yu, "2026-03-04 09:00", "申请退回", wrong)
    story.act(c.chen, "2026-03-05 09:00", "同意退回并改办")
    story.act(c.sun, "2026-03-05 14:00", "签收")
    story.act(c.he, "2026-03-05 15:00", "签收")


def replied(story, c, day: str, number: str) -> None:
    """Written, pre-reviewed twice, checked in the unit (河北: in this order), signed, delivered."""
    text = reply(
        f"{day}：1.2公里渠段已列入维修计划，九月开工。", "管护由镇水利站负责，经费列入预算。"
    )
    story.act(c.sun, f"{day} 09:00", "拟写答复", text)
    story.act(c.sun, f"{day} 09:30", "送一级预审核")
    story.act(c.liu, f"{day} 11:00", "一级预审核通过")
    story.act(c.chen, f"{day} 14:00", "代表工委预审核通过，交单位核稿")
    story.act(c.sun, f"{day} 14:30", "核稿通过")
    story.act(c.li, f"{day} 15:00", "签发", lambda page: page.get_by_label("发文字号").fill(number))
    story.act(c.sun, f"{day} 16:00", "答复代表")


@pytest.mark.parametrize(("of_offices", "of_deputies"), WIDTHS)
def test_a_suggestion_goes_its_whole_way_in_the_browser(
    empty_world, of_offices, of_deputies, tried
):
    c = County(moment)
    empty_world.screens = SCREENS / f"whole-way-{of_offices}-{of_deputies}"
    story = Story(empty_world, of_offices, of_deputies)
    empty_world.now.set("2026-02-25 10:00")
    proposed(story, c)
    given_out(story, c)
    for phase, day in (("办前", "2026-03-06"), ("办中", "2026-03-20")):
        said = contact(phase, day, f"在河口镇渠首看了破损渠段（{phase}）。")
        story.act(c.sun, f"{day} 16:00", "登记沟通", said)
        story.act(c.lin, f"{day} 20:00", "确认沟通")
    opinion = with_text("县级水利专项资金可以安排四十万元。")
    story.act(c.he, "2026-03-25 10:00", "提出协办意见", opinion)
    replied(story, c, "2026-04-08", "清水函〔2026〕1号")
    bad = grades("satisfied", "dissatisfied", "管护经费没有写明数额。")
    story.act(c.lin, "2026-04-09 09:00", "评价", bad)
    story.act(c.zhou, "2026-04-10 09:00", "评价", grades("satisfied", "satisfied"))
    story.act(c.wu, "2026-04-10 10:00", "评价", grades("satisfied", "mostly_satisfied"))
    replied(story, c, "2026-04-20", "清水函〔2026〕9号")
    for who in (c.lin, c.zhou, c.wu):
        story.act(who, "2026-04-22 09:00", "评价", grades("satisfied", "satisfied"))
    visited = contact("办后", "2026-04-22", "回访：支渠九月开工，管护经费已列入预算。")
    story.act(c.sun, "2026-04-22 16:00", "登记沟通", visited)
    story.act(c.lin, "2026-04-22 20:00", "确认沟通")
    story.act(c.chen, "2026-04-23 09:00", "办结")
    assert story.state(c.lin) == "已办结"
    story.act(c.chen, "2026-04-24 09:00", "归档")
    assert story.state(c.chen) == "已归档"
    assert empty_world.said == []
    widths = f"offices at {of_offices} px, deputies at {of_deputies} px"
    tried(f"{widths}: {len(story.windows)} people, {empty_world.shots} screenshots")
