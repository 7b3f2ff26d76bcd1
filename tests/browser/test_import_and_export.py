"""Ledgers in and out in the browser: columns told, a preview, a job with its progress, a download."""

import io

import pytest
import xlsxwriter
from django.utils import timezone
from python_calamine import CalamineWorkbook

from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.views import ledger_import
from huying.foundation.jobs.working import carry_out, run_waiting, take
from huying.pages.insight import sending
from tests.browser.test_desk import look

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def workbook(headings: list[str], *rows: list) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        page = book.add_worksheet("台账")
        page.write(0, 0, "清源县第十八届人民代表大会第一次会议代表建议台账")
        for number, row in enumerate([headings, *rows], start=1):
            page.write_row(number, 0, row)
    return target.getvalue()


def choose(page, content: bytes) -> None:
    page.goto("/qingyuan/suggestions/import")
    page.get_by_label("台账文件").set_input_files(
        {
            "name": "台账.xlsx",
            "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "buffer": content,
        }
    )
    page.get_by_role("button", name="预览").click()


def test_a_ledger_with_headings_of_its_own_is_told_previewed_and_imported(world, monkeypatch):
    monkeypatch.setattr(ledger_import, "AT_ONCE", 2)
    page = world.page(world.county.chen)
    rows = [[n, f"关于维修第{n}号支渠的建议", "水利局", "急"] for n in range(1, 5)]
    choose(page, workbook(["号", "事由概述", "哪家办", "缓急"], *rows))
    page.get_by_role("heading", name="各列是什么").wait_for()
    look(world, page, "各列是什么")
    page.get_by_label("事由概述").select_option("标题")
    page.get_by_label("哪家办").select_option("主办单位")
    page.get_by_label("号", exact=True).select_option("编号")
    page.get_by_role("button", name="按这样读，重新预览").click()
    page.get_by_role("button", name="确认导入 4 行").wait_for()
    assert page.get_by_text("不读的列：缓急").is_visible()
    assert page.get_by_text("关于维修第4号支渠的建议").is_visible()
    look(world, page, "导入预览")
    assert not Suggestion.objects.exists()
    page.get_by_role("button", name="确认导入 4 行").click()
    page.get_by_text("等待处理").wait_for()
    look(world, page, "后台导入")
    assert run_waiting(timezone.now) == 1
    page.get_by_text("已导入4行，跳过以前已导入的0行").wait_for()  # the page asks by itself
    look(world, page, "已导入")
    assert Suggestion.objects.count() == 4
    assert world.said == []


def test_a_broken_ledger_says_where_and_gives_a_report(world):
    page = world.page(world.county.chen)
    good, broken = [1, "关于修路的建议", "水利局"], [2, "关于修桥的建议", ""]
    choose(page, workbook(["编号", "标题", "主办单位"], good, broken))
    page.get_by_text("第4行：没有主办单位（填写主办单位的全称）").wait_for()
    look(world, page, "台账有错误")
    with page.expect_download() as begun:
        page.get_by_role("button", name="下载错误报告（Excel）").click()
    assert begun.value.suggested_filename == "导入报告.xlsx"
    with open(begun.value.path(), "rb") as file:
        lines = (
            CalamineWorkbook.from_filelike(io.BytesIO(file.read()))
            .get_sheet_by_index(0)
            .to_python()
        )
    assert lines[1] == ["台账", 4, "主办单位", "", "没有主办单位", "填写主办单位的全称"]
    assert not Suggestion.objects.exists()
    assert world.said == []


def test_a_long_ledger_is_exported_with_its_progress_and_downloaded(world, monkeypatch):
    monkeypatch.setattr(sending, "AT_ONCE", 1)
    for _item in range(3):
        world.county.registered()
    page = world.page(world.county.chen)
    page.goto("/qingyuan/suggestions/?q=")
    page.get_by_role("link", name="导出 Excel").click()
    page.get_by_text("行数较多，在后台导出").wait_for()
    look(world, page, "在后台导出")
    page.get_by_role("button", name="在后台导出").click()
    page.get_by_text("等待处理").wait_for()
    doing = take(timezone.now)
    doing.tell(640, 1_000)
    page.get_by_text("640 / 1000").wait_for()
    assert page.get_by_role("progressbar").get_attribute("value") == "640"
    look(world, page, "正在导出")
    carry_out(doing)
    link = page.get_by_role("link", name="下载 清源县人大代表建议办理台账_20260413.xlsx")
    link.wait_for()
    look(world, page, "已导出")
    with page.expect_download() as begun:
        link.click()
    with open(begun.value.path(), "rb") as file:
        lines = (
            CalamineWorkbook.from_filelike(io.BytesIO(file.read()))
            .get_sheet_by_index(0)
            .to_python()
        )
    assert len(lines) == 3 + 3
    assert lines[1][0].endswith("（共 3 行）　导出时间 2026-04-13 09:00　导出人 陈静")
    page.goto("/qingyuan/jobs/")
    look(world, page, "后台任务")
    page.goto("/qingyuan/ledgers/")
    look(world, page, "台账")
    page.get_by_role("link", name="B类台账").click()
    look(world, page, "B类台账")
    assert world.said == []
