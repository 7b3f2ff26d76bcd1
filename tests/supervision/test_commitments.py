"""承诺事项: from the reply that promised it until it is off the list, told day by day."""

from datetime import date

import pytest

from huying.domain.people.models import Roll
from huying.domain.people.procedure import appointments, handover
from huying.domain.people.queries import acting
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions import tasks
from huying.domain.suggestions.models import Category, Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.domain.supervision.models import Commitment, DeputyWord, SecondReply
from huying.domain.supervision.procedure import commitment as acts
from huying.domain.supervision.queries.commitment import commitments_visible_to
from huying.domain.supervision.queries.commitment_counts import without_owner_or_clock
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused
from huying.pages.workbench.lists import lists_of
from tests.conftest import moment
from tests.supervision.promised import CANAL, PLANNED, anew, checked, done, photo, promised, told


def due(one) -> dict:
    """The clocks of a promise that run, and by when."""
    running = Clock.objects.filter(case=one.pk, ended_at=None, paused_at=None)
    return {clock.name: clock.due.isoformat() for clock in running}


def notices(appointment) -> list[str]:
    return [one.text for one in Notice.objects.filter(to__person=appointment.person)]


def waiting(county, who, at) -> dict:
    """What stands in somebody's workbench of promises, with how many."""
    person = acting(who.person.account, county.congress, at=moment(at))
    found = {one.name: one(person, moment(at)).count() for one in lists_of(person, moment(at))}
    return {name: n for name, n in found.items() if name.startswith("promises") and n}


# -- it opens with the reply -------------------------------------------------------------------


def test_each_promise_of_a_delivered_reply_is_a_case_with_its_owner_and_clocks(county):
    first, second = promised(county, CANAL, PLANNED)
    assert [(one.what, one.state, one.owner.name, one.plan) for one in (first, second)] == [
        ("修复破损渠段1.2公里", "open", "水利局", ""),
        ("安排管护经费", "open", "水利局", "农田水利规划 2027年 第3项"),
    ]
    assert due(first) == {"commitment_due": "2026-10-31", "commitment_progress": "2026-07-10"}
    assert due(second)["commitment_due"] == "2027-12-31"
    assert {one.case.root_id for one in (first, second)} == {first.suggestion_id}
    assert waiting(county, county.sun, "2026-04-11") == {"promises_to_keep": 2}
    assert waiting(county, county.he, "2026-04-11") == {}


def test_a_reply_without_promises_opens_nothing(county):
    county.delivered()
    assert Commitment.objects.count() == 0


def test_a_promise_that_a_co_unit_carried_is_that_units_own(county):
    (one,) = promised(county, CANAL | {"owner": county.finance}, co=(county.finance,))
    assert (one.owner.name, one.round.handling.unit.name) == ("财政局", "水利局")
    at = moment("2026-06-01")
    with pytest.raises(Refused, match="只能由承诺单位的承办人、办公室或负责人办理"):
        acts.report_progress(one, by=county.sun, at=at, text="……", share=10)
    one = acts.report_progress(one, by=county.he, at=at, text="已列入预算。", share=30)
    one = acts.write_second_reply(one, by=county.he_head, at=at, text="已列入预算。")
    reply = one.second_replies.get()
    assert (reply.unit.name, reply.kind, reply.nobody_asked) == ("财政局", "progress", "")
    assert any("二次答复" in text for text in notices(county.sun))  # the copy to the lead unit


# -- progress ----------------------------------------------------------------------------------


def test_progress_is_owed_every_quarter_and_the_next_counts_from_the_last(county):
    (one,) = promised(county, CANAL)
    at = moment("2026-07-01")
    one = acts.report_progress(
        one, by=county.sun, at=at, text="已完成一半。", share=50, figures="0.6公里", files=[photo()]
    )
    assert due(one) == {"commitment_due": "2026-10-31", "commitment_progress": "2026-10-08"}
    row = one.progress.get()
    assert (one.share, row.figures, row.attachments.count()) == (50, "0.6公里", 1)
    assert any("报告落实进展" in text for text in notices(county.lin))
    assert Clock.objects.get(case=one.pk, name="commitment_progress", end="met")


def test_late_progress_and_a_late_promise_are_told_to_the_unit_first(county):
    promised(county, CANAL)
    tasks.tick(moment("2026-07-13"), county.congress)
    assert any("“报告承诺事项落实进展”已逾期3天" in text for text in notices(county.sun))
    tasks.tick(moment("2026-11-02"), county.congress)
    assert any("“承诺事项完成”已逾期2天" in text for text in notices(county.sun))
    assert not any("“承诺事项完成”已逾期" in text for text in notices(county.chen))


# -- another day, dropped, explained: the congress decides ---------------------------------------


def test_another_day_only_with_approval_and_a_written_word_to_the_deputies(county):
    (one,) = promised(county, CANAL)
    at, wanted = moment("2026-09-01"), date(2026, 12, 20)
    with pytest.raises(Refused, match="只能由承诺单位办公室或负责人办理"):
        acts.ask_for_another_day(one, by=county.chen, at=at, wanted_on=wanted, reason="汛期停工。")
    one = acts.ask_for_another_day(one, by=county.li, at=at, wanted_on=wanted, reason="汛期停工。")
    assert (one.state, due(one)["commitment_due"]) == ("date_asked", "2026-10-31")
    assert waiting(county, county.chen, "2026-09-02") == {"promises_to_decide": 1}
    with pytest.raises(Refused, match="只能由代表工委工作人员办理"):
        acts.grant_another_day(one, by=county.li, at=at, until=wanted, word="同意。")
    one = acts.grant_another_day(
        one,
        by=county.chen,
        at=at,
        until=date(2026, 11, 30),
        word="汛期停工两个月，同意延至十一月底。",
    )
    assert (one.state, due(one)["commitment_due"]) == ("open", "2026-11-30")
    assert (one.first_due_on, one.due_on) == (date(2026, 10, 31), date(2026, 11, 30))
    asked = one.requests.get()
    assert (asked.granted, asked.word) == (True, "汛期停工两个月，同意延至十一月底。")
    assert any("同意变更完成时间" in text for text in notices(county.lin))


def test_what_is_denied_stays_as_it_was(county):
    (one,) = promised(county, CANAL)
    at = moment("2026-09-01")
    one = acts.ask_to_drop(one, by=county.li, at=at, reason="资金没有落实。")
    one = acts.deny_drop(one, by=county.wang, at=at, word="资金已在预算内，请继续落实。")
    assert (one.state, one.requests.get().granted) == ("open", False)
    assert due(one)["commitment_due"] == "2026-10-31"


def test_dropped_with_approval_it_has_ended_and_no_clock_runs(county):
    (one,) = promised(county, CANAL)
    at = moment("2026-09-01")
    one = acts.ask_to_drop(one, by=county.li, at=at, reason="该渠段划入水库库区。")
    one = acts.approve_drop(one, by=county.wang, at=at, word="渠段已在库区，不再修复。")
    assert (one.state, one.end_reason, due(one)) == ("dropped", "该渠段划入水库库区。", {})


def test_what_truly_cannot_be_done_is_explained_by_its_basis(county):
    (one,) = promised(county, CANAL)
    at = moment("2026-09-01")
    one = acts.ask_to_explain(
        one, by=county.li, at=at, basis="河道管理条例第二十条", reason="渠段在行洪区内，不得修建。"
    )
    one = acts.approve_explanation(one, by=county.chen, at=at, word="依法不能修建，已当面说明。")
    assert (one.state, one.end_basis) == ("explained", "河道管理条例第二十条")
    assert any("同意依法说明" in text for text in notices(county.lin))


def test_a_promise_in_a_plan_follows_the_plan_when_that_changes(county):
    canal, planned = promised(county, CANAL, PLANNED)
    at, new = moment("2026-09-01"), {"plan_name": "农田水利规划（修编）", "plan_year": 2028}
    with pytest.raises(Refused, match="没有列入规划或计划"):
        acts.change_plan(canal, by=county.sun, at=at, reason="修编", files=[photo()], **new)
    with pytest.raises(Refused, match="请上传变更后的规划或计划"):
        acts.change_plan(planned, by=county.sun, at=at, reason="修编", **new)
    planned = acts.change_plan(
        planned, by=county.sun, at=at, reason="规划修编。", due_on=date(2028, 6, 30),
        plan_line="第1项", files=[photo("规划.pdf")], **new,
    )  # fmt: skip
    change = planned.plan_changes.get()
    assert (change.was_plan, change.plan) == (
        "农田水利规划 2027年 第3项",
        "农田水利规划（修编） 2028年 第1项",
    )
    assert due(planned)["commitment_due"] == "2028-06-30"


# -- the check: never by a person of the unit ----------------------------------------------------


def test_a_person_of_the_unit_cannot_check_its_own_promise_and_is_told_why(county):
    one = done(county, *promised(county, CANAL))
    with pytest.raises(Refused, match="承诺单位的人不能核验自己的承诺"):
        acts.pass_check(one, by=county.li, at=moment("2026-09-21"), text="已办成。")
    both = county.appoint("孙敏", county.committee, Capacity.CLERK)
    with pytest.raises(Refused, match="您同时在承诺单位任职"):
        acts.pass_check(one, by=both, at=moment("2026-09-21"), text="已办成。")
    assert anew(one).state == "checking"


def test_without_evidence_nothing_can_be_checked(county):
    (one,) = promised(county, CANAL)
    with pytest.raises(Refused, match="没有证明材料不能申请核验"):
        acts.ask_for_check(
            one, by=county.sun, at=moment("2026-09-20"), done_on=date(2026, 9, 19), text="办成了。"
        )


def test_while_it_is_checked_its_clocks_wait_and_a_failed_check_lets_them_run_on(county):
    one = done(county, *promised(county, CANAL))
    assert (one.state, due(one)) == ("checking", {})
    one = acts.fail_check(one, by=county.chen, at=moment("2026-09-25"), text="还差三百米。")
    assert (one.state, one.done_on, due(one)["commitment_due"]) == ("open", None, "2026-10-31")
    assert one.checks.get().passed is False


def test_the_committee_of_the_field_checks_what_lies_in_its_field(county):
    field = county.body("农业农村委员会", BodyKind.SPECIAL_COMMITTEE)
    clerk = county.appoint("农委甲", field, Capacity.CLERK, username="nongwei")
    one = done(county, *promised(county, CANAL))
    at = moment("2026-09-21")
    person = acting(clerk.person.account, county.congress, at=at)
    assert commitments_visible_to(person).count() == 0
    with pytest.raises(Refused, match="只能由代表工委或对口委员会"):
        acts.pass_check(one, by=clerk, at=at, text="看过了。")
    Category.objects.filter(pk=county.category.pk).update(committee=field)
    assert commitments_visible_to(person).count() == 1
    assert waiting(county, clerk, "2026-09-21") == {"promises_of_the_field_to_check": 1}
    assert acts.pass_check(anew(one), by=clerk, at=at, text="看过了。").state == "checked"
    Suggestion.objects.update(secrecy=True)
    assert commitments_visible_to(person).count() == 0


def test_in_time_is_judged_by_the_day_it_was_reported_done(county):
    one = checked(county, *promised(county, CANAL), at="2026-11-20")
    clock = Clock.objects.get(case=one.pk, name="commitment_due")
    assert (one.state, clock.end) == ("checked", "met")
    assert due(one) == {"second_reply": "2026-12-04"}


# -- the deputies are told, asked, and it is off the list ------------------------------------------


def test_told_confirmed_and_off_the_list(county):
    (one,) = promised(county, CANAL, cosigners=(county.zhou,))
    one = checked(county, one)
    with pytest.raises(Refused, match="还没有就办成的事项再次答复代表"):
        acts.close(one, by=county.chen, at=moment("2026-09-26"))
    one = acts.write_second_reply(one, by=county.li, at=moment("2026-09-28"), text="已经修好。")
    assert set(DeputyWord.objects.values_list("deputy__person__name", flat=True)) == {
        "林秀英",
        "周文",
    }
    assert waiting(county, county.lin, "2026-09-29") == {"promises_to_confirm": 1}
    with pytest.raises(Refused, match="正在请代表确认"):
        acts.close(one, by=county.chen, at=moment("2026-09-29"))
    mark = {"confirmed": True, "process": "satisfied", "result": "mostly_satisfied"}
    for deputy in (county.lin, county.zhou):
        one = acts.say(one, by=deputy, at=moment("2026-10-09"), **mark)
    one = acts.close(one, by=county.chen, at=moment("2026-10-10"))
    assert (one.state, one.ended_at, due(one)) == ("kept", moment("2026-10-10"), {})


def test_silence_never_blocks_and_is_shown_as_not_confirmed(county):
    one = told(county, *promised(county, CANAL))
    last = date.fromisoformat(due(one)["commitment_feedback"])
    with pytest.raises(Refused, match="代表反馈期满后可以销号"):
        acts.close(one, by=county.chen, at=moment(last.isoformat()))
    one = acts.close(one, by=county.chen, at=moment("2026-11-20"))
    assert (one.state, DeputyWord.objects.get().confirmed) == ("kept", None)


def test_a_no_needs_its_reason_and_then_the_congress_sends_back_or_says_why_not(county):
    one = told(county, *promised(county, CANAL))
    at = moment("2026-10-09")
    no = {"confirmed": False, "process": "satisfied", "result": "dissatisfied"}
    with pytest.raises(Refused, match="请写明还缺什么"):
        acts.say(one, by=county.lin, at=at, **no)
    one = acts.say(one, by=county.lin, at=at, text="末端两百米没有修。", **no)
    with pytest.raises(Refused, match="有代表不认可已经落实"):
        acts.close(one, by=county.chen, at=at)
    one = acts.send_back(one, by=county.chen, at=at, reason="末端未修。", until=date(2026, 11, 30))
    assert (one.state, due(one)["commitment_due"]) == ("open", "2026-11-30")
    one = acts.pass_check(
        done(county, one, at="2026-11-10"), by=county.chen, at=moment("2026-11-12"), text="修好了。"
    )
    with pytest.raises(Refused, match="还没有就办成的事项再次答复代表"):
        acts.close(one, by=county.chen, at=moment("2026-11-13"))


def test_evidence_can_be_handed_in_again_and_again_for_years(county):
    """Ten files at most come with one word of the unit, not with one promise."""
    (one,) = promised(county, CANAL)
    for day in range(1, 13):
        one = done(county, one, at=f"2026-09-{day:02}")
        one = acts.fail_check(
            one, by=county.chen, at=moment(f"2026-09-{day:02} 15:00"), text="渠尾仍未通水。",
            on_the_spot=False,
        )  # fmt: skip
    assert one.case.attachments.count() == 12


def test_a_second_reply_counts_of_progress_and_of_completion_alike(county):
    (one,) = promised(county, CANAL)
    one = acts.write_second_reply(one, by=county.li, at=moment("2026-06-01"), text="已开工。")
    assert "commitment_feedback" not in due(one)
    told(county, one)
    kinds = SecondReply.objects.order_by("number").values_list("number", "kind")
    assert list(kinds) == [(1, "progress"), (2, "completion")]


def test_when_every_deputy_has_left_nobody_is_asked_and_the_page_says_why(county):
    one = checked(county, *promised(county, CANAL))
    county.lin.until = date(2026, 9, 1)
    county.lin.save()
    one = acts.write_second_reply(one, by=county.li, at=moment("2026-09-28"), text="已经修好。")
    assert one.second_replies.get().nobody_asked.startswith("提出代表的任职均已结束")
    assert acts.close(one, by=county.chen, at=moment("2026-09-29")).state == "kept"


# -- it survives ---------------------------------------------------------------------------------


def test_a_unit_reform_hands_its_promises_over_with_day_and_clocks(county):
    (one,) = promised(county, CANAL)
    before = due(one)
    handover.merge_unit(
        Roll.objects.select_related("case").get(congress=county.congress),
        by=county.chen, at=moment("2026-05-06"), unit=county.water, into=county.transport,
        on=date(2026, 5, 6), reason="机构改革方案",
    )  # fmt: skip
    one = anew(one)
    assert (one.owner.name, one.state, due(one)) == ("交通运输局", "open", before)
    assert any("随机构调整移交" in text for text in notices(county.lin))


def test_a_withdrawn_suggestion_asks_what_becomes_of_its_open_promises(county):
    goes_on, ends = promised(county, CANAL, PLANNED)
    ends = acts.ask_to_drop(ends, by=county.li, at=moment("2026-05-01"), reason="没有资金。")
    s = Suggestion.objects.select_related("case").get(pk=goes_on.suggestion_id)
    suggestion.withdraw(s, by=county.lin, at=moment("2026-05-06"), reason="已另行提出。")
    goes_on, ends = anew(goes_on), anew(ends)
    assert {goes_on.state, ends.state} == {"unsettled"}
    assert (due(goes_on), ends.requests.get().granted) == ({}, False)
    assert waiting(county, county.chen, "2026-05-06") == {"promises_to_decide": 2}
    at = moment("2026-05-08")
    goes_on = acts.carry_on(goes_on, by=county.chen, at=at, reason="八百亩地要浇水。")
    assert (goes_on.state, due(goes_on)["commitment_due"]) == ("open", "2026-10-31")
    ends = acts.end_with_the_item(ends, by=county.chen, at=at, reason="随建议另行安排。")
    assert (ends.state, due(ends)) == ("dropped", {})
    assert any("随建议终止" in text for text in notices(county.lin))


def test_the_end_of_the_suggestion_is_not_the_end_of_its_promises(county):
    (one,) = promised(county, CANAL)
    county.answered(one.round, county.lin)
    s = Suggestion.objects.select_related("case").get(pk=one.suggestion_id)
    suggestion.close(s, by=county.chen, at=moment("2026-05-06"))
    assert (anew(one).state, due(one)["commitment_due"]) == ("open", "2026-10-31")
    assert told(county, anew(one)).state == "checked"


def test_the_last_person_of_a_unit_with_open_promises_cannot_just_leave(county):
    promised(county, CANAL | {"owner": county.finance}, co=(county.finance,))
    roll = Roll.objects.select_related("case").get(congress=county.congress)
    details = {"by": county.gao, "at": moment("2026-05-06"), "until": date(2026, 5, 6)}
    roll = appointments.end_appointment(roll, appointment=county.he, **details)
    with pytest.raises(Refused, match="“财政局”还有1项承诺没有了结"):
        appointments.end_appointment(roll, appointment=county.he_head, **details)
    assert not without_owner_or_clock(county.congress).exists()
