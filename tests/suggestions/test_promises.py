"""承诺条目: what a reply promises stands beside it line by line, from the draft on."""

from datetime import date

import pytest

from huying.domain.suggestions.models import Handling, ReplyRound
from huying.domain.suggestions.policy.promises import owners
from huying.domain.suggestions.procedure import handling, reply
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment

AT = moment("2026-04-10 10:00")
CANAL = {
    "passage": "已列入年度维修计划，由县灌区管理所实施，2026年10月底前完成。",
    "what": "修复破损渠段",
    "owner_words": "县灌区管理所",
    "due_on": date(2026, 10, 31),
    "evidence": "竣工验收单、现场照片",
}


def lines(round) -> list[tuple]:
    return list(
        round.promise_lines.order_by("position").values_list("position", "what", "owner__name")
    )


def drafted(county, *, co=()):
    return county.written(ReplyRound.objects.get(handling=county.with_contacts(co=co)))


def promised(county, round, *promises, **changes):
    """The same draft again, with these lines."""
    answers = [(one.request, one.outcome, one.text) for one in round.answers.order_by("request")]
    given = {
        "answers": answers,
        "reply_class": round.reply_class,
        "has_commitment": True,
        "promises": promises,
    }
    return reply.write(round, by=county.sun, at=AT, **given | changes)


def test_a_handler_writes_down_what_the_reply_promises(county):
    round = promised(county, drafted(county), CANAL, CANAL | {"what": "清淤"})
    assert lines(round) == [(1, "修复破损渠段", "水利局"), (2, "清淤", "水利局")]
    kept = Event.objects.filter(case=round.case).order_by("seq").last().detail.data["promises"]
    assert [(one["what"], one["due_on"]) for one in kept] == [
        ("修复破损渠段", "2026-10-31"),
        ("清淤", "2026-10-31"),
    ]


def test_a_line_that_is_removed_is_gone_and_an_untouched_list_stays(county):
    round = promised(county, drafted(county), CANAL, CANAL | {"what": "清淤"})
    round = promised(county, round, CANAL | {"what": "清淤"})
    assert lines(round) == [(1, "清淤", "水利局")]
    round = promised(county, round, promises=None)
    assert lines(round) == [(1, "清淤", "水利局")]


def test_what_stands_in_a_plan_of_a_year_is_due_with_the_year(county):
    plan = {"plan_name": "农田水利维修计划", "plan_year": 2027, "plan_line": "第3项"}
    round = promised(county, drafted(county), CANAL | plan | {"due_on": None})
    line = round.promise_lines.get()
    assert (line.due_on, line.plan_line) == (date(2027, 12, 31), "第3项")


def test_a_co_unit_can_own_a_promise_once_its_opinion_is_in(county):
    round = drafted(county, co=[county.finance])
    assert [str(one) for one in owners(round)] == ["水利局"]
    with pytest.raises(Refused, match="^第1条承诺的责任单位只能是主办单位"):
        promised(county, round, CANAL | {"owner": county.finance})
    co = handling.sign_for(Handling.objects.get(unit=county.finance), by=county.he, at=AT)
    handling.send_co_opinion(co, by=county.he, at=AT, text="经费由财政局年内安排。")
    round = promised(county, round, CANAL | {"owner": county.finance})
    assert lines(round) == [(1, "修复破损渠段", "财政局")]


def test_a_line_says_what_is_promised_and_belongs_to_this_item(county):
    round = drafted(county)
    with pytest.raises(Refused, match="^第2条承诺没有写明承诺什么。$"):
        promised(county, round, CANAL, CANAL | {"what": " "})
    assert lines(round) == []
