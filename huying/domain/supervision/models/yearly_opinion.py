"""年度办理和督办意见: the congress's word at the beginning of a year, on how suggestions are handled and supervised."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import HasACase

from ..states import yearly_opinion as states


class YearlyOpinion(HasACase):
    STATES = states.YearlyOpinion

    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    text = models.TextField()
    drafted_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    decided_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=120, blank=True)
    number_text = models.CharField(max_length=60, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    drop_reason = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return f"《{self.title}》"
