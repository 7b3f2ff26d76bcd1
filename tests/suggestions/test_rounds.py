"""A round of the worker: what it counts, what it costs, and whose day it goes by."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from huying.commands.management.commands.tick import told as told_by_the_command
from huying.domain.suggestions.tasks import tick
from tests.conftest import moment

FLAT = 13  # questions of a round in which there is nothing new to tell


def test_the_tick_counts_what_it_warned_of_what_is_late_and_who_heard_of_it_next(county):
    county.with_contacts()

    def counted(day):
        found = tick(moment(day), county.congress)
        return {name: found[name] for name in ("warned", "late", "escalated")}

    assert counted("2026-06-01") == {"warned": 2, "late": 0, "escalated": 0}
    assert counted("2026-06-03") == {"warned": 0, "late": 1, "escalated": 0}
    assert counted("2026-06-05") == {"warned": 0, "late": 0, "escalated": 1}
    assert counted("2026-06-09") == {"warned": 0, "late": 0, "escalated": 2}


@pytest.mark.parametrize("zone", ["UTC", "Asia/Urumqi", "America/New_York"])
def test_the_day_is_that_of_the_congress_wherever_the_machine_stands(county, zone):
    county.with_contacts()
    near, there = moment("2026-05-26 01:00"), ZoneInfo(zone)
    before = (near - timedelta(hours=2)).astimezone(there)
    assert tick(before, county.congress)["warned"] == 2  # 5月25日：还有8天，15天的提醒
    assert tick(near.astimezone(there), county.congress)["warned"] == 2
    assert tick((near + timedelta(hours=22)).astimezone(there), county.congress)["warned"] == 0


@pytest.mark.parametrize("number", [1, 3])
def test_a_round_costs_the_same_however_many_items_are_open(
    county, django_assert_num_queries, number
):
    for _one in range(number):
        county.with_contacts()
    tick(moment("2026-06-10"), county.congress)
    with django_assert_num_queries(FLAT):
        tick(moment("2026-06-10 10:00"), county.congress)


def test_what_a_round_did_is_told_in_the_words_of_the_contract(county):
    county.with_contacts()
    at = moment("2026-06-09")
    said = told_by_the_command(tick(at, county.congress), at)
    contract = ("at", "closed", "warned", "late", "urged", "escalated")
    assert {name: said[name] for name in contract} == {
        "at": "2026-06-09T09:00:00+08:00",
        "closed": 0,
        "warned": 0,
        "late": 4,  # 后台停了几天：各级同时得知
        "urged": 1,
        "escalated": 0,
    }
