"""涉密件: where a suggestion stands whose text never enters the system."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClassifiedItem(TextChoices):
    HANDED_OUT = "handed_out", _("已交办")
    ANSWERED = "answered", _("已答复")
    CLOSED = "closed", _("已办结")
    STRUCK = "struck", _("已作废")
