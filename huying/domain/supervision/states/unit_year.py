"""单位年度办理工作: where a unit's year stands, and how its plan, visit and report stand to their days."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class UnitYear(TextChoices):
    ASKED = "asked", _("待报工作方案")
    UNDER_WAY = "under_way", _("年度办理中")
    DRAFTED = "drafted", _("年度报告待签发")
    HANDED_IN = "handed_in", _("年度报告待签收")
    TAKEN_IN = "taken_in", _("年度报告已存档")
    CALLED_OFF = "called_off", _("不再要求")


class YearStanding(TextChoices):
    IN_TIME = "in_time", _("按期")
    LATE = "late", _("迟报")
    MISSING = "missing", _("逾期未报")
    WAITING = "waiting", _("未到期")


class VisitStanding(TextChoices):
    THERE = "there", _("已走访")
    ARRANGED = "arranged", _("已安排走访")
    NONE = "none", _("还没有走访")
