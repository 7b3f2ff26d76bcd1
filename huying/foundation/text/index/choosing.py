"""Which index a database has."""

from . import on_postgres, on_sqlite

KINDS = {"sqlite": on_sqlite, "postgresql": on_postgres}


def index_on(connection):
    """The index of this database."""
    return KINDS[connection.vendor].Index(connection)


def install(connection) -> None:
    """Make its tables and triggers, once."""
    with connection.cursor() as cursor:
        for statement in KINDS[connection.vendor].MADE:
            cursor.execute(statement)
