"""分工: which deputy of a group looks after which of its items."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .campaign import TeamItem, TeamMember


class TeamShare(OfACongress):
    """`ended_at`: when it went to another, or to nobody."""

    item = models.ForeignKey(TeamItem, models.PROTECT, related_name="shares")
    member = models.ForeignKey(TeamMember, models.PROTECT, related_name="shares")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=models.Q(ended_at=None),
                name="an_item_is_looked_after_by_one",
            )
        ]

    def __str__(self):
        return f"{self.item}：{self.member.appointment.person}"
