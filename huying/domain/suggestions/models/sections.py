"""一本账: which sections of a unit have a line in hand, until when, and when it was struck off."""

from django.db import models

from huying.domain.people.models import Body
from huying.foundation.cases.models import OfACongress

from .handling import Handling


class Section(OfACongress):
    """科室: a part of one unit, known by the name under which the unit's office gives it work."""

    unit = models.ForeignKey(Body, models.PROTECT, related_name="sections")
    name = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], name="a_section_of_a_unit_once")
        ]

    def __str__(self):
        return self.name


class InnerTask(OfACongress):
    """One section's part of one line: it reports on `report_on`, the office strikes it off."""

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="inner_tasks")
    section = models.ForeignKey(Section, models.PROTECT, related_name="tasks")
    leads = models.BooleanField()
    what = models.TextField(blank=True)
    given_at = models.DateTimeField()
    due_on = models.DateField()
    report_on = models.DateField(null=True, blank=True)
    report = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    struck_off_at = models.DateTimeField(null=True, blank=True)
    given_anew = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["handling", "section"],
                condition=models.Q(struck_off_at=None),
                name="one_open_task_of_a_section",
            )
        ]

    def __str__(self):
        return f"{self.section}：{self.handling.suggestion}"
