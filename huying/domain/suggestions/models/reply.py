"""答复: one round of a lead unit's answer, request by request."""

from django.db import models
from django.utils import timezone

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import HasACase, OfACongress

from .. import states
from .handling import Handling
from .suggestion import Request


class ReplyRound(HasACase):
    """`reply_class` is the letter of the congress's own class scheme; a promise stands apart from it.

    `no_promise_reason`: why class or words promise and yet no promise line stands beside the reply.
    `check_level`: at which level the unit's own check stands, from 1. `reviewed_at` and
    `countersigned_at`: when this very text passed the pre-review, the co-units; a changed one has not.
    """

    STATES = states.ReplyRound
    READ_WITH = (
        "case",
        "congress",
        "handling__case",
        "handling__congress",
        "handling__unit",
        "handling__suggestion__lead__person",
        "handling__suggestion__text",
        "handling__suggestion__circumstances",
    )

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="rounds")
    round = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    document_number = models.CharField(max_length=40, blank=True)
    opening = models.TextField(blank=True)
    closing = models.TextField(blank=True)
    missing_opinions = models.TextField(blank=True)
    reply_class = models.CharField(max_length=2, blank=True)
    has_commitment = models.BooleanField(null=True)
    commitment = models.TextField(blank=True)
    no_promise_reason = models.TextField(blank=True)
    openness = models.CharField(max_length=12, choices=states.Openness, blank=True)
    contact_person = models.CharField(max_length=60, blank=True)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    signed_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    delivery = models.CharField(max_length=10, choices=states.Delivery, blank=True)
    check_level = models.PositiveSmallIntegerField(default=0)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    countersign_turn = models.PositiveSmallIntegerField(default=0)
    countersign_sent_at = models.DateTimeField(null=True, blank=True)
    countersigned_at = models.DateTimeField(null=True, blank=True)
    dissent_answer = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_early_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["handling", "round"], name="one_round_of_a_number")
        ]

    def __str__(self):
        return f"{self.handling.suggestion}（{self.handling.unit}第{self.round}轮答复）"

    @property
    def unit_name(self) -> str:
        """The unit that answers; once signed, by the name that it had then."""
        if self.signed_by is None or self.signed_at is None:
            return self.handling.unit.name
        return self.signed_by.body.name_on(timezone.localdate(self.signed_at))

    @property
    def class_as_delivered(self) -> str:
        """The letter says for ever what it said; until it is delivered, what it would say now."""
        for one in self.class_changes.all():
            if one.stage == states.ClassStage.DELIVERED:
                return one.now
        return self.reply_class


class Answer(OfACongress):
    """The answer to one request in one round."""

    round = models.ForeignKey(ReplyRound, models.PROTECT, related_name="answers")
    request = models.ForeignKey(Request, models.PROTECT, related_name="answers")
    outcome = models.CharField(max_length=10, choices=states.Outcome)
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "request"], name="one_answer_to_a_request")
        ]

    def __str__(self):
        return f"{self.request}：{self.get_outcome_display()}"


class ReviewOpinion(OfACongress):
    """What a checker or pre-reviewer said: passed on, or sent back with this opinion.

    `level`: which of the unit's own checks it was, from 1; 0 for any other stage.
    """

    round = models.ForeignKey(ReplyRound, models.PROTECT, related_name="opinions")
    stage = models.CharField(max_length=10, choices=states.Stage)
    level = models.PositiveSmallIntegerField(default=0)
    passed = models.BooleanField()
    text = models.TextField(blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.get_stage_display()}{'通过' if self.passed else '退回'}"
