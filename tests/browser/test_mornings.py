"""Four people, four mornings: the clerk's, the old deputy's, the handler's and the director's."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from python_calamine import CalamineWorkbook

from huying.domain.people.models import Account, Delegation, Person
from huying.domain.suggestions.models import ReplyRound, Suggestion
from huying.domain.suggestions.procedure import contact, coordination, handling, suggestion
from huying.domain.suggestions.states import Decision, Phase, Way
from huying.foundation.procedure.models import Event
from tests.browser.world import PASSWORD
from tests.conftest import moment
from tests.county import TEXT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R/Size 4>>\nstartxref\n9\n%%EOF\n"
)
WORD = (
    "<html><head><style>p{color:red}</style></head><body>"
    "<p class=MsoNormal style='margin:0'>一、现状：<b>渠段\n破损</b>。<o:p></o:p></p>"
    "<p>二、措施：九月&nbsp;开工。</p><p>三、时限：十月底完成。</p></body></html>"
)


def act_url(subject, kind: str, act: str) -> str:
    return reverse("suggestions:act", args=["qingyuan", kind, subject.pk, act])


def page_url(found) -> str:
    return reverse("suggestions:page", args=["qingyuan", found.pk])


def submitted(county, n: int, **changes) -> Suggestion:
    text = TEXT | {"title": f"关于修缮第{n}段支渠的建议"} | changes
    made = suggestion.draft(by=county.lin, at=moment("2026-02-25 10:00"), **text)
    return suggestion.submit(made, by=county.lin, at=moment(f"2026-02-26 09:{n:02}"))


def sheets_of(download) -> list[list]:
    book = CalamineWorkbook.from_path(download.path())
    return book.get_sheet_by_index(0).to_python()


def pages_printed(page, **how) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, **how)))


# -- the clerk --------------------------------------------------------------------------------


def test_the_clerk_registers_ten_in_a_row_without_returning_to_the_list(world, tried):
    county = world.county
    made = [submitted(county, n) for n in range(1, 11)]
    page = world.page(county.chen)
    page.goto("/qingyuan/")
    page.get_by_role("link", name="开始审查登记").first.click()
    visited = []
    for _one in made:
        visited.append(page.url)
        page.get_by_label("农业农村").check()
        with page.expect_navigation():
            page.get_by_role("button", name="登记并看下一件").click()
    desk = f"{world.address}/qingyuan/suggestions/review"
    assert visited == [desk, *(f"{desk}?at={one.pk}" for one in made[1:])]
    assert page.url == desk
    numbers = Suggestion.objects.order_by("number").values_list("number_text", flat=True)
    assert list(numbers) == [str(n) for n in range(1, 11)]
    assert world.said == []
    tried(f"N = {len(made)} registered in {len(made)} clicks on one button")


def test_the_clerk_types_in_a_paper_with_its_scan(world):
    page = world.page(world.county.chen)
    page.goto("/qingyuan/")
    page.get_by_role("link", name="代录纸质建议").first.click()
    page.get_by_role("searchbox", name="领衔代表").fill("daibiao")
    page.get_by_role("searchbox", name="领衔代表").press("Enter")
    page.get_by_role("textbox", name="标题").fill(TEXT["title"])
    page.get_by_label("情况和问题").fill(TEXT["facts"])
    page.get_by_label("具体建议").fill(TEXT["proposal"])
    page.get_by_label("诉求1").fill(TEXT["requests"][0])
    scan = {"name": "签名原件.pdf", "mimeType": "application/pdf", "buffer": PDF}
    page.get_by_label("原件扫描件").set_input_files(scan)
    with page.expect_navigation():
        page.get_by_role("button", name="录入").click()
    assert page.get_by_text("代录，待代表确认").count() == 1
    with page.expect_download() as kept:
        page.get_by_role("link", name="签名原件.pdf").click()
    assert kept.value.suggested_filename == "签名原件.pdf"
    assert Suggestion.objects.get().entered_by == world.county.chen
    assert world.said == []


def test_the_clerk_exports_the_list_as_filtered_and_text_stays_text(world):
    formula = '=HYPERLINK("http://evil","关于")'
    for n, title in enumerate(["关于修渠的建议", formula, "关于办学的建议"], start=1):
        submitted(world.county, n, title=title)
    page = world.page(world.county.chen)
    page.goto("/qingyuan/suggestions/?q=HYPERLINK")
    with page.expect_download() as exported:
        page.get_by_role("link", name="导出 Excel").click()
    rows = sheets_of(exported.value)
    heads = next(n for n, row in enumerate(rows) if "标题" in row)
    titles = [row[rows[heads].index("标题")] for row in rows[heads + 1 :]]
    assert titles == [formula]
    assert "查找“HYPERLINK”" in rows[1][0] + rows[0][0]
    assert exported.value.suggested_filename == "清源县人大代表建议办理台账_20260413.xlsx"


def test_the_clerk_prints_the_list_as_filtered(world):
    for n, title in enumerate(["关于修渠的建议", "关于办学的建议"], start=1):
        submitted(world.county, n, title=title)
    page = world.page(world.county.chen)
    page.goto("/qingyuan/suggestions/?q=修渠")
    page.get_by_role("link", name="打印").click()
    assert page.locator("td.title").all_inner_texts() == ["关于修渠的建议"]
    page.emulate_media(media="print")
    assert page.get_by_text("查找“修渠”").first.is_visible()
    assert page.locator(".masthead").is_visible() is False
    assert pages_printed(page) == 1


def test_the_clerk_sees_whom_to_telephone_today(world):
    county = world.county
    Person.objects.filter(name="林秀英").update(phone="138 0000 0001")
    county.delivered()  # the survey stays open: its day is past on 2026-05-20
    world.now.set("2026-05-20 09:00")
    page = world.page(county.chen)
    page.goto("/qingyuan/")
    page.get_by_role("link", name="今天打电话").first.click()
    row = page.locator("tbody tr")
    assert row.count() == 1
    said = row.inner_text()
    assert "林秀英" in said and "138 0000 0001" in said and "评价答复" in said, said
    assert row.get_by_role("link", name=re.compile("维修河口镇")).count() == 1


def test_in_large_type_the_acts_on_a_phone_leave_two_thirds_to_the_page(world):
    county = world.county
    suggestion = county.accepted().suggestion
    Account.objects.filter(username="gongwei").update(large_type=True)
    page = world.page(county.chen, width=390, height=844)
    page.goto(f"/qingyuan/suggestions/{suggestion.pk}/")
    acts = page.locator(".page-acts")
    assert acts.locator("> *").count() > 3
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    bar = acts.bounding_box()
    assert bar["height"] <= 0.31 * 844
    assert (
        page.locator("main").bounding_box()["y"]
        + page.evaluate("document.querySelector('main').scrollHeight")
        <= bar["y"] + 1
    )
    world.look(page, "大字-手机-办理动作")
    acts.locator("> *").last.click(trial=True)  # the bar scrolls to it


# -- the deputy of 68, on a phone, in large type ------------------------------------------------


@pytest.fixture
def phone(world):
    """林秀英's telephone: 390 px wide, large type."""
    Account.objects.filter(username="daibiao").update(large_type=True)
    page = world.page(world.county.lin, width=390, height=844)
    yield page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_draft_saves_itself_every_twenty_seconds(world, phone):
    phone.clock.install()
    phone.goto("/qingyuan/suggestions/new")
    phone.get_by_role("textbox", name="标题").fill("写到一半的标题")
    phone.get_by_label("情况和问题").fill("写到一半的话")
    phone.clock.run_for(19_000)
    assert Event.objects.count() == 0 and not phone.get_by_text("已自动保存").count()
    phone.clock.run_for(2_000)
    phone.get_by_text("已自动保存").wait_for()
    elsewhere = world.page(world.county.lin)
    elsewhere.goto("/qingyuan/suggestions/new")
    assert elsewhere.get_by_role("textbox", name="标题").input_value() == "写到一半的标题"
    assert elsewhere.get_by_label("情况和问题").input_value() == "写到一半的话"
    assert elsewhere.get_by_text("自动保存的内容，还没有提交").count() == 1
    assert Suggestion.objects.count() == 0


def test_a_form_sent_after_the_session_ran_out_is_there_again_after_signing_in(world, phone):
    phone.goto("/qingyuan/suggestions/new")
    phone.get_by_role("textbox", name="标题").fill("写了一个小时的标题")
    phone.get_by_label("诉求1").fill("修一座桥")
    phone.get_by_label("不公开").check()
    Session.objects.all().delete()
    phone.get_by_role("button", name="保存草稿").click()
    phone.wait_for_url("**/accounts/login/**")
    phone.get_by_label("用户名").fill("daibiao")
    phone.get_by_label("密码").fill(PASSWORD)
    phone.get_by_role("button", name="登录").click()
    phone.wait_for_url("**/suggestions/new")
    assert phone.get_by_role("textbox", name="标题").input_value() == "写了一个小时的标题"
    assert phone.get_by_label("诉求1").input_value() == "修一座桥"
    assert phone.get_by_label("不公开").is_checked()
    phone.get_by_role("button", name="保存草稿").click()
    phone.wait_for_url(re.compile(r"/suggestions/[0-9a-f-]{36}/"))
    assert [one.title for one in Suggestion.objects.all()] == ["写了一个小时的标题"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("吴", ["吴桂"]), ("zhouwen", ["周文"]), ("zw", ["周文"]), ("第二", ["吴桂"])],
    ids=["name", "pinyin", "initials", "delegation"],
)
def test_the_deputy_finds_a_cosigner_by(world, phone, typed, found):
    county = world.county
    Person.objects.filter(name="周文").update(pinyin="zhouwen", initials="zw")
    Person.objects.filter(name="吴桂").update(pinyin="wugui", initials="wg")
    second = Delegation.objects.create(
        congress=county.congress, term=county.term, name="第二代表团"
    )
    county.wu.seat.delegation = second
    county.wu.seat.save()
    phone.goto(act_url(county.drafted(), "suggestion", "invite"))
    phone.get_by_role("searchbox").fill(typed)
    names = phone.locator(".chooser-list label:visible").all_inner_texts()
    assert [re.match(r"\w+", one.strip()).group() for one in names] == found
    phone.locator(".chooser-list label:visible").first.click()
    phone.get_by_role("button", name="发出邀请").click()
    phone.wait_for_url(re.compile(r"/suggestions/[0-9a-f-]{36}/"))
    assert phone.get_by_text("待确认").count() == 1


def test_the_deputy_sees_on_the_first_screen_where_it_is_who_has_it_and_until_when(world, phone):
    world.county.accepted()
    phone.goto("/qingyuan/")
    standing = phone.locator(".standing").first
    assert standing.inner_text().split() == [
        "走到哪一步", "办理中", "在谁手上", "水利局", "到什么时候", "2026年6月2日", "还有50天",
    ]  # fmt: skip
    box, thumb = standing.bounding_box(), phone.locator(".page-acts").bounding_box()
    assert box["y"] + box["height"] <= thumb["y"]


def test_a_forgotten_password_is_reset_by_the_clerk_in_one_call(world, phone):
    Session.objects.all().delete()
    phone.context.clear_cookies()
    phone.goto("/accounts/login/")
    for _attempt in range(5):
        phone.get_by_label("用户名").fill("daibiao")
        phone.get_by_label("密码").fill("I have forgotten it")
        with phone.expect_navigation():
            phone.get_by_role("button", name="登录").click()
    assert phone.get_by_text("代表工委").count() > 0

    clerk = world.page(world.county.chen)
    clerk.goto("/qingyuan/")
    clerk.locator(".nav-main").get_by_role("link", name="名册").click()
    clerk.locator("main").get_by_role("searchbox").first.fill("林秀英")
    clerk.locator("main").get_by_role("searchbox").first.press("Enter")
    clerk.get_by_role("link", name="林秀英").click()
    clerk.get_by_role("link", name="重置密码").click()
    clerk.get_by_role("button", name="重置并显示密码单").click()
    issued = clerk.locator(".slip-code").last.inner_text().replace(" ", "")

    world.sign_in(phone, "daibiao", issued)
    phone.get_by_label("现在的密码").fill(issued)
    phone.get_by_label("新密码", exact=True).fill("清水河畔的三棵白杨树")
    phone.get_by_label("再输入一次新密码").fill("清水河畔的三棵白杨树")
    phone.get_by_role("button", name="更换密码").click()
    phone.wait_for_url("**/qingyuan/")


# -- the handler --------------------------------------------------------------------------------


def test_the_handler_is_handler_and_office_in_one_person_without_switching(world):
    county = world.county
    county.congress.rulebook = "national"  # the unit checks at once, and nothing is pre-reviewed
    county.congress.save()
    round = county.with_contacts().rounds.get()
    county.written(round)
    page = world.page(county.sun)
    page.goto("/qingyuan/")
    for label in ("送单位核稿", "核稿通过"):
        page.locator(
            f'a[href*="{round.pk}"], a[href$="{page_url(round.handling.suggestion)}"]'
        ).first.click()
        if not page.url.endswith("/"):
            page.goto(page_url(round.handling.suggestion))
        page.locator(".page-acts").get_by_role("link", name=re.compile(label)).first.click()
        page.locator(".form-acts").get_by_role("button", name=re.compile(label)).click()
        page.wait_for_url("**" + page_url(round.handling.suggestion))
        page.locator(".nav-main").get_by_role("link", name="工作台").click()
    done = Event.objects.filter(case=round.case).order_by("-seq").values_list("act", "capacity")
    assert list(done[:2]) == [
        ("reply_round.pass_check", "office"),
        ("reply_round.send_to_check", "handler"),
    ]


def test_what_the_handler_pastes_from_word_keeps_its_paragraphs(world):
    round = world.county.accepted().rounds.get()
    page = world.page(world.county.sun)
    page.goto(act_url(round, "reply_round", "write"))
    page.locator("[name=outcome_1]").select_option(label="采纳")
    page.locator("[name=answer_1]").evaluate(
        "(area, html) => { area.focus(); const data = new DataTransfer();"
        "data.setData('text/html', html); area.dispatchEvent(new ClipboardEvent('paste',"
        "{clipboardData: data, bubbles: true, cancelable: true})); }",
        WORD,
    )
    page.get_by_role("button", name="保存答复").click()
    page.wait_for_url("**" + page_url(round.handling.suggestion))
    paragraphs = page.locator(".pair-answer").first.locator("p").all_inner_texts()
    assert paragraphs[1:] == [
        "一、现状：渠段破损。",
        "二、措施：九月 开工。",
        "三、时限：十月底完成。",
    ]
    assert world.said == []


def test_the_handler_sees_request_and_answer_side_by_side_and_what_blocks_the_reply(world):
    county = world.county
    round = county.accepted(co=(county.finance,)).rounds.get()
    page = world.page(county.sun)
    page.goto(act_url(round, "reply_round", "write"))
    request = page.locator(".pair-request").first.bounding_box()
    answer = page.locator(".pair-answer").first.bounding_box()
    assert request["x"] + request["width"] <= answer["x"] + 1
    assert abs(request["y"] - answer["y"]) < 40
    assert page.locator(".notice li").all_inner_texts() == [
        "第1、2条诉求还没有答复。",
        "还没有选择答复类别。",
        "答复里没有联系人和电话，请在“拟写答复”里填写。",
        "财政局逾期未提出协办意见，请在答复中写明这一情况。",
        "还缺领衔代表确认的办前、办中沟通。请先沟通、登记，并请代表确认。",
    ]


def test_the_handler_asks_to_return_a_wrong_item_in_two_steps(world):
    county = world.county
    h = county.accepted()
    world.now.set("2026-03-04 09:00")
    page = world.page(county.sun)
    page.goto(page_url(h.suggestion))
    page.locator(".page-acts").get_by_role("link", name="申请退回").click()
    page.get_by_label("退回理由").fill("灌溉渠系已移交财政局。")
    page.get_by_role("searchbox").fill("财政")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("button", name="申请退回").click()
    page.wait_for_url("**" + page_url(h.suggestion))
    h.refresh_from_db()
    assert (h.state, h.proposed_unit) == ("return_requested", county.finance)


# -- the director -------------------------------------------------------------------------------


def _contact(county, h, day):
    return contact.record_contact(
        h,
        by=county.sun,
        at=moment(f"{day} 16:00"),
        phase=Phase.BEFORE,
        way=Way.PHONE,
        held_at=moment(f"{day} 10:00"),
        attendees="孙敏",
        content="电话说明。",
        deputies=[county.lin],
    )


def _moved(county, asked, at, to):
    """By the clerk the first time; from the second on, a 改办协调会 decides."""
    if asked.returns_asked == 1:
        handling.approve_return(asked, by=county.chen, at=at, new_unit=to)
        return
    meeting = coordination.call(by=county.chen, at=at, held_at=at, place="三楼会议室")
    decisions = [(item, Decision.MOVE, to, "请其承办。") for item in meeting.items.all()]
    meeting = coordination.decide(meeting, by=county.chen, at=at, decisions=decisions)
    coordination.sign_list(meeting, by=county.wang, at=at, signer="王海", minutes="一件改办。")


@pytest.fixture
def busy(world):
    """Items in many places: one late at 水利局, one returned twice, one 不满意, one registered."""
    county = world.county
    submitted(county, 40)
    county.registered()
    _contact(county, county.accepted(), "2026-03-06")
    twice = handling.sign_for(county.assigned(), by=county.sun, at=moment("2026-03-03"))
    for by, day, to in ((county.sun, 4, county.finance), (county.he, 6, county.transport)):
        asked = handling.ask_to_return(
            twice, by=by, at=moment(f"2026-03-0{day}"), reason="不属本单位。", proposed_unit=to
        )
        _moved(county, asked, moment(f"2026-03-0{day} 11:00"), to)
        twice = asked.suggestion.handlings.select_related("case").get(unit=to)
        signer = county.he if to == county.finance else county.yu
        twice = handling.sign_for(twice, by=signer, at=moment(f"2026-03-0{day + 1} 15:00"))
    county.answered(county.delivered(), county.lin, result="dissatisfied", reason="渠段没有修完")
    world.now.set("2026-06-20 09:00")
    return world


def test_every_number_of_the_directors_page_opens_its_list(busy, tried):
    page = busy.page(busy.county.wang)
    page.goto("/qingyuan/overview")
    busy.look(page, "总览")
    shown = page.locator("main a").filter(has=page.locator("[data-count]")).all()
    shown += page.locator("main a[data-count]").all()
    numbers = [
        (
            int(
                re.search(
                    r"\d+", one.locator("xpath=descendant-or-self::*[@data-count]").inner_text()
                ).group()
            ),
            one.get_attribute("href"),
        )
        for one in shown
    ]
    wrong = []
    for number, address in dict.fromkeys(numbers):
        answer = page.request.get(address)
        found = re.search(r"共 (\d+) 件", answer.text())
        opened = int(found.group(1)) if found else 0
        if (answer.status, opened) != (200, number):
            wrong.append((address, number, opened, answer.status))
    assert wrong == []
    assert len(numbers) > 20
    assert busy.said == []
    tried(f"N = {len(numbers)} numbers, {len(dict.fromkeys(numbers))} of them different")


def test_the_director_sees_on_one_page_how_many_where_whose_twice_and_dissatisfied(busy):
    page = busy.page(busy.county.wang)
    page.goto("/qingyuan/")
    page.locator(".nav-main").get_by_role("link", name="总览").click()
    figures = [re.sub(r"\s+", " ", one) for one in page.locator(".figure").all_inner_texts()]
    said = " / ".join(figures)
    assert Suggestion.objects.count() == 5 and ReplyRound.objects.filter(round=2).count() == 1
    for words in ("5", "逾期", "退回", "不满意"):
        assert words in said, said
    assert "水利局" in page.locator("main").inner_text()


def test_the_directors_page_prints_on_one_a4(busy):
    page = busy.page(busy.county.wang)
    page.goto("/qingyuan/overview")
    assert pages_printed(page, format="A4") == 1
