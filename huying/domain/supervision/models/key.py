"""分类督办 and 重点督办: what tier an item has and why; what is supervised by name, by whom, with what found."""

from django.db import models

from huying.domain.people.models import Appointment, Body
from huying.domain.suggestions.models import Suggestion
from huying.foundation.cases.models import HasACase, OfACongress

from ..states import key as states


class ClassSupervision(HasACase):
    """The rating of one suggestion. `by_rule` is the tier that followed from difficulty and reach; `tier`
    differs from it only where somebody changed it, with `reason`. That an item is under key supervision
    is not kept here: see policy/key.py. `found_feasible_at`: since when the review holds that it can be
    done and ought to be taken up; empty where it does not say so."""

    STATES = states.ClassSupervision
    READ_WITH = ("case", "congress", "suggestion__lead__person")

    suggestion = models.OneToOneField(Suggestion, models.PROTECT, related_name="class_supervision")
    difficulty = models.CharField(max_length=1, choices=states.Degree)
    reach = models.CharField(max_length=1, choices=states.Reach)
    by_rule = models.CharField(max_length=10, choices=states.Tier)
    tier = models.CharField(max_length=10, choices=states.Tier)
    candidate = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)
    found_feasible_at = models.DateTimeField(null=True, blank=True)
    rated_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    rated_at = models.DateTimeField()

    def __str__(self):
        return f"{self.suggestion}"

    @property
    def title(self) -> str:
        return str(self.suggestion)


class KeySupervision(HasACase):
    """Items of one theme, or a unit, under key supervision. `decided_on` is the day of the decision of its
    door; `statutory_on` the day on which the chairmen's meeting made it one by law (代表法第五十二条)."""

    STATES = states.KeySupervision
    READ_WITH = ("case", "congress", "unit", "committee", "entered_by__body")

    title = models.CharField(max_length=80)
    door = models.CharField(max_length=10, choices=states.Door)
    decision = models.CharField(max_length=120)
    decided_on = models.DateField()
    together = models.CharField(max_length=300, blank=True)
    items = models.ManyToManyField(Suggestion, blank=True, related_name="key_supervisions")
    unit = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    statutory_on = models.DateField(null=True, blank=True)
    statutory_decision = models.CharField(max_length=120, blank=True)
    leader = models.CharField(max_length=40, blank=True)
    leader_of = models.CharField(max_length=10, choices=states.LeaderOf, blank=True)
    committee = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    deputies = models.ManyToManyField(Appointment, blank=True, related_name="+")
    plan = models.TextField(blank=True)
    conclusion = models.TextField(blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    drop_reason = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return f"《{self.title}》"


class KeyVisit(OfACongress):
    """One visit, meeting or letter of a key supervision, and what was found."""

    supervision = models.ForeignKey(KeySupervision, models.PROTECT, related_name="visits")
    way = models.CharField(max_length=10, choices=states.VisitWay)
    held_on = models.DateField()
    place = models.CharField(max_length=80, blank=True)
    people = models.CharField(max_length=200)
    found = models.TextField()
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.held_on.isoformat()} {self.get_way_display()}"
