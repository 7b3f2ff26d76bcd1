"""核稿要点: what whoever checks a reply goes through point by point, and what he or she found."""

from django.db import models
from django.db.models import Q

from huying.foundation.cases.models import OfACongress

from .. import states
from .reply import ReviewOpinion


class CheckPoint(OfACongress):
    """`level`: at which of the unit's own checks it is asked, from 1; 0 for all of them."""

    stage = models.CharField(max_length=10, choices=states.Stage)
    level = models.PositiveSmallIntegerField(default=0)
    aspect = models.CharField(max_length=12, choices=states.PointAspect)
    text = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=1)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "stage", "level", "text"],
                condition=Q(active=True),
                name="a_check_point_once",
            )
        ]
        indexes = [models.Index(fields=["congress", "stage"], name="check_points_of_a_stage")]

    def __str__(self):
        return self.text


class PointVerdict(OfACongress):
    """One point in one check: met, or refused with the words of the reply that do not meet it."""

    opinion = models.ForeignKey(ReviewOpinion, models.PROTECT, related_name="verdicts")
    point = models.ForeignKey(CheckPoint, models.PROTECT, related_name="verdicts")
    met = models.BooleanField()
    passage = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opinion", "point"], name="one_verdict_on_a_point")
        ]
        indexes = [models.Index(fields=["congress", "met"], name="verdicts_of_a_congress")]

    def __str__(self):
        return f"{self.point}：{'符合' if self.met else '不符合'}"
