"""年度办理和督办意见: drafted, decided by the chairmen's meeting, issued to every unit."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class YearlyOpinion(TextChoices):
    DRAFT = "draft", _("起草中")
    DECIDED = "decided", _("主任会议已通过")
    ISSUED = "issued", _("已印发")
    DROPPED = "dropped", _("不再印发")
