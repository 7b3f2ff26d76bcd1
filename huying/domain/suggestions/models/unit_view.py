"""What the unit thinks of how an item was given to it, and what the deputy thinks of the unit chosen."""

from django.db import models
from django.db.models import Q

from huying.domain.people.models import Appointment, Body
from huying.foundation.cases.models import OfACongress

from .. import states
from .handling import Handling


class AssignmentRating(OfACongress):
    """交办意见的评价: whether the assignment itself was right, practical and workable."""

    handling = models.OneToOneField(
        Handling, models.PROTECT, primary_key=True, related_name="assignment_rating"
    )
    accurate = models.BooleanField()
    practical = models.BooleanField()
    workable = models.BooleanField()
    remark = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.handling.unit}"


class UnitObjection(OfACongress):
    """代表对承办单位的异议: the lead deputy thinks that another unit should handle it."""

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="objections")
    reason = models.CharField(max_length=1000)
    proposed_unit = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    answer = models.CharField(
        max_length=10, choices=states.ObjectionAnswer, default=states.ObjectionAnswer.OPEN
    )
    answer_reason = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["handling"], condition=Q(answer="open"), name="one_open_objection"
            )
        ]

    def __str__(self):
        return f"{self.handling.unit} {self.get_answer_display()}"
