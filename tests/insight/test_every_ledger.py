"""Every ledger is declared once, and from that come page, .xlsx, .csv and print; none can carry a formula."""

import csv
import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from huying.foundation.files.sheet_text import FORMULA_STARTS
from huying.foundation.jobs.models import Job
from huying.foundation.jobs.working import run_waiting
from huying.pages.insight import background, export, listed, sending
from huying.pages.insight.declared import LEDGERS
from tests.conftest import moment
from tests.counts import times
from tests.insight.test_export import content, sheet

assert background  # declares them all
NAMES = sorted(LEDGERS)
HEADS = {"title": "清源县人大台账", "note": "=1+1"}


def address(name: str, what: str = "") -> str:
    return f"/qingyuan/ledgers/{name}/{what}"


@pytest.fixture
def jobs_dir(settings, tmp_path):
    settings.HUYING_JOBS_DIR = tmp_path / "jobs"


def test_these_are_all_the_ledgers():
    assert NAMES == [
        "assessed", "b_register", "class_b", "commitments", "deputies", "duty", "followed_matters", "honoured",
        "key_items", "look_back_items", "matters_to_follow", "outcomes", "pledges", "promise_letters", "revisits",
        "step_by_step", "suggestions", "theme_items", "tiers", "unit_ledger", "unit_years",
        "units",
    ]  # fmt: skip
    assert sorted(listed.ORDER) == NAMES


# -- formulas ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_of_it_can_become_a_formula(name):
    """Whatever its columns say, every beginning of a formula stays text in both files."""
    hostile = [f'{start}HYPERLINK("http://evil.example")' for start in FORMULA_STARTS]
    columns = [replace(one, value=lambda row: row) for one in LEDGERS[name].columns]
    book = export.xlsx(hostile, sheet="台账", columns=columns, **HEADS)
    whole = io.BytesIO(book.read())
    with zipfile.ZipFile(whole) as packed:
        page = packed.read("xl/worksheets/sheet1.xml").decode()
    assert ("<f>" in page, "<hyperlink" in page) == (False, False)
    whole.seek(0)
    lines = CalamineWorkbook.from_filelike(whole).get_sheet_by_index(0).to_python()[3:]
    assert [line[0] for line in lines] == hostile
    raw = b"".join(export.csv_pieces(hostile, columns=columns, **HEADS))
    cells = [
        cell
        for line in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
        for cell in line
    ]
    assert [cell for cell in cells if cell.startswith(FORMULA_STARTS)] == []
    assert raw.startswith(b"\xef\xbb\xbf")


def test_a_negative_count_stays_a_number():
    column = replace(LEDGERS["suggestions"].columns[0], value=lambda row: row)
    book = export.xlsx([-3], sheet="台账", columns=[column], **HEADS)
    assert CalamineWorkbook.from_filelike(io.BytesIO(book.read())).get_sheet_by_index(
        0
    ).to_python()[3] == [-3.0]
    assert b"\r\n-3\r\n" in b"".join(export.csv_pieces([-3], columns=[column], **HEADS))


# -- the file ------------------------------------------------------------------------------------


def test_the_sheet_is_ready_to_be_read_and_printed():
    columns = LEDGERS["suggestions"].columns
    with zipfile.ZipFile(export.xlsx([], sheet="台账", columns=columns, **HEADS)) as packed:
        page = packed.read("xl/worksheets/sheet1.xml").decode()
        book = packed.read("xl/workbook.xml").decode()
    for said in (
        'ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"',
        "<autoFilter ",
        '<pageSetup paperSize="8" ',
        'orientation="landscape"',
        'fitToHeight="0"',
        "第 &amp;P 页，共 &amp;N 页",
    ):
        assert said in page
    assert "'台账'!$3:$3" in book or "台账!$3:$3" in book


def test_a_narrow_ledger_is_printed_on_a4():
    columns = LEDGERS["deputies"].columns
    with zipfile.ZipFile(export.xlsx([], sheet="名册", columns=columns, **HEADS)) as packed:
        assert '<pageSetup paperSize="9" ' in packed.read("xl/worksheets/sheet1.xml").decode()


MANY = """
import sys
from tests.insight import many_rows

def highest():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM"))

before = highest()
many_rows.write(sys.argv[1], int(sys.argv[2]))
print(before, highest())
"""


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_twenty_thousand_rows_take_no_more_memory_than_a_few(kind, tried):
    """In a process of its own, because only there its memory is its own; some seconds of writing."""
    rows = times(5_000 if kind == "xlsx" else 20_000, 20_000)
    done = subprocess.run(
        [sys.executable, "-c", MANY, kind, str(rows)], capture_output=True, text=True, check=True
    )
    before, after = map(int, done.stdout.split())
    assert after < 300
    assert after - before < 60
    tried(f"N = {rows:,} rows of 45 columns as {kind}: {before} MB before, {after} MB at most")


# -- the pages -----------------------------------------------------------------------------------


def test_every_ledger_one_may_read_is_listed_and_the_others_do_not_exist(world, sign_in):
    zhuren, deputy = sign_in("zhuren"), sign_in("daibiao")
    listed = zhuren.get("/qingyuan/ledgers/").content.decode()
    for label in (
        "办理台账",
        "B类台账",
        "办理清单",
        "办理成果",
        "责任书台账",
        "代表花名册",
        "承办单位名册",
    ):
        assert f">{label}</a>" in listed
    for name in ("deputies", "units", "pledges", "duty", "unit_ledger", "nothing"):
        found = [deputy.get(address(name, what)).status_code for what in ("export.xlsx", "print")]
        assert (name, found) == (name, [404, 404])
    assert zhuren.get(address("unit_ledger", "export.xlsx")).status_code == 404


def test_what_has_a_page_of_its_own_is_printed_as_it_is_asked_for(world, sign_in):
    page = sign_in("zhuren").get("/qingyuan/duty/").content.decode()
    found = re.search(r'href="(/qingyuan/ledgers/duty/print[^"]*)"', page)
    printed = sign_in("zhuren").get(unescape(found[1])).content.decode()
    assert "清源县人大代表建议办理清单" in printed
    assert "关于维修河口镇灌溉支渠的建议" in printed
    of_the_unit = sign_in("zhuban").get("/qingyuan/ledgers/unit_ledger/print").content.decode()
    assert "关于维修河口镇灌溉支渠的建议" in of_the_unit


@pytest.mark.parametrize(
    "name", ["assessed", "honoured", "class_b", "deputies", "pledges", "units"]
)
def test_page_file_and_print_show_the_same_rows(world, sign_in, name):
    client = sign_in("zhuren")
    page = client.get(address(name))
    lines = sheet(client.get(address(name, "export.xlsx")))
    assert lines[2] == [str(column.label) for column in LEDGERS[name].columns]
    assert page.context["listing"].count == len(lines) - 3
    assert client.get(address(name, "print")).status_code == 200
    text = b"".join(client.get(address(name, "export.xlsx") + "?format=csv")).decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text)))) == len(lines)


def test_the_roll_of_deputies_is_the_roll(county, sign_in):
    rows = sheet(sign_in("gongwei").get(address("deputies", "export.xlsx")))
    assert sorted(row[0] for row in rows[3:]) == ["吴桂", "周文", "李建国", "林秀英"]


def test_the_ledger_of_class_b_has_what_was_promised_and_by_when(county, sign_in):
    round = county.delivered()
    type(round).objects.filter(pk=round.pk).update(reply_class="B")
    rows = sheet(sign_in("gongwei").get(address("class_b", "export.xlsx")))
    row = dict(zip(rows[2], rows[3], strict=True))
    assert (row["承办单位"], row["答复类别"], row["轮次"]) == ("水利局", "B", 1)
    assert len(rows) == 4
    assert len(sheet(sign_in("fayuan").get(address("class_b", "export.xlsx")))) == 3


# -- long ones -----------------------------------------------------------------------------------


def test_a_long_one_is_made_in_the_background(world, sign_in, monkeypatch, jobs_dir):
    monkeypatch.setattr(sending, "AT_ONCE", 2)
    client = sign_in("zhuren")
    asked = client.get("/qingyuan/suggestions/export.xlsx", {"state": "again"})
    assert "Content-Disposition" in asked  # one row: at once
    export_all = "/qingyuan/suggestions/export.xlsx?q="
    said = client.get(export_all).content.decode()
    assert "行数较多，在后台导出" in said
    assert not Job.objects.exists()
    answer = client.post(export_all)
    job = Job.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/qingyuan/jobs/{job.pk}")
    assert client.post(export_all)["Location"] == answer["Location"]
    run_waiting(timezone.now)
    job.refresh_from_db()
    assert (job.state, job.done) == ("done", job.whole)
    made = sheet(client.get(f"{answer['Location']}/file"))
    monkeypatch.setattr(sending, "AT_ONCE", 2_000)
    assert made[2:] == sheet(client.get(export_all))[2:]
    assert job.said == f"已导出 {len(made) - 3} 行"


def test_in_the_background_nobody_gets_more_than_on_the_page(world, sign_in, monkeypatch, jobs_dir):
    """林秀英 asks for everything: the worker writes what she may see, and of another's ledger nothing."""
    monkeypatch.setattr(sending, "AT_ONCE", 0)
    client = sign_in("daibiao")
    answer = client.post("/qingyuan/suggestions/export.xlsx?q=&format=csv")
    run_waiting(timezone.now)
    made = content(client.get(f"{answer['Location']}/file"))
    monkeypatch.setattr(sending, "AT_ONCE", 2_000)
    at_once = b"".join(client.get("/qingyuan/suggestions/export.xlsx?q=&format=csv"))
    assert made.split(b"\r\n")[2:] == at_once.split(b"\r\n")[2:]
    assert client.post(address("deputies", "export.xlsx")).status_code == 404


def test_who_has_left_in_the_meantime_gets_nothing(world, sign_in, monkeypatch, jobs_dir):
    monkeypatch.setattr(sending, "AT_ONCE", 0)
    client = sign_in("zhuban")
    answer = client.post("/qingyuan/unit-ledger/export.xlsx")
    assert answer.status_code == 303
    county = world.county
    for one in (county.sun, county.sun_office):
        one.until = timezone.localdate() - timedelta(days=1)
        one.save()
    run_waiting(timezone.now)
    job = Job.objects.get()
    assert (job.state, job.file_name) == ("failed", "")
    assert job.asked_at > moment("2026-01-01")
