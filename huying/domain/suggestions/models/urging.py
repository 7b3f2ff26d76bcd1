"""催办: that a unit was urged, by whom, with what weight, whether it owes an answer, and what it said."""

from django.db import models
from django.db.models import Q

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .. import states
from .handling import Handling


class Urging(OfACongress):
    """`weight` is what the rulebook gave this hand on that day; `answer_by` is empty where none is owed."""

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="urgings")
    hand = models.CharField(max_length=10, choices=states.UrgingHand)
    weight = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500)
    answer_by = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["handling"],
                condition=Q(answer_by__isnull=False, answered_at=None),
                name="urging_to_be_answered",
            )
        ]

    def __str__(self):
        return f"{self.get_hand_display()}：{self.words[:30]}"

    @property
    def waits(self) -> bool:
        return self.answer_by is not None and self.answered_at is None
