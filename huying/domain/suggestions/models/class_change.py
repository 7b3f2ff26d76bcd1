"""答复类别沿革: the class at delivery, and every change of it with its reason."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .. import states
from .reply import ReplyRound


class ClassChange(OfACongress):
    """One row for each delivery (`was` is empty) and each change, proposed or made.

    `meaning` is that of `now`, the same in every place's scheme. A change to 已经解决 carries the
    `evidence` that the congress checked when it agreed.
    """

    round = models.ForeignKey(ReplyRound, models.PROTECT, related_name="class_changes")
    stage = models.CharField(max_length=10, choices=states.ClassStage)
    was = models.CharField(max_length=2, blank=True)
    now = models.CharField(max_length=2)
    meaning = models.CharField(max_length=12, choices=states.ClassMeaning)
    reason = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.CharField(
        max_length=10, choices=states.ClassAnswer, default=states.ClassAnswer.AGREED
    )
    answer_reason = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round"],
                condition=models.Q(answer="open"),
                name="one_open_change_of_a_class",
            ),
            models.UniqueConstraint(
                fields=["round"],
                condition=models.Q(stage="delivered"),
                name="one_class_at_delivery",
            ),
        ]

    def __str__(self):
        return f"{self.was}→{self.now}" if self.was else self.now
