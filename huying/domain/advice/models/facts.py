"""知情知政 and 选题指引: what a deputy learns before writing a suggestion."""

from django.db import models

from huying.domain.people.models import Appointment, Body
from huying.domain.suggestions.models import Category
from huying.foundation.cases.models import HasACase

from .. import states


class FactRequest(HasACase):
    """A deputy asks a unit, through the 代表工委, for facts or a talk."""

    STATES = states.FactRequest
    READ_WITH = ("case", "congress", "unit", "deputy__person")

    deputy = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    way = models.CharField(max_length=6, choices=states.FactWay)
    title = models.CharField(max_length=80)
    question = models.TextField()
    asked_at = models.DateTimeField()
    forwarded_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    talk = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")

    def __str__(self):
        return f"《{self.title}》"


class Guide(HasACase):
    """选题指引 or material: published by the 代表工委 to deputies, shown while they draft."""

    STATES = states.Guide

    kind = models.CharField(max_length=10, choices=states.GuideKind)
    title = models.CharField(max_length=80)
    text = models.TextField()
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="+")
    valid_until = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField()
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")

    def __str__(self):
        return f"《{self.title}》"
