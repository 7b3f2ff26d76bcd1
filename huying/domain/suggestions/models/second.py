"""验收 and 二次交办: deputies look whether it was done; if not, the same unit handles it again."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .. import states
from .handling import Handling


class Acceptance(OfACongress):
    """One visit by deputies after the unit has answered; `passed`: they found that it was done."""

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="acceptances")
    visited_on = models.DateField()
    place = models.CharField(max_length=80)
    deputies = models.ManyToManyField(Appointment, related_name="+")
    passed = models.BooleanField()
    finding = models.TextField()
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.handling} 验收{'合格' if self.passed else '不合格'}"


class SecondAssignment(OfACongress):
    """二次交办: on which ground and why; `round` is the number of the reply that it asks for."""

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="second_assignments")
    round = models.PositiveSmallIntegerField()
    ground = models.CharField(max_length=10, choices=states.SecondGround)
    reason = models.TextField()
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["handling", "round"], name="assigned_again_once_for_a_round"
            )
        ]

    def __str__(self):
        return f"{self.handling} {self.get_ground_display()}"
