"""What was done (events, a chain per congress), what is owed by when (clocks), forms already answered."""

from django.conf import settings
from django.db import models

from huying.foundation.cases.models import OfACongress

from .plain import Readable


class Event(OfACongress):
    """One act, once done. Rows are only added: triggers refuse update and delete.

    `hash` covers every column here and the digest of the detail, and the hash before it. Its two
    constraints are its indexes: by congress and place, by case and version.
    """

    congress = models.ForeignKey(
        settings.HUYING_CONGRESS, models.PROTECT, related_name="+", db_index=False
    )
    seq = models.PositiveBigIntegerField()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="events", db_index=False)
    version = models.PositiveIntegerField()
    act = models.CharField(max_length=60)
    label = models.CharField(max_length=60)
    law = models.CharField(max_length=120)
    by = models.ForeignKey(settings.HUYING_APPOINTMENT, models.PROTECT, related_name="+")
    body = models.CharField(max_length=100)
    capacity = models.CharField(max_length=30)
    at = models.DateTimeField()
    was = models.CharField(max_length=30)
    now = models.CharField(max_length=30)
    cause = models.ForeignKey("self", models.PROTECT, null=True, related_name="consequences")
    clocks = models.JSONField(default=list, encoder=Readable)
    digest = models.CharField(max_length=64)
    alg = models.CharField(max_length=10)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "seq"], name="one_event_at_each_place"),
            models.UniqueConstraint(fields=["case", "version"], name="one_event_for_each_version"),
        ]

    def __str__(self):
        return f"{self.seq} {self.label}"


class EventDetail(models.Model):
    """Who, by name, and with what words: apart, so that it can be erased while the chain verifies."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True, related_name="detail")
    person = models.CharField(max_length=50)
    data = models.JSONField(default=dict, encoder=Readable)
    salt = models.CharField(max_length=32)

    def __str__(self):
        return self.person


class ChainHead(models.Model):
    """The newest link of a congress's chain; locked last by every act."""

    congress = models.OneToOneField(
        settings.HUYING_CONGRESS, models.PROTECT, primary_key=True, related_name="+"
    )
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self):
        return f"{self.congress_id} {self.seq}"


class Clock(OfACongress):
    """A period that runs, and explains itself.

    `due` is the earlier of `local_due` (by the congress's rulebook) and `floor_due` (by national law).
    While it is paused nobody is late. Only a lawful pause (停表) moves `due`: `stood` says by how many
    days in all, working days where the period counts those.
    """

    class End(models.TextChoices):
        MET = "met", "按期完成"
        LATE = "late", "逾期完成"
        EXTENDED = "extended", "已延长"
        RECOUNTED = "recounted", "重新起算"
        CANCELLED = "cancelled", "终止"

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="clocks")
    name = models.CharField(max_length=30)
    label = models.CharField(max_length=60)
    article = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=20)
    rulebook = models.CharField(max_length=30)
    rule_version = models.CharField(max_length=64)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=2)
    anchor = models.CharField(max_length=30)
    start = models.DateField()
    local_due = models.DateField()
    floor_due = models.DateField(null=True)
    due = models.DateField()
    moved_from = models.DateField(null=True)
    days_counted = models.PositiveSmallIntegerField()
    stood = models.PositiveSmallIntegerField(default=0)
    provisional = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=20, choices=End, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "name"],
                condition=models.Q(ended_at=None),
                name="one_running_clock_of_a_name",
            )
        ]
        indexes = [
            models.Index(
                fields=["congress", "due"],
                condition=models.Q(ended_at=None),
                name="clock_running_by_due",
            )
        ]

    def __str__(self):
        return f"{self.label} {self.due}"


class Submission(models.Model):
    """A form already carried out: the same form sent again gets the first answer."""

    scope = models.CharField(max_length=200)
    key = models.CharField(max_length=64)
    body = models.CharField(max_length=64)
    location = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "key"], name="a_form_is_carried_out_once")
        ]

    def __str__(self):
        return self.key


class KeptForm(OfACongress):
    """What somebody has typed into a form and not sent yet: saved every 20 seconds, seen by nobody else.

    Not an act: it changes no case and is dropped when the form is carried out.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    fields = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "key"], name="one_kept_form_of_a_name")
        ]

    def __str__(self):
        return self.key
