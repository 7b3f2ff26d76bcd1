"""督办阶梯: the steps taken towards one unit about one item, each with its words, its letter and its answer."""

from django.db import models
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment
from huying.domain.suggestions.models import Handling
from huying.foundation.cases.models import HasACase, OfACongress

from ..states import ladder as states


class Ladder(HasACase):
    """One unit's turn with one item; which steps there are is the congress's own (rulebook)."""

    STATES = states.Ladder
    READ_WITH = ("case", "congress", "handling__unit", "handling__suggestion")

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="ladders")
    why = models.CharField(max_length=300)
    lift_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = []

    def __str__(self):
        return _("%(unit)s：%(suggestion)s") % {
            "unit": self.handling.unit,
            "suggestion": self.handling.suggestion,
        }

    @property
    def title(self) -> str:
        return str(self)


class LadderStep(OfACongress):
    """`place` is its place in the congress's ladder of that day; `skipped` names what was passed over, and
    why. `paper` is what went out: empty where it was spoken."""

    ladder = models.ForeignKey(Ladder, models.PROTECT, related_name="steps")
    place = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=30)
    label = models.CharField(max_length=30)
    paper = models.CharField(max_length=10, blank=True)
    words = models.TextField()
    skipped = models.CharField(max_length=200, blank=True)
    skip_reason = models.CharField(max_length=300, blank=True)
    answer_by = models.DateField()
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ladder", "place"], name="a_step_of_a_ladder_once")
        ]

    def __str__(self):
        return self.label
