"""交办前后: 预交办 (what units say before it is theirs), 转交 (the first of two steps)."""

from django.db import models

from huying.domain.people.models import Appointment, Body
from huying.foundation.cases.models import OfACongress

from .. import states
from .suggestion import Suggestion


class Consultation(OfACongress):
    """预交办: one unit is asked whether an item is its own before it is given to it."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="consultations")
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    role = models.CharField(max_length=4, choices=states.Role)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=6, choices=states.Fitness, default=states.Fitness.OPEN)
    reason = models.CharField(max_length=500, blank=True)
    proposed_unit = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    answered_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["suggestion", "unit"], name="a_unit_consulted_once")
        ]

    def __str__(self):
        return f"{self.unit} {self.get_answer_display()}"


class Transfer(OfACongress):
    """转交: handed to the government office, which assigns it on; both steps are signed for.

    An item that the office sends back may be transferred again: the newest row counts.
    """

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="transfers")
    office = models.ForeignKey(Body, models.PROTECT, related_name="+")
    signer = models.CharField(max_length=60)
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    office_signer = models.CharField(max_length=60, blank=True)
    assigned_on_at = models.DateTimeField(null=True, blank=True)
    sent_back_reason = models.CharField(max_length=1000, blank=True)
    sent_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion"],
                condition=models.Q(sent_back_at=None),
                name="transferred_once_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.suggestion} → {self.office}"
