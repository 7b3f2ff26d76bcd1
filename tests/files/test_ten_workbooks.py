"""Ten shapes in which offices hand over their ledgers: each gives the stated result, and none takes much memory."""

import io
import resource
import time
import zipfile

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from huying.domain.people.models import Account
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.queries.ledger import (
    ColumnsMissing,
    LedgerRefused,
    plan_import,
    read_ledger,
)
from huying.foundation.jobs.models import Job
from huying.foundation.jobs.working import run_waiting
from huying.foundation.procedure import chain
from huying.foundation.procedure.models import Event
from tests.counts import times
from tests.files.file_samples import OLE

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HEADS = ["编号", "标题", "主办单位", "协办单位"]
MEGABYTES = 300


@pytest.fixture(autouse=True)
def memory():
    """No process that reads them, this one and its children, has ever had more than that.

    A child begins with what this one has, which the tests before it may have made large.
    """
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024  # of earlier tests
    yield
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    now = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    assert (now - before < MEGABYTES, children <= max(MEGABYTES, now + 50, others)) == (
        True,
        True,
    )


def book(*sheets, merged=()) -> bytes:
    """An .xlsx with these sheets, (name, rows) each; `merged` are (first row, first column, last row, last column, text)."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        for name, rows in sheets:
            page = made.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
            for one in merged:
                page.merge_range(*one)
    return target.getvalue()


def plan(county, content: bytes, name="台账.xlsx", chosen=None):
    return plan_import(county.congress, read_ledger(io.BytesIO(content), name, chosen))


def read(county, content: bytes, name="台账.xlsx", chosen=None) -> list[tuple]:
    return [
        (one.row.original_number, one.row.title, one.lead_unit, one.co_units)
        for one in plan(county, content, name, chosen).rows
    ]


def title(number: int) -> str:
    return f"关于维修第{number}号支渠的建议"


def numbered(count: int, first: int = 1) -> list[list]:
    return [[n, title(n), "水利局", "财政局"] for n in range(first, first + count)]


# -- 1 to 6: whatever they look like, they are read ------------------------------------------------


def test_1_a_title_and_notes_above_the_headings_and_a_sum_below(county):
    rows = [
        ["清源县第十八届人民代表大会第一次会议代表建议交办台账"],
        ["填表单位：县政府办公室", "", "2026年3月2日"],
        HEADS,
        *numbered(2),
        ["合计", "", "2件"],
        ["填表人：刘洋"],
    ]
    found = plan(county, book(("Sheet1", rows)))
    assert [(one.row.number, one.row.title, one.session) for one in found.rows] == [
        (4, title(1), county.session),
        (5, title(2), county.session),
    ]
    assert found.errors == []
    assert [hint for _row, hint in found.hints if "名册中没有" in hint] == []


def test_2_merged_cells_with_one_unit_per_line(county):
    rows = [
        HEADS,
        [1, title(1), "水利局"],
        ["", "", "财政局"],
        ["", "", "交通运输局"],
        [2, title(2), "水利局"],
    ]
    merged = [(1, 0, 3, 0, 1), (1, 1, 3, 1, title(1))]
    assert read(county, book(("台账", rows), merged=merged)) == [
        ("1", title(1), "水利局", ["财政局", "交通运输局"]),
        ("2", title(2), "水利局", []),
    ]


def test_3_several_units_in_one_cell_by_a_comma_of_lists_or_by_lines(county):
    rows = [
        HEADS,
        [1, title(1), "水利局、财政局", "交通运输局"],
        [2, title(2), "水利局\n财政局", ""],
    ]
    assert read(county, book(("台账", rows))) == [
        ("1", title(1), "水利局", ["财政局", "交通运输局"]),
        ("2", title(2), "水利局", ["财政局"]),
    ]


def test_4_a_sheet_for_each_system_and_a_hidden_one(county):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        for name, first in (("政府系统", 1), ("党群系统", 3), ("草稿", 9)):
            page = made.add_worksheet(name)
            for number, row in enumerate([HEADS, *numbered(2, first)]):
                page.write_row(number, 0, row)
        page.hide()
    found = plan(county, target.getvalue())
    assert [(one.row.sheet, one.row.number, one.row.original_number) for one in found.rows] == [
        ("政府系统", 2, "1"), ("政府系统", 3, "2"), ("党群系统", 2, "3"), ("党群系统", 3, "4"),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8-sig", "utf-8", "utf-16"])
def test_5_a_csv_in_whatever_encoding(county, encoding):
    text = (
        "编号,案由,承办单位\n1,关于增设㐂村站点的建议,水利局\n"
        if encoding != "gbk"
        else "编号,案由,承办单位\n1,关于增设站点的建议,水利局\n"
    )
    found = read(county, text.encode(encoding), "台账.csv")
    assert [one[2] for one in found] == ["水利局"]
    assert found[0][1].startswith("关于增设") and found[0][1].endswith("站点的建议")


def test_6_telephones_and_numbers_that_the_program_took_for_floats(county):
    rows = [
        ["编号", "标题", "主办单位", "联系电话"],
        [20260001.0, title(1), "水利局", 13800000000.0],
    ]
    found = plan(county, book(("台账", rows)))
    assert found.rows[0].row.original_number == "20260001"
    assert found.ignored == ["联系电话"]


def test_headings_that_nobody_knows_are_asked_for_and_read_as_they_are_told(county):
    rows = [["号", "事由概述", "哪家办", "帮办"], [7, title(7), "水利局", "财政局"]]
    content = book(("台账", rows))
    with pytest.raises(ColumnsMissing) as missing:
        read(county, content)
    assert missing.value.headings == ["号", "事由概述", "哪家办", "帮办"]
    chosen = {"号": "number", "事由概述": "title", "哪家办": "lead_unit", "帮办": "co_units"}
    assert read(county, content, chosen=chosen) == [("7", title(7), "水利局", ["财政局"])]


# -- 7 to 9: what is no ledger is refused by name ----------------------------------------------------


def test_7_a_bomb(county):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"<x>" + bytes(150 * 1024 * 1024))
    with pytest.raises(LedgerRefused, match="文件解压后过大，不能接收"):
        read(county, target.getvalue())


def test_8_a_file_with_macros(county):
    target = io.BytesIO(book(("台账", [HEADS, *numbered(1)])))
    with zipfile.ZipFile(target, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"macro")
    with pytest.raises(LedgerRefused, match=r"文件带有宏（xl/vbaProject\.bin）"):
        read(county, target.getvalue())


def test_9_a_file_under_a_password_and_an_old_one(county):
    locked = OLE + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(LedgerRefused, match="文件设有打开密码（加密）"):
        read(county, locked)
    with pytest.raises(LedgerRefused, match="文件是旧格式（doc、xls）"):
        read(county, OLE)


# -- 10: ten thousand rows, one of them broken -------------------------------------------------------


@pytest.fixture
def browser(county, client):
    client.force_login(Account.objects.get(username="gongwei"), backend=BACKEND)
    return client


def upload(browser, content: bytes):
    address = reverse("suggestions:import", args=["qingyuan"])
    return address, browser.post(address, {"file": SimpleUploadedFile("台账.xlsx", content)})


def stored() -> tuple:
    return Suggestion.objects.count(), Event.objects.count()


def test_10_ten_thousand_rows_go_in_within_a_minute_or_not_at_all(county, browser, tried):
    """Row 7,431 has no unit: nothing is imported, and a report says where and what to do. Put right, all of
    them are in, by a job with its progress. Slow, because the number is the point."""
    count = times(2_000, 10_000)
    broken_row = count * 7_431 // 10_000
    rows = numbered(count)
    broken = [*rows[: broken_row - 2], [9, "关于坏行的建议", "", ""], *rows[broken_row - 1 :]]
    before = stored()
    _address, answer = upload(browser, book(("政府系统", [HEADS, *broken])))
    assert answer.status_code == 422
    assert f"第{broken_row}行：没有主办单位（填写主办单位的全称）" in answer.content.decode()
    sealed = answer.context["sealed"]
    report = browser.post(_address, {"sealed": sealed, "report": "1"})
    lines = (
        CalamineWorkbook.from_filelike(io.BytesIO(report.content)).get_sheet_by_index(0).to_python()
    )
    assert lines[:2] == [
        ["工作表", "行", "列", "内容", "问题", "怎样改"],
        ["政府系统", broken_row, "主办单位", "", "没有主办单位", "填写主办单位的全称"],
    ]
    forced = browser.post(_address, {"sealed": sealed, "idem": "k"})
    assert (forced.status_code, stored()) == (422, before)

    began = time.process_time()
    address, answer = upload(browser, book(("政府系统", [HEADS, *rows])))
    form = {name: answer.context["form"][name].value() for name in ("sealed", "idem")}
    assert "在后台导入" in answer.content.decode()
    done = browser.post(address, form)
    job = Job.objects.get()
    assert (done.status_code, done["Location"]) == (303, f"/qingyuan/jobs/{job.pk}")
    assert browser.post(address, form)["Location"] == done["Location"]
    assert stored() == before
    run_waiting(timezone.now)
    job.refresh_from_db()
    assert (job.state, job.whole) == ("done", count)
    assert job.said.startswith(f"已导入{count}行，跳过以前已导入的0行")
    assert Suggestion.objects.count() == before[0] + count
    took = time.process_time() - began
    tried(f"N = {count} rows from the upload to the end in {took:.0f} seconds")
    assert took < 60
    assert chain.head_of(county.congress.pk)[0] == Event.objects.count()


def test_a_file_that_is_broken_when_its_turn_comes_leaves_a_report(county, browser, monkeypatch):
    """Between the preview and its turn 水利局 may have changed; what is wrong then is in the job's report."""
    from huying.domain.suggestions.views import ledger_import

    monkeypatch.setattr(ledger_import, "AT_ONCE", 0)
    address, answer = upload(browser, book(("台账", [HEADS, *numbered(3)])))
    form = {name: answer.context["form"][name].value() for name in ("sealed", "idem")}
    browser.post(address, form)
    job = Job.objects.get()
    job.details["chosen"] = {"主办单位": ""}
    job.save()
    run_waiting(timezone.now)
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.said.startswith("没有找到“主办单位”一列")
    assert Suggestion.objects.count() == 0
