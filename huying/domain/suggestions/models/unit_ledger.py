"""What a unit keeps of its own work on an item: what was done when, and when its clocks stood still."""

from django.db import models
from django.db.models import Q

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .. import states
from .handling import Handling


class Pause(OfACongress):
    """停表: asked for by the unit with a lawful ground, granted by the 代表工委 for so many days.

    It runs from `began_on` until `ended_on`; `until` is its last day as granted.
    """

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="pauses")
    ground = models.CharField(max_length=20, choices=states.PauseGround)
    reason = models.TextField()
    days = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=14, choices=states.PauseAnswer)
    answer_reason = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    began_on = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["handling"],
                condition=Q(answer__in=["pause_asked", "standing"]),
                name="one_pause_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.handling.unit} {self.get_answer_display()}"


class WorkRecord(OfACongress):
    """What was done on the item: 调研, 察看, 领导办公会, 会审, and the progress that the deputies read."""

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="work_records")
    kind = models.CharField(max_length=16, choices=states.Work)
    held_on = models.DateField()
    place = models.CharField(max_length=80, blank=True)
    people = models.CharField(max_length=200, blank=True)
    content = models.TextField()
    for_deputies = models.BooleanField(default=False)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["handling", "kind"], name="work_on_a_handling")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.held_on}"
