"""The exported ledger: text stays text, the file says what it holds and is named in Chinese."""

import csv
import io
import re
import zipfile
from datetime import date

from django.http import QueryDict
from python_calamine import CalamineWorkbook

from huying.domain.suggestions.models import ReplyRound
from huying.pages.insight.columns import COLUMNS, SHEET, columns_of
from huying.pages.insight.filters import Offered
from huying.pages.insight.question import read
from huying.pages.insight.rows import all_rows
from huying.pages.insight.seen import seen_by

EXPORT = "/qingyuan/suggestions/export.xlsx"
FORMULA = '=HYPERLINK("http://evil.example","点我")'


def content(response) -> bytes:
    return b"".join(response)


def sheet(response) -> list[list]:
    return (
        CalamineWorkbook.from_filelike(io.BytesIO(content(response)))
        .get_sheet_by_index(0)
        .to_python()
    )


def test_text_stays_text(county, sign_in):
    s = county.registered()
    s.title, s.original_number = FORMULA, "00123456789012345678"
    s.save()
    county.water.phone = "13800000000"
    county.water.save()
    response = sign_in("gongwei").get(EXPORT)
    book = zipfile.ZipFile(io.BytesIO(content(response)))
    page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "=HYPERLINK(&quot;" in page or "=HYPERLINK(" in page
    assert "00123456789012345678" in page
    assert "<f>" not in page and "<hyperlink" not in page
    # Only counts and days are numbers.
    numbers = re.findall(r'<c r="([A-Z]+)4" s="\d+"><v>', page)
    headings = [column.key for column in columns_of(SHEET)]
    place = {_letters(number): key for number, key in enumerate(headings)}
    assert [place[one] for one in numbers] == ["cosigners", "groundwork", "due", "times_returned"]


def _letters(number: int) -> str:
    return (chr(64 + number // 26) if number >= 26 else "") + chr(65 + number % 26)


def test_the_file_has_title_filter_headings_and_rows(world, sign_in):
    response = sign_in("zhuren").get(EXPORT, {"state": "again"})
    assert response["Content-Disposition"].startswith('attachment; filename="attachment.xlsx"; ')
    assert "filename*=UTF-8''%E6%B8%85%E6%BA%90%E5%8E%BF" in response["Content-Disposition"]
    lines = sheet(response)
    assert lines[0][0] == "清源县人大代表建议办理台账"
    assert re.fullmatch(
        r"第二轮办理（共 1 行）　导出时间 \d{4}-\d\d-\d\d \d\d:\d\d　导出人 王海", lines[1][0]
    )
    assert lines[2] == [str(column.label) for column in columns_of(SHEET)]
    row = dict(zip(lines[2], lines[3], strict=True))
    assert len(lines) == 4
    assert {
        name: row[name]
        for name in [
            "标题",
            "领衔代表",
            "附议人数",
            "代表团",
            "主办单位",
            "交办日",
            "签收日",
            "办前沟通（代表确认）",
            "答复日",
            "文号",
            "类别标记",
            "过程满意度",
            "结果满意度",
            "轮次",
            "退回次数",
            "状态",
            "一级预审核",
            "二级预审核",
            "面商",
            "承办领导（签发）",
        ]
    } == {
        "标题": "关于维修河口镇灌溉支渠的建议",
        "领衔代表": "林秀英",
        "附议人数": 1,
        "代表团": "第一代表团",
        "主办单位": "水利局",
        "交办日": date(2026, 3, 2),
        "签收日": date(2026, 3, 3),
        "办前沟通（代表确认）": date(2026, 3, 5),
        "答复日": date(2026, 4, 10),
        "文号": "清水函〔2026〕1号",
        "类别标记": "A",
        "过程满意度": "基本满意",
        "结果满意度": "不满意",
        "轮次": 2,
        "退回次数": 0,
        "状态": "第二轮办理",
        "一级预审核": date(2026, 4, 10),
        "二级预审核": date(2026, 4, 10),
        "面商": "是",
        "承办领导（签发）": "李建国",
    }


def test_an_undelivered_reply_stays_out_of_a_deputys_export(world, as_seen):
    unsent = world.items["unsent"]
    assert ReplyRound.objects.get(handling__suggestion=unsent).document_number

    def row(username):
        question = read(QueryDict("q="), Offered(world.county.congress))
        seen = seen_by(as_seen(username), date(2026, 7, 20))
        found = {one.pk: one for one in all_rows(question, seen, whole=True)}[unsent.pk]
        return {column.key: column.value(found) for column in COLUMNS}

    keys = ("document_number", "reply_class", "committee_review", "replied", "state")
    assert [row("daibiao")[key] for key in keys] == ["", "", "", "", "办理中"]
    assert [row("zhuren")[key] for key in keys] == ["", "", "2026-04-10", "", "办理中·待签发送达"]


def test_the_csv_opens_in_chinese_excel_and_runs_nothing(county, sign_in):
    titles = [FORMULA, "+86", "-1", "@sum", "\t=1", "\r=1", "\n=1", "＝1", "关于修路的建议"]
    for title in titles:
        county.drafted(title=title)
    response = sign_in("daibiao").get(EXPORT, {"format": "csv"})
    raw = content(response)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    place = lines[2].index("标题")
    exported = sorted(line[place] for line in lines[3:])
    assert exported == sorted([f"'{title}" for title in titles[:-1]] + titles[-1:])


def test_an_unknown_format_is_refused(county, sign_in):
    assert sign_in("zhuren").get(EXPORT, {"format": "exe"}).status_code == 400
