"""会同办理: the co-units' word on a draft reply, and opinions that were sent back to be made anew."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .handling import Handling
from .reply import ReplyRound


class Countersign(OfACongress):
    """会签: what one unit says to the draft; `turn` counts how often the draft was sent round.

    A dissent is kept for ever; of another lead unit it must be settled, of a co-unit answered.
    """

    round = models.ForeignKey(ReplyRound, models.PROTECT, related_name="countersigns")
    handling = models.ForeignKey(Handling, models.PROTECT, related_name="countersigns")
    turn = models.PositiveSmallIntegerField()
    agrees = models.BooleanField()
    text = models.TextField(blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "handling", "turn"], name="countersigned_once_in_a_turn"
            )
        ]

    def __str__(self):
        return f"{self.handling.unit}的会签意见"


class SentBackOpinion(OfACongress):
    """A co-unit's opinion that said nothing of substance: kept, with why a new one was asked for."""

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="sent_back_opinions")
    text = models.TextField()
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()
    sent_back_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    sent_back_at = models.DateTimeField()

    def __str__(self):
        return f"{self.handling.unit}被退回的协办意见"
