"""单位年度办理工作: what a unit planned for its items of a year, who does what, and its report at the end."""

from django.db import models

from huying.domain.people.models import Appointment, Body
from huying.domain.suggestions.models import Suggestion
from huying.foundation.cases.models import HasACase, OfACongress

from ..states.unit_year import UnitYear as State


class UnitYear(HasACase):
    """`text` names its figures (【承办建议】) and holds none: they are counted anew until the head signs, and
    stand in `figures` {name: keys of the rows that were counted} from then on. `report_by`: its last day.
    """

    STATES = State
    READ_WITH = ("case", "congress", "unit", "signed_by__person")

    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    opened_at = models.DateTimeField()
    report_by = models.DateField()
    text = models.TextField(blank=True)
    drafted_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    figures = models.JSONField(default=dict)
    return_reason = models.TextField(blank=True)
    taken_in_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    call_off_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=models.Q(called_off_at=None),
                name="one_year_of_a_unit",
            )
        ]

    def __str__(self):
        return f"《{self.title}》"


class UnitPlan(OfACongress):
    """办理工作方案; a changed one is a new row with its `reason`, the newest holds."""

    unit_year = models.ForeignKey(UnitYear, models.PROTECT, related_name="plans")
    aims = models.TextField()
    reason = models.TextField(blank=True)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return self.aims[:40]


class PlanDuty(OfACongress):
    """One line of the division of duties: the section, who is in charge, which items."""

    plan = models.ForeignKey(UnitPlan, models.PROTECT, related_name="duties")
    section = models.CharField(max_length=40)
    person = models.CharField(max_length=40)
    items = models.ManyToManyField(Suggestion, related_name="+")

    def __str__(self):
        return f"{self.section}，{self.person}"
