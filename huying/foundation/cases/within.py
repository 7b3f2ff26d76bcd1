"""Questions within a question: Exists and Subquery of rows that are told in words.

Django's own put the inner query together as soon as they are made. These wait until somebody wants it, so that
a query set may be told of them in words (`phrases.py`) and use the statement that it wrote before.
"""

from typing import Any

from django.db import models
from django.db.models.expressions import BaseExpression


class _Within:
    """`told`: (model, words, values) of the rows; None where they are more than words. `of`: its output field."""

    told: tuple | None = None
    _whole: Any = None

    def __init__(self, rows: Any, output_field: Any = None, **more: Any):
        words = getattr(rows, "_told", None)
        given = {} if output_field is None else {"output_field": output_field}
        if words is None or more:
            super().__init__(rows, **given, **more)  # type: ignore[call-arg]
            return
        self.told, self.of, self._rows = (rows.model, words, rows._with), output_field, rows
        self.extra: dict[str, Any] = {}
        BaseExpression.__init__(self, **given)  # type: ignore[arg-type]

    @property
    def query(self) -> Any:
        if self._whole is None:
            self._whole = _whole(self)
        return self._whole

    @query.setter
    def query(self, whole: Any) -> None:
        self._whole = whole


class Exists(_Within, models.Exists):
    """Whether there is any of these rows."""


class Subquery(_Within, models.Subquery):
    """The one value of these rows."""


def _whole(one: Any) -> Any:
    """The query as Django's own of this kind has it."""
    own = next(
        kind for kind in type(one).__mro__ if kind.__module__ == "django.db.models.expressions"
    )
    return own(one._rows.all()).query
