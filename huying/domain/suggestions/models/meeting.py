"""交办会 and 改办协调会: their lists, who came, and what is decided of each item on the spot."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment, Body
from huying.foundation.cases.models import HasACase, OfACongress

from .. import states
from .handling import Handling
from .suggestion import Suggestion


class CoordinationMeeting(HasACase):
    """Its agenda is `items`; `units` are invited. The signed list moves all that is to be moved."""

    STATES = states.Coordination

    held_at = models.DateTimeField()
    place = models.CharField(max_length=80, blank=True)
    units = models.ManyToManyField(Body, related_name="+")
    called_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    minutes = models.TextField(blank=True)
    signer = models.CharField(max_length=60, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)

    @property
    def title(self) -> str:
        return str(self)

    def __str__(self):
        day = timezone.localdate(self.held_at)
        return _("%(year)s年%(month)s月%(day)s日改办协调会") % {
            "year": day.year,
            "month": day.month,
            "day": day.day,
        }


class MeetingItem(OfACongress):
    """One request on the agenda; `number` is its place there, `unit` where it goes when it moves."""

    meeting = models.ForeignKey(CoordinationMeeting, models.PROTECT, related_name="items")
    handling = models.ForeignKey(Handling, models.PROTECT, related_name="meeting_items")
    matter = models.CharField(max_length=12, choices=states.Matter, default=states.Matter.RETURN)
    number = models.PositiveSmallIntegerField()
    decision = models.CharField(max_length=8, choices=states.Decision, default=states.Decision.OPEN)
    unit = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "handling"], name="once_on_an_agenda"),
            models.CheckConstraint(
                condition=~models.Q(decision="move") | models.Q(unit__isnull=False),
                name="what_moves_moves_to_a_unit",
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.handling.suggestion}"


class AssignmentMeeting(HasACase):
    """交办会: its package is `items`; what is still to be assigned is assigned by one signature."""

    STATES = states.AssignmentMeeting

    held_at = models.DateTimeField()
    place = models.CharField(max_length=80, blank=True)
    called_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    signer = models.CharField(max_length=60, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    minutes = models.TextField(blank=True)
    appraisal = models.TextField(blank=True)

    @property
    def title(self) -> str:
        return str(self)

    def __str__(self):
        day = timezone.localdate(self.held_at)
        return _("%(year)s年%(month)s月%(day)s日交办会") % {
            "year": day.year,
            "month": day.month,
            "day": day.day,
        }


class PackageItem(OfACongress):
    """One item of the package, for the unit that is to lead it; `assigned` by this very meeting."""

    meeting = models.ForeignKey(AssignmentMeeting, models.PROTECT, related_name="items")
    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    assigned = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "suggestion"], name="once_in_a_package")
        ]

    def __str__(self):
        return f"{self.suggestion}（{self.unit}）"


class Attendance(OfACongress):
    """A unit that was asked to come, and who came for it; empty: nobody (yet)."""

    meeting = models.ForeignKey(AssignmentMeeting, models.PROTECT, related_name="attendances")
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    people = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "unit"], name="asked_to_come_once")
        ]

    def __str__(self):
        return f"{self.unit}：{self.people}"
