"""答复送达: how the lead deputy wishes to be answered, the record of an answer in person, 转复, 抄送."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .. import states
from .reply import ReplyRound
from .suggestion import Suggestion


class ReplyWish(OfACongress):
    """What the lead deputy said of the answer; `relays`: ready to pass it on to the co-signers."""

    suggestion = models.OneToOneField(
        Suggestion, models.PROTECT, primary_key=True, related_name="reply_wish"
    )
    form = models.CharField(max_length=8, choices=states.AnswerForm, blank=True)
    relays = models.BooleanField(default=False)
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.suggestion} {self.get_form_display()}"


class FaceReply(OfACongress):
    """当面答复记录: signed by the deputy here (`signed_at`), or on the paper whose scan hangs on it."""

    round = models.OneToOneField(
        ReplyRound, models.PROTECT, primary_key=True, related_name="face_reply"
    )
    held_on = models.DateField()
    place = models.CharField(max_length=80)
    people = models.CharField(max_length=200)
    content = models.TextField()
    opinion = models.TextField(blank=True)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.round} 当面答复 {self.held_on}"


class Relay(OfACongress):
    """转复: answered to the lead deputy, who passes it on to the co-signers that were not `present`."""

    round = models.OneToOneField(ReplyRound, models.PROTECT, primary_key=True, related_name="relay")
    present = models.ManyToManyField(Appointment, blank=True, related_name="+")
    relayed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.round} 由领衔代表转复"


class OutsideCopy(OfACongress):
    """抄送 to a body that is not in the system: the unit says to whom and when."""

    round = models.OneToOneField(
        ReplyRound, models.PROTECT, primary_key=True, related_name="outside_copy"
    )
    sent_to = models.CharField(max_length=200)

    def __str__(self):
        return f"{self.round} 抄送{self.sent_to}"
