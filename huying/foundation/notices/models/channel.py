"""A way out of the house: e-mail, a group's robot, a web address, text messages."""

import uuid6
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from huying.foundation.cases.models import OfACongress


class ChannelKind(models.TextChoices):
    MAIL = "mail", _("电子邮件")
    WECOM = "wecom", _("企业微信群机器人")
    DINGTALK = "dingtalk", _("钉钉群机器人")
    FEISHU = "feishu", _("飞书群机器人")
    WEBHOOK = "webhook", _("网络接口（Webhook）")
    SMS_ALIYUN = "sms_aliyun", _("短信（阿里云）")
    SMS_TENCENT = "sms_tencent", _("短信（腾讯云）")


class Channel(OfACongress):
    """`sealed` holds its settings, secrets among them, encrypted; they are never shown again.

    A group's channel (robots, web addresses) tells what the people of `body` are told; the others tell
    each person. Only notices above `begins_after` go out by it.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    kind = models.CharField(max_length=20, choices=ChannelKind)
    name = models.CharField(max_length=40)
    body = models.ForeignKey(
        settings.HUYING_BODY, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sealed = models.TextField()
    enabled = models.BooleanField(default=True)
    begins_after = models.PositiveBigIntegerField(default=0)
    made_at = models.DateTimeField()
    tested_at = models.DateTimeField(null=True, blank=True)
    test_said = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "name"], name="a_channel_of_a_name")
        ]

    def __str__(self):
        return self.name
