"""关联: two items that have to do with each other, found by a person who says why."""

from django.db import models
from django.db.models import F, Q

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .. import states
from .suggestion import Suggestion


class LikeLink(OfACongress):
    """`a` was handed in before `b`; a pair is linked once in each kind."""

    kind = models.CharField(max_length=8, choices=states.LikeKind)
    a = models.ForeignKey(Suggestion, models.PROTECT, related_name="linked_to_later")
    b = models.ForeignKey(Suggestion, models.PROTECT, related_name="linked_to_earlier")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "a", "b"], name="a_pair_is_linked_once"),
            models.CheckConstraint(condition=~Q(a=F("b")), name="nothing_is_linked_to_itself"),
        ]

    def __str__(self):
        return f"{self.a} – {self.b} {self.get_kind_display()}"
