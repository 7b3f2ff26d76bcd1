"""答复类别的变更: when a class was given or changed, and what became of a proposal."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClassStage(TextChoices):
    REVIEW = "review", _("预审核变更")
    DELIVERED = "delivered", _("答复送达")
    AFTERWARDS = "afterwards", _("答复后变更")


class ClassAnswer(TextChoices):
    OPEN = "open", _("待决定")
    AGREED = "agreed", _("同意")
    REFUSED = "refused", _("不同意")
