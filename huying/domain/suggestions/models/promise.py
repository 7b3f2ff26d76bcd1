"""承诺事项: what a reply promises, who does it, by when, and what will show that it was done."""

from django.db import models

from huying.domain.people.models import Body
from huying.foundation.cases.models import OfACongress

from .reply import ReplyRound
from .suggestion import Request


class PromiseLine(OfACongress):
    """One promise of one reply, written while it is drafted; `passage` are the reply's own words.

    `owner` does it: the unit that answers, or a co-unit whose opinion carried the promise.
    `plan_*`: where it stands in a plan (列入…计划), by the plan's name, year and line.
    """

    round = models.ForeignKey(ReplyRound, models.PROTECT, related_name="promise_lines")
    position = models.PositiveSmallIntegerField()
    request = models.ForeignKey(
        Request, models.PROTECT, null=True, blank=True, related_name="promise_lines"
    )
    passage = models.TextField(blank=True)
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(Body, models.PROTECT, related_name="+")
    owner_words = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    plan_name = models.CharField(max_length=120, blank=True)
    plan_year = models.PositiveSmallIntegerField(null=True, blank=True)
    plan_line = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "position"], name="one_promise_at_a_place_of_a_reply"
            )
        ]

    def __str__(self):
        return self.what
