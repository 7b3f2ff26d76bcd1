"""专项行动 and 督办工作组: aims and stages, groups that cover every item, visits with a check list, findings."""

from collections import Counter

import pytest

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Suggestion
from huying.domain.supervision.models import Campaign, Stage, StageTask, Team, TeamItem
from huying.domain.supervision.procedure import campaign, team
from huying.domain.supervision.queries import READ, supervised
from huying.domain.supervision.queries.awaiting import LISTS
from huying.domain.supervision.states import UnitCheck
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment

AT = moment("2026-04-01")
GOOD = dict.fromkeys((one.value for one in UnitCheck), "good")


def day(text):
    return moment(text).date()


def planned(county):
    return campaign.plan(
        by=county.chen, at=AT, title="全过程督办专项行动", aims="件件有着落。",
        session=county.session, starts_on=day("2026-04-01"), ends_on=day("2026-11-30"),
    )  # fmt: skip


def running(county):
    one = planned(county)
    one = campaign.add_stage(
        one, by=county.chen, at=AT, label="动员部署", starts_on=day("2026-04-01"),
        ends_on=day("2026-04-30"),
    )  # fmt: skip
    one = campaign.add_task(
        one, by=county.chen, at=AT, stage=Stage.objects.get(), aspect="process", text="逐件建账"
    )
    return campaign.start(one, by=county.chen, at=AT)


def items(county, number=1):
    keys = [county.assigned().suggestion_id for _n in range(number)]
    return list(Suggestion.objects.filter(pk__in=keys).order_by("pk"))


def formed(county, some=(), of=None, name="第一督办工作组"):
    return team.form(
        by=county.chen, at=AT, name=name, leader=county.zhou, standing=[county.li_deputy],
        deputies=[county.wu], inspectors=[county.liu], items=list(some), campaign=of,
    )  # fmt: skip


def as_person(county, one):
    return acting(one.person.account, county.congress, at=AT)


def found_of(one, by, mark="done", item=None, text="现场看过，水已通。"):
    item = item or TeamItem.objects.get(team=one, taken_off_at=None)
    return team.find(one, by=by, at=AT, item=item, mark=mark, text=text)


def told_of(one):
    """Who got how many notices of it."""
    return Counter(Notice.objects.filter(case=one.pk).values_list("to__person__name", flat=True))


# -- the campaign ----------------------------------------------------------------------------


def test_a_campaign_needs_stages_and_tasks_and_ends_when_all_are_done(county):
    one = planned(county)
    with pytest.raises(Refused, match="请先增加阶段和任务"):
        campaign.start(one, by=county.chen, at=AT)
    with pytest.raises(Refused, match="起止日期以内"):
        campaign.add_stage(
            one, by=county.chen, at=AT, label="x", starts_on=day("2026-03-01"),
            ends_on=day("2026-04-30"),
        )  # fmt: skip
    one = running(county)
    with pytest.raises(Refused, match="还有1项任务没有完成"):
        campaign.conclude(one, by=county.chen, at=AT, conclusion="……")
    task = StageTask.objects.get()
    one = campaign.finish_task(one, by=county.chen, at=AT, task=task, note="一件一账")
    with pytest.raises(Refused, match="没有未完成的任务"):
        campaign.finish_task(one, by=county.chen, at=AT, task=task, note="再做")
    one = campaign.conclude(one, by=county.chen, at=AT, conclusion="全部有着落。")
    assert one.state_word == "已结束"


def test_a_campaign_does_not_end_while_a_group_is_at_work(county):
    one = running(county)
    formed(county, of=one)
    for act, more in ((campaign.cancel, {"reason": "调整"}),):
        with pytest.raises(Refused, match="还有1个督办工作组没有结束"):
            act(one, by=county.chen, at=AT, **more)


def test_coverage_counts_every_item_once_and_lists_the_rest(county):
    one, some = running(county), items(county, 3)
    formed(county, some[:2], of=one)
    told = supervised.told_of_a_campaign(one, as_person(county, county.chen))
    assert (told["covered"], told["total"], list(told["left"])) == (2, 3, some[2:])
    with pytest.raises(Refused, match="已由其他督办工作组督办"):
        formed(county, some[1:2], of=one, name="第二督办工作组")
    other = formed(county, some[2:], of=one, name="第二督办工作组")
    told = supervised.told_of_a_campaign(one, as_person(county, county.chen))
    assert (told["covered"], told["total"], list(told["left"])) == (3, 3, [])
    team.take_off(
        other, by=county.chen, at=AT, item=TeamItem.objects.get(team=other), reason="撤回"
    )
    told = supervised.told_of_a_campaign(one, as_person(county, county.chen))
    assert (told["covered"], told["total"]) == (2, 3)


# -- groups ----------------------------------------------------------------------------------


def test_a_group_visits_the_unit_by_its_check_list_and_says_something_of_every_item(county):
    one = formed(county, items(county))
    one = team.record_visit(
        one, by=county.wu, at=AT, unit=county.water, held_on=day("2026-03-31"), place="水利局",
        people="周文、吴桂", checks=GOOD | {"ledgers": "poor"}, opinion="台账要补。",
    )  # fmt: skip
    visit = one.visits.get()
    assert visit.check_lines[-1] == ("办理台账清楚", "差", "poor")
    with pytest.raises(Refused, match="还有1件建议没有督办意见"):
        team.disband(one, by=county.chen, at=AT, report="……")
    one = found_of(one, county.zhou, mark="wanting")
    told = supervised.told_of_a_team(one, as_person(county, county.chen))
    assert (told["looked"], told["wanting"]) == (1, 1)
    one = found_of(one, county.zhou)
    told = supervised.told_of_a_team(one, as_person(county, county.chen))
    assert (told["looked"], told["wanting"]) == (1, 0)
    one = team.disband(one, by=county.chen, at=AT, report="一件办实。")
    assert one.state_word == "已结束"


def test_only_members_and_the_committee_speak_for_a_group(county):
    one = formed(county, items(county))
    for by in (county.lin, county.sun, county.zhao):
        with pytest.raises(Refused, match="只能由"):
            found_of(one, by)
    found_of(one, county.liu)
    with pytest.raises(Refused, match="承办单位的人员不参加"):
        team.form(by=county.chen, at=AT, name="x", leader=county.sun)
    with pytest.raises(Refused, match="请选择这个督办工作组督办的建议"):
        other = formed(county, items(county), name="第二督办工作组")
        found_of(one, county.zhou, item=TeamItem.objects.get(team=other))


def test_a_member_finds_items_to_look_at_until_every_one_has_a_word(county):
    one = formed(county, items(county))
    waits = next(each for each in LISTS if each.name == "teams_with_items_to_look_at")
    assert list(waits(as_person(county, county.wu), AT)) == [one]
    assert list(waits(as_person(county, county.lin), AT)) == []
    found_of(one, county.wu)
    assert list(waits(as_person(county, county.wu), AT)) == []


def test_an_item_may_be_supervised_again_when_its_group_has_ended(county):
    some = items(county)
    one = found_of(formed(county, some), county.wu)
    team.disband(one, by=county.chen, at=AT, report="好。")
    assert formed(county, some, name="下年督办工作组").state == "at_work"


def test_who_sees_a_group_and_a_campaign(county):
    one = formed(county, items(county), of=running(county))
    seen = {
        who: (
            READ["team"](as_person(county, getattr(county, who))).exists(),
            READ["campaign"](as_person(county, getattr(county, who))).exists(),
        )
        for who in ("wu", "lin", "sun", "he", "chen")
    }
    assert (Team.objects.get(), Campaign.objects.count()) == (one, 1)
    assert seen == {
        "wu": (True, True), "lin": (True, True), "sun": (True, True), "he": (False, True),
        "chen": (True, True),
    }  # fmt: skip


def test_the_roster_says_how_much_each_member_supervises(county):
    one = formed(county, items(county, 2))
    formed(county, items(county), name="第二督办工作组")
    rows = supervised.roster(as_person(county, county.chen))
    assert {row["name"]: (row["groups"], row["items"]) for row in rows} == {
        "周文": (2, 3), "吴桂": (2, 3), "李建国": (2, 3), "刘洋": (2, 3),
    }  # fmt: skip
    team.take_off(
        one, by=county.chen, at=AT, item=TeamItem.objects.filter(team=one)[0], reason="撤回"
    )
    assert {row["items"] for row in supervised.roster(as_person(county, county.chen))} == {2}
    assert supervised.roster(as_person(county, county.liu)) == []


def test_what_is_found_of_an_item_is_told_to_its_own_units_alone(county):
    """Finance supervised beside water hears that the group was formed, not what it found at water's item."""
    both = [county.assigned(), county.assigned(lead=county.finance)]
    one = formed(county, [turn.suggestion for turn in both])
    before = told_of(one)
    found_of(one, county.zhou, item=TeamItem.objects.get(suggestion=both[0].suggestion))
    assert before["何平"] == before["孙敏"] == 1
    assert told_of(one) - before == Counter({"孙敏": 1, "李建国": 1})
