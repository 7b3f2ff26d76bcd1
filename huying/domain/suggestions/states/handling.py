"""承办: where one unit's turn stands, its contacts and its extension."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Handling(TextChoices):
    ASSIGNED = "assigned", _("待签收")
    ACCEPTED = "accepted", _("承办中")
    RETURN_REQUESTED = "return_requested", _("申请退回")
    RETURNED = "returned", _("已改办")
    OPINION_SENT = "opinion_sent", _("已出协办意见")
    COMPLETED = "completed", _("承办完毕")
    ENDED = "ended", _("办理终止")


class Role(TextChoices):
    LEAD = "lead", _("主办")
    CO = "co", _("协办")


class Phase(TextChoices):
    BEFORE = "before", _("办前")
    DURING = "during", _("办中")
    AFTER = "after", _("办后")


class Way(TextChoices):
    VISIT = "visit", _("走访")
    FACE = "face", _("面商")
    MEETING = "meeting", _("座谈")
    ON_SITE = "on_site", _("现场办理")
    SURVEY = "survey", _("调研")
    PHONE = "phone", _("电话")
    WECHAT = "wechat", _("微信")
    EMAIL = "email", _("邮件")
    PLATFORM = "platform", _("平台")


class ContactAnswer(TextChoices):
    OPEN = "open", _("待确认")
    CONFIRMED = "confirmed", _("已确认")
    DENIED = "denied", _("不属实")


class ExtensionAnswer(TextChoices):
    ASKED = "asked", _("待批准")
    GRANTED = "granted", _("已延期")
    REFUSED = "refused", _("不同意延期")
