"""满意度测评: one deputy's answer to the congress about one reply round."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import HasACase

from .. import states
from .reply import ReplyRound


class Survey(HasACase):
    """Seen by the deputy and the congress; by the unit only once the round is closed.

    `process` and `result` are the worst of the marks on how it was handled and on what came of it,
    whatever dimensions and scale the congress asks in; `marks` has them one by one.
    """

    STATES = states.Survey
    READ_WITH = (
        "case",
        "congress",
        "deputy__person",
        "round__handling__unit",
        "round__handling__suggestion__lead__person",
    )

    round = models.ForeignKey(ReplyRound, models.PROTECT, related_name="surveys")
    deputy = models.ForeignKey(Appointment, models.PROTECT, related_name="surveys")
    received_on = models.DateField()
    process = models.CharField(max_length=16, choices=states.Grade, blank=True)
    result = models.CharField(max_length=16, choices=states.Grade, blank=True)
    reason = models.TextField(blank=True)
    praise = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    asked_how = models.CharField(max_length=300, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "deputy"], name="one_survey_of_a_deputy")
        ]

    def __str__(self):
        return f"{self.round.handling.suggestion}（{self.deputy.person}的评价）"

    @property
    def is_dissatisfied(self) -> bool:
        return states.Grade.DISSATISFIED in (self.process, self.result)
