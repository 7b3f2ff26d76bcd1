"""责任书: what a unit answers for in one session, with its targets, signed by the head of the unit."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment, Body, Session
from huying.foundation.cases.models import HasACase

from .. import states
from .handling import Handling


class Pledge(HasACase):
    """One for each unit and session; one that was taken back makes room for another.

    `handlings`: the turns that stood in it when the head signed. Targets are per cent of the unit's
    items; an empty one was not set.
    """

    STATES = states.Pledge
    READ_WITH = ("case", "congress", "unit", "session__term")

    unit = models.ForeignKey(Body, models.PROTECT, related_name="pledges")
    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    duties = models.TextField()
    met_target = models.PositiveSmallIntegerField(null=True, blank=True)
    replied_target = models.PositiveSmallIntegerField(null=True, blank=True)
    content_target = models.PositiveSmallIntegerField(null=True, blank=True)
    solved_target = models.PositiveSmallIntegerField(null=True, blank=True)
    issuer = models.CharField(max_length=60)
    issued_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    signed_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    handlings = models.ManyToManyField(Handling, blank=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    TARGETS = ("met_target", "replied_target", "content_target", "solved_target")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "session"],
                condition=Q(taken_back_at=None),
                name="one_pledge_of_a_unit_in_a_session",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        return _("%(unit)s%(session)s代表建议办理责任书") % {
            "unit": self.unit,
            "session": self.session,
        }
