"""督办 on the page of a suggestion: its tier, who leads its key supervision, the step of the ladder it stands on."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.models import Suggestion
from huying.domain.supervision.procedure import key, ladder
from tests.conftest import moment
from tests.crawl.conftest import signed_in

AT = moment("2026-04-01")


def panel(county, who, item) -> str:
    """The words of the panel that this person finds on the page; "" for none."""
    page = signed_in(who).get(f"/qingyuan/suggestions/{item.pk}/").content.decode()
    found = re.search(
        r'<section class="card"><div class="card-head"><h2>督办</h2>.*?</section>', page, re.S
    )
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0])).strip() if found else ""


def in_hand(county) -> tuple[Suggestion, object]:
    turn = county.accepted()
    return Suggestion.objects.select_related("case", "congress").get(pk=turn.suggestion_id), turn


def listed(county, item, leader=True):
    one = key.enter(
        by=county.chen,
        at=AT,
        title="农田水利",
        decision="工委会议",
        decided_on=AT.date(),
        items=[item],
    )
    body = county.body("农业农村委员会", BodyKind.SPECIAL_COMMITTEE)
    county.appoint("农委", body, Capacity.CLERK)
    return key.organise(
        one, by=county.chen, at=AT, leader="张副主任", leader_of="congress", committee=body,
        plan="四月实地看。",
    )  # fmt: skip


def test_an_item_that_nobody_supervises_has_no_such_panel(county):
    item, _turn = in_hand(county)
    assert [panel(county, one, item) for one in (county.lin, county.chen, county.sun)] == [
        "",
        "",
        "",
    ]


def test_the_tier_of_its_rating_stands_there_for_whoever_sees_the_item(county):
    item, _turn = in_hand(county)
    key.rate(by=county.chen, at=AT, suggestion=item, difficulty="1", reach="2")
    words = "督办 民生建议 分类督办 难易度较易，影响面部分群众或一个地方"
    assert {panel(county, one, item) for one in (county.lin, county.chen, county.sun)} == {words}


def test_a_key_item_says_who_leads_which_committee_and_since_when(county):
    item, _turn = in_hand(county)
    key.rate(by=county.chen, at=AT, suggestion=item, difficulty="1", reach="1")
    one = listed(county, item)
    words = (
        "督办 重点建议 分类督办 难易度较易，影响面个别群众或单位 重点督办 农田水利 督办中 "
        "2026年4月1日列入 · 张副主任（人大常委会领导）领衔 · 农业农村委员会负责"
    )
    assert {panel(county, who, item) for who in (county.lin, county.chen, county.sun)} == {words}
    key.drop(one, by=county.chen, at=AT, reason="并入其他主题")
    assert panel(county, county.lin, item).startswith("督办 普通建议 ")


def test_the_step_of_the_ladder_is_for_the_unit_and_the_congress_not_for_the_deputy(county):
    item, turn = in_hand(county)
    ladder.begin(
        by=county.chen, at=AT, handling=turn, why="没有联系代表", step="remind", words="请办。"
    )
    words = "督办 逐级督办 水利局：提醒 待单位回复 2026年4月1日 · 请在2026年4月7日以前回复"
    assert {panel(county, one, item) for one in (county.chen, county.sun)} == {words}
    assert panel(county, county.lin, item) == ""


def test_two_key_supervisions_cost_no_more_questions_than_one(county):
    item, _turn = in_hand(county)
    client, numbers = signed_in(county.chen), []
    for by in (county.chen, county.liu):
        key.enter(
            by=by, at=AT, title="水利", decision="会议", decided_on=AT.date(), items=[item]
        )  # fmt: skip
        client.get(f"/qingyuan/suggestions/{item.pk}/")
        with CaptureQueriesContext(connection) as questions:
            client.get(f"/qingyuan/suggestions/{item.pk}/")
        numbers.append(len(questions))
    assert numbers[0] == numbers[1]
