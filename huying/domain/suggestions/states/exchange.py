"""往来: kinds of messages, and where an appointment stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MessageKind(TextChoices):
    MESSAGE = "message", _("留言")
    REQUEST = "request", _("商请")
    MATERIAL = "material", _("材料")
    DRAFT_OPINION = "draft_opinion", _("意见初稿")
    REMINDER = "reminder", _("催问")
    REPLY = "reply", _("复函")


class VisitState(TextChoices):
    PROPOSED = "proposed", _("等代表答复")
    COUNTERED = "countered", _("代表另约时间")
    AGREED = "agreed", _("已约定")
    HELD = "held", _("已沟通")
    CANCELLED = "cancelled", _("已取消")
