"""评价: where one deputy's survey stands, and the grades."""

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
