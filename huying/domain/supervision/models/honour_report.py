"""评选结果的报送: to whom and on what day the honours of a year were reported, and by which letter."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.domain.suggestions.models import Paper
from huying.foundation.cases.models import OfACongress

from .honours import HonourSelection


class HonourReport(OfACongress):
    """The bodies of this congress that got it are the recipients of `paper`, and sign for it there."""

    selection = models.ForeignKey(HonourSelection, models.PROTECT, related_name="reports")
    paper = models.OneToOneField(Paper, models.PROTECT, related_name="honour_report")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.selection} {self.paper.number_text}"
