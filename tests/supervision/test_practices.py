"""不良办理现象: every figure is a count of turns and opens exactly those."""

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import DeliveredText, Handling
from huying.domain.suggestions.policy.delivered_text import digest
from huying.domain.suggestions.policy.family import asked_of
from huying.domain.suggestions.procedure import contact, reply, survey
from huying.domain.suggestions.states import Phase, Way
from huying.domain.supervision.models import TeamItem
from huying.domain.supervision.procedure import key, team
from huying.domain.supervision.queries import practices
from tests.conftest import moment

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
AT = moment("2026-06-01")
TODAY = AT.date()


def as_person(county, one):
    return acting(one.person.account, county.congress, at=AT)


def figures(county, unit="水利局"):
    lines = {
        line["name"]: line for line in practices.by_unit(as_person(county, county.chen), TODAY)
    }
    return {code: number for code, number in lines[unit]["figures"].items() if number}


def test_a_contact_that_the_deputy_denies_is_a_signature_without_a_meeting(county):
    h = contact.record_contact(
        county.accepted(), by=county.sun, at=moment("2026-03-05"), phase=Phase.BEFORE,
        way=Way.FACE, held_at=moment("2026-03-05"), attendees="孙敏", content="谈过。",
        deputies=[county.lin],
    )  # fmt: skip
    contact.deny_contact(
        h, by=county.lin, at=moment("2026-03-06"), contact=h.contacts.get(), remark="没有来过"
    )
    assert figures(county) == {"not_met": 1}


def test_a_turn_returned_twice_and_a_reply_on_the_last_day_are_counted(county):
    county.delivered()
    assert figures(county) == {}
    turn = Handling.objects.get()
    Handling.objects.filter(pk=turn.pk).update(returns_asked=2)
    turn.case.clocks.filter(name="reply").update(due=moment("2026-04-10").date())
    assert figures(county) == {"back_and_forth": 1, "last_moment": 1}


def test_a_groups_last_word_decides_whether_it_was_only_answered(county):
    turn = county.accepted()
    one = team.form(by=county.chen, at=AT, name="组", leader=county.zhou, items=[turn.suggestion])
    item = TeamItem.objects.get()
    one = team.find(one, by=county.zhou, at=AT, item=item, mark="wanting", text="没有动工")
    assert figures(county) == {"not_done": 1}
    team.find(one, by=county.zhou, at=AT, item=item, mark="done", text="已通水")
    assert figures(county) == {}


def test_a_result_without_a_process_is_counted_and_only_for_the_congress(county):
    round = county.delivered()
    one = round.surveys.select_related("case").get(deputy=county.lin)
    survey.answer(
        one, by=county.lin, at=moment("2026-04-15"), process="dissatisfied",
        result="mostly_satisfied", reason="没有见过面",
    )  # fmt: skip
    assert figures(county)["result_alone"] == 1
    assert practices.by_unit(as_person(county, county.sun), TODAY) == []
    assert practices.by_unit(as_person(county, county.liu), TODAY) == []


def test_every_figure_opens_as_many_items_and_what_is_not_understood_is_refused(county):
    turn = county.accepted()
    Handling.objects.filter(pk=turn.pk).update(returns_asked=3)
    client = Client()
    client.force_login(county.chen.person.account, backend=BACKEND)
    address = f"/qingyuan/supervision/practices?unit={county.water.pk}&practice=back_and_forth"
    assert (
        address.replace("&", "&amp;").split("/")[-1].split("?")[1]
        in client.get("/qingyuan/supervision/practices").content.decode()
    )
    assert str(turn.suggestion) in client.get(address).content.decode()
    for wrong, status in (("unit=x&practice=again", 400), ("unit=1&practice=x", 400)):
        assert client.get(f"/qingyuan/supervision/practices?{wrong}").status_code == status
    client.force_login(county.sun.person.account, backend=BACKEND)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("practice", practices.PRACTICES, ids=lambda one: one.code)
def test_every_practice_has_its_definition(practice):
    assert str(practice.definition).endswith("。")


LONG = (
    "我局安排资金一百二十万元，由县灌区管理所负责实施，对破损渠段进行衬砌修复，"
    "十月底以前完成，日常管护由镇水利站承担，经费列入预算。"
)
EMPTY = (
    "我局高度重视这件建议，今后将进一步加强组织领导，加大工作力度，"
    "认真研究落实，不断提高管理水平，切实做好有关工作。"
)


def replied(county, text, at="2026-04-10"):
    """One more item, each of its requests answered in these words."""
    round = county.with_contacts().rounds.select_related("case").get()
    answers = [(one.request, "adopted", text) for one in asked_of(round)]
    round = reply.write(
        round, by=county.sun, at=moment(at), answers=answers, reply_class="A",
        has_commitment=False, openness="full", contact_person="孙敏", no_promise_reason="没有承诺。",
    )  # fmt: skip
    round = reply.sign_off(
        county.onward(round, at=moment(at)),
        by=county.li,
        at=moment(at),
        document_number="清水函",
        done="已经办理。",
    )
    return reply.deliver(round, by=county.sun, at=moment(at))


def test_the_same_reply_to_another_item_is_counted_for_the_later_one(county):
    replied(county, f"尊敬的林秀英代表：\n{LONG}")
    assert figures(county) == {}
    later = replied(county, LONG.replace("，", "， ").replace("十月底", "10月底"), at="2026-04-11")
    assert figures(county) == {}  # another month is another reply
    again = replied(county, LONG.replace("，", "， "), at="2026-04-12")
    assert figures(county) == {"same_again": 1}
    found = practices.behind(
        as_person(county, county.chen), "same_again", TODAY, unit=county.water.pk
    )
    assert [one.pk for one in found] == [again.handling_id] != [later.handling_id]


def test_a_short_reply_is_held_against_none(county):
    replied(county, "已经修好。")
    replied(county, "已经修好。", at="2026-04-11")
    assert figures(county) == {}


def test_words_without_a_measure_are_found_on_the_day_of_delivery(county):
    round = replied(county, EMPTY)
    assert round.delivered_text.findings["empty_words"] == 1
    assert figures(county) == {"hollow": 1}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (LONG, f"林秀英代表：\n{LONG}", True),
        (LONG, LONG.replace("，", " "), True),
        (f"《关于修渠的建议》第3号：{LONG}", f"《关于修路的建议》第15号：{LONG}", True),
        (LONG, LONG.replace("镇水利站", "村委会"), False),
    ],
)
def test_what_two_replies_say_is_compared_without_forms_and_figures(one, other, same):
    assert (digest([one], "关于修渠的建议") == digest([other], "关于修渠的建议")) is same


@pytest.mark.parametrize(
    ("feasible", "meaning", "expected"),
    [
        (True, "not_now", {"not_taken": 1}),
        (True, "reference", {"not_taken": 1}),
        (True, "resolved", {}),
        (False, "not_now", {}),
    ],
)
def test_what_the_review_held_feasible_and_the_reply_refused(county, feasible, meaning, expected):
    turn = county.with_contacts()
    key.rate(
        by=county.chen, at=moment("2026-03-09"), suggestion=turn.suggestion, difficulty="1",
        reach="1", feasible=feasible,
    )  # fmt: skip
    round = turn.rounds.select_related("case").get()
    round = reply.deliver(county.signed(round), by=county.sun, at=moment("2026-04-10"))
    round.class_changes.update(meaning=meaning)
    assert figures(county) == expected


def test_without_classes_the_answers_say_whether_it_was_refused(county):
    round = county.delivered()
    key.rate(
        by=county.chen, at=moment("2026-03-09"), suggestion=round.handling.suggestion,
        difficulty="1", reach="1", feasible=True,
    )  # fmt: skip
    round.class_changes.all().delete()
    assert figures(county) == {}
    first, other = round.answers.order_by("pk")
    round.answers.filter(pk=first.pk).update(outcome="not")
    assert figures(county) == {}
    round.answers.filter(pk=other.pk).update(outcome="not")
    assert figures(county) == {"not_taken": 1}


def test_held_feasible_after_the_reply_it_is_held_against_nobody_and_may_be_taken_back(county):
    round = county.delivered()
    round.class_changes.update(meaning="not_now")
    said = {"difficulty": "1", "reach": "1"}
    one = key.rate(by=county.chen, at=AT, suggestion=round.handling.suggestion, **said)
    again = {**said, "reason": "重看"}
    one = key.rate_again(one, by=county.chen, at=AT, feasible=True, **again)
    assert one.found_feasible_at == AT
    assert figures(county) == {}
    one = key.rate_again(one, by=county.chen, at=moment("2026-07-01"), **again)
    assert one.found_feasible_at == AT
    one = key.rate_again(one, by=county.chen, at=moment("2026-07-02"), feasible=False, **again)
    assert one.found_feasible_at is None


def test_replies_delivered_before_this_was_kept_are_held_against_each_other_too(county):
    for at in ("2026-04-10", "2026-04-11"):
        replied(county, EMPTY, at=at)
    kept = list(DeliveredText.objects.order_by("pk").values("pk", "digest", "findings"))
    DeliveredText.objects.all().delete()
    assert figures(county) == {}
    name = "huying.domain.suggestions.migrations.0041_text_of_delivered_replies"
    import_module(name).keep_the_text_of_what_is_delivered(apps, None)
    assert list(DeliveredText.objects.order_by("pk").values("pk", "digest", "findings")) == kept
    assert figures(county) == {"same_again": 1, "hollow": 2}
