"""二次答复 and 双测评: what the unit tells the deputies of a promise, and what each of them says of it."""

from django.db import models

from huying.domain.people.models import Appointment, Body
from huying.domain.suggestions.states import Grade
from huying.foundation.cases.models import OfACongress

from .. import states
from .commitment import Commitment


class SecondReply(OfACongress):
    """A letter of the unit that keeps the promise: of progress, or that it is done.

    `nobody_asked`: why no deputy was asked to confirm it; empty where somebody was, or it only
    tells of progress.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="second_replies")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=states.SecondReplyKind)
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    document_number = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    sent_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    nobody_asked = models.CharField(max_length=120, blank=True)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "number"], name="one_second_reply_of_a_number"
            )
        ]

    def __str__(self):
        return f"{self.commitment}（{self.unit}第{self.number}次）"


class DeputyWord(OfACongress):
    """代表确认: whether a deputy finds it done, and both marks again (双测评); silence never blocks."""

    reply = models.ForeignKey(SecondReply, models.PROTECT, related_name="words")
    deputy = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    confirmed = models.BooleanField(null=True)
    process = models.CharField(max_length=16, choices=Grade, blank=True)
    result = models.CharField(max_length=16, choices=Grade, blank=True)
    text = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reply", "deputy"], name="one_word_of_a_deputy")
        ]

    def __str__(self):
        return f"{self.deputy.person}：{self.text[:40]}"
