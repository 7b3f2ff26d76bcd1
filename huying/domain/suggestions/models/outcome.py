"""办理成果: what came of the handling, one line each, however many items led to it."""

from django.db import models

from huying.domain.people.models import Appointment, Body
from huying.foundation.cases.models import OfACongress

from .. import states
from .handling import Handling


class Outcome(OfACongress):
    """`handlings`: the units' turns with the items that led to it; a line shared by several counts once.

    `quantity` in `measure` is what it comes to (8.5 公里); `before` and `after` say what changed.
    """

    unit = models.ForeignKey(Body, models.PROTECT, related_name="outcomes")
    handlings = models.ManyToManyField(Handling, related_name="outcomes")
    kind = models.CharField(max_length=10, choices=states.OutcomeKind)
    name = models.CharField(max_length=120)
    document_number = models.CharField(max_length=60, blank=True)
    quantity = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    measure = models.CharField(max_length=20, blank=True)
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=80, blank=True)
    achieved_on = models.DateField()
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    check_word = models.CharField(
        max_length=10, choices=states.OutcomeCheck, default=states.OutcomeCheck.UNCHECKED
    )
    check_reason = models.TextField(blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["congress", "achieved_on"], name="outcomes_of_a_year")]

    def __str__(self):
        return self.name

    @property
    def amount(self) -> str:
        """8.5公里; empty where nothing is counted."""
        if self.quantity is None:
            return ""
        return f"{self.quantity.normalize():f}{self.measure}"
