"""核定办结: where the end of the replies is not yet the end of the matter."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .suggestion import Suggestion


class Completion(OfACongress):
    """What the 代表工委 found before it counted a suggestion as finished."""

    suggestion = models.OneToOneField(
        Suggestion, models.PROTECT, primary_key=True, related_name="completion"
    )
    text = models.TextField()
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.suggestion} {self.at:%Y-%m-%d}"
