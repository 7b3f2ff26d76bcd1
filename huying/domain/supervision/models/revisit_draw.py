"""抽样回访: a published population, a seed that nobody could choose, the list that follows from both."""

from django.db import models
from django.db.models import Q

from huying.domain.people.models import Appointment, Session
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.states import Grade
from huying.foundation.cases.models import HasACase, OfACongress

from .. import states


class RevisitDraw(HasACase):
    """Either `share` (percent of all, parted among the strata) or `each` (so many of every stratum).

    `seed_source` is published with the population: which public number of a later day the seed will be.
    """

    STATES = states.RevisitDraw

    title = models.CharField(max_length=80)
    sessions = models.ManyToManyField(Session, related_name="+")
    strata_by = models.CharField(max_length=10, choices=states.StrataBy)
    share = models.PositiveSmallIntegerField(null=True, blank=True)
    each = models.PositiveSmallIntegerField(null=True, blank=True)
    seed_source = models.CharField(max_length=200)
    seed = models.CharField(max_length=200, blank=True)
    announced_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    announced_at = models.DateTimeField()
    drawn_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    summary = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(share=None, each__isnull=False) | Q(share__isnull=False, each=None),
                name="a_draw_takes_a_share_or_so_many_of_each",
            )
        ]

    def __str__(self):
        return f"《{self.title}》"


class DrawRow(OfACongress):
    """One item of the population as it was published; `drawn` once and for all."""

    draw = models.ForeignKey(RevisitDraw, models.PROTECT, related_name="rows")
    handling = models.ForeignKey(Handling, models.PROTECT, related_name="+")
    number = models.CharField(max_length=80)
    stratum = models.CharField(max_length=80)
    drawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draw", "number"], name="a_number_once_in_a_population")
        ]

    def __str__(self):
        return self.number


class Revisit(OfACongress):
    """回访: what was found of one item that was drawn; nothing but `words` where nobody was reached."""

    row = models.OneToOneField(DrawRow, models.PROTECT, primary_key=True, related_name="revisit")
    way = models.CharField(max_length=10, choices=states.RevisitWay)
    visited_on = models.DateField()
    whom = models.CharField(max_length=120)
    reached = models.BooleanField()
    contact_true = models.BooleanField(null=True)
    reply_true = models.BooleanField(null=True)
    mark = models.CharField(max_length=16, choices=Grade, blank=True)
    words = models.TextField(blank=True)
    assigned_again = models.BooleanField(default=False)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.row} {self.get_way_display()}"

    @property
    def is_bad(self) -> bool:
        """不属实 or 不满意: the item is to be handled again."""
        untrue = self.contact_true is False or self.reply_true is False
        return self.reached and (untrue or self.mark == Grade.DISSATISFIED)
