"""交办会、改办协调会: where a meeting on assignment stands, and what it decides of an item."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Coordination(TextChoices):
    CALLED = "called", _("已召集")
    SIGNED = "signed", _("已签发改办清单")
    CANCELLED = "cancelled", _("已取消")


class AssignmentMeeting(TextChoices):
    PREPARED = "prepared", _("筹备中")
    HELD = "held", _("已召开")
    CANCELLED = "cancelled", _("已取消")


class Matter(TextChoices):
    RETURN = "return", _("申请退回")
    DISAGREEMENT = "disagreement", _("主办意见不一致")


class Decision(TextChoices):
    OPEN = "open", _("待议定")
    MOVE = "move", _("改办")
    KEEP = "keep", _("维持交办")
    SETTLE = "settle", _("议定怎样答复")
    GONE = "gone", _("已另行处理")
