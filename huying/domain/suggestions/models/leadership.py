"""领衔包办、一案一专班: the leader who heads the handling of one item, the team and its plan."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .suggestion import Suggestion


class Leadership(OfACongress):
    """One for each item; who led it before stands in the events."""

    suggestion = models.OneToOneField(
        Suggestion, models.PROTECT, primary_key=True, related_name="leadership"
    )
    leader = models.CharField(max_length=40)
    post = models.CharField(max_length=60)
    team = models.CharField(max_length=500, blank=True)
    plan = models.TextField(blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.leader}（{self.post}）"
