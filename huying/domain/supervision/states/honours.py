"""评优: where the selection of a year stands, and what is honoured."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HonourSelection(TextChoices):
    OPEN = "open", _("评选中")
    SHORTLISTED = "shortlisted", _("初选名单已定")
    DECIDED = "decided", _("主任会议已议定")
    CONSENTED = "consented", _("党委已同意")
    ANNOUNCED = "announced", _("已通报表彰")
    CALLED_OFF = "called_off", _("评选已终止")


class Honour(TextChoices):
    SUGGESTION = "excellent_suggestion", _("优秀代表建议")
    UNIT = "model_unit", _("办理工作先进单位")
