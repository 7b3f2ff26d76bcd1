"""承办单位考核: the table of a year by one scheme, every point with the turns that gave it, objections."""

from django.db import models

from huying.domain.people.models import Appointment, Body
from huying.foundation.cases.models import HasACase, OfACongress

from ..states.unit_assessment import AssessmentObjection as ObjectionState
from ..states.unit_assessment import UnitAssessment as State


class UnitAssessment(HasACase):
    """`scheme` names the shipped scheme, `weights` {criterion: full points} are this congress's own;
    until it is published the table is computed each time, from then on it stands in `lines`.
    """

    STATES = State

    year = models.PositiveSmallIntegerField()
    scheme = models.CharField(max_length=30)
    weights = models.JSONField(default=dict)
    title = models.CharField(max_length=80)
    drawn_up_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    object_by = models.DateField(null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    drop_reason = models.TextField(blank=True)

    def __str__(self):
        return f"《{self.title}》"


class AssessmentLine(OfACongress):
    """One unit's place. `solved` of `replied` stands beside `content` of `judged`."""

    assessment = models.ForeignKey(UnitAssessment, models.PROTECT, related_name="lines")
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    turns = models.PositiveIntegerField()
    total = models.DecimalField(max_digits=6, decimal_places=2)
    replied = models.PositiveIntegerField()
    solved = models.PositiveIntegerField()
    judged = models.PositiveIntegerField()
    content = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "unit"], name="a_unit_is_assessed_once")
        ]

    def __str__(self):
        return f"{self.unit} {self.total}"


class AssessmentPoint(OfACongress):
    """One criterion of one unit: `part` of `whole` turns, `points` of `full`, and which turns they are."""

    line = models.ForeignKey(AssessmentLine, models.PROTECT, related_name="points")
    criterion = models.CharField(max_length=30)
    full = models.PositiveSmallIntegerField()
    points = models.DecimalField(max_digits=6, decimal_places=2)
    part = models.PositiveIntegerField()
    whole = models.PositiveIntegerField()
    gained = models.JSONField(default=list)
    missed = models.JSONField(default=list)
    corrected = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "criterion"], name="a_criterion_of_a_line_once")
        ]

    def __str__(self):
        return f"{self.criterion} {self.points}"


class AssessmentObjection(OfACongress):
    """异议: a unit's word against its own points, decided one by one."""

    point = models.ForeignKey(AssessmentPoint, models.PROTECT, related_name="objections")
    reason = models.TextField()
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.CharField(max_length=20, choices=ObjectionState, default=ObjectionState.OPEN)
    answer_reason = models.TextField(blank=True)
    points_before = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    answered_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.point.line.unit}：{self.reason[:40]}"
