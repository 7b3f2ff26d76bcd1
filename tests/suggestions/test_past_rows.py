"""An office brings its years gone by: they go to the archive with their own days and results, marked as imported."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from huying.domain.people.models import Account, Session, Term
from huying.domain.suggestions.models import Handling, PastHandling, Suggestion
from huying.domain.suggestions.procedure.ledger import carry_out
from huying.domain.suggestions.queries.ledger import plan_import, read_ledger
from huying.domain.suggestions.tasks import tick
from huying.foundation.notices.models import Notice
from huying.foundation.procedure import chain
from huying.foundation.procedure.models import Clock, Event
from tests.conftest import moment
from tests.suggestions.ledgers import sheet

AT = moment("2026-03-02")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROW = {
    "编号": "31",
    "标题": "关于整修老街排水沟的建议",
    "届次": "十七届三次",
    "领衔代表": "郑老",
    "附议代表": "周文",
    "主办单位": "水利局",
    "协办单位": "财政局",
    "提交日期": "2019-02-20",
    "交办日期": "2019年3月5日",
    "答复日期": "2019-05-30",
    "办结日期": "2019.6.20",
    "文号": "清水函〔2019〕8号",
    "答复类别": "A",
    "满意度": "满意",
    "办理结果": "已整修八百米。",
}


@pytest.fixture
def old_session(county) -> Session:
    term = Term.objects.create(congress=county.congress, number=17)
    return Session.objects.create(
        congress=county.congress,
        term=term,
        number=3,
        opens_at=moment("2019-02-19"),
        closes_at=moment("2019-02-22"),
    )


def planned(county, *rows):
    ledger = read_ledger(io.BytesIO(sheet(*rows)), "历年.csv")
    return plan_import(county.congress, ledger, past=True)


def imported(county, *rows) -> Suggestion:
    carry_out(planned(county, *rows), by=county.chen, at=AT)
    return Suggestion.objects.get(original_number="31")


def test_its_days_and_results_are_those_of_the_ledger(county, old_session):
    item = imported(county, ROW)
    past = item.past
    assert (item.case.state, item.session, item.in_session) == ("archived", old_session, True)
    assert (past.assigned_on, past.replied_on, past.closed_on) == (
        date(2019, 3, 5), date(2019, 5, 30), date(2019, 6, 20),
    )  # fmt: skip
    assert (item.assigned_at, item.closed_at) == (moment("2019-03-05 00:00").replace(hour=0),
                                                  moment("2019-06-20 00:00").replace(hour=0))  # fmt: skip
    assert (past.document_number, past.reply_class, past.result, past.outcome) == (
        "清水函〔2019〕8号", "A", "满意", "已整修八百米。",
    )  # fmt: skip
    assert (past.proposers, past.co_units, item.proposed_lead) == (
        "郑老、周文",
        "财政局",
        county.water,
    )


def test_its_event_says_that_it_was_imported_and_when(county, old_session):
    item = imported(county, ROW)
    event = Event.objects.get(case=item.case)
    assert (event.label, event.at, event.was, event.now) == ("历史件导入", AT, "", "archived")
    assert event.detail.data["past"]["replied_on"] == "2019-05-30"
    assert list(chain.faults(county.congress.pk)) == []


def test_it_owes_nobody_anything(county, old_session):
    imported(county, ROW)
    tick(moment("2026-07-01"), county.congress)
    assert not Clock.objects.exists()
    assert not Notice.objects.exists()
    assert not Handling.objects.exists()


def test_nobody_becomes_a_deputy_of_today_by_it(county, old_session):
    plan = planned(county, ROW)
    assert plan.deputies_to_create == []
    assert (2, "名册中没有代表郑老，只记姓名") in plan.hints


@pytest.mark.parametrize(
    ("wrong", "column", "value", "message"),
    [
        ({"届次": "二十届一次"}, "届次", "二十届一次", "名册中没有这次会议"),
        ({"届次": ""}, "届次", "", "名册中没有这次会议"),
        ({"答复日期": "五月底"}, "答复日期", "五月底", "看不懂日期“五月底”"),
        ({"答复日期": "2019-01-30"}, "答复日期", "2019-01-30", "答复日期早于交办日期"),
    ],
)
def test_what_cannot_be_is_a_fault_of_its_cell(county, old_session, wrong, column, value, message):
    faults = planned(county, ROW | wrong).rows[0].row.faults
    assert [(one.column, one.value, one.message) for one in faults] == [(column, value, message)]


def test_the_page_the_ledger_and_the_export_show_it(county, old_session, client):
    client.force_login(Account.objects.get(username="gongwei"), backend=BACKEND)
    file = SimpleUploadedFile("历年.csv", sheet(ROW))
    preview = client.post("/qingyuan/suggestions/import", {"file": file, "past": "on"})
    form = {name: preview.context["form"][name].value() for name in ("sealed", "idem")}
    assert client.post("/qingyuan/suggestions/import", form).status_code == 303
    item = PastHandling.objects.get().suggestion
    page = client.get(f"/qingyuan/suggestions/{item.pk}/").content.decode()
    for said in ("历史办理情况", "由台账导入", "2019年5月30日", "清水函〔2019〕8号", "郑老、周文"):
        assert said in page
    assert "待代表确认" not in page
    response = client.get("/qingyuan/suggestions/export.xlsx?q=")
    content = io.BytesIO(b"".join(response))
    lines = CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python()
    row = dict(zip(lines[2], lines[3], strict=True))
    assert {
        name: row[name]
        for name in ("领衔代表", "主办单位", "协办单位", "答复日", "文号", "结果满意度", "状态")
    } == {
        "领衔代表": "郑老、周文",
        "主办单位": "水利局",
        "协办单位": "财政局",
        "答复日": date(2019, 5, 30),
        "文号": "清水函〔2019〕8号",
        "结果满意度": "满意",
        "状态": "已归档",
    }
