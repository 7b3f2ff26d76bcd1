"""一般公文: kinds, presets, and where one stands; where replies are filed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Paper(TextChoices):
    DRAFT = "draft", _("公文拟稿")
    ISSUED = "issued", _("已印发")
    FILED = "filed", _("公文已归档")
    DROPPED = "dropped", _("公文已作废")


class PaperForm(TextChoices):
    NOTICE = "notice", _("通知")
    CIRCULAR = "circular", _("通报")
    LETTER = "letter", _("函")
    REQUEST = "request", _("请示")
    REPORT = "report", _("报告")


UPWARD = (PaperForm.REQUEST, PaperForm.REPORT)
"""上行文: the name of whoever signs stands beside the number."""


class PaperPreset(TextChoices):
    CALL = "call", _("征集通知")
    ASSIGNMENT = "assignment", _("交办通知")
    LOOK_BACK = "look_back", _("回头看通知")
    SUPERVISION = "supervision", _("办理和督办意见")
    APPRAISAL = "appraisal", _("讲评通报")
    PRAISE = "praise", _("表彰通报")


class PaperLists(TextChoices):
    """What stands in the copy of each recipient besides the text."""

    ITEMS = "items", _("附该单位承办的全部建议")
    PROMISED = "promised", _("附该单位答复中有承诺的建议")
    OPEN = "open", _("附该单位还没有答复的建议")


class SeriesUse(TextChoices):
    REPLY = "reply", _("答复函")
    CO_OPINION = "co_opinion", _("协办意见函")
    PAPER = "paper", _("一般公文")


class FilingOffice(TextChoices):
    COMMITTEE = "committee", _("代表工委")
    SUPERVISION = "supervision", _("督查室")
