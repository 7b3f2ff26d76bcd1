"""评价的一项一项: what a deputy marked, and what co-signers told the lead who answers for them."""

from django.db import models
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .. import states
from ..rulebook import DIMENSIONS
from .reply import ReplyRound
from .survey import Survey


class Mark(OfACongress):
    """One dimension of one survey. `points` are stars or a share of the hundred; three grades have none."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="marks")
    dimension = models.CharField(max_length=12)
    grade = models.CharField(max_length=16, choices=states.Grade)
    points = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "dimension"], name="one_mark_of_a_dimension")
        ]

    def __str__(self):
        return f"{self.dimension_word}{self.in_words}"

    @property
    def dimension_word(self) -> str:
        return _(DIMENSIONS[self.dimension])

    @property
    def in_words(self) -> str:
        """满意；45分（满意）."""
        grade = self.get_grade_display()
        if self.points is None:
            return grade
        return _("%(points)s分（%(grade)s）") % {"points": self.points, "grade": grade}


class SignerView(OfACongress):
    """联名代表的意见: where the lead deputy evaluates for all, what a co-signer thinks of the reply."""

    round = models.ForeignKey(ReplyRound, models.PROTECT, related_name="signer_views")
    deputy = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "deputy"], name="one_view_of_a_signer")
        ]

    def __str__(self):
        return f"{self.deputy.person}的意见"
