"""What takes longer than somebody would wait for: done by the worker, looked at on a page of its own."""

import uuid6
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from huying.foundation.cases.models import OfACongress

from .states import GOING, JobState


class Job(OfACongress):
    """One piece of work for one account. Not a case: whatever changes a case is still done by its act.

    `token` names the worker that has it; who finds another token there has lost the job. `details`
    are the arguments of its kind; an input too large for them lies in a file (see `folders`).
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    label = models.CharField(_("事项"), max_length=120)
    details = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    whole = models.PositiveIntegerField(default=0)
    said = models.CharField(max_length=500, blank=True, default="")
    file_name = models.CharField(max_length=120, blank=True, default="")
    media_type = models.CharField(max_length=100, blank=True, default="")
    token = models.CharField(max_length=32, blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["asked_at"],
                condition=models.Q(state__in=("waiting", "running")),
                name="job_still_to_do",
            ),
            models.Index(fields=["account", "-asked_at"], name="job_of_an_account"),
        ]

    def __str__(self):
        return self.label

    @property
    def is_going(self) -> bool:
        return self.state in GOING

    @property
    def has_file(self) -> bool:
        return bool(self.file_name) and self.state in (JobState.DONE, JobState.FAILED)

    @property
    def percent(self) -> int:
        return 100 * self.done // self.whole if self.whole else 0
