"""承诺条目: what a reply promises stands beside it line by line, from the draft on."""

from datetime import date

import pytest

from huying.domain.people.models import Roll
from huying.domain.people.procedure import handover
from huying.domain.suggestions.models import Handling, ReplyRound
from huying.domain.suggestions.policy.promises import owners
from huying.domain.suggestions.procedure import handling, reply
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_pages import act_url, sign_in

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
        "contact_person": round.contact_person,
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


def heard(county):
    """A draft of 水利局 with 财政局's opinion, which carries the promise."""
    round = drafted(county, co=[county.finance])
    co = handling.sign_for(Handling.objects.get(unit=county.finance), by=county.he, at=AT)
    co = handling.send_co_opinion(co, by=county.he, at=AT, text="经费由财政局年内安排。")
    return promised(county, round, CANAL | {"owner": county.finance}), co


def test_a_promise_goes_along_when_its_unit_is_merged_before_the_delivery(county):
    round, _co = heard(county)
    roll = Roll.objects.get_or_create(congress=county.congress)[0]
    handover.merge_unit(
        roll, by=county.gao, at=AT, unit=county.finance, into=county.transport,
        on=date(2026, 4, 9), reason="机构改革方案",
    )  # fmt: skip
    assert lines(round) == [(1, "修复破损渠段", "交通运输局")]


def test_a_promise_whose_opinion_was_sent_back_needs_another_owner(county):
    round, co = heard(county)
    assert refused(round, county) == ""
    handling.send_back_co_opinion(co, by=county.sun, at=AT, reason="没有写金额。")
    assert refused(round, county) == (
        "第1条承诺的责任单位财政局没有提出协办意见，请改由其他单位负责。"
    )


# -- no reply that promises is signed without its lines -------------------------------------------


def refused(round, county) -> str:
    found = reply.send_to_office.refusal(round, by=county.sun, at=AT)
    return str(found) if found else ""


LIST_THEM = "请列出承诺条目：承诺什么、由谁负责、何时完成；没有承诺条目的，写明理由。"


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        ({"reply_class": "B"}, "B类的答复还没有承诺条目。"),
        ({"has_commitment": True}, "选择了“有承诺事项”，还没有承诺条目。"),
        (
            {"closing": "我局将于2026年底前新建公厕2座。"},
            "答复里写了“我局将于2026年底前新建公厕2座。”，像是一项承诺。",
        ),
    ],
    ids=["class", "commitment", "words"],
)
def test_a_reply_that_promises_needs_its_lines_or_a_reason(county, draft, why):
    round = drafted(county)
    assert refused(round, county) == ""
    given = {"has_commitment": False, "promises": []} | draft
    round = promised(county, round, **given)
    assert refused(round, county) == why + LIST_THEM
    round = promised(county, round, **given, no_promise_reason="已在上一轮列入台账。")
    assert refused(round, county) == ""
    lines_given = given | {"promises": [CANAL], "has_commitment": True}
    round = promised(county, round, **lines_given)
    assert refused(round, county) == ""


def test_a_line_without_day_or_evidence_is_not_ready(county):
    round = promised(county, drafted(county), CANAL | {"due_on": None, "evidence": ""})
    assert refused(round, county) == "第1条承诺还没有写明：完成时间、以什么证明。"
    round = promised(county, round, CANAL, has_commitment=False)
    assert refused(round, county) == "列了承诺条目，又选择了“没有承诺事项”，请改成一致。"


def test_the_head_cannot_sign_what_became_a_promise_on_the_way(county):
    round = county.onward(drafted(county), AT, until="committee_review")
    round = reply.change_class(
        round, by=county.chen, at=AT, was="A", now="B", reason="还没有做完。"
    )
    round = county.onward(round, AT)
    with pytest.raises(Refused, match="^B类的答复还没有承诺条目。"):
        reply.sign_off(round, by=county.li, at=AT, document_number="清水函〔2026〕1号")


def test_the_grounds_of_the_class_are_read_from_the_lines(county):
    round = promised(county, drafted(county), CANAL, CANAL | {"what": "清淤"}, reply_class="B")
    round = county.onward(round, AT)
    round = reply.sign_off(round, by=county.li, at=AT, document_number="清水函〔2026〕1号")
    grounds = round.class_grounds
    assert (grounds.plan, grounds.owner) == ("修复破损渠段；清淤", "水利局 县灌区管理所")
    assert grounds.due_on == date(2026, 10, 31)


def test_changed_promises_go_back_through_the_pre_review(county):
    round = promised(county, drafted(county), CANAL)
    round = county.onward(round, AT)
    round = reply.decline_to_sign(round, by=county.li, at=AT, text="时间太晚。")
    assert round.reviewed_at is not None
    round = promised(county, round, CANAL | {"due_on": date(2026, 9, 30)})
    assert round.reviewed_at is None


# -- in the editor ---------------------------------------------------------------------------------


def typed(form, **changes) -> dict:
    """What the browser would send of the form as it is shown."""
    shown = {name: form[name].value() for name in form.fields if name != "files"}
    boxes = {name for name in shown if name.endswith("_keep") and not shown[name]}
    sent = {name: value or "" for name, value in shown.items() if name not in boxes}
    return sent | changes


def test_the_editor_proposes_what_the_words_promise_and_keeps_what_is_ticked(client, county):
    round = drafted(county)
    first = round.answers.order_by("request__order").first()
    first.text = "我局将于2026年底前新建提灌站1座。"
    first.save()
    sign_in(client, county.sun)
    url = act_url(round, "write", "reply_round")
    form = client.get(url).context["form"]
    row, *empty = form.promise_rows
    assert (row.proposed, row.own, [one.own for one in empty]) == (True, False, [True, True])
    assert row.fields["what"].value() == "我局将于2026年底前新建提灌站1座"
    assert (str(row.fields["due_on"].value()), row.fields["request"].value()) == (
        "2026-12-31",
        str(first.request_id),
    )
    assert client.post(url, typed(form)).status_code == 303  # nothing was ticked
    assert lines(round) == []
    form = client.get(url).context["form"]
    ticked = {"promise_1_keep": "on", "promise_1_evidence": "验收单", "promise_2_what": "清淤"}
    assert client.post(url, typed(form, **ticked)).status_code == 303
    assert lines(round) == [
        (1, "我局将于2026年底前新建提灌站1座", "水利局"),
        (2, "清淤", "水利局"),
    ]
    form = client.get(url).context["form"]
    assert [one.proposed for one in form.promise_rows] == [False] * 4
    sent = typed(form)
    del sent["promise_1_keep"]
    assert client.post(url, sent).status_code == 303
    assert lines(round) == [(1, "清淤", "水利局")]


def test_check_adds_the_promises_of_what_was_typed_and_stores_nothing(client, county):
    round = drafted(county)
    sign_in(client, county.sun)
    form = client.get(act_url(round, "write", "reply_round")).context["form"]
    url = f"/qingyuan/reply_round/{round.pk}/check/"
    page = client.post(url, typed(form, closing="三个月内拆除违建。"))
    assert page.status_code == 200
    (row,) = [one for one in page.context["form"].promise_rows if one.proposed]
    assert row.fields["what"].value() == "三个月内拆除违建"
    assert lines(round) == []


def test_a_ticked_line_without_words_is_sent_back_and_nothing_is_lost(client, county):
    round = drafted(county)
    sign_in(client, county.sun)
    url = act_url(round, "write", "reply_round")
    form = client.get(url).context["form"]
    page = client.post(url, typed(form, promise_1_evidence="现场照片"))
    assert page.status_code == 422
    assert page.context["form"].errors == {"promise_1_what": ["请写明承诺什么。"]}
    assert 'value="现场照片"' in page.content.decode()


def test_lines_that_were_typed_and_not_sent_are_given_back(client, county):
    round = drafted(county)
    sign_in(client, county.sun)
    url = act_url(round, "write", "reply_round")
    form = client.get(url).context["form"]
    kept = typed(form, kept_as=url, promise_1_what="清淤", promise_1_evidence="验收单")
    assert client.post("/qingyuan/suggestions/keep", kept).status_code == 204
    row, *_empty = client.get(url).context["form"].promise_rows
    assert (row.fields["what"].value(), row.fields["evidence"].value()) == ("清淤", "验收单")
    assert lines(round) == []
