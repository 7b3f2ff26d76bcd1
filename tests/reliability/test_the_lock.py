"""SQLite: one file lock around every write of every connection, in whatever process."""

import fcntl
import os
import time

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from huying.domain.suggestions.models import Category
from tests.reliability.arena import at_once

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own lock")


def lock_is_free() -> bool:
    """Asked as another process would ask: by a file handle of one's own."""
    handle = os.open(f"{connection.settings_dict['NAME']}.lock", os.O_CREAT | os.O_RDWR)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(handle)


def seen_by(statements) -> list[bool]:
    """Whether the lock was held at each statement of what `statements` does."""
    held = []

    def look(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        held.append(not lock_is_free())
        return answer

    with connection.execute_wrapper(look):
        statements()
    return held


def test_the_lock_is_held_from_begin_to_commit_and_no_longer(shared_county):
    with transaction.atomic():
        assert not lock_is_free()
        with transaction.atomic():
            Category.objects.create(congress=shared_county.congress, name="教育")
        assert not lock_is_free()
    assert lock_is_free()


def test_the_lock_is_given_up_with_a_rollback(shared_county):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Category.objects.create(congress=shared_county.congress, name="教育")
        1 / 0  # noqa: B018
    assert lock_is_free()
    assert Category.objects.count() == 1


def test_the_lock_is_given_up_when_a_connection_is_closed_in_a_transaction(shared_county):
    transaction.set_autocommit(False)
    Category.objects.create(congress=shared_county.congress, name="教育")
    connection.close()
    assert lock_is_free()
    transaction.set_autocommit(True)
    assert Category.objects.count() == 1


@pytest.mark.parametrize("how", ["update", "insert returning", "many"])
def test_a_statement_outside_a_transaction_waits_for_the_lock_when_it_writes(shared_county, how):
    name = f"{connection.settings_dict['NAME']}.lock"
    waited = []

    def holder():
        handle = os.open(name, os.O_CREAT | os.O_RDWR)
        fcntl.flock(handle, fcntl.LOCK_EX)
        time.sleep(0.4)
        os.close(handle)

    def writer():
        time.sleep(0.1)
        began = time.monotonic()
        if how == "update":
            Category.objects.filter(name="乙").update(name="甲")
        elif how == "insert returning":
            Category.objects.create(congress=shared_county.congress, name="甲")
        else:
            with connection.cursor() as cursor:
                cursor.executemany("UPDATE suggestions_category SET name = %s", [("丙",)])
        waited.append(time.monotonic() - began)

    assert at_once(holder, writer) == [None, None]
    assert waited[0] > 0.2
    assert lock_is_free()


def test_an_insert_outside_a_transaction_is_committed_while_the_lock_is_held(shared_county):
    congress = shared_county.congress.pk.hex

    def insert():
        with connection.cursor() as cursor:
            cursor.execute(
                'INSERT INTO suggestions_category (congress_id, name, active, "order") '
                "VALUES (%s, %s, true, 2), (%s, %s, true, 3) RETURNING name",
                [congress, "甲", congress, "乙"],
            )
            assert not connection.connection.in_transaction
            assert cursor.fetchone() == ("甲",)
            assert cursor.fetchmany(5) == [("乙",)]
            assert (cursor.fetchone(), cursor.fetchall()) == (None, [])
            cursor.execute("SELECT COUNT(*) FROM suggestions_category")
            assert cursor.fetchall() == [(3,)]

    assert at_once(insert) == [None]


def test_the_lock_is_given_up_when_sqlite_itself_has_rolled_back(shared_county):
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TRIGGER ends_it BEFORE INSERT ON suggestions_category "
            "BEGIN SELECT RAISE(ROLLBACK, 'the disk is full'); END"
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Category.objects.create(congress=shared_county.congress, name="教育")
    assert lock_is_free()


def test_a_commit_that_fails_leaves_the_lock_to_the_rollback(shared_county):
    with pytest.raises(IntegrityError), transaction.atomic():
        Category.objects.create(congress_id=999_999, name="教育")  # refused at COMMIT
    assert lock_is_free()
    assert Category.objects.count() == 1


def test_reading_takes_no_lock(shared_county):
    assert seen_by(lambda: list(Category.objects.all())) == [False]
