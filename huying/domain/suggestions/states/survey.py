"""评价: where one deputy's survey stands, the grades, and what follows a second 不满意."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Survey(TextChoices):
    OPEN = "open", _("待评价")
    ANSWERED = "answered", _("已评价")
    SILENT = "silent", _("未反馈")
    CARRIED = "carried", _("转入下一轮")
    ENDED = "ended", _("测评终止")


class Grade(TextChoices):
    SATISFIED = "satisfied", _("满意")
    MOSTLY = "mostly_satisfied", _("基本满意")
    DISSATISFIED = "dissatisfied", _("不满意")


GRADE_ORDER = list(Grade.values)
"""The best grade first."""


class SecondPath(TextChoices):
    MEDIATION = "mediation", _("当面沟通")
    EXPERT_EVALUATION = "expert_evaluation", _("专家评估")
    STUDY_OPINION = "study_opinion", _("研究处理意见")


class AppraisalKind(TextChoices):
    GROUP = "group", _("测评组现场测评")
    QUESTIONS = "questions", _("承办单位报告、代表询问")
    VOTE = "vote", _("常委会会议表决")


class Verdict(TextChoices):
    GOOD = "good", _("好")
    FAIR = "fair", _("较好")
    POOR = "poor", _("差")
