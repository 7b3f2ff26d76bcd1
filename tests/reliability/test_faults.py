"""The k-th statement of an act fails, for every k: all or nothing, and a second try succeeds."""

import hashlib
from itertools import count

import pytest
from django.db import OperationalError, connection

from huying.domain.suggestions.procedure import reply, suggestion, survey
from huying.foundation.procedure import chain
from tests.conftest import moment
from tests.counts import times
from tests.reliability.arena import at_once

pytestmark = pytest.mark.long


def submitting(county):
    subject = county.drafted()
    return lambda: suggestion.submit(subject, by=county.lin, at=moment("2026-02-26"))


def assigning(county):
    subject = county.registered(county.zhou)
    return lambda: suggestion.assign(
        subject,
        by=county.chen,
        at=moment("2026-03-02"),
        lead_unit=county.water,
        co_units=[county.finance],
    )


def delivering(county):
    subject = county.signed(county.with_contacts(county.zhou).rounds.get(round=1))
    return lambda: reply.deliver(subject, by=county.sun, at=moment("2026-04-10 10:00"))


def evaluating_last(county):
    """The last answer, a 不满意: the round closes with it and a second one opens."""
    round = county.delivered(county.zhou)
    county.answered(round, county.zhou)
    subject = round.surveys.select_related("case").get(deputy=county.lin)
    return lambda: survey.answer(
        subject,
        by=county.lin,
        at=moment("2026-04-15"),
        process="satisfied",
        result="dissatisfied",
        reason="渠段没有修完",
    )


class Fault(OperationalError):
    """Stands for a lost connection, a full disk, a statement that took too long."""


class FailAt:
    """Fails the k-th statement (from 1): before it is carried out, or when its answer is awaited."""

    def __init__(self, k: int, after: bool):
        self.k, self.after, self.seen = k, after, 0

    def __call__(self, execute, sql, params, many, context):
        self.seen += 1
        if self.seen == self.k and not self.after:
            raise Fault(sql)
        answer = execute(sql, params, many, context)
        if self.seen == self.k:
            raise Fault(sql)
        return answer


def dump() -> str:
    """One digest of every row of every table."""
    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            digest.update(repr((table, sorted(map(repr, cursor.fetchall())))).encode())
    return digest.hexdigest()


def fail_everywhere(act, after: bool) -> int:
    """Fail every statement in turn; the number of statements that the act takes."""
    before = dump()
    for k in count(1):
        fault = FailAt(k, after)
        try:
            with connection.execute_wrapper(fault):
                act()
        except Fault:
            assert dump() == before, f"statement {k} failed and something stayed"
            assert not connection.in_atomic_block
        else:
            assert fault.seen < k
            return k - 1
    raise AssertionError


@pytest.mark.parametrize("after", [False, True], ids=["undone", "unanswered"])
@pytest.mark.parametrize("story", [submitting, assigning, delivering, evaluating_last])
def test_whatever_statement_fails_an_act_is_done_whole_or_not_at_all(
    shared_county, story, after, tried
):
    act = story(shared_county)
    before = dump()
    statements = fail_everywhere(act, after)
    assert statements > 10
    assert dump() != before  # the try without a fault, the last one, succeeded
    assert list(chain.faults(shared_county.congress.pk)) == []
    tried(f"N = {statements} statements of {story.__name__} on {connection.vendor}, 0 left half")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a disk is filled only on SQLite")
def test_a_full_disk_in_the_middle_of_an_act_leaves_nothing_and_no_lock(shared_county, tried):
    before, fills = dump(), times(5, 20)
    for _fill in range(fills):
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = 5")  # so that pages reach the disk before COMMIT
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(OperationalError, match="full"):
            shared_county.drafted(facts="渠" * 200_000)
        assert dump() == before
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1000000")
    outcomes = at_once(shared_county.drafted, shared_county.drafted)  # waits where a lock was kept
    assert [one.state for one in outcomes] == ["draft", "draft"]
    assert shared_county.drafted().state == "draft"
    tried(f"N = {fills} full disks, 0 locks kept")
