"""A new database is made in one step; it has to be what the migrations make one by one."""

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunSQL

from tests.counts import LONG

WAYS = {
    "in one step": 'call_command("migrate", verbosity=0)',
    "one by one": "from django.core.management.commands.migrate import Command\n"
    "call_command(Command(), verbosity=0)",
}
MAKE_AND_TELL = """
import json, django
django.setup()
from django.core.management import call_command
{way}
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
WORDS = {{
    "sqlite": "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger')",
    "postgresql": "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
    " UNION SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger"
    " WHERE NOT tgisinternal",
}}
found = {{"migrations": sorted(map(list, MigrationRecorder(connection).applied_migrations()))}}
with connection.cursor() as cursor:
    ask = connection.introspection
    for table in ask.table_names(cursor):
        columns = {{one.name: [str(one.type_code), one.null_ok, one.default, one.display_size]
                   for one in ask.get_table_description(cursor, table)}}
        held, unnamed = {{}}, []
        for name, what in ask.get_constraints(cursor, table).items():
            what.pop("definition", None)
            if name.startswith(("__", "fk_")):  # SQLite's own count, in the order of making
                unnamed.append(json.dumps(what, sort_keys=True))
            else:
                held[name] = what
        found[table] = [columns, held, sorted(unnamed)]
    cursor.execute(WORDS[connection.vendor])
    found["words"] = sorted([kind, name, words or ""] for kind, name, words in cursor.fetchall())
print(json.dumps(found, sort_keys=True, default=str))
"""


@pytest.mark.skipif(
    not LONG, reason="a minute and more: Django draws up all models after each change"
)
@pytest.mark.parametrize("empty_databases", [list(WAYS)], indirect=True)
def test_a_new_database_is_what_the_migrations_make_one_by_one(empty_databases, tried):
    at_once, one_by_one = (
        _made(WAYS[way], address) for way, address in zip(WAYS, empty_databases, strict=True)
    )
    assert len(at_once["migrations"]) > 80
    assert {"index", "trigger"} == {kind for kind, _name, _words in at_once["words"]}
    assert at_once == one_by_one
    tried(f"N = {len(at_once['migrations'])} migrations on {connection.vendor}")


def test_words_of_sql_in_a_migration_take_away_what_a_new_database_never_has():
    """They are not carried out for a new one, which takes Python alone from the migrations."""
    words = [
        one.sql
        for migration in MigrationLoader(None).disk_migrations.values()
        if migration.__module__.startswith("huying.")
        for operation in migration.operations
        for one in getattr(operation, "database_operations", [operation])
        if isinstance(one, RunSQL)
    ]
    assert len(words) > 4
    assert {one.split('"')[0] for one in words} == {"DROP INDEX IF EXISTS "}


@pytest.fixture
def empty_databases(request, tmp_path):
    if connection.vendor == "sqlite":
        return [
            f"sqlite:///{tmp_path}/{number}.sqlite3" for number, _way in enumerate(request.param)
        ]
    owner = os.environ["HUYING_OWNER_DATABASE_URL"]
    names = [f"made_{number}" for number, _way in enumerate(request.param)]
    with psycopg.connect(owner, autocommit=True) as server:
        for name in names:
            server.execute(f"DROP DATABASE IF EXISTS {name}")
            server.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    return [urlsplit(owner)._replace(path=f"/{name}").geturl() for name in names]


def _made(way: str, address: str) -> dict:
    done = subprocess.run(
        [sys.executable, "-c", MAKE_AND_TELL.format(way=way)],
        env={
            **os.environ,
            "HUYING_DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "huying.settings",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    # Django's own table, which nobody writes to: its models and its migrations differ in the id's width.
    del found["auth_group_permissions"]
    return found
