"""审查: the three checks of a text, and on what grounds something was not taken as a suggestion."""

from django.db import models

from huying.domain.people.models import Appointment, Body
from huying.foundation.cases.models import OfACongress

from .. import states
from .suggestion import Suggestion, TextVersion


class ReviewCheck(OfACongress):
    """政治关、法律关、质量关: of exactly one text, passed or with an opinion; the newest of each counts."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="review_checks")
    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="+")
    aspect = models.CharField(max_length=10, choices=states.Aspect)
    passed = models.BooleanField()
    opinion = models.TextField(blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.get_aspect_display()}{'通过' if self.passed else '有意见'}"


class Inadmissible(OfACongress):
    """不应当作为建议提出: what became of it, why, and what the deputy can do; `units` it was passed on to."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="found_inadmissible")
    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="+")
    disposal = models.CharField(max_length=10, choices=states.Disposal)
    reason = models.TextField()
    mend = models.TextField(blank=True)
    units = models.ManyToManyField(Body, blank=True, related_name="+")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.suggestion}：{self.get_disposal_display()}"


class HeldGround(OfACongress):
    """情形: one coded ground that was held against it (rulebook `review.grounds`)."""

    inadmissible = models.ForeignKey(Inadmissible, models.CASCADE, related_name="grounds")
    code = models.CharField(max_length=30)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["inadmissible", "code"], name="a_ground_once")
        ]

    def __str__(self):
        return self.code
