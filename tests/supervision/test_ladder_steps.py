"""督办阶梯: a unit is urged step by step, each step answered, some passed over by whoever may."""

import pytest

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Handling
from huying.domain.supervision.letters import LETTERS
from huying.domain.supervision.models import Ladder
from huying.domain.supervision.procedure import ladder
from huying.domain.supervision.queries import READ
from huying.domain.supervision.queries.awaiting import LISTS
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused
from tests import rules
from tests.conftest import moment


def begun(county, by=None, handling=None, step="remind", **more):
    return ladder.begin(
        by=by or county.chen, at=moment("2026-03-16"), handling=handling or county.accepted(),
        why="两周没有联系代表", step=step, words="请尽快联系代表。", **more,
    )  # fmt: skip


def anew(one):
    return Ladder.objects.select_related("case", "congress").get(pk=one.pk)


def due(one):
    return [
        (clock.name, clock.due.isoformat())
        for clock in Clock.objects.filter(case=one.pk, ended_at=None)
    ]


def as_person(county, one, at="2026-04-01"):
    return acting(one.person.account, county.congress, at=moment(at))


def taken(one):
    return list(one.steps.order_by("place").values_list("place", "code", "skipped"))


def test_the_unit_answers_each_step_within_its_days(county):
    one = begun(county)
    assert (one.state_word, due(one)) == ("待单位回复", [("ladder_answer", "2026-03-19")])
    with pytest.raises(Refused, match="到期未回复或者回复以后"):
        ladder.climb(one, by=county.chen, at=moment("2026-03-17"), step="urge", words="再催。")
    with pytest.raises(Refused, match="只能由"):
        ladder.answer(one, by=county.he, at=moment("2026-03-17"), text="……")
    one = ladder.answer(one, by=county.sun, at=moment("2026-03-18"), text="昨天已面商。")
    assert (one.state_word, due(one)) == ("单位已回复", [])
    one = ladder.lift(one, by=county.chen, at=moment("2026-03-19"), reason="已联系代表")
    assert one.state_word == "已解除"


def test_a_unit_that_does_not_answer_is_taken_a_step_further(county):
    one = begun(county)
    one = ladder.climb(one, by=county.chen, at=moment("2026-03-20"), step="urge", words="再催。")
    assert (taken(one), due(one)) == (
        [(1, "remind", ""), (2, "urge", "")],
        [("ladder_answer", "2026-03-25")],
    )


def test_steps_are_passed_over_by_whoever_may_and_with_a_reason(county):
    with pytest.raises(Refused, match="请写明理由"):
        begun(county, step="letter")
    one = begun(county, step="letter", skip_reason="去年已催过两次")
    assert taken(one) == [(3, "letter", "提醒、催办")]
    with pytest.raises(Refused, match="不由您办理|只能由"):
        ladder.climb(
            one, by=county.chen, at=moment("2026-04-01"), step="summon_talk", words="请到会。"
        )
    one = ladder.climb(
        one, by=county.wang, at=moment("2026-04-01"), step="posted", words="挂牌。",
        skip_reason="情况紧急",
    )  # fmt: skip
    assert taken(one) == [(3, "letter", "提醒、催办"), (5, "posted", "约谈")]


def test_the_last_step_is_the_last_and_a_step_is_not_taken_twice(county):
    one = begun(county, by=county.wang, step="letter", skip_reason="急")
    with pytest.raises(Refused, match="没有这一级"):
        ladder.climb(one, by=county.wang, at=moment("2026-04-01"), step="urge", words="……")
    for step in ("summon_talk", "posted", "heard"):
        one = ladder.answer(one, by=county.sun, at=moment("2026-04-01"), text="在办。")
        one = ladder.climb(one, by=county.wang, at=moment("2026-04-02"), step=step, words="……")
    with pytest.raises(Refused, match="最高一级|只能由"):
        ladder.climb(one, by=county.wang, at=moment("2026-06-02"), step="heard", words="……")


def test_one_ladder_at_a_time_for_a_units_turn(county):
    turn = county.accepted()
    one = begun(county, handling=turn)
    with pytest.raises(Refused, match="正在进行"):
        begun(county, handling=turn)
    ladder.lift(one, by=county.chen, at=moment("2026-03-17"), reason="已办")
    assert begun(county, handling=turn).state == "taken"


def test_a_congress_has_its_own_steps_in_its_own_order(county):
    rules.lay(county.congress, **{"supervision.ladder": "xincai"})
    turn = county.accepted()
    with pytest.raises(Refused, match="没有这一级"):
        begun(county, by=county.wang, handling=turn, step="remind")
    one = begun(county, by=county.wang, handling=turn, step="leader_assigns")
    one = ladder.answer(one, by=county.sun, at=moment("2026-03-18"), text="在办。")
    one = ladder.climb(one, by=county.liu, at=moment("2026-03-20"), step="mayor_leads", words="…")
    assert [step.label for step in one.steps.order_by("place")] == [
        "人大常委会领导交办", "政府领导领办",
    ]  # fmt: skip


def test_the_paper_of_a_step_tells_what_was_done_before_and_what_the_unit_said(county):
    one, me = begun(county), as_person(county, county.chen)
    at = moment("2026-04-01")
    assert LETTERS["ladder"](one, me, at) is None
    one = ladder.answer(one, by=county.sun, at=moment("2026-03-18"), text="在办。")
    one = ladder.climb(
        one, by=county.chen, at=moment("2026-03-20"), step="letter", words="请月底前开工。",
        skip_reason="已催过",
    )  # fmt: skip
    made = LETTERS["ladder"](anew(one), me, at)
    text = "\n".join(block.text for block in made.body)
    assert made.title.endswith("建议的督办函")
    assert "2026年3月16日已进行“提醒”，你单位于2026年3月18日回复。" in text
    assert "请月底前开工。" in text
    assert "于2026年3月27日前书面回复" in text
    assert LETTERS["ladder"](anew(one), as_person(county, county.lin), at) is None


def test_the_unit_finds_it_among_its_tasks_and_no_other_unit_sees_it(county):
    one = begun(county)
    lists = {each.name: each for each in LISTS}
    at = moment("2026-03-17")
    assert list(lists["ladders_to_answer"](as_person(county, county.sun), at)) == [one]
    assert list(lists["ladders_to_answer"](as_person(county, county.he), at)) == []
    seen = {
        who: READ["ladder"](as_person(county, getattr(county, who))).exists()
        for who in ("sun", "he", "chen", "liu", "lin")
    }
    assert seen == {"sun": True, "he": False, "chen": True, "liu": True, "lin": False}
    ladder.answer(one, by=county.sun, at=at, text="在办。")
    assert list(lists["ladders_to_decide"](as_person(county, county.chen), at)) == [one]


def test_a_unit_that_no_longer_handles_it_is_not_urged(county):
    turn = county.accepted()
    turn.case.state = "returned"
    turn.case.save()
    with pytest.raises(Refused, match="不在承办"):
        begun(county, handling=Handling.objects.get(pk=turn.pk))
