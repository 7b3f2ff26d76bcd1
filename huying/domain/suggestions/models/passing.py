"""转出: an item that another level or a body outside the system has to deal with, and what comes back."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .. import states
from .suggestion import Suggestion


class PassingOn(OfACongress):
    """To whom, by which letter, why; `answer` is what came back. It is open until `ended_at`."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="passings")
    direction = models.CharField(max_length=4, choices=states.Direction)
    receiver = models.CharField(max_length=80)
    letter_number = models.CharField(max_length=60)
    sent_on = models.DateField()
    reason = models.TextField()
    answer_by = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answer_number = models.CharField(max_length=60, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion"],
                condition=models.Q(ended_at=None),
                name="passed_on_once_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.suggestion} → {self.receiver}"
