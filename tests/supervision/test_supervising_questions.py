"""The pages of 督办 ask the database as often for three items as for one."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huying.domain.suggestions.models import Suggestion
from huying.domain.supervision.models import Stage, TeamItem, UnitYear
from huying.domain.supervision.procedure import (
    campaign,
    hearing,
    key,
    ladder,
    listening,
    outing,
    team,
    unit_year,
)
from huying.domain.supervision.states import UnitCheck
from tests.conftest import moment
from tests.county import County

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
AT = moment("2026-05-11")
LISTS = (
    "tiers",
    "keys",
    "ladders",
    "campaigns",
    "teams",
    "hearings",
    "outings",
    "practices",
    "listenings",
    "unit-years",
)


def grown(county) -> Suggestion:
    """One more of everything."""
    turn, at, by = county.accepted(), AT, county.chen
    item = Suggestion.objects.select_related("case", "congress").get(pk=turn.suggestion_id)
    key.rate(by=by, at=at, suggestion=item, difficulty="1", reach="2")
    key.enter(by=by, at=at, title="水利", decision="会议", decided_on=at.date(), items=[item])
    ladder.begin(by=by, at=at, handling=turn, why="没有联系", step="remind", words="请办。")
    hearing.call(by=by, at=at, title="汇报", unit=county.water, held_on=at.date())
    outing.announce(
        by=by, at=at, way="on_site", title="看", held_on=at.date(), place="河口镇", items=[item]
    )
    return item


def page_of(county, rows: int) -> dict[str, str]:
    items = [grown(county) for _n in range(rows)]
    by = county.chen
    action = campaign.plan(
        by=by, at=AT, title="行动", aims="办好", session=county.session, starts_on=AT.date(),
        ends_on=AT.date(),
    )  # fmt: skip
    for _one in items:
        action = campaign.add_stage(
            action, by=by, at=AT, label="阶段", starts_on=AT.date(), ends_on=AT.date()
        )
    for stage in Stage.objects.filter(campaign=action):
        action = campaign.add_task(action, by=by, at=AT, stage=stage, aspect="process", text="查")
    group = team.form(by=by, at=AT, name="组", leader=county.zhou, items=items, campaign=action)
    for row in TeamItem.objects.filter(team=group):
        group = team.find(group, by=by, at=AT, item=row, mark="done", text="好")
        group = team.record_visit(
            group, by=by, at=AT, unit=county.water, held_on=AT.date(), place="局", people="代表",
            checks=dict.fromkeys((one.value for one in UnitCheck), "good"), opinion="好",
        )  # fmt: skip
    return {
        "unit_year": f"/qingyuan/supervision/unit_year/{year_of_a_unit(county, items).pk}/",
        "listening": f"/qingyuan/supervision/listening/{listened(county, items).pk}/",
        "team": f"/qingyuan/supervision/team/{group.pk}/",
        "campaign": f"/qingyuan/supervision/campaign/{action.pk}/",
        **{name: f"/qingyuan/supervision/{name}" for name in LISTS},
    }


def year_of_a_unit(county, items):
    """As many units asked as items; 水利局 has as many lines in its plan, and was visited as often."""
    others = (county.finance, county.transport)
    for unit in others:
        county.assigned(lead=unit)
    others = others[: len(items) - 1]
    unit_year.open_for((county.water, *others), by=county.chen, at=AT, year=2026)
    one = UnitYear.objects.select_related("case").get(unit=county.water)
    duties = [{"section": "水利科", "person": "张三", "items": [item]} for item in items]
    one = unit_year.submit_plan(one, by=county.li, at=AT, aims="办好。", duties=duties)
    for _item in items:
        outing.announce(
            by=county.chen, at=AT, way="big_unit", title="走访", held_on=AT.date(), place="局",
            unit=county.water,
        )  # fmt: skip
    return unit_year.draft_report(one, by=county.sun, at=AT, practice="逐件面商。")


def listened(county, items):
    """As many units, questions and marks as items."""
    units = [county.water, county.finance, county.transport][: len(items)]
    one = listening.announce(
        by=county.chen, at=AT, title="听办", units=units, items=items, starts_on=AT.date(),
        ends_on=AT.date(), deputies=[county.lin, county.zhou, county.wu][: len(items)],
    )  # fmt: skip
    for by in (county.sun, county.he, county.yu)[: len(items)]:
        one = listening.hand_in(one, by=by, at=AT, text="办好了。")
    one = listening.open_up(one, by=county.chen, at=AT)
    for unit, by in zip(units, (county.lin, county.zhou, county.wu), strict=False):
        one = listening.ask(one, by=by, at=AT, unit=unit, text="钱从哪里来？")
        report = one.reports.get(unit=unit)
        one = listening.mark(one, by=by, at=AT, report=report, grade="satisfied", words="好")
    return one


def asked(county, rows: int) -> dict[str, int]:
    code, pages = county.congress.code, page_of(county, rows)
    client = Client()
    client.force_login(county.chen.person.account, backend=BACKEND)
    client.get(f"/{code}/")
    found = {}
    for name, address in pages.items():
        with CaptureQueriesContext(connection) as questions:
            assert client.get(address.replace("qingyuan", code)).status_code == 200, name
        found[name] = len(questions)
    return found


def test_three_rows_cost_no_more_questions_than_one(county):
    three = asked(county, 3)
    one = asked(County(moment, code="shangyou", name="上游县"), 1)
    assert {name: three[name] - one[name] for name in one} == dict.fromkeys(one, 0)
