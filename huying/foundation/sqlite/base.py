"""Django's SQLite backend with one cross-process lock around every write transaction.

SQLite 3.7.0–3.51.2 can corrupt a WAL database when two connections write and checkpoint at the same
instant. Holding one file lock from BEGIN IMMEDIATE to COMMIT (and so around the automatic
checkpoint) makes that instant impossible, and queues writers fairly instead of by busy-waiting.
"""

import fcntl
import os
from contextlib import contextmanager
from datetime import datetime, tzinfo
from functools import lru_cache
from itertools import islice
from uuid import UUID

from django.db.backends.sqlite3 import base, operations
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_aware, make_naive

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "ALTER", "DROP", "VACUUM")


@lru_cache(maxsize=4096)
def _with_question_marks(query: str) -> str:
    """A statement's `%s` as SQLite writes them: found once, since an act's statements are always the same."""
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseOperations(operations.DatabaseOperations):
    """Every row has keys and moments: one that was seen before is not read from its text, or written, again."""

    def adapt_datetimefield_value(self, value):
        if type(value) is not datetime:
            return super().adapt_datetimefield_value(value)
        return _text(value, value.fold, self.connection.timezone)

    def convert_datetimefield_value(self, value, expression, connection):
        return None if value is None else _moment(value, self.connection.timezone)

    def convert_datefield_value(self, value, expression, connection):
        return None if value is None else _day(value)

    def convert_uuidfield_value(self, value, expression, connection):
        return None if value is None else _key(value)


@lru_cache(maxsize=16_384)
def _moment(text: str, zone: tzinfo) -> datetime | None:
    at = parse_datetime(text)
    return at.replace(tzinfo=zone) if at and at.tzinfo is None else at


@lru_cache(maxsize=4_096)
def _text(at: datetime, _fold: int, zone: tzinfo) -> str:
    """`_fold`: of an hour that comes twice, which nothing else of two equal moments tells apart."""
    return str(make_naive(at, zone) if is_aware(at) else at)


_day = lru_cache(maxsize=4_096)(parse_date)
_key = lru_cache(maxsize=16_384)(UUID)


class LockingCursor(base.SQLiteCursorWrapper):
    """Outside a transaction a single writing statement is a transaction of its own."""

    _fetched = None

    def convert_query(self, query, *, param_names=None):
        if param_names is None:
            return _with_question_marks(query)
        return super().convert_query(query, param_names=param_names)

    def execute(self, query, params=None):
        self._fetched = None
        if not self._is_a_write_of_its_own(query):
            return super().execute(query, params)
        with self.wrapper.write_lock():
            super().execute(query, params)
            if "RETURNING" in query:  # committed only when its last row has been fetched
                self._fetched = iter(super().fetchall())
            return self

    def executemany(self, query, param_list):
        self._fetched = None
        if not self._is_a_write_of_its_own(query):
            return super().executemany(query, param_list)
        with self.wrapper.write_lock():
            return super().executemany(query, param_list)

    def _is_a_write_of_its_own(self, query) -> bool:
        return not self.connection.in_transaction and query.lstrip()[:8].upper().startswith(WRITES)

    def fetchone(self):
        return super().fetchone() if self._fetched is None else next(self._fetched, None)

    def fetchmany(self, size=1):
        if self._fetched is None:
            return super().fetchmany(size)
        return list(islice(self._fetched, size))

    def fetchall(self):
        return super().fetchall() if self._fetched is None else list(self._fetched)


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations
    _lock = None
    _depth = 0

    def get_connection_params(self):
        """Values come as SQLite has them; `DatabaseOperations` reads them, once."""
        return super().get_connection_params() | {"detect_types": 0}

    def create_cursor(self, name=None):
        cursor = self.connection.cursor(factory=LockingCursor)
        cursor.wrapper = self
        return cursor

    def kept_cursor(self):
        """For statements with the same text each time, which SQLite prepares by itself."""
        return self.cursor()

    def _take_lock(self):
        name = str(self.settings_dict["NAME"])
        if self._depth == 0 and not self.is_in_memory_db():
            self._lock = os.open(f"{name}.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._lock, fcntl.LOCK_EX)
        self._depth += 1

    def _give_lock(self):
        self._depth = max(0, self._depth - 1)
        if self._depth == 0 and self._lock is not None:
            os.close(self._lock)  # closing gives the lock up
            self._lock = None

    @contextmanager
    def write_lock(self):
        self._take_lock()
        try:
            yield
        finally:
            self._give_lock()

    def _start_transaction_under_autocommit(self):
        self._take_lock()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            if self.connection.in_transaction:  # begun, and then interrupted
                self.connection.rollback()
            self._give_lock()
            raise

    def _end(self, how):
        """A failed COMMIT leaves its transaction, and so the lock, to the ROLLBACK that follows.

        The lock is given up even where SQLite had ended the transaction by itself (a full disk).
        """
        try:
            return how()
        finally:
            if self._depth and not (self.connection and self.connection.in_transaction):
                self._give_lock()

    def _commit(self):
        return self._end(super()._commit)

    def _rollback(self):
        return self._end(super()._rollback)

    def _close(self):
        try:
            return super()._close()
        finally:
            self._depth = min(self._depth, 1)
            self._give_lock()
