"""节假日安排: which running clocks a notice moves, and what is left of it on each case."""

import ast
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import huying.domain
from huying.domain.people.models import Account, Congress, HolidayNotice, Roll
from huying.domain.people.procedure import holidays
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.procedure import handling, suggestion
from huying.foundation.calendar.notice import read_notice
from huying.foundation.procedure.models import Clock, Event
from huying.foundation.procedure.printing import registered
from huying.foundation.procedure.refusal import Refused

DOMAIN = Path(huying.domain.__file__).parent
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OF_2027 = """
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""


def given(county):
    """水利局 has it since 2027-01-25: its days are counted on days that no notice has decided."""
    s = county.drafted()
    s = suggestion.submit(s, by=county.lin, at=county.moment("2027-01-20"))
    s = suggestion.register(
        s, by=county.chen, at=county.moment("2027-01-21"), category=county.category
    )
    s = suggestion.assign(
        s, by=county.chen, at=county.moment("2027-01-25"), lead_unit=county.water, co_units=()
    )
    return handling.sign_for(s.handlings.get(), by=county.sun, at=county.moment("2027-01-26"))


def roll_of(county) -> Roll:
    return Roll.objects.select_related("congress").get(congress=county.congress)


def applied(county, text=OF_2027, at="2027-01-28", by=None):
    notice = read_notice(2027, text)
    return holidays.apply_holidays(
        roll_of(county),
        by=by or county.gao,
        at=county.moment(at),
        year=2027,
        title="关于2027年部分节假日安排的通知",
        rest=notice.rest,
        work=notice.work,
    )


def running(case) -> dict[str, tuple]:
    found = Clock.objects.filter(case=case, ended_at=None).order_by("name")
    return {one.name: (one.due, one.provisional) for one in found}


def browser(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username), backend=BACKEND)
    return client


def test_each_clock_that_moves_is_counted_anew_and_its_case_says_so(county):
    h = given(county)
    before = running(h.case)
    assert before == {
        "first_contact": (date(2027, 2, 23), True),
        "reply": (date(2027, 4, 26), True),
        "return": (date(2027, 2, 8), True),
    }
    applied(county)
    assert running(h.case) == {
        "first_contact": (date(2027, 2, 26), False),
        "reply": (date(2027, 4, 25), False),
        "return": (date(2027, 2, 12), False),
    }
    ended = Clock.objects.get(case=h.case, name="return", ended_at__isnull=False)
    assert (ended.due, ended.end) == (date(2027, 2, 8), "recounted")
    event = Event.objects.get(act="handling.count_clocks_anew")
    assert event.cause.act == "roll.apply_holidays"
    assert event.detail.data["moves"] == [
        "申请退回 2027-02-08 → 2027-02-12",
        "首次联系代表 2027-02-23 → 2027-02-26",
        "答复 2027-04-26 → 2027-04-25",
    ]


def test_a_clock_that_stays_is_no_longer_provisional(county):
    h = given(county)
    was = {one.name: one.pk for one in Clock.objects.filter(case=h.case, ended_at=None)}
    early = OF_2027.replace("4月25日（周日）、", "")
    applied(county, early)
    reply = Clock.objects.get(case=h.case, name="reply", ended_at=None)
    assert (reply.pk, reply.due, reply.provisional) == (was["reply"], date(2027, 4, 26), False)


def test_a_stopped_clock_is_counted_anew_and_stays_stopped(county):
    h = given(county)
    handling.ask_to_return(
        h,
        by=county.sun,
        at=county.moment("2027-01-27"),
        reason="属交通运输部门职责",
        proposed_unit=county.transport,
    )
    applied(county)
    found = Clock.objects.filter(case=h.case, ended_at=None).exclude(name="reassign")
    assert {one.name: one.paused_at is not None for one in found} == {
        "first_contact": True,
        "reply": True,
        "return": True,
    }


def test_what_starts_afterwards_is_counted_on_the_new_days(county):
    applied(county, at="2027-01-10")
    assert running(given(county).case)["return"] == (date(2027, 2, 12), False)


def test_the_congress_next_door_keeps_its_days(county):
    from tests.county import County

    other = County(county.moment, code="linshui", name="临水县")
    theirs, ours = given(other), given(county)
    applied(county)
    assert running(theirs.case)["return"] == (date(2027, 2, 8), True)
    assert running(ours.case)["return"] == (date(2027, 2, 12), False)


def test_the_same_notice_twice_is_refused(county):
    applied(county)
    with pytest.raises(Refused, match="2027年的安排已经是这样"):
        applied(county, at="2027-01-29")
    assert HolidayNotice.objects.count() == 1


def test_the_preview_lists_each_clock_and_changes_nothing_until_it_is_confirmed(county):
    h = given(county)
    clerk = browser("gongwei")
    typed = {"year": "2027", "title": "关于2027年部分节假日安排的通知", "text": OF_2027}
    shown = clerk.post("/qingyuan/holidays/preview", typed)
    rows = [
        (str(row.suggestion), row.move.clock.label, row.move.clock.due, row.move.due, row.move.days)
        for row in shown.context["rows"]
    ]
    assert rows == [
        (str(h.suggestion), "申请退回", date(2027, 2, 8), date(2027, 2, 12), 4),
        (str(h.suggestion), "首次联系代表", date(2027, 2, 23), date(2027, 2, 26), 3),
        (str(h.suggestion), "答复", date(2027, 4, 26), date(2027, 4, 25), -1),
    ]
    assert "早 1 天" in shown.content.decode()
    assert HolidayNotice.objects.count() == 0
    done = clerk.post("/qingyuan/holidays/apply", typed)
    assert (done.status_code, done["Location"]) == (303, "/qingyuan/holidays/")
    assert running(h.case)["return"] == (date(2027, 2, 12), False)
    page = clerk.get(f"/qingyuan/suggestions/{h.suggestion_id}/").content.decode()
    assert "申请退回 2027-02-08 → 2027-02-12" in page


def a_sheet(text=OF_2027, **changed) -> SimpleUploadedFile:
    """The same notice as a list, one day a row."""
    notice = read_notice(2027, text)
    rows = [(day, name, "放假") for day, name in notice.rest.items()]
    rows += [(day, name, "上班") for day, name in notice.work.items()]
    lines = [",".join(changed.get("heads", ("日期", "节日", "安排")))]
    lines += [f"{day},{name},{changed.get('what', what)}" for day, name, what in rows]
    return SimpleUploadedFile("安排.csv", "\n".join(lines).encode())


def test_a_list_that_is_uploaded_moves_the_same_clocks(county):
    h = given(county)
    clerk = browser("gongwei")
    typed = {"year": "2027", "title": "关于2027年部分节假日安排的通知"}
    shown = clerk.post("/qingyuan/holidays/preview", {**typed, "file": a_sheet()})
    assert [row.move.days for row in shown.context["rows"]] == [4, 3, -1]
    text = shown.context["form"]["text"].value()
    assert read_notice(2027, text) == read_notice(2027, OF_2027)
    clerk.post("/qingyuan/holidays/apply", {**typed, "text": text})
    assert running(h.case)["return"] == (date(2027, 2, 12), False)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"what": "休息"}, "第2行：安排只能写放假或者上班，现在是“休息”。"),
        ({"heads": ("日期", "节日", "备注")}, "表里没有这几列：安排。"),
    ],
)
def test_a_list_that_cannot_be_read_is_sent_back_with_its_row(county, changed, why):
    typed = {"year": "2027", "title": "通知", "file": a_sheet(**changed)}
    refused = browser("gongwei").post("/qingyuan/holidays/preview", typed)
    assert refused.status_code == 422
    assert refused.context["form"].errors["file"] == [why]


def test_neither_words_nor_a_list_is_not_enough(county):
    refused = browser("gongwei").post(
        "/qingyuan/holidays/preview", {"year": "2027", "title": "通知"}
    )
    assert refused.context["form"].errors["text"] == ["请粘贴通知内容，或者上传表格。"]


def test_an_administrator_sees_which_clocks_move_but_not_whose(county):
    given(county)
    typed = {"year": "2027", "title": "通知", "text": OF_2027}
    shown = browser("guanli").post("/qingyuan/holidays/preview", typed)
    assert [row.suggestion for row in shown.context["rows"]] == [None, None, None]
    assert "灌溉" not in shown.content.decode()


def test_a_notice_that_cannot_be_read_is_sent_back_with_its_place(county):
    typed = {"year": "2027", "title": "通知", "text": OF_2027.replace("端午节", "端阳")}
    refused = browser("gongwei").post("/qingyuan/holidays/preview", typed)
    assert refused.status_code == 422
    assert refused.context["form"].errors["text"] == ["没有读到端午节的安排，请粘贴通知的全文。"]
    assert browser("daibiao").get("/qingyuan/holidays/").status_code == 404


def test_the_page_of_the_congress_knows_its_calendar(county):
    applied(county)
    congress = Congress.objects.get(pk=county.congress.pk)
    assert congress.calendar == str(HolidayNotice.objects.get().pk)
    asked = {"clock": "return", "from": "2027-01-25"}
    page = browser("daibiao").get("/qingyuan/deadline", asked)
    assert page.context["due"] == "2027-02-12（周五）"
    assert Handling.objects.count() == 0


def test_every_kind_of_case_with_clocks_follows_the_calendar():
    """A procedure whose acts start clocks counts them anew when a notice is applied."""
    with_clocks = {
        one.kind for one in registered() if any(act.starts for act in one.acts.values())
    } - {"reply_round"}  # its clocks hang on the handling
    following = {one.kind for one in registered() if "count_clocks_anew" in one.acts}
    assert with_clocks - following == set()


def test_whoever_counts_days_for_a_congress_asks_its_own_table():
    """`deadline(period, start)` alone would count on the shipped table."""
    without = []
    for path in sorted(DOMAIN.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name == "deadline" and len(node.args) < 3:
                without.append(f"{path.relative_to(DOMAIN)}:{node.lineno}")
    assert without == []
