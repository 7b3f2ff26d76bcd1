"""提醒设置: how one person wants to hear of things outside of the system."""

from datetime import time

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from huying.foundation.cases.models import OfACongress


class Manner(models.TextChoices):
    AT_ONCE = "at_once", _("立即发送")
    DIGEST = "digest", _("每个工作日汇总一次")
    INSIDE = "inside", _("只在系统里看")


class Wishes(OfACongress):
    """One row a person; whoever has none is asked as its defaults say. A `0` of the quiet hours: none."""

    person = models.OneToOneField(
        settings.HUYING_PERSON, models.PROTECT, primary_key=True, related_name="wishes"
    )
    mail = models.EmailField(max_length=120, blank=True)
    by_mail = models.BooleanField(default=True)
    by_sms = models.BooleanField(default=True)
    deadlines = models.CharField(max_length=10, choices=Manner, default=Manner.AT_ONCE)
    acts = models.CharField(max_length=10, choices=Manner, default=Manner.DIGEST)
    own_unit = models.CharField(max_length=10, choices=Manner, default=Manner.DIGEST)
    digest_at = models.TimeField(default=time(8, 30))
    quiet_from = models.TimeField(default=time(21, 0))
    quiet_until = models.TimeField(default=time(8, 0))

    def __str__(self):
        return str(self.person_id)


class CalendarLink(OfACongress):
    """日历订阅: the address under which a calendar reads one's due days; only a digest of it is kept."""

    person = models.OneToOneField(
        settings.HUYING_PERSON, models.PROTECT, primary_key=True, related_name="calendar_link"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self):
        return str(self.person_id)
