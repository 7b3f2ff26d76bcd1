"""节假日安排: the State Council's notice of a year, as this congress has applied it."""

from datetime import date

import uuid6
from django.db import models

from huying.foundation.calendar.notice import Notice
from huying.foundation.cases.models import OfACongress


class HolidayNotice(OfACongress):
    """Never changed: a mistake, or a later notice for the same year, is applied over it.

    `rest` and `work` are {day: the holiday's name}. `Congress.calendar` names the last one applied.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    rest = models.JSONField()
    work = models.JSONField()
    applied_at = models.DateTimeField()

    def __str__(self):
        return self.title

    @property
    def days(self) -> Notice:
        return Notice(
            self.year,
            {date.fromisoformat(day): name for day, name in self.rest.items()},
            {date.fromisoformat(day): name for day, name in self.work.items()},
        )
