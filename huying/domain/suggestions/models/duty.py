"""定责任、定人员、定举措: who answers for a unit's turn, what it does until when, which of its plans it serves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Appointment, Body
from huying.foundation.cases.models import OfACongress

from .handling import Handling


class Responsibility(OfACongress):
    """责任链: from the head of the unit down to the person who does the work.

    One for each turn; what it said before stands in the events.
    """

    handling = models.OneToOneField(
        Handling, models.PROTECT, primary_key=True, related_name="responsibility"
    )
    head = models.CharField(_("主要负责人"), max_length=40)
    deputy_head = models.CharField(_("分管领导"), max_length=40, blank=True)
    office = models.CharField(_("办公室负责人"), max_length=40, blank=True)
    section = models.CharField(_("承办科室"), max_length=40)
    person = models.CharField(_("具体承办人"), max_length=40)
    phone = models.CharField(_("联系电话"), max_length=40, blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    LINKS = ("head", "deputy_head", "office", "section", "person")

    def __str__(self):
        return f"{self.section} {self.person}"

    @property
    def chain(self) -> list[tuple[str, str]]:
        """(link in words, who), from the top down; links that nobody fills are left out."""
        return [
            (str(field.verbose_name), getattr(self, field.name))
            for field in self._meta.fields
            if field.name in self.LINKS and getattr(self, field.name)
        ]


STILL_OPEN = models.Q(done_on=None, dropped_at=None)  # of a measure


class Measure(OfACongress):
    """办理举措: one thing that the unit does for the item, until which day, and what came of it.

    A dropped line is kept with its reason.
    """

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="measures")
    what = models.CharField(max_length=200)
    section = models.CharField(max_length=40, blank=True)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=500, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    drop_reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["congress", "due_on"],
                condition=STILL_OPEN,
                name="measures_still_open",
            )
        ]

    def __str__(self):
        return self.what

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.dropped_at is None


class YearlyTask(OfACongress):
    """年度重点任务: one line of a unit's own plan of a year, to which items may be tied."""

    unit = models.ForeignKey(Body, models.PROTECT, related_name="yearly_tasks")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "name"], name="a_yearly_task_once")
        ]

    def __str__(self):
        return f"{self.year}年 {self.name}"


class TaskTie(OfACongress):
    """挂钩: the item is part of this line of the unit's plan; `how` says in what way."""

    handling = models.OneToOneField(
        Handling, models.PROTECT, primary_key=True, related_name="task_tie"
    )
    task = models.ForeignKey(YearlyTask, models.PROTECT, related_name="ties")
    how = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return str(self.task)
