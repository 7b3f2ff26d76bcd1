"""The chain of events: only added, and whatever else is done to it is found."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from huying.domain.people.models import Congress
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.cases.models import Case
from huying.foundation.procedure import chain, guards
from huying.foundation.procedure.models import ChainHead, Event, EventDetail
from tests.county import TEXT
from tests.kept import kept

LENGTH = 200
PLACES = (1, 2, LENGTH // 2, LENGTH - 1, LENGTH)


@pytest.fixture
def chained(county):
    """A draft revised until its congress's chain has 200 events."""
    _revised(county)
    assert list(chain.faults(county.congress.pk)) == []
    return county


@kept
def _revised(county) -> None:
    s = county.drafted()
    for number in range(LENGTH - 1):
        s = suggestion.revise(
            s,
            by=county.lin,
            at=county.moment("2026-02-25 11:00"),
            **TEXT | {"title": f"第{number}稿"},
        )


@pytest.fixture
def intruder(chained):
    """Somebody with the owner's rights, for whom the guards are lifted."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SELECT tableowner FROM pg_tables WHERE tablename = %s", [guards.TABLE])
            cursor.execute(f"SET ROLE {cursor.fetchone()[0]}")
            cursor.execute(f"ALTER TABLE {guards.TABLE} DISABLE TRIGGER USER")
            cursor.execute("RESET ROLE")
        else:
            guards.remove(connection)
    yield chained
    if connection.vendor != "postgresql":
        guards.install(connection)


def events(county):
    return Event.objects.filter(congress=county.congress)


def at_place(county, seq) -> Event:
    return events(county).get(seq=seq)


class Undone(Exception):
    """Takes back what an intruder did, so that the next thing is tried on a sound chain."""


def faults_after(county, misdeed) -> list[tuple[int, str]]:
    try:
        with transaction.atomic():
            misdeed()
            found = list(chain.faults(county.congress.pk))
            raise Undone
    except Undone:
        return found


def changed(county, event) -> dict:
    """Another value for every column of an event; its key is only where it lies."""
    other = Congress.objects.create(
        code="linxian", name="邻县人大", short_name="邻县", level="county"
    )
    case = Case(congress=other, kind="roll", state="open", opened_at=event.at)
    case.root = case
    case.save()
    words = ("act", "label", "law", "body", "capacity", "was", "now")
    return {
        **{name: f"{getattr(event, name)}x" for name in words},
        **dict.fromkeys(("digest", "previous", "hash"), "a" * 64),
        "congress": other,
        "seq": 9_000,
        "case": case,
        "version": 9_000,
        "by": county.chen,
        "at": event.at + timedelta(microseconds=1),
        "cause": events(county).exclude(pk=event.pk).first(),
        "clocks": [["start", "return", "2026-03-11"]],
        "alg": "sm3",
    }


def test_of_acts_in_one_transaction_the_head_may_be_told_at_the_end(county):
    at, congress = county.moment("2026-02-25 11:00"), county.congress.pk
    s = county.drafted()
    before = chain.head_of(congress)
    with chain.noted_at_the_end(congress):
        for number in range(3):
            s = suggestion.revise(s, by=county.lin, at=at, **TEXT | {"title": f"第{number}稿"})
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            suggestion.revise(s, by=county.lin, at=at, **TEXT | {"title": "收回的一稿"})
            1 / 0  # noqa: B018
        assert chain.head_of(congress) == before
    assert chain.head_of(congress)[0] == before[0] + 3
    suggestion.revise(s, by=county.lin, at=at, **TEXT | {"title": "又一稿"})
    assert chain.head_of(congress)[0] == before[0] + 4
    assert list(chain.faults(congress)) == []


def test_a_transaction_given_up_leaves_the_head_to_the_next_act(county):
    at, congress = county.moment("2026-02-25 11:00"), county.congress.pk
    s = county.drafted()
    with pytest.raises(ZeroDivisionError), transaction.atomic(), chain.noted_at_the_end(congress):
        suggestion.revise(s, by=county.lin, at=at, **TEXT | {"title": "收回的一稿"})
        1 / 0  # noqa: B018
    s.refresh_from_db()
    suggestion.revise(s, by=county.lin, at=at, **TEXT | {"title": "又一稿"})
    assert list(chain.faults(congress)) == []


def test_every_changed_column_of_any_event_is_found(intruder):
    columns = [one.name for one in Event._meta.fields if one.name != "id"]
    values = changed(intruder, at_place(intruder, 1))
    assert sorted(values) == sorted(columns)
    for seq in PLACES:
        for column, value in values.items():
            one, change = events(intruder).filter(seq=seq), {column: value}
            found = faults_after(intruder, lambda one=one, change=change: one.update(**change))
            assert found, (seq, column)
            assert min(found)[0] <= seq, (seq, column)


def test_every_column_of_all_events_goes_into_the_hash(chained):
    values = changed(chained, at_place(chained, 1))
    for event in events(chained):
        for column, value in values.items():
            if column == "hash":
                continue
            old = getattr(event, column)
            new = "sha512" if column == "alg" else value
            if column == "cause" and value.pk == event.pk:
                continue
            setattr(event, column, new)
            assert not chain.holds(event), (event.seq, column)
            setattr(event, column, old)
        assert chain.holds(event)


def test_an_algorithm_that_does_not_exist_is_a_fault_not_a_crash(intruder):
    found = faults_after(intruder, lambda: events(intruder).filter(seq=7).update(alg="rot13"))
    assert found == [(7, "事件内容被改动")]


def drop(county, seq):
    EventDetail.objects.filter(event__congress=county.congress, event__seq=seq).delete()
    events(county).filter(seq=seq).delete()


def test_a_dropped_event_is_found_wherever_it_stood(intruder):
    for seq in PLACES:
        found = faults_after(intruder, lambda seq=seq: drop(intruder, seq))
        assert found[0] == (seq, "缺少事件" if seq < LENGTH else "链尾被截断或替换")


def test_a_cut_tail_is_found_even_when_the_head_was_set_back(intruder):
    def cut():
        for seq in (LENGTH, LENGTH - 1):
            drop(intruder, seq)
        last = at_place(intruder, LENGTH - 2)
        ChainHead.objects.update(seq=last.seq, hash=last.hash)

    case = at_place(intruder, 1).case_id
    assert faults_after(intruder, cut) == [(LENGTH - 2, f"案件 {case} 的事件数与版本不符")]


def test_a_lost_head_is_found(intruder):
    found = faults_after(intruder, lambda: ChainHead.objects.all().delete())
    assert found == [(LENGTH + 1, "链尾被截断或替换")]


def test_swapped_events_are_found(intruder):
    def swap():
        one, two = at_place(intruder, 10), at_place(intruder, 11)
        for event, seq in ((one, 9_000), (two, 10), (one, 11)):
            events(intruder).filter(pk=event.pk).update(seq=seq)

    assert faults_after(intruder, swap)[0] == (10, "与前一事件不相连")


def rehash(event, **changes):
    for column, value in changes.items():
        setattr(event, column, value)
    event.hash = chain.link_hash(event)
    Event.objects.filter(pk=event.pk).update(hash=event.hash, **changes)


def test_a_rehashed_event_is_found_by_the_next_one_or_the_head(intruder):
    for seq in PLACES:
        found = faults_after(
            intruder, lambda seq=seq: rehash(at_place(intruder, seq), label="登记编号")
        )
        assert found == [(seq + 1, "与前一事件不相连" if seq < LENGTH else "链尾被截断或替换")]


def test_a_chain_computed_anew_to_its_head_is_found_by_a_witness(intruder):
    noted = "{}:{}:{}".format(intruder.congress.code, *chain.head_of(intruder.congress.pk))
    previous = at_place(intruder, 99).hash
    for event in events(intruder).filter(seq__gte=100).order_by("seq"):
        changes = {"label": "登记编号"} if event.seq == 100 else {}
        rehash(event, previous=previous, **changes)
        previous = event.hash
    ChainHead.objects.update(hash=previous)
    assert list(chain.faults(intruder.congress.pk)) == []
    answer, code = verified("--witness", noted)
    assert (code, answer["broken"]) == (
        1,
        [{"congress": "qingyuan", "seq": LENGTH, "what": "与另行保存的链尾不符"}],
    )


def test_a_state_changed_without_an_act_is_found(intruder):
    case = at_place(intruder, 1).case_id
    found = faults_after(intruder, lambda: Case.objects.filter(pk=case).update(state="registered"))
    assert found == [(LENGTH, f"案件 {case} 的状态与最后一个事件不符")]


def test_a_changed_detail_is_found_and_an_erased_one_is_no_fault(chained):
    detail = EventDetail.objects.filter(event__congress=chained.congress, event__seq=50)
    for changes in (
        {"person": "别人"},
        {"data": {"title": "别的"}},
        {"salt": "00"},
        {"salt": "盐"},
    ):
        found = faults_after(chained, lambda changes=changes: detail.update(**changes))
        assert found == [(50, "事件明细被改动")], changes
    assert faults_after(chained, detail.delete) == []


def test_the_database_refuses_to_change_or_remove_an_event(chained):
    assert guards.missing(connection) == []
    for misdeed in (lambda: events(chained).update(label="x"), lambda: drop(chained, 3)):
        with pytest.raises(DatabaseError, match=guards.SAYS), transaction.atomic():
            misdeed()
    assert list(chain.faults(chained.congress.pk)) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only the owner may, on PostgreSQL")
def test_guards_can_be_put_in_place_again_and_are_missed_when_gone(db):
    guards.install(connection)
    guards.install(connection)
    assert guards.missing(connection) == []
    guards.remove(connection)
    assert guards.missing(connection) == ["no_update_of_events", "no_delete_of_events"]
    guards.install(connection)


def verified(*options) -> tuple[dict, int]:
    """The last line of `huying verify_events --json`, and how it exits."""
    out, code = StringIO(), 0
    try:
        call_command("verify_events", "--json", *options, stdout=out)
    except SystemExit as ended:
        code = ended.code
    return json.loads(out.getvalue().splitlines()[-1]), code


def test_the_command_counts_a_sound_chain(chained):
    answer, code = verified()
    head = "qingyuan:{}:{}".format(*chain.head_of(chained.congress.pk))
    assert code == 0
    assert answer == {
        "events": LENGTH,
        "broken": [],
        "first": None,
        "heads": [head],
        "guards_missing": [],
    }
    assert verified("--congress", "qingyuan", "--witness", head) == (answer, 0)


def test_the_command_names_the_first_broken_event(intruder):
    events(intruder).filter(seq=60).update(label="x")
    events(intruder).filter(seq=40).update(body="x")
    answer, code = verified()
    assert (code, answer["first"]) == (
        1,
        {"congress": "qingyuan", "seq": 40, "what": "事件内容被改动"},
    )
    assert [one["seq"] for one in answer["broken"]] == [40, 60]
