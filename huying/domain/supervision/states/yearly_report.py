"""年度办理情况报告: where it stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class YearlyReport(TextChoices):
    DRAFT = "draft", _("报告起草中")
    SETTLED = "settled", _("报告已定稿")
    HEARD = "heard", _("常委会已听取")
    ISSUED = "issued", _("已印发代表大会")
