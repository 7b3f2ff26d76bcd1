"""答复: where one round of a reply stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReplyRound(TextChoices):
    DRAFTING = "drafting", _("拟稿")
    COUNTERSIGN = "countersign", _("会签中")
    UNIT_CHECK = "unit_check", _("单位核稿")
    OFFICE_REVIEW = "office_review", _("一级预审核")
    COMMITTEE_REVIEW = "committee_review", _("二级预审核")
    CLEARED = "cleared", _("待签发")
    SIGNED = "signed", _("已签发")
    DELIVERED = "delivered", _("已答复待评价")
    CLOSED = "closed", _("本轮结束")
    ENDED = "ended", _("答复终止")


class Outcome(TextChoices):
    ADOPTED = "adopted", _("采纳")
    PARTLY = "partly", _("部分采纳")
    PLANNED = "planned", _("列入计划")
    NOT = "not", _("未采纳")


class Delivery(TextChoices):
    PLATFORM = "platform", _("平台送达")
    FACE = "face", _("当面答复")
    PAPER = "paper", _("书面送达")
    BOTH = "both", _("当面并书面答复")


class AnswerForm(TextChoices):
    """What the lead deputy may ask for where the rulebook leaves it to the deputy."""

    WRITTEN = "written", _("书面答复")
    FACE = "face", _("当面答复")
    BOTH = "both", _("既当面答复，又书面答复")


class ClassMeaning(TextChoices):
    """What a class of a reply means, whatever letter a place gives it."""

    RESOLVED = "resolved", _("已经解决或采纳")
    UNDER_WAY = "under_way", _("正在解决或列入计划")
    REPORTED_UP = "reported_up", _("属上级职权，已向上反映")
    NOT_NOW = "not_now", _("暂时无法解决")
    REFERENCE = "reference", _("留作参考")


class NormKind(TextChoices):
    NORM = "norm", _("答复规范")
    MODEL = "model", _("优秀答复范文")


class PointAspect(TextChoices):
    """What a point of a check is about, in the order in which it is gone through."""

    POLICY = "policy", _("政策法律")
    PROCEDURE = "procedure", _("程序")
    FORMAT = "format", _("格式")
    COMPLETE = "complete", _("完整")
    TONE = "tone", _("简洁诚恳")


class Stage(TextChoices):
    UNIT = "unit", _("单位核稿")
    OFFICE = "office", _("一级预审核")
    COMMITTEE = "committee", _("二级预审核")
    SIGNING = "signing", _("签发")
