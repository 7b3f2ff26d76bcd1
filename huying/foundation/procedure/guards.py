"""Database triggers: events may be added, never changed or removed.

Kept as functions of a connection so that the migration installs them and a test database,
which must be emptied between tests, can lift them for that moment.
"""

TABLE = "procedure_event"
SAYS = "events are only added"


VERBS = ("update", "delete")


def install(connection) -> None:
    """May be repeated: what stands already is put in place anew."""
    remove(connection)
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def remove(connection) -> None:
    with connection.cursor() as cursor:
        for verb in VERBS:
            on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS no_{verb}_of_events{on}")


def missing(connection) -> list[str]:
    """The triggers that are not there or switched off: SQLite loses them when a table is remade."""
    if connection.vendor == "postgresql":
        asked = (
            "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D' AND tgrelid = to_regclass(%s)",
            [TABLE],
        )
    else:
        asked = ("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE])
    with connection.cursor() as cursor:
        cursor.execute(*asked)
        found = {name for (name,) in cursor.fetchall()}
    return [name for name in (f"no_{verb}_of_events" for verb in VERBS) if name not in found]


def _statements(vendor: str):
    if vendor == "postgresql":
        yield (
            "CREATE OR REPLACE FUNCTION refuse_changed_events() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$"
        )
        for verb in VERBS:
            yield (
                f"CREATE TRIGGER no_{verb}_of_events BEFORE {verb.upper()} ON {TABLE} "
                "FOR EACH ROW EXECUTE FUNCTION refuse_changed_events()"
            )
    else:
        for verb in VERBS:
            yield (
                f"CREATE TRIGGER no_{verb}_of_events BEFORE {verb.upper()} ON {TABLE} "
                f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
            )
