"""陈静 imports the ledger that her office has kept so far, and one of its rows goes its whole way."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest

from huying.commands.management.commands.import_ledger import Command
from huying.domain.people.models import Body
from huying.domain.suggestions.models import ReplyRound, Suggestion
from huying.domain.suggestions.procedure import contact, handling, reply, suggestion
from huying.domain.suggestions.procedure.ledger import carry_out
from huying.domain.suggestions.states import Phase, Way
from huying.foundation.procedure import chain
from huying.foundation.procedure.models import Clock, Event
from tests.conftest import moment
from tests.suggestions.ledgers import OTHER, TITLE, planned, sheet

REAL = Path(__file__).parents[3] / "shared" / "realdata" / "ledger_rows.csv"
real_rows = pytest.mark.skipif(not REAL.exists(), reason="the real ledger lies outside the project")


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


def test_a_title_that_is_too_long_is_shortened_and_kept_in_full_in_the_text(county):
    long = "关于" + "修" * 100 + "的建议"
    imported(county, sheet({"标题": long, "主办": "水利局"}))
    s = Suggestion.objects.get()
    assert (len(s.title), s.title[-1]) == (80, "…")
    assert s.text.facts == f"题目全文：{long}"


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
            place="拉嘎洛村",
            content="到沟渠现场看了垮塌的地段。",
            agreed="先清淤，秋后衬砌。",
            deputies=[county.lin],
        )
        last = h.contacts.order_by("-pk").first()
        h = contact.confirm_contact(h, by=county.lin, at=moment(f"{day} 20:00"), contact=last)
    at = moment("2026-04-10")
    r = county.written(h.rounds.get(), by=handler)
    r = county.onward(r, at)
    r = reply.sign_off(r, by=head, at=at, document_number="维农函〔2026〕3号")
    r = reply.deliver(r, by=handler, at=at)
    county.answered(r, county.lin)
    county.answered(r, county.zhou)
    r = ReplyRound.objects.select_related("case").get(pk=r.pk)
    assert r.state == "closed"
    s = suggestion.close(r.handling.suggestion, by=county.chen, at=moment("2026-04-20"))
    assert (s.state, s.title, s.original_number) == ("closed", title, "18")
    assert list(chain.faults(county.congress.pk)) == []
