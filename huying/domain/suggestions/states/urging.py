"""催办: in whose name a unit is urged."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class UrgingHand(TextChoices):
    DEPUTY = "deputy", _("代表催办")
    COMMITTEE = "committee", _("代表工委催办")
    OFFICE = "office", _("党委（政府）办公室催办")
    SYSTEM = "system", _("自动催办")
