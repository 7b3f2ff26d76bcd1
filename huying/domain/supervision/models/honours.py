"""评优: the candidates of a year with their scores, what was decided, and the honours that were given."""

from django.db import models

from huying.domain.people.models import Appointment, Body
from huying.domain.suggestions.models import Paper, Suggestion
from huying.foundation.cases.models import HasACase, OfACongress

from ..states.honours import Honour
from ..states.honours import HonourSelection as State


class HonourSelection(HasACase):
    """One selection of a year: shortlist, 主任会议, consent of the party committee, circular.

    `formula` {fact: points} is what suggestions score by, `rules` the congress's own in words.
    """

    STATES = State

    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    rules = models.TextField()
    formula = models.JSONField(default=dict)
    opened_at = models.DateTimeField()
    decided_on = models.DateField(null=True, blank=True)
    decided_at = models.CharField(max_length=80, blank=True)
    consented_on = models.DateField(null=True, blank=True)
    consent_document = models.CharField(max_length=80, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    call_off_reason = models.TextField(blank=True)
    paper = models.OneToOneField(
        Paper, models.PROTECT, null=True, blank=True, related_name="honour_selection"
    )

    def __str__(self):
        return f"《{self.title}》"


class Candidate(OfACongress):
    """A suggestion or a unit with its score as it was when the shortlist was made.

    `parts`: [[criterion, points]]; `kept` is None until the 主任会议 has decided.
    """

    selection = models.ForeignKey(HonourSelection, models.PROTECT, related_name="candidates")
    honour = models.CharField(max_length=24, choices=Honour)
    suggestion = models.ForeignKey(
        Suggestion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    unit = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    score = models.DecimalField(max_digits=6, decimal_places=2)
    parts = models.JSONField(default=list)
    reason = models.CharField(max_length=300, blank=True)
    kept = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["selection", "suggestion"], name="a_suggestion_is_a_candidate_once"
            ),
            models.UniqueConstraint(
                fields=["selection", "unit"], name="a_unit_is_a_candidate_once"
            ),
            models.CheckConstraint(
                condition=models.Q(suggestion=None, unit__isnull=False)
                | models.Q(suggestion__isnull=False, unit=None),
                name="a_candidate_is_a_suggestion_or_a_unit",
            ),
        ]

    def __str__(self):
        return str(self.suggestion or self.unit)


class HonourRecord(OfACongress):
    """An honour as it stands in the duty file of a deputy (领衔或附议), or of a unit."""

    selection = models.ForeignKey(HonourSelection, models.PROTECT, related_name="records")
    honour = models.CharField(max_length=24, choices=Honour)
    year = models.PositiveSmallIntegerField()
    deputy = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="honours"
    )
    led = models.BooleanField(default=False)
    suggestion = models.ForeignKey(
        Suggestion, models.PROTECT, null=True, blank=True, related_name="honours"
    )
    unit = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="honours")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["selection", "suggestion", "deputy"], name="honoured_once_for_a_suggestion"
            ),
            models.UniqueConstraint(fields=["selection", "unit"], name="a_unit_is_honoured_once"),
        ]

    def __str__(self):
        return f"{self.year}年 {Honour(self.honour).label}"
