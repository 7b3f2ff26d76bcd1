"""What people are told: rows written in the transaction of the act they tell of."""

from django.conf import settings
from django.db import models

from huying.foundation.cases.models import OfACongress


class Notice(OfACongress):
    """One message to one appointment; `key` makes it impossible to tell the same thing twice."""

    # Some eighty for each suggestion: only what is asked for has an index. A notice is looked up by the
    # person it is for, or by its key; never by its congress or its case.
    congress = models.ForeignKey(
        settings.HUYING_CONGRESS, models.PROTECT, related_name="+", db_index=False
    )
    to = models.ForeignKey(
        settings.HUYING_APPOINTMENT, models.PROTECT, related_name="notices", db_index=False
    )
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="notices", db_index=False)
    key = models.CharField(max_length=120)
    text = models.CharField(max_length=300)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "to"], name="a_notice_is_given_once")]
        indexes = [
            models.Index(fields=["to", "-at"], name="notice_newest_first"),
            models.Index(
                fields=["to"], condition=models.Q(read_at=None), name="notice_not_read_yet"
            ),
        ]

    def __str__(self):
        return self.text
