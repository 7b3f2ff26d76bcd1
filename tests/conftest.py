"""The cast, the clock and the county that every test is about."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import TransactionTestCase

from huying.foundation.procedure import guards
from tests.county import County

CN = ZoneInfo("Asia/Shanghai")


def moment(text: str) -> datetime:
    """'2026-03-02' (nine in the morning) or '2026-03-02 14:30', as the county's own time."""
    at = datetime.fromisoformat(text)
    return at.replace(hour=at.hour or 9, tzinfo=CN)


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """SQLite test databases are made from the models, ten times faster; migrations have a test
    of their own, and PostgreSQL's database is a copy of a migrated one."""
    return connection.vendor != "sqlite"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock():
            guards.install(connection)
        _lift_guards_while_emptying()


def _lift_guards_while_emptying():
    """A test that commits is followed by emptying every table, events included."""
    empty = TransactionTestCase._fixture_teardown

    def lifted(self):
        guards.remove(connection)
        empty(self)
        guards.install(connection)

    TransactionTestCase._fixture_teardown = lifted


@pytest.fixture
def county(db) -> County:
    """清源县: its cast in place, its first session held 2026-02-25 to 2026-02-28."""
    return County(moment)
