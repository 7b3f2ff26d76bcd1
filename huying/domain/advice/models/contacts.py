"""联系代表办法: how an organ of state keeps in touch with deputies, and the contacts it made by it."""

from django.db import models

from huying.domain.people.models import Appointment, Body
from huying.domain.suggestions.states import Way
from huying.foundation.cases.models import HasACase

from .. import states


class ContactRule(HasACase):
    """`each_year` is how many contacts the organ has set itself; a new rule repeals the one before."""

    STATES = states.ContactRule
    READ_WITH = ("case", "congress", "body")

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    document_number = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    each_year = models.PositiveSmallIntegerField()
    in_force_from = models.DateField()
    repealed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.body}《{self.title}》"


class Liaison(HasACase):
    """联系代表记录: one contact made by the rule. What deputies raised in it is answered."""

    STATES = states.Liaison
    READ_WITH = ("case", "congress", "rule__body")

    rule = models.ForeignKey(ContactRule, models.PROTECT, related_name="contacts")
    held_on = models.DateField()
    way = models.CharField(max_length=10, choices=Way)
    place = models.CharField(max_length=80, blank=True)
    content = models.TextField()
    opinions = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    deputies = models.ManyToManyField(Appointment, related_name="+")

    def __str__(self):
        return f"{self.rule.body}{self.held_on.isoformat()}联系代表"

    @property
    def title(self) -> str:
        return str(self)
