"""年度办理情况报告: its text with marks for figures, and the figures as they were when it was settled."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.domain.suggestions.models import Paper
from huying.foundation.cases.models import HasACase, OfACongress

from ..states.yearly_report import YearlyReport as State


class YearlyReport(HasACase):
    """`text` names its figures (【收到建议】) and holds none; until it is settled they are counted anew
    each time it is read, from then on they stand in `figures`. `paper` is the one it was issued as.
    """

    STATES = State
    READ_WITH = ("case", "congress")

    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField()
    drafted_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    heard_on = models.DateField(null=True, blank=True)
    heard_at = models.CharField(max_length=80, blank=True)
    heard_opinions = models.TextField(blank=True)
    paper = models.OneToOneField(
        Paper, models.PROTECT, null=True, blank=True, related_name="yearly_report"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "year"], name="one_report_of_a_year")
        ]

    def __str__(self):
        return f"《{self.title}》"


class ReportFigure(OfACongress):
    """One figure, or one line of a table (`of`), and the keys of the rows that were counted."""

    report = models.ForeignKey(YearlyReport, models.PROTECT, related_name="figures")
    name = models.CharField(max_length=40)
    of = models.CharField(max_length=60, blank=True)
    label = models.CharField(max_length=120)
    number = models.PositiveIntegerField()
    keys = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "name", "of"], name="a_figure_of_a_report_once"
            )
        ]

    def __str__(self):
        return f"{self.label} {self.number}"
