"""单位一本账 and 办理成果 as files: the same lines as on the page, for the same people."""

import csv
import io
from datetime import date

import pytest

from huying.domain.suggestions.procedure import handling
from tests.conftest import moment
from tests.insight.test_export import sheet

LEDGER, OUTCOMES = "/qingyuan/unit-ledger/export.xlsx", "/qingyuan/outcomes/export.xlsx"


def registered(county, turn, name="河口镇支渠衬砌", day="2026-06-01"):
    return handling.register_outcome(
        turn, by=county.sun, at=moment(day), kind="project", name=name, quantity=None, measure="",
        before="渗漏", after="不再渗漏", place="河口镇", achieved_on=moment(day).date(),
    )  # fmt: skip


def test_the_units_ledger_is_a_file_of_its_own_lines(county, sign_in):
    county.accepted(co=[county.finance])
    rows = sheet(sign_in("zhuban").get(LEDGER))
    assert rows[0][0] == "清源县人大承办代表建议一本账"
    assert rows[2][:8] == [
        *("编号", "标题", "届次", "承办单位", "分工", "交办日期", "状态", "在办科室")
    ]
    assert [row[3:5] for row in rows[3:]] == [["水利局", "主办"]]
    assert rows[3][8:] == ["已办", "", "", "", "", "", ""]
    assert [row[3:5] for row in sheet(sign_in("xieban").get(LEDGER))[3:]] == [["财政局", "协办"]]


def test_nobody_outside_a_unit_has_that_file(county, sign_in):
    for name in ("daibiao", "gongwei", "zhengban", "guanli"):
        assert sign_in(name).get(LEDGER).status_code == 404


def test_outcomes_are_exported_as_they_were_asked_for(county, sign_in):
    turn = registered(county, county.accepted())
    registered(county, turn, name="管护公约", day="2027-03-01")
    client = sign_in("gongwei")
    rows = sheet(client.get(f"{OUTCOMES}?year=2026"))
    assert [row[:2] for row in rows[3:]] == [["河口镇支渠衬砌", "项目"]]
    assert rows[3][4:] == [
        "渗漏",
        "不再渗漏",
        "河口镇",
        date(2026, 6, 1),
        "水利局",
        "第1号",
        "待核实",
    ]
    text = client.get(f"{OUTCOMES}?format=csv").getvalue().decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(text))][3:] == ["管护公约", "河口镇支渠衬砌"]


@pytest.mark.parametrize("query", ["year=1999", "kind=luck", "format=pdf"])
def test_what_is_not_known_is_refused(county, sign_in, query):
    assert sign_in("gongwei").get(f"{OUTCOMES}?{query}").status_code == 400


def test_a_stranger_to_the_item_has_no_line_in_the_file(county, sign_in):
    registered(county, county.accepted())
    assert sheet(sign_in("fayuan").get(OUTCOMES))[3:] == []
