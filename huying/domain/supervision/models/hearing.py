"""听取汇报 with its opinion list; 现场活动 with people and photographs; 解决一类: what cured a class of problems."""

from django.db import models

from huying.domain.people.models import Appointment, Body
from huying.domain.suggestions.models import Suggestion
from huying.foundation.cases.models import HasACase, OfACongress

from ..states import hearing as states


class Hearing(HasACase):
    """A unit reports; `committee` is the special committee that hears it, empty for the 代表工委."""

    STATES = states.Hearing
    READ_WITH = ("case", "congress", "unit", "committee")

    title = models.CharField(max_length=80)
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    committee = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    held_on = models.DateField()
    place = models.CharField(max_length=80, blank=True)
    minutes = models.TextField(blank=True)
    answer_by = models.DateField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return f"《{self.title}》"


class HearingOpinion(OfACongress):
    """One opinion of the list, answered by itself; `sent_back` says why an answer would not do."""

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="opinions")
    text = models.CharField(max_length=300)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    sent_back = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return self.text[:60]


class Outing(HasACase):
    """An event over one or several items: 开门办案 of a unit or of the government office, 现场督办, 专题调研,
    and visits to the units with the most items. `body` holds it, `unit` is visited."""

    STATES = states.Outing
    READ_WITH = ("case", "congress", "body", "unit")

    way = models.CharField(max_length=10, choices=states.OutingWay)
    title = models.CharField(max_length=80)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    held_on = models.DateField()
    place = models.CharField(max_length=80)
    note = models.TextField(blank=True)
    items = models.ManyToManyField(Suggestion, blank=True, related_name="outings")
    deputies = models.ManyToManyField(Appointment, blank=True, related_name="+")
    people = models.CharField(max_length=200, blank=True)
    found = models.TextField(blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")

    def __str__(self):
        return f"{self.get_way_display()}《{self.title}》"


class Cure(HasACase):
    """解决一类: the items that showed a class of problems, and the measure or rule that cured it."""

    STATES = states.Cure
    READ_WITH = ("case", "congress", "unit")

    title = models.CharField(max_length=80)
    problem = models.TextField()
    by_what = models.CharField(max_length=10, choices=states.CureBy)
    document = models.CharField(max_length=120)
    text = models.TextField()
    in_force_on = models.DateField()
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    items = models.ManyToManyField(Suggestion, related_name="cures")
    word = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")

    def __str__(self):
        return f"《{self.title}》"
