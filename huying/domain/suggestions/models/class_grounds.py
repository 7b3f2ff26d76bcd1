"""类别依据: what the class of a signed reply rests on."""

from django.db import models

from huying.foundation.cases.models import OfACongress

from .. import states
from .reply import ReplyRound


class ClassGrounds(OfACongress):
    """As the class demands it: what was done (or by when it is), or a plan with owner and day, or the
    law, policy or condition against it. `meaning` is the same in every place's scheme."""

    round = models.OneToOneField(
        ReplyRound, models.PROTECT, primary_key=True, related_name="class_grounds"
    )
    meaning = models.CharField(max_length=12, choices=states.ClassMeaning)
    done = models.TextField(blank=True)
    plan = models.TextField(blank=True)
    owner = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    basis = models.TextField(blank=True)

    def __str__(self):
        return f"{self.round}：{self.get_meaning_display()}"
