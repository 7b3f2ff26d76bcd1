"""机构沿革: which body took over from which, on which day; nothing is ever removed."""

from django.db import models

from huying.foundation.cases.models import OfACongress

from ..states import SuccessionKind
from .congress import Body


class Succession(OfACongress):
    """`new` took over from `old`, wholly (并入) or in part (分出), with effect from that day."""

    old = models.ForeignKey(Body, models.PROTECT, related_name="successions")
    new = models.ForeignKey(Body, models.PROTECT, related_name="inheritances")
    kind = models.CharField(max_length=10, choices=SuccessionKind)
    on = models.DateField()
    reason = models.CharField(max_length=300)

    def __str__(self):
        return f"{self.old} → {self.new}"
