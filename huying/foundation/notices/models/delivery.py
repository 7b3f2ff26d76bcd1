"""What is on its way out: written by the worker from notices, sent at least once, given up visibly."""

import uuid6
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huying.foundation.cases.models import OfACongress

from .channel import Channel
from .notice import Notice


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("待发送")
    TAKEN = "taken", _("发送中")
    SENT = "sent", _("已发送")
    GIVEN_UP = "given_up", _("未能送达")
    NEEDLESS = "needless", _("不必再发")


class Delivery(OfACongress):
    """One message by one channel: its key is the message's own, the same at every attempt.

    A digest takes in more lines while it waits. `person` is empty for a group's channel.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="deliveries")
    person = models.ForeignKey(
        settings.HUYING_PERSON, models.PROTECT, null=True, blank=True, related_name="+"
    )
    digest = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    token = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    said = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "person"],
                condition=Q(state="waiting", digest=True),
                name="one_digest_that_waits",
            )
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["waiting", "taken"]),
                name="delivery_to_be_sent",
            )
        ]

    def __str__(self):
        return f"{self.channel} {self.get_state_display()}"


class DeliveryLine(OfACongress):
    """One notice in one delivery; no notice goes into two of the same channel."""

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="lines")
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+", db_index=False)
    notice = models.ForeignKey(Notice, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "channel"], name="a_notice_leaves_once_by_a_channel"
            )
        ]

    def __str__(self):
        return f"{self.notice_id} {self.channel_id}"


class Outbox(models.Model):
    """Up to which notice the worker has looked; one row for the whole installation."""

    upto = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return str(self.upto)
