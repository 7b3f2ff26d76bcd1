"""The cast, the clock and the county that every test is about."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.test.utils import override_settings
from psycopg._preparing import PrepareManager
from pytest_django.fixtures import _set_suffix_to_test_databases

from huying.foundation.procedure import guards
from tests import counts
from tests.county import County
from tests.kept import shelf

CN = ZoneInfo("Asia/Shanghai")
USES_THE_DATABASE = {"db", "transactional_db", "empty_databases"}


def moment(text: str) -> datetime:
    """'2026-03-02' (nine in the morning) or '2026-03-02 14:30', as the county's own time."""
    at = datetime.fromisoformat(text)
    return at.replace(hour=at.hour or 9, tzinfo=CN)


@pytest.fixture(scope="session", autouse=True)
def passwords_are_hashed_quickly():
    """The cast has twenty passwords: Argon2, slow on purpose, would cost every test four seconds."""
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
    with override_settings(PASSWORD_HASHERS=quick):
        yield


@pytest.fixture(scope="session", autouse=True)
def files_lie_apart(tmp_path_factory):
    """What is uploaded, what waits for an import and what a job has made lie in no real place."""
    files, jobs = (tmp_path_factory.mktemp(name) for name in ("files", "jobs"))
    with override_settings(HUYING_FILES_DIR=files, HUYING_JOBS_DIR=jobs):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix(request):
    """Workers share a PostgreSQL server, so their databases need names of their own; on SQLite each
    has one in its own memory (which pytest-django knows only of Django's own backend)."""
    worker = getattr(request.config, "workerinput", {}).get("workerid")
    if worker and connection.vendor != "sqlite":
        _set_suffix_to_test_databases(suffix=worker)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    connection.execute_wrappers.append(shelf.watch)
    if connection.vendor == "sqlite":
        _lift_guards_while_emptying()
    else:
        _keep_what_is_prepared_over_rollbacks()


def _lift_guards_while_emptying():
    """A test that commits is followed by emptying every table, events included."""
    empty = TransactionTestCase._fixture_teardown

    def lifted(self):
        guards.remove(connection)
        empty(self)
        guards.install(connection)
        shelf.forget()

    TransactionTestCase._fixture_teardown = lifted


def _keep_what_is_prepared_over_rollbacks():
    """Each test ends with a rollback, after which psycopg prepares anew, lest a table be another one."""
    changes_tables = re.compile(rb"(DROP|ALTER|DISCARD ALL|DEALLOCATE ALL)\b").match
    PrepareManager._should_discard.__defaults__ = (changes_tables,)


@pytest.fixture(autouse=True)
def a_test_begins(monkeypatch):
    shelf.begin(monkeypatch)


@pytest.fixture
def county(db) -> County:
    """清源县: its cast in place, its first session held 2026-02-25 to 2026-02-28."""
    return County(moment)


@pytest.fixture
def tried(record_property):
    """tried("N = 20 rounds of 20") prints that line at the end of the run."""
    return lambda line: record_property(counts.KEY, line)


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items):
    """Whatever tells how often it tried is asked again, more often, by `make test-long`.

    Whatever asks nothing of the database that is tested is asked once, beside SQLite.
    """
    for item in items:
        if "tried" in item.fixturenames:
            item.add_marker("long")
        if not item.get_closest_marker("django_db") and USES_THE_DATABASE.isdisjoint(
            item.fixturenames
        ):
            item.add_marker("once")


def pytest_terminal_summary(terminalreporter):
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if getattr(report, "when", "") == "call"
    ]
    if lines := counts.summary(reports):
        terminalreporter.section("how often it was tried")
        for line in lines:
            terminalreporter.write_line(line)
