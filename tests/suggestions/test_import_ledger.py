"""陈静 imports the ledger that her office has kept so far, and one of its rows goes its whole way."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from huying.commands.management.commands.import_ledger import Command
from huying.domain.people.models import Body, Session
from huying.domain.suggestions.models import ReplyRound, Suggestion
from huying.domain.suggestions.procedure import contact, handling, reply, suggestion
from huying.domain.suggestions.procedure.ledger import carry_out
from huying.domain.suggestions.queries.ledger import cells, plan_import, read_ledger
from huying.domain.suggestions.states import Phase, Way
from huying.foundation.procedure import chain
from huying.foundation.procedure.models import Clock, Event
from tests.conftest import moment

REAL = Path(__file__).parents[3] / "shared" / "realdata" / "ledger_rows.csv"
real_rows = pytest.mark.skipif(not REAL.exists(), reason="the real ledger lies outside the project")

TITLE = "关于维修河口镇灌溉支渠的建议"
OTHER = "关于增设河口镇公交站点的建议"


def sheet(*rows: dict, encoding="utf-8") -> bytes:
    """A .csv with the headings of the first row."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def planned(county, content: bytes, name="台账.csv"):
    return plan_import(county.congress, read_ledger(io.BytesIO(content), name))


def imported(county, content: bytes, name="台账.csv") -> int:
    return carry_out(planned(county, content, name), by=county.chen, at=moment("2026-03-01"))


def run(tmp_path, content: bytes, *arguments: str, name="台账.csv"):
    """Exit code and the JSON object of `huying import_ledger`."""
    file = tmp_path / name
    file.write_bytes(content)
    out = io.StringIO()
    try:
        Command(stdout=out, stderr=io.StringIO()).run_from_argv(
            ["huying", "import_ledger", str(file), "--congress", "qingyuan", "--json", *arguments]
        )
        code = 0
    except SystemExit as end:
        code = end.code
    return code, json.loads(out.getvalue().splitlines()[-1])


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


def test_a_title_that_is_too_long_is_shortened_and_kept_in_full_in_the_text(county):
    long = "关于" + "修" * 100 + "的建议"
    imported(county, sheet({"标题": long, "主办": "水利局"}))
    s = Suggestion.objects.get()
    assert (len(s.title), s.title[-1]) == (80, "…")
    assert s.text.facts == f"题目全文：{long}"


# -- what is stored --------------------------------------------------------------------------


def test_imported_rows_are_registered_with_our_numbers_and_no_clock(county):
    taken = county.registered()
    content = sheet(
        {
            "编号": taken.number_text,
            "标题": TITLE,
            "主办": "水利局",
            "协办": "财政局",
            "类别": "农业农村",
        },
        {"编号": "", "标题": OTHER, "主办": "县城建局", "协办": "", "类别": "其他"},
    )
    assert imported(county, content) == 2
    first, second = Suggestion.objects.exclude(source_key="").order_by("number")
    assert [first.state, second.state] == ["registered", "registered"]
    assert [first.number, second.number] == [taken.number + 1, taken.number + 2]
    assert [first.original_number, second.original_number] == [taken.number_text, ""]
    assert first.proposed_lead == county.water
    assert set(first.proposed_units.all()) == {county.water, county.finance}
    assert (first.category, second.category) == (county.category, None)
    assert (first.session, first.in_session, first.lead) == (county.session, True, None)
    assert Clock.objects.filter(case__in=[first.pk, second.pk]).count() == 0
    built = Body.objects.get(name="县城建局")
    assert (built.kind, built.system, second.proposed_lead) == ("unit", "government", built)
    assert list(chain.faults(county.congress.pk)) == []


def test_the_event_remembers_what_was_written(county):
    imported(county, sheet({"编号": "B(2019)331", "标题": TITLE, "主办": "水利局;财政局"}))
    data = Event.objects.get(act="suggestion.import_row").detail.data
    assert data["source"] == {"number": "B(2019)331", "title": TITLE, "lead_unit": "水利局;财政局"}
    assert data["hints"] == ["主办一格写了2个单位：“水利局”作主办，财政局作协办"]


def test_deputies_of_the_ledger_lead_and_cosign(county):
    row = {
        "标题": TITLE,
        "主办": "水利局",
        "提出人": "林秀英",
        "联名代表": "周文、杜鹃",
        "提交日期": "2026-03-05",
    }
    imported(county, sheet(row))
    s = Suggestion.objects.get()
    assert s.lead == county.lin
    assert [one.deputy.person.name for one in s.cosignatures.order_by("pk")] == ["周文", "杜鹃"]
    assert s.cosignatures.get(deputy__person__name="杜鹃").deputy.seat.term == county.term
    assert (s.submitted_at, s.in_session) == (moment("2026-03-05") - timedelta(hours=9), False)


def test_the_same_row_is_never_taken_twice(county):
    rows = [
        {"编号": "1", "标题": TITLE, "主办": "水利局", "协办": ""},
        {"编号": "1", "标题": TITLE, "主办": "水利局", "协办": "财政局"},
        {"编号": "2", "标题": TITLE, "主办": "水利局", "协办": ""},
    ]
    plan = planned(county, sheet(*rows))
    assert (len(plan.to_import), plan.skipped) == (2, 1)
    assert plan.hints == [(3, "与第2行相同，只导入一次")]
    assert imported(county, sheet(*rows)) == 2
    again = planned(county, sheet(*rows))
    assert (len(again.to_import), again.skipped) == (0, 3)


# -- the command -----------------------------------------------------------------------------


def test_without_yes_only_a_preview_is_printed(county, tmp_path):
    content = sheet({"标题": TITLE, "主办": "城建局", "领衔代表": "杜鹃", "备注": "急"})
    code, answer = run(tmp_path, content)
    assert (code, answer) == (
        0,
        {
            "rows": 1,
            "imported": 0,
            "skipped": 0,
            "errors": [],
            "preview": True,
            "units_to_create": [{"name": "城建局", "system": "government"}],
            "deputies_to_create": ["杜鹃"],
            "hints": [],
            "ignored_columns": ["备注"],
        },
    )
    assert (Suggestion.objects.count(), Event.objects.count()) == (0, 0)
    code, answer = run(tmp_path, content, "--yes")
    assert (code, answer["imported"], answer["skipped"]) == (0, 1, 0)
    code, answer = run(tmp_path, content, "--yes")
    assert (code, answer["imported"], answer["skipped"]) == (0, 0, 1)


def test_one_wrong_row_and_nothing_is_imported(county, tmp_path):
    content = sheet(
        {"标题": TITLE, "主办": "水利局"},
        {"标题": "", "主办": "水利局"},
        {"标题": OTHER, "主办": " ；"},
    )
    code, answer = run(tmp_path, content, "--yes")
    assert (code, answer["rows"], answer["imported"]) == (1, 3, 0)
    assert answer["errors"] == [
        {"row": 3, "error": "没有标题"},
        {"row": 4, "error": "没有主办单位"},
    ]
    assert answer["error"] == "第3行：没有标题；第4行：没有主办单位"
    assert Suggestion.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "台账.csv"),
        (b"PK\x03\x04 broken", "台账.xlsx"),
        ("标题,主办单位\n关于修路的建议,水利局\n".encode() + b"\xff\xfe\xfd,x\n", "台账.csv"),
        ("编号,领导批示\n1,阅\n".encode(), "台账.csv"),
        ("标题,备注\n关于修路的建议,无\n".encode(), "台账.csv"),
    ],
    ids=["empty", "no workbook", "broken byte", "no heading known", "no lead unit"],
)
def test_a_file_that_cannot_be_read_is_refused(county, tmp_path, content, name):
    code, answer = run(tmp_path, content, "--yes", name=name)
    assert (code, answer["rows"], answer["imported"], answer["skipped"]) == (1, 0, 0, 0)
    assert answer["errors"] == [{"row": None, "error": answer["error"]}]


def test_an_unknown_congress_is_wrong_use_and_the_known_ones_are_named(db, county):
    out = io.StringIO()
    with pytest.raises(SystemExit) as end:
        Command(stdout=out, stderr=io.StringIO()).run_from_argv(
            ["huying", "import_ledger", "x.csv", "--congress", "nowhere", "--json"]
        )
    assert end.value.code == 2
    assert json.loads(out.getvalue()) == {"error": "没有代号为“nowhere”的人大，可选：qingyuan"}


# -- the real ledger -------------------------------------------------------------------------


def real_ledger(*, whole: bool) -> bytes:
    rows = list(csv.DictReader(io.StringIO(REAL.read_text("utf-8-sig"))))
    return sheet(*(one for one in rows if whole or one["main_unit"]))


@real_rows
def test_the_real_ledger_names_its_rows_without_a_lead_unit(county, tmp_path):
    code, answer = run(tmp_path, real_ledger(whole=True), "--yes")
    assert (code, answer["rows"], answer["imported"], answer["skipped"]) == (1, 55, 0, 0)
    assert answer["errors"] == [
        {"row": row, "error": "没有主办单位"} for row in (11, 13, 49, 54, 55)
    ]


@real_rows
def test_the_real_ledger_is_imported_whole_once_those_rows_are_out(county, tmp_path):
    content = real_ledger(whole=False)
    code, answer = run(tmp_path, content, "--yes")
    assert (code, answer["rows"], answer["imported"], answer["skipped"]) == (0, 50, 50, 0)
    assert answer["errors"] == []
    made = Suggestion.objects.order_by("number")
    assert [one.number for one in made] == list(range(1, 51))
    assert {one.state for one in made} == {"registered"}
    numbers = {one.original_number for one in made}
    assert {"021", "088", "3034", "74227", ""} <= numbers
    units = {one["name"] for one in answer["units_to_create"]}
    assert {"县城管局", "铁山水库管理部门", "市交通运输主管局"} <= units
    assert not [name for name in units if any(one in name for one in "()“”,;")]
    many = made.get(title="修建泰州街广昌路两侧公交候车亭的建议")
    assert many.proposed_units.count() == 9
    assert list(chain.faults(county.congress.pk)) == []
    code, answer = run(tmp_path, content, "--yes")
    assert (code, answer["imported"], answer["skipped"]) == (0, 0, 50)


@real_rows
def test_a_real_suggestion_is_carried_to_an_evaluated_reply(county):
    imported(county, real_ledger(whole=False))
    title = "关于中路乡拉嘎洛村农田灌溉沟渠修复的建议"
    s = Suggestion.objects.get(title=title)
    assert (s.proposed_lead.name, s.original_number) == ("维西县农业农村局", "18")
    unit = s.proposed_lead
    handler, office = county.appoint("和志强", unit, "handler", "office", username="hezhiqiang")
    head = county.appoint("余建华", unit, "head", username="yujianhua")
    s = suggestion.complete_entry(
        s,
        by=county.chen,
        at=moment("2026-03-02 09:30"),
        lead=county.lin,
        facts="拉嘎洛村的灌溉沟渠多处垮塌，春灌时水到不了田头。",
        proposal="建议列入今年的农田水利维修计划。",
        requests=["修复垮塌的沟渠", "明确管护责任"],
        category=county.category,
        cosigners=[county.zhou],
    )
    s = suggestion.assign(s, by=county.chen, at=moment("2026-03-02"), lead_unit=unit)
    h = handling.sign_for(
        s.handlings.select_related("case").get(), by=handler, at=moment("2026-03-03")
    )
    for phase, day in ((Phase.BEFORE, "2026-03-05"), (Phase.DURING, "2026-03-20")):
        h = contact.record_contact(
            h,
            by=handler,
            at=moment(f"{day} 16:00"),
            phase=phase,
            way=Way.ON_SITE,
            held_at=moment(f"{day} 10:00"),
            attendees="和志强",
            content="到沟渠现场看了垮塌的地段。",
            deputies=[county.lin],
        )
        last = h.contacts.order_by("-pk").first()
        h = contact.confirm_contact(h, by=county.lin, at=moment(f"{day} 20:00"), contact=last)
    at = moment("2026-04-10")
    r = county.written(h.rounds.get(), by=handler)
    r = reply.send_to_check(r, by=handler, at=at)
    r = reply.pass_check_to_office(r, by=office, at=at)
    r = reply.pass_office_review(r, by=county.liu, at=at)
    r = reply.pass_committee_review(r, by=county.chen, at=at)
    r = reply.sign_off(r, by=head, at=at, document_number="维农函〔2026〕3号")
    r = reply.deliver(r, by=handler, at=at)
    county.answered(r, county.lin)
    county.answered(r, county.zhou)
    r = ReplyRound.objects.select_related("case").get(pk=r.pk)
    assert r.state == "closed"
    s = suggestion.close(r.handling.suggestion, by=county.chen, at=moment("2026-04-20"))
    assert (s.state, s.title, s.original_number) == ("closed", title, "18")
    assert list(chain.faults(county.congress.pk)) == []


def test_a_day_is_read_as_offices_write_it():
    written = ["2026-03-05", "2026年3月5日", "2026/3/5", "2026.03.05", "2026-13-40", "上午"]
    assert [cells.day(one) for one in written] == [date(2026, 3, 5)] * 4 + [None, None]
