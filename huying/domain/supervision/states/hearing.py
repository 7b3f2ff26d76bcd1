"""听取汇报, 现场活动, 解决一类: where they stand and what sort they are."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Hearing(TextChoices):
    CALLED = "called", _("待召开")
    ANSWERING = "answering", _("待逐条答复")
    ANSWERED = "answered", _("待核定")
    CLOSED = "closed", _("已办结")
    CANCELLED = "cancelled", _("已取消")


class Outing(TextChoices):
    ANNOUNCED = "announced", _("已通知")
    HELD = "held", _("已举行")
    CANCELLED = "cancelled", _("已取消")


class OutingWay(TextChoices):
    OPEN_HANDLING = "open", _("开门办案")
    ON_SITE = "on_site", _("现场督办")
    RESEARCH = "research", _("专题调研")
    BIG_UNIT = "big_unit", _("建议办理大户走访")


class Cure(TextChoices):
    RECORDED = "recorded", _("待核实")
    CONFIRMED = "confirmed", _("已核实")
    DISMISSED = "dismissed", _("不予认定")


class CureBy(TextChoices):
    """What cured a class of problems."""

    MEASURE = "measure", _("工作措施")
    MECHANISM = "mechanism", _("工作机制")
    RULE = "rule", _("规范性文件")
    REGULATION = "regulation", _("地方性法规、规章")
