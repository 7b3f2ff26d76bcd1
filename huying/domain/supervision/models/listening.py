"""网上听办: units report on the web how they handled, deputies ask and mark, every question is answered."""

from django.db import models

from huying.domain.people.models import Appointment, Body
from huying.domain.suggestions.models import Suggestion
from huying.foundation.cases.models import HasACase, OfACongress

from ..states import listening as states


class Listening(HasACase):
    """`deputies` are those invited, as they were found when it was announced."""

    STATES = states.Listening

    title = models.CharField(max_length=80)
    note = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    items = models.ManyToManyField(Suggestion, blank=True, related_name="listenings")
    deputies = models.ManyToManyField(Appointment, related_name="+")
    announced_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    summary = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="a_listening_ends_after_it_starts",
            )
        ]

    def __str__(self):
        return f"《{self.title}》"


class ListeningReport(OfACongress):
    """What one unit reports; the row is there from the beginning, `handed_in_at` says when it was filled."""

    listening = models.ForeignKey(Listening, models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    link = models.CharField(max_length=300, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["listening", "unit"], name="a_unit_reports_once_at_a_listening"
            )
        ]

    def __str__(self):
        return self.unit.name


class ListeningMark(OfACongress):
    """What a deputy thinks of a report: one word of the rulebook's grades, and a sentence."""

    report = models.ForeignKey(ListeningReport, models.PROTECT, related_name="marks")
    deputy = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    grade = models.CharField(max_length=32)
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "deputy"], name="a_deputy_marks_a_report_once"
            )
        ]

    def __str__(self):
        return f"{self.report} {self.grade}"


class ListeningQuestion(HasACase):
    """A deputy's question to one unit; its case hangs on the listening and has a clock of its own."""

    STATES = states.ListeningQuestion
    READ_WITH = ("case", "congress", "unit", "listening__case")

    listening = models.ForeignKey(Listening, models.PROTECT, related_name="questions")
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    text = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    @property
    def title(self) -> str:
        return self.text[:60]

    def __str__(self):
        return f"“{self.title}”"
