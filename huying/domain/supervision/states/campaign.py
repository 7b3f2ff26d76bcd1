"""专项行动 and 督办工作组: where they stand, what their tasks look at, who sits in a group, what a visit checks."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Campaign(TextChoices):
    PLANNED = "planned", _("筹备中")
    RUNNING = "running", _("进行中")
    CONCLUDED = "concluded", _("已结束")
    CANCELLED = "cancelled", _("已取消")


class TaskOf(TextChoices):
    """What a task of a campaign looks at."""

    PROCESS = "process", _("过程")
    CONTENT = "content", _("内容")
    EFFECT = "effect", _("成效")


class Team(TextChoices):
    AT_WORK = "at_work", _("督办中")
    DISBANDED = "disbanded", _("已结束")


class TeamRole(TextChoices):
    LEADER = "leader", _("组长")
    STANDING = "standing", _("常委会组成人员")
    DEPUTY = "deputy", _("代表")
    INSPECTOR = "inspector", _("政府督查室")


class UnitCheck(TextChoices):
    """What a group's visit looks at in the unit itself."""

    RULES = "rules", _("办理制度健全并执行")
    DUTY = "duty", _("责任分工到人")
    LEVELS = "levels", _("逐级审核把关")
    CONTACT = "contact", _("与代表沟通联系")
    FILING = "filing", _("办理档案完整")
    LEDGERS = "ledgers", _("办理台账清楚")


class CheckMark(TextChoices):
    GOOD = "good", _("好")
    FAIR = "fair", _("一般")
    POOR = "poor", _("差")


class FindingMark(TextChoices):
    """What a group found of one item."""

    DONE = "done", _("办得实")
    GOING_ON = "going_on", _("正在办")
    WANTING = "wanting", _("答复了没有落实")
    WRONG = "wrong", _("与答复不符")
