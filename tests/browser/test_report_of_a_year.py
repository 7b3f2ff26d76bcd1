"""年度办理情况报告 in the browser: drafted, a figure opened, words edited, settled, fetched as Word."""

import io

import docx as word
import pytest

from huying.domain.supervision.models import YearlyReport
from tests.browser.world import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sent(page, button):
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def test_a_yearly_report_is_opened_as_docx(world):
    county, world.screens = world.county, SCREENS / "yearly_report"
    world.now.set("2026-11-20 09:00")
    round = county.delivered(county.zhou)
    county.answered(round, county.lin, praise="水利局三次到渠首，办得实在。")
    clerk = world.page(county.chen)
    clerk.goto("/qingyuan/supervision/reports")
    clerk.get_by_role("link", name="起草年度报告").click()
    assert clerk.get_by_label("哪一年").input_value() == "2026"
    world.look(clerk, "起草")
    sent(clerk, "按数据起草")
    paper = clerk.get_by_role("region", name="报告正文")
    assert "代表共提出建议、批评和意见1件" in paper.inner_text()
    world.look(clerk, "报告")
    paper.get_by_role("link", name="1", exact=True).first.click()
    assert clerk.get_by_text("关于维修河口镇灌溉支渠的建议").count() == 1
    world.look(clerk, "数字背后的记录")
    clerk.go_back()
    clerk.get_by_role("link", name="修改报告").click()
    clerk.get_by_label("正文").fill("一、基本情况\n收到661件。")
    sent(clerk, "保存修改")
    assert "“661件”是直接写的数字" in clerk.content()
    world.look(clerk, "数字不能直接写")
    clerk.get_by_label("正文").fill("一、基本情况\n收到【收到建议】件，满意的占【结果满意占比】。")
    sent(clerk, "保存修改")
    assert "收到1件，满意的占100.0%。" in clerk.get_by_role("region", name="报告正文").inner_text()
    clerk.get_by_role("link", name="报告定稿").click()
    sent(clerk, "报告定稿")
    assert YearlyReport.objects.get().figures.count() > 20
    phone = world.page(county.wang, width=390, height=800)
    phone.goto(clerk.url)
    world.look(phone, "报告（手机）")
    with clerk.expect_download() as download:
        clerk.get_by_role("link", name="Word", exact=True).click()
    found = word.Document(io.BytesIO(download.value.path().read_bytes()))
    text = "\n".join(line.text for line in found.paragraphs)
    assert "收到1件，满意的占100.0%。" in text
    assert "水利局三次到渠首，办得实在。" in text
    assert world.said == []
