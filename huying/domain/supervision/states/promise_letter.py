"""年度告知书: where a deputy's letter of a year's promises stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PromiseLetter(TextChoices):
    SENT = "sent", _("已送达，待代表阅")
    READ = "read", _("已阅，待回执")
    RETURNED = "returned", _("已退回执")
