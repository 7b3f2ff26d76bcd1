"""回头看: a round over B 类 is sent out, reported on, looked at; what is not done goes out again."""

from datetime import date

import pytest

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import Handling, Paper, ReplyRound
from huying.domain.suggestions.policy.family import suggestion_of
from huying.domain.suggestions.procedure import suggestion
from huying.domain.supervision.models import LookBack, LookBackItem
from huying.domain.supervision.policy.look_back import DEFAULT_POINTS
from huying.domain.supervision.procedure import look_back
from huying.domain.supervision.queries.look_back import figures, items_of, units_of
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused


def acting(appointment):
    return Acting(None, appointment.congress, appointment.person, [appointment])


@pytest.fixture
def answered(county):
    """Answered in class B, marked 满意, closed."""
    round = county.delivered()
    ReplyRound.objects.update(reply_class="B")
    county.answered(round, county.lin)
    suggestion.close(suggestion_of(round), by=county.chen, at=county.moment("2026-05-06"))
    return Handling.objects.get(pk=round.handling_id)


def planned(county, **changes):
    said = {
        "kind": "yearly",
        "title": "2026年度代表建议办理回头看",
        "scopes": ["under_way"],
        "sessions": [county.session],
        "report_by": date(2026, 9, 30),
        "group": "组长王海，成员陈静、林秀英",
    } | changes
    return look_back.plan(by=county.chen, at=county.moment("2026-09-01"), **said)


def sent(county, **changes) -> LookBackItem:
    look_back.send_out(planned(county, **changes), by=county.chen, at=county.moment("2026-09-02"))
    return LookBackItem.objects.get()


def seen(item, at="2026-10-10", **changes):
    points = item.look_back.points.exclude(list="unit")
    return {
        "looked_on": date.fromisoformat(at),
        "place": "河口镇渠首",
        "people": "王海、林秀英",
        "answers": [(one, True, "") for one in points],
        "finding": "渠段已经修好，村民用上了水。",
    } | changes


def test_a_round_begins_with_the_four_looks_and_the_items_that_its_scopes_find(county, answered):
    round = planned(county)
    assert [one.pk for one in round.chosen.all()] == [answered.pk]
    kept = round.points.order_by("pk").values_list("list", "text")
    assert list(kept) == [(name, text) for name, texts in DEFAULT_POINTS.items() for text in texts]
    assert planned(county, scopes=["dissatisfied", "promised"]).chosen.count() == 0


def test_the_list_is_edited_by_hand_before_it_goes_out(county, answered):
    round = planned(county)
    look_back.take_out(
        round,
        by=county.chen,
        at=county.moment("2026-09-01 10:00"),
        handlings=[answered],
        reason="已经看过",
    )
    with pytest.raises(Refused, match="清单里还没有建议"):
        look_back.send_out(round, by=county.chen, at=county.moment("2026-09-02"))
    round = look_back.add_item(
        LookBack.objects.get(),
        by=county.chen,
        at=county.moment("2026-09-02 09:00"),
        suggestion=answered.suggestion,
    )
    assert round.chosen.count() == 1


def test_the_next_round_keeps_the_check_lists_that_the_congress_has_made_its_own(county, answered):
    look_back.set_points(
        planned(county),
        by=county.chen,
        at=county.moment("2026-09-01 10:00"),
        unit=["有没有台账"],
        item=["修好了没有"],
        not_let_go=["推诿的不放过"],
    )
    later = look_back.plan(
        by=county.chen,
        at=county.moment("2027-09-01"),
        kind="yearly",
        title="下一年",
        scopes=["under_way"],
        sessions=[county.session],
        report_by=date(2027, 9, 30),
        group="王海",
    )
    assert sorted(later.points.values_list("text", flat=True)) == [
        "修好了没有",
        "推诿的不放过",
        "有没有台账",
    ]


def test_sent_out_each_item_has_a_clock_and_the_units_a_notice_to_be_signed(county, answered):
    item = sent(county)
    clock = Clock.objects.get(case=item.case, name="look_back_report", ended_at=None)
    assert (item.state, item.class_then, clock.due) == ("waiting", "B", date(2026, 9, 30))
    paper = Paper.objects.get(preset="look_back")
    assert (paper.case.state, [one.body.name for one in paper.recipients.all()]) == (
        "draft",
        ["水利局"],
    )


def test_progress_and_completion_are_each_kept_and_counted(county, answered):
    item = sent(county)
    for act, day in ((look_back.report_progress, 10), (look_back.report_completion, 20)):
        item = act(item, by=county.sun, at=county.moment(f"2026-09-{day}"), text="修到八百米。")
    counted = figures(items_of(item.look_back, acting(county.chen)), date(2026, 9, 21))
    assert (counted["progress"], counted["completion"], counted["reported"]) == (1, 1, 1)
    assert not Clock.objects.filter(case=item.case, ended_at=None).exists()


def test_a_unit_that_has_not_reported_by_its_day_is_on_the_list_of_the_missing(county, answered):
    item = sent(county)
    row = units_of(item.look_back, acting(county.chen), date(2026, 10, 9))[0]
    assert (row.row.unit.name, row.items, row.waiting, row.late) == ("水利局", 1, 1, 1)
    assert units_of(item.look_back, acting(county.chen), date(2026, 9, 30))[0].late == 0


def test_what_is_found_undone_goes_to_its_unit_again_though_it_was_closed(county, answered):
    item = sent(county)
    item = look_back.send_again(
        item,
        by=county.chen,
        at=county.moment("2026-10-10"),
        **seen(item, finding="只修了三百米。", public_discontent=True),
    )
    answered.refresh_from_db()
    again = answered.second_assignments.get()
    assert (item.state, again.ground, again.reason) == ("again", "public", "只修了三百米。")
    assert answered.suggestion.case.state == "in_handling"
    assert [one.round for one in answered.rounds.order_by("round")] == [1, 2]


def test_people_on_the_spot_who_are_not_content_are_no_done_matter(county, answered):
    item = sent(county)
    with pytest.raises(Refused, match="群众不满意"):
        look_back.find_done(
            item,
            by=county.chen,
            at=county.moment("2026-10-10"),
            **seen(item, public_discontent=True),
        )


def test_b_becomes_a_where_it_was_seen_and_another_letter_is_refused(county, answered):
    item = sent(county)
    by = {"by": county.chen, "at": county.moment("2026-10-10")}
    with pytest.raises(Refused, match="请选择本级规则中的另一个类别"):
        look_back.convert(item, **by, **seen(item, new_class="B"))
    item = look_back.convert(item, **by, **seen(item, new_class="A"))
    counted = figures(items_of(item.look_back, acting(county.chen)), date(2026, 10, 11))
    assert (item.state, item.new_class, counted["b_to_a"]) == ("converted", "A", 1)
    changed = answered.rounds.get().class_changes.get(stage="afterwards")
    assert (changed.was, changed.now, changed.evidence) == (
        "B",
        "A",
        "渠段已经修好，村民用上了水。",
    )
    assert answered.rounds.get().reply_class == "A"


def test_every_point_of_the_check_lists_is_answered(county, answered):
    item = sent(county)
    with pytest.raises(Refused, match="逐条回答"):
        look_back.find_done(
            item, by=county.chen, at=county.moment("2026-10-10"), **seen(item, answers=[])
        )


def test_the_lead_deputy_marks_once_more_and_a_dissatisfaction_sends_it_out_again(county, answered):
    item = sent(county, asks_survey=True)
    at = county.moment("2026-10-10")
    item = look_back.find_done(item, by=county.chen, at=at, **seen(item))
    said = {"process": "satisfied", "result": "dissatisfied"}
    with pytest.raises(Refused, match="请说明理由"):
        look_back.mark_again(item, by=county.lin, at=at, **said)
    item = look_back.mark_again(item, by=county.lin, at=at, **said, reason="支渠末端没有水。")
    item = look_back.send_again_after_mark(
        item, by=county.chen, at=county.moment("2026-10-12"), reason="支渠末端没有水。"
    )
    assert (item.state, answered.second_assignments.get().ground) == ("again", "look_back")


def test_a_round_is_closed_when_every_unit_and_every_item_was_looked_at(county, answered):
    item = sent(county)
    round, at = LookBack.objects.get(), county.moment("2026-10-12")
    with pytest.raises(Refused, match="还有1件没有察看"):
        look_back.close(round, by=county.chen, at=at, summary="见各件")
    look_back.explain(
        item,
        by=county.chen,
        at=county.moment("2026-10-10"),
        **seen(item, basis="防洪法规定的河道管理范围", finding="不能在河道内衬砌。"),
    )
    with pytest.raises(Refused, match="还没有看过的单位：水利局"):
        look_back.close(round, by=county.chen, at=at, summary="见各件")
    point = round.points.get(list="unit")
    look_back.look_at_unit(
        round,
        by=county.chen,
        at=county.moment("2026-10-11"),
        unit=county.water,
        looked_on=date(2026, 10, 11),
        place="水利局",
        answers=[(point, False, "没有台账")],
    )
    assert look_back.close(round, by=county.chen, at=at, summary="见各件").state == "closed"


def test_a_unit_looks_at_nothing_of_its_own(county, answered):
    item = sent(county)
    refused = look_back.find_done.refusal(item, by=county.li, at=county.moment("2026-10-10"))
    assert refused.reason == "“认定已落实”只能由代表工委工作人员办理。"
