"""Database triggers: events may be added, never changed or removed.

Kept as functions of a connection so that the migration installs them and a test database,
which must be emptied between tests, can lift them for that moment.
"""

TABLE = "procedure_event"
SAYS = "events are only added"


def install(connection) -> None:
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def remove(connection) -> None:
    with connection.cursor() as cursor:
        for verb in ("update", "delete"):
            on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS no_{verb}_of_events{on}")


def _statements(vendor: str):
    if vendor == "postgresql":
        yield (
            "CREATE OR REPLACE FUNCTION refuse_changed_events() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$"
        )
        for verb in ("update", "delete"):
            yield (
                f"CREATE TRIGGER no_{verb}_of_events BEFORE {verb.upper()} ON {TABLE} "
                "FOR EACH ROW EXECUTE FUNCTION refuse_changed_events()"
            )
    else:
        for verb in ("update", "delete"):
            yield (
                f"CREATE TRIGGER no_{verb}_of_events BEFORE {verb.upper()} ON {TABLE} "
                f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
            )
