"""提出 to 归档: where a suggestion stands, and how its signers answered."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Suggestion(TextChoices):
    DRAFT = "draft", _("草稿")
    COSIGNING = "cosigning", _("征求附议")
    GATE = "gate", _("代表团审核")
    SUBMITTED = "submitted", _("已提交")
    RETURNED = "returned", _("退回修改")
    REGISTERED = "registered", _("已登记")
    CONSULTING = "consulting", _("预交办")
    TRANSFERRED = "transferred", _("已转交待分办")
    IN_HANDLING = "in_handling", _("办理中")
    AWAY = "away", _("已转出待复")
    CLOSED = "closed", _("已办结")
    ARCHIVED = "archived", _("已归档")
    WITHDRAWN = "withdrawn", _("已撤回")
    REJECTED = "rejected", _("不予受理")
    LETTER = "letter", _("已转为来信")
    REFERRED = "referred", _("已作工作参考")
    MERGED = "merged", _("已并案")
    SPLIT = "split", _("已拆分")
    PASSED_ON = "passed_on", _("已转出")

    @classmethod
    def over(cls) -> list["Suggestion"]:
        """Where nobody has anything more to do but to put it away, or all is done on another item."""
        return [
            cls.CLOSED,
            cls.ARCHIVED,
            cls.WITHDRAWN,
            cls.REJECTED,
            cls.LETTER,
            cls.REFERRED,
            cls.MERGED,
            cls.SPLIT,
            cls.PASSED_ON,
        ]

    @classmethod
    def going_on(cls) -> list["Suggestion"]:
        return [one for one in cls if one not in cls.over()]


class Openness(TextChoices):
    FULL = "full", _("同意全文公开")
    TITLE_ONLY = "title_only", _("仅同意公开标题")
    NONE = "none", _("不公开")


class CosignAnswer(TextChoices):
    OPEN = "open", _("待确认")
    CONFIRMED = "confirmed", _("已附议")
    DECLINED = "declined", _("不附议")
    LAPSED = "lapsed", _("未确认")


class Fitness(TextChoices):
    OPEN = "open", _("待反馈")
    FIT = "fit", _("属于本单位")
    UNFIT = "unfit", _("不属于本单位")


class Direction(TextChoices):
    """Where an item goes that this level cannot deal with."""

    UP = "up", _("上交上级")
    DOWN = "down", _("下转下级")
    OUT = "out", _("转出本系统")
