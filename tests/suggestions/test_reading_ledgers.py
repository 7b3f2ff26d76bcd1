"""Ledgers as offices keep them: headings, encodings, names in cells, what would be imported."""

import io
from datetime import date

import pytest
import xlsxwriter

from huying.domain.people.models import Session
from huying.domain.suggestions.queries.ledger import cells
from tests.conftest import moment
from tests.suggestions.ledgers import OTHER, TITLE, planned, sheet

# -- one cell --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("水利局", ["水利局"]),
        (
            "水利局;财政局；交通局、民政局,住建局，水利局",
            ["水利局", "财政局", "交通局", "民政局", "住建局"],
        ),
        ("(铁山水库管理部门,文号“岳县铁水建字”)", ["(铁山水库管理部门,文号“岳县铁水建字”)"]),
        (" ； ", []),
    ],
)
def test_names_in_one_cell_are_parted_but_not_inside_brackets(cell, names):
    assert cells.split_names(cell) == names


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("县城管局(原文“我局”)", "县城管局"),
        ("(铁山水库管理部门,文号“岳县铁水建字”)", "铁山水库管理部门"),
        ("发展和改革局（物价局）", "发展和改革局（物价局）"),
        ("水利局", "水利局"),
    ],
)
def test_a_remark_in_brackets_is_no_part_of_a_units_name(written, name):
    assert cells.unit_name(written)[0] == name


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("第十八届第一次会议", (18, 1)),
        ("县第十八届人民代表大会第一次会议", (18, 1)),
        ("县十八届人大一次会议", (18, 1)),
        ("市人大六届二次会议", (6, 2)),
        ("18届1次", (18, 1)),
        ("第１８届 第１次会议", (18, 1)),
        ("二十一届十二次", (21, 12)),
        ("州人大(2021年办理)", None),
        ("双台子区人大(届次页面未载)", None),
    ],
)
def test_a_session_is_understood_however_it_is_written(written, numbers):
    assert cells.session_numbers(written) == numbers


@pytest.mark.parametrize(
    ("cell", "persons", "others"),
    [
        ("林秀英等5名代表", ["林秀英"], []),
        ("王　海、周文（河口代表团）", ["王海", "周文"], []),
        ("林秀英 周文", ["林秀英", "周文"], []),
        ("阿依古丽·买买提", ["阿依古丽·买买提"], []),
        ("第三代表团", [], ["第三代表团"]),
    ],
)
def test_persons_are_told_from_delegations(cell, persons, others):
    assert cells.person_names(cell) == (persons, others)


def test_a_day_is_read_as_offices_write_it():
    written = ["2026-03-05", "2026年3月5日", "2026/3/5", "2026.03.05", "2026-13-40", "上午"]
    assert [cells.day(one) for one in written] == [date(2026, 3, 5)] * 4 + [None, None]


# -- reading a ledger ------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    ("title", "unit"),
    [("标题", "主办单位"), ("案由", "承办单位"), ("建议名称", "主办"), ("title", "main_unit")],
)
def test_headings_and_encodings_of_many_offices_are_read(county, encoding, title, unit):
    content = sheet({title: TITLE, unit: "水利局", "领导批示": "阅"}, encoding=encoding)
    plan = planned(county, content)
    [one] = plan.rows
    assert (one.row.title, one.lead_unit) == (TITLE, "水利局")
    assert plan.ignored == ["领导批示"]
    assert (plan.errors, plan.hints, plan.units_to_create) == ([], [], {})


def test_numbers_of_a_workbook_are_texts_as_they_were_seen(county):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["清源县代表建议交办台账"])
        page.write_row(1, 0, ["案号", "标题", "承办单位"])
        page.write_row(2, 0, [28, TITLE, "水利局"])
        page.write_row(3, 0, [6.32, OTHER, "交通运输局"])
    plan = planned(county, out.getvalue(), "台账.xlsx")
    assert [(one.row.number, one.row.original_number) for one in plan.rows] == [
        (3, "28"),
        (4, "6.32"),
    ]


def test_the_first_of_several_names_leads_and_the_row_says_so(county):
    plan = planned(
        county, sheet({"标题": TITLE, "主办": "水利局；财政局", "会办": "县委宣传部、水利局"})
    )
    [one] = plan.rows
    assert (one.lead_unit, one.co_units) == ("水利局", ["财政局", "县委宣传部"])
    assert one.hints == ["主办一格写了2个单位：“水利局”作主办，财政局作协办"]


def test_rows_of_the_other_house_and_odd_titles_come_in_with_a_hint(county):
    plan = planned(
        county,
        sheet(
            {"标题": "关于修路的提案", "主办": "水利局", "届次": "县政协九届一次会议"},
            {"标题": "关于修路的议案", "主办": "水利局", "届次": ""},
            {"标题": "加强管理", "主办": "水利局", "届次": "县十七届人大二次会议"},
        ),
    )
    assert [one.hints for one in plan.rows] == [
        [
            "像是政协提案，不是代表建议，请核对是否由本级人大交办",
            "名册中没有“县政协九届一次会议”，归入第十八届第一次会议",
        ],
        ["题目写的是议案，议案另有程序，请核对"],
        [
            "题目不是“关于……的建议”的写法，请核对",
            "名册中没有“县十七届人大二次会议”，归入第十八届第一次会议",
        ],
    ]
    assert len(plan.to_import) == 3


def test_a_unit_with_the_countys_name_in_front_is_the_one_on_the_roll(county):
    plan = planned(
        county,
        sheet(
            {"标题": TITLE, "主办": "清源县水利局", "协办": "县财政局;委宣传部;市水利局"},
        ),
    )
    [one] = plan.rows
    assert (one.lead_unit, one.co_units) == ("水利局", ["财政局", "县委宣传部", "市水利局"])
    assert plan.units_to_create == {"市水利局": "government"}


def test_a_named_session_is_used_and_the_newest_otherwise(county):
    second = Session.objects.create(
        congress=county.congress,
        term=county.term,
        number=2,
        opens_at=moment("2027-02-01"),
        closes_at=moment("2027-02-03"),
    )
    plan = planned(
        county,
        sheet(
            {"标题": TITLE, "主办": "水利局", "届次": "县十八届人大一次会议"},
            {"标题": OTHER, "主办": "水利局", "届次": ""},
        ),
    )
    assert [one.session for one in plan.rows] == [county.session, second]


def test_deputies_are_found_on_the_roll_and_the_others_would_be_created(county):
    plan = planned(
        county,
        sheet(
            {"标题": TITLE, "主办": "水利局", "领衔代表": "林秀英、周文", "附议代表": "杜鹃"},
            {"标题": OTHER, "主办": "水利局", "领衔代表": "王海", "附议代表": "第三代表团"},
        ),
    )
    first, second = plan.rows
    assert (first.deputy, first.cosigners) == ("林秀英", ["周文", "杜鹃"])
    assert first.hints == ["代表一格写了2人：林秀英领衔，其余附议"]
    assert (second.deputy, second.cosigners) == ("", [])
    assert second.hints == [
        "“第三代表团”不像代表姓名，没有读作代表，请在补录时填写",
        "名册中的“王海”现在不是代表，请核对名册后在补录时选定",
    ]
    assert plan.deputies_to_create == ["杜鹃"]
