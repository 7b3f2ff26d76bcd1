"""The overview's figures: what they count, and that each opens exactly its items."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from huying.pages.insight import statistics
from huying.pages.insight.filters import Offered
from huying.pages.insight.question import read
from huying.pages.insight.seen import seen_by
from huying.pages.insight.statistics import Counted, LateUnit, Period, Rate, StandingLine
from tests.counts import LONG, turn

DAYS = [date(2026, 3, 10), date(2026, 5, 29), date(2026, 7, 20)]


def counts_of(found):
    if isinstance(found, Counted):
        yield found
    elif isinstance(found, Rate):
        yield from (found.part, found.whole)
    elif isinstance(found, LateUnit):
        yield found.items
    elif isinstance(found, StandingLine):
        yield from found.cells
    else:
        for one in found:
            yield from counts_of(one)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_figure_opens_exactly_the_items_it_counts(world, as_seen, tried, today):
    """In an ordinary run a third of them on each of the days."""
    county, tries = world.county, 0
    seen = seen_by(as_seen("zhuren"), today)
    for period in (Period(county.session), Period()):
        for statistic in statistics.ALL:
            for count in counts_of(statistic(county.congress, period, today)):
                if not (LONG or turn(f"{today} {count.asks}", 3) == 0):
                    continue
                tries += 1
                question = read(QueryDict(urlencode(count.asks)), Offered(county.congress))
                assert question.problems == []
                assert (count.asks, len(question.keys(seen))) == (count.asks, count.value)
                assert question.counts(seen)["shown"] == count.value
    assert tries > 10
    tried(f"N = {tries} figures")


def named(found) -> dict:
    return {str(one.label): one.value for one in found}


def rates(found) -> dict:
    return {str(one.label): (one.part.value, one.whole.value, one.text) for one in found}


@pytest.fixture
def told(world):
    def tell(statistic, today=date(2026, 7, 20)):
        return statistic(world.county.congress, Period(world.county.session), today)

    return tell


def test_the_overview_counts_what_was_handed_in_and_not_drafts(told):
    assert named(told(statistics.suggestions_received)) == {
        "收到建议": 16,
        "大会期间": 15,
        "闭会期间": 1,
    }


def test_every_suggestion_stands_at_one_place(told):
    lines = told(statistics.where_they_stand)
    assert {str(one.label): [cell.value for cell in one.cells] for one in lines} == {
        "退回修改": [1, 0, 1],
        "已提交": [1, 1, 2],
        "已登记": [1, 0, 1],
        "办理中": [6, 0, 6],
        "已答复待评价": [1, 0, 1],
        "第二轮办理": [1, 0, 1],
        "已评价待办结": [2, 0, 2],
        "已办结": [1, 0, 1],
        "已撤回": [1, 0, 1],
    }


def test_lateness_is_laid_at_the_door_of_the_unit_whose_clock_it_is(told):
    lines = told(statistics.late_by_unit)
    assert [(one.name, one.items.value) for one in lines] == [
        ("水利局", 4),
        ("代表工委（交办）", 3),
        ("人民法院", 1),
        ("财政局", 1),
    ]
    assert named(told(statistics.late)) == {"逾期未办": 9}


def test_a_suggestion_two_units_handed_back_is_counted_once(told):
    assert named(told(statistics.returned_twice)) == {"两次退回": 1}


def test_one_dissatisfied_deputy_in_any_round_is_enough(told):
    assert named(told(statistics.dissatisfied)) == {
        "有不满意": 1,
        "过程不满意": 0,
        "结果不满意": 1,
    }


def test_only_confirmed_contacts_count(told):
    assert rates(told(statistics.contact_rates)) == {
        "办前": (5, 5, "100.0%"),
        "办中": (5, 5, "100.0%"),
        "办后": (1, 5, "20.0%"),
        "三次都有": (1, 5, "20.0%"),
    }


def test_the_reply_rate_is_of_what_was_given_out(told):
    assert rates(told(statistics.reply_rates)) == {
        "答复率": (5, 11, "45.5%"),
        "按期答复率": (5, 11, "45.5%"),
        "办结率（代表评价完毕）": (3, 11, "27.3%"),
    }


def test_silence_is_outside_the_rates_and_the_worst_grade_counts(told):
    assert rates(told(statistics.satisfaction)) == {
        "过程满意": (2, 3, "66.7%"),
        "过程基本满意": (1, 3, "33.3%"),
        "过程不满意": (0, 3, "0.0%"),
        "结果满意": (1, 3, "33.3%"),
        "结果基本满意": (1, 3, "33.3%"),
        "结果不满意": (1, 3, "33.3%"),
    }


def test_a_paused_clock_makes_nobody_late(world, told):
    seen_late = {one.name: one.items.value for one in told(statistics.late_by_unit)}
    assert world.items["asked_back"].handlings.get().state == "return_requested"
    assert seen_late["水利局"] == 4  # working, reviewing, unsent, again


def test_every_statistic_says_what_it_counts():
    for statistic in statistics.ALL:
        assert len(statistics.definition(statistic)) > 15


def test_another_congress_is_never_counted(world, told):
    from tests.conftest import moment
    from tests.county import County

    before = [named(told(one)) for one in (statistics.suggestions_received, statistics.late)]
    other = County(moment, code="other", name="别县")
    other.submitted()
    other.assigned()
    after = [named(told(one)) for one in (statistics.suggestions_received, statistics.late)]
    assert after == before


def test_meeting_face_to_face_stands_beside_the_contact_rates(county):
    """林秀英 was met twice, at one place by 面商 alone; an unreplied suggestion counts nowhere."""
    county.delivered()
    county.with_contacts()
    found = statistics.quality.met_in_person(county.congress, Period(), date(2026, 4, 20))
    assert rates(found) == {"见面率": (1, 1, "100.0%"), "两种以上方式": (0, 1, "0.0%")}
    ways = statistics.quality.ways_of_contact(county.congress, Period(), date(2026, 4, 20))
    assert named(ways) == {"面商": 1}


def test_what_was_solved_is_set_against_what_satisfied(county):
    for result, praise in (("satisfied", "办得实在"), ("dissatisfied", "")):
        county.answered(
            county.delivered(), county.lin, result=result, praise=praise, reason="没有修完"
        )
    day = date(2026, 4, 20)
    assert rates(statistics.quality.solved_and_satisfied(county.congress, Period(), day)) == {
        "解决率": (2, 2, "100.0%"),
        "满意率（含基本满意）": (1, 2, "50.0%"),
        "没有解决而满意": (0, 2, "0.0%"),
        "已经解决而不满意": (1, 2, "50.0%"),
    }
    praised = statistics.quality.praised(county.congress, Period(), day)
    assert named(praised) == {"留有表扬": 1}
