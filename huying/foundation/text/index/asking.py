"""What both indexes do alike."""

from collections.abc import Sequence
from typing import Any

from .asked import Asked


class Asking:
    """Numbers are keys of entries; those with greater numbers are newer."""

    BUDGET: int
    """Rows that the pairs of one question may have in the index, all together."""
    RANKED: int
    """Of so many of the newest matches it is asked how much they say about the question."""

    def __init__(self, connection):
        self.connection = connection

    def newest(self, asked: Asked, limit: int) -> list[int]:
        raise NotImplementedError

    def ranked(self, asked: Asked, keys: Sequence[int]) -> list[int]:
        raise NotImplementedError

    def best(self, asked: Asked, limit: int) -> list[int]:
        """Of the newest matches those that say most about it: in the title above all."""
        return self.ranked(asked, self.newest(asked, self.RANKED))[:limit]

    def _one(self, sql: str, params: Sequence[Any]) -> int:
        return self._rows(sql, params)[0][0]

    def _numbers(self, sql: str, params: Sequence[Any]) -> list[int]:
        return [row[0] for row in self._rows(sql, params)]

    def _rows(self, sql: str, params: Sequence[Any]) -> list[tuple]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()
