"""签名纸质件: the signed paper behind a suggestion that was handed in through the system."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .suggestion import Suggestion


class PaperOriginal(OfACongress):
    """Received on a day, kept at a place (`kept_at`: the shelf or file, in the clerk's words)."""

    suggestion = models.OneToOneField(
        Suggestion, models.PROTECT, primary_key=True, related_name="paper_original"
    )
    received_on = models.DateField()
    kept_at = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.suggestion} 纸质件 {self.received_on}"
