"""What an undertaking unit finds waiting."""

from huying.domain.people.states import Capacity
from huying.domain.suggestions.procedure import handling, reply
from tests.conftest import moment


def labels(lists):
    return {label: len(tasks) for label, tasks in lists.items()}


def test_an_assigned_suggestion_waits_to_be_signed_for(county, waiting):
    h = county.assigned(co=[county.finance])
    at = moment("2026-03-02 10:00")
    (task,) = waiting(county.sun, at)["待签收"]
    assert task["why"] == "3月2日交办，由本单位主办 · 期限：首次联系代表"
    assert task["url"] == f"/qingyuan/handling/{h.pk}/sign_for"
    assert task["capacity"] == "以水利局承办人身份"
    assert task["due"] == h.case.clocks.exclude(name="return").earliest("due").due
    (task,) = waiting(county.he, at)["待签收"]
    assert task["why"] == "3月2日交办，由本单位协办 · 期限：协办意见"
    assert task["capacity"] == ""
    assert waiting(county.yu, at) == {}


def test_a_head_need_only_know_where_others_do_the_work(county, waiting):
    county.accepted()
    at = moment("2026-03-04")
    assert labels(waiting(county.li, at)) == {"负责人阅知": 1}
    assert waiting(county.li, at)["负责人阅知"][0]["capacity"] == "以水利局负责人身份"


def test_a_head_stands_in_where_nobody_else_can(county, waiting):
    county.assigned()
    at = moment("2026-03-02 10:00")
    assert labels(waiting(county.li, at)) == {}
    for one in (county.sun, county.sun_office):
        one.until = moment("2026-03-01").date()
        one.save()
    assert labels(waiting(county.li, at)) == {"待签收": 1}


def test_a_head_stands_in_for_a_handler_who_proposed_it(county, waiting):
    deputy = county.appoint("孙敏", county.whole, Capacity.DEPUTY)
    county.assigned(deputy)
    at = moment("2026-03-02 10:00")
    assert labels(waiting(county.sun, at)) == {}
    assert labels(waiting(county.li, at)) == {"待签收": 1}


def test_a_reply_in_drafting_says_what_is_missing(county, waiting):
    h = county.accepted(co=[county.finance])
    at = moment("2026-03-04")
    assert [one["why"] for one in waiting(county.sun, at)["拟写答复"]] == [
        "还差：2条诉求没有答复、没有选答复类别、等1家协办意见、缺代表确认的办前、办中沟通 · 期限：答复"
    ]
    assert waiting(county.sun, at)["沟通代表"][0]["why"] == (
        "还没有登记办前、办中沟通（领衔代表：林秀英） · 期限：首次联系代表"
    )
    handling.plan(h, by=county.sun, at=at, plan="立项", liaison="孙敏")
    assert "登记办理方案" not in waiting(county.sun, at)


def test_a_reply_with_nothing_missing_says_so_and_one_sent_back_says_why(county, waiting):
    r = county.written(county.with_contacts().rounds.get())
    at = moment("2026-04-10")
    task = waiting(county.sun, at)["拟写答复"][0]
    assert task["why"] == "内容齐备，可以送审 · 期限：答复"
    assert task["url"].endswith(f"/reply_round/{r.pk}/send_to_office")
    r = county.onward(r, at, until="unit_check")
    assert labels(waiting(county.li, at)) == {"负责人阅知": 1, "单位核稿": 1}
    reply.send_back_in_unit(r, by=county.sun_office, at=at, text="请补充经费来源。")
    task = waiting(county.sun, at)["拟写答复"][0]
    assert task["url"].endswith(f"/reply_round/{r.pk}/write")
    assert task["why"] == ("被退回：请补充经费来源。内容齐备，可以送审 · 期限：答复")


def test_a_co_opinion_waits_until_its_clock_ends(county, waiting):
    county.accepted(co=[county.finance])
    h = county.finance.handlings.select_related("case").get()
    h = handling.sign_for(h, by=county.he, at=moment("2026-03-03"))
    clock = h.case.clocks.get(name="co_opinion", ended_at=None)
    (task,) = waiting(county.he, moment("2026-03-04"))["协办意见"]
    assert (task["due"], task["tone"]) == (clock.due, "neutral")
    (task,) = waiting(county.he, moment("2026-06-30"))["协办意见"]
    assert task["tone"] == "late"
    handling.send_co_opinion(h, by=county.he, at=moment("2026-03-05"), text="经费已列入预算。")
    assert waiting(county.he, moment("2026-03-06")) == {}


def test_signing_and_delivering_wait_for_the_right_hands(county, waiting):
    round = county.with_contacts().rounds.get()
    r = county.written(round)
    at = moment("2026-04-10")
    r = county.onward(r, at, until="office_review")
    assert labels(waiting(county.liu, at)) == {"一级预审核": 1}
    assert labels(waiting(county.zhao, at)) == {}
    r = reply.pass_office_review(r, by=county.liu, at=at)
    assert labels(waiting(county.chen, at)) == {"二级预审核": 1}
    r = county.onward(r, at)
    assert labels(waiting(county.li, at)) == {"负责人阅知": 1, "待签发": 1}
    assert "待签发" not in waiting(county.sun, at)
    reply.sign_off(r, by=county.li, at=at, document_number="清水函〔2026〕1号")
    assert labels(waiting(county.sun, at)) == {"答复代表": 1}
    assert labels(waiting(county.li, at)) == {}


def test_a_second_round_waits_under_its_own_name(county, waiting):
    round = county.delivered()
    county.answered(round, county.lin, result="dissatisfied", reason="没有修完")
    lists = waiting(county.sun, moment("2026-04-16"))
    (task,) = lists["二轮办理"]
    assert task["why"][:18] == "代表评价“不满意”，须重新办理并答复"
    clock = round.handling.case.clocks.get(name="rehandle", ended_at=None)
    assert task["due"] == clock.due
    assert "拟写答复" not in lists


def test_a_unit_that_asked_to_return_it_waits_too(county, waiting):
    h = county.accepted()
    at = moment("2026-03-04")
    handling.ask_to_return(
        h, by=county.sun, at=at, reason="属于交通部门职责", proposed_unit=county.transport
    )
    assert waiting(county.sun, at) == {}
    assert waiting(county.chen, at)["退回申请"][0]["why"] == (
        "水利局申请退回，建议改由交通运输局承办：属于交通部门职责 · 期限：重新交办"
    )
