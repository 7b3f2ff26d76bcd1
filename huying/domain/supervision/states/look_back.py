"""回头看: where a round and an item of it stand, what is looked at, what is found."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LookBack(TextChoices):
    PLANNED = "planned", _("拟定中")
    SENT = "sent", _("已下发")
    CLOSED = "closed", _("回头看已结束")
    DROPPED = "dropped", _("已撤销")


class LookBackItem(TextChoices):
    WAITING = "waiting", _("待单位报告")
    REPORTED = "reported", _("已报告待察看")
    DONE = "done", _("已落实")
    AGAIN = "again", _("已二次交办")
    CONVERTED = "converted", _("已转类")
    EXPLAINED = "explained", _("已依法说明")


FOUND = (LookBackItem.DONE, LookBackItem.CONVERTED, LookBackItem.EXPLAINED)
"""Looked at, and not given out again."""


class LookBackKind(TextChoices):
    YEARLY = "yearly", _("年度")
    MID_TERM = "mid_term", _("届中")
    END_TERM = "end_term", _("届末")


class LookScope(TextChoices):
    """By what the items of a round are chosen; one of them is enough."""

    UNDER_WAY = "under_way", _("答复为正在解决或列入计划（B类）")
    DISSATISFIED = "dissatisfied", _("代表评价不满意")
    LONG = "long", _("交办满一年仍未办结")
    REPEATED = "repeated", _("多年反复提出")
    PROMISED = "promised", _("答复中有承诺事项")


class LookList(TextChoices):
    """四看: the first look is at the unit, the other three at the item; 四不放过 at the item."""

    UNIT = "unit", _("看单位")
    ITEM = "item", _("看建议")
    NOT_LET_GO = "not_let_go", _("不放过")


class LookReportKind(TextChoices):
    PROGRESS = "progress", _("进展")
    COMPLETION = "completion", _("完成")
