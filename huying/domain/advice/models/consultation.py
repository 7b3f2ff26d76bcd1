"""征求代表意见: a unit asks, the 代表工委 organises, deputies advise, the unit answers line by line."""

from django.db import models

from huying.domain.people.models import Appointment, Body
from huying.domain.suggestions.states import Outcome
from huying.foundation.cases.models import HasACase, OfACongress

from .. import states


class Consultation(HasACase):
    """`wanted` says in words which deputies the unit wishes to hear; `advise_by` is the last day."""

    STATES = states.Consultation
    READ_WITH = ("case", "congress", "unit")

    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    question = models.TextField()
    wanted = models.CharField(max_length=300)
    advise_by = models.DateField()
    asked_at = models.DateTimeField()
    decline_reason = models.TextField(blank=True)
    done = models.TextField(blank=True)
    send_back_reason = models.TextField(blank=True)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")

    def __str__(self):
        return f"《{self.title}》"


class Invitation(OfACongress):
    """One deputy who is asked for advice."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="invitations")
    deputy = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "deputy"], name="asked_once_for_advice")
        ]

    def __str__(self):
        return f"{self.deputy.person}"


class AdviceLine(OfACongress):
    """意见: one thing that one deputy advises, answered by itself."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="lines")
    deputy = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.deputy.person}：{self.text[:40]}"
