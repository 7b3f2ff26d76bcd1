"""Django's PostgreSQL backend, which can also run a statement that PostgreSQL has prepared.

Django puts the values into the text of each statement, so that PostgreSQL reads and plans every one anew,
which takes longer than the answer. The statements that we keep (`foundation/cases`) are the same text each
time: their values go beside them, and a connection has each planned once or a few times.
"""

from django.db.backends.postgresql import base, operations

PREPARED_AFTER = 1  # runs: what is asked once more will be asked often
MOST_PREPARED = 1_000


class DatabaseOperations(operations.DatabaseOperations):
    def last_executed_query(self, cursor, sql, params):
        """Also what a prepared statement asked, whose cursor knows no text with values."""
        return super().last_executed_query(cursor, sql, params) or self.compose_sql(sql, params)


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations

    def get_connection_params(self):
        return super().get_connection_params() | {"prepare_threshold": PREPARED_AFTER}

    def get_new_connection(self, conn_params):
        found = super().get_new_connection(conn_params)
        found.prepared_max = MOST_PREPARED
        return found

    def kept_cursor(self):
        """For statements with the same text each time; `cursor` is for all others."""
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:
            return self._prepare_cursor(base.ServerBindingCursor(self.connection))  # type: ignore[call-arg]
