"""往来: what deputies, units and the congress write to each other on an item, and the times they agree on."""

from django.db import models

from huying.domain.people.models import Appointment, Body
from huying.foundation.cases.models import OfACongress

from .. import states
from .handling import Contact, Handling


class Message(OfACongress):
    """One message of a unit's turn: between deputy, unit and congress, or from unit to unit.

    Where `to_unit` is given it belongs to the exchange between lead and co-units.
    """

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=14, choices=states.MessageKind)
    to_unit = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="messages_received"
    )
    words = models.TextField()
    attachments = models.ManyToManyField(
        "files.Attachment", blank=True, related_name="messages_with_it"
    )
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.get_kind_display()}：{self.words[:30]}"


class Visit(OfACongress):
    """预约: times that a unit proposes for a talk; the deputy takes one or names another."""

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="visits")
    deputy = models.ForeignKey(Appointment, models.PROTECT, related_name="visits")
    way = models.CharField(max_length=10, choices=states.Way)
    place = models.CharField(max_length=80, blank=True)
    about = models.CharField(max_length=300)
    state = models.CharField(
        max_length=10, choices=states.VisitState, default=states.VisitState.PROPOSED
    )
    at_time = models.DateTimeField(null=True, blank=True)
    word = models.CharField(max_length=300, blank=True)
    contact = models.OneToOneField(
        Contact, models.PROTECT, null=True, blank=True, related_name="visit"
    )
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    changed_at = models.DateTimeField()

    def __str__(self):
        return f"{self.handling.unit}约{self.deputy.person}代表{self.get_way_display()}"


class VisitTime(OfACongress):
    """One of the times that a unit proposed."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="times")
    moment = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit", "moment"], name="a_time_is_proposed_once")
        ]

    def __str__(self):
        return self.moment.isoformat()
