"""责任书: where the letter of one unit stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Pledge(TextChoices):
    ISSUED = "issued", _("待签订")
    SIGNED = "signed", _("已签订")
    TAKEN_BACK = "taken_back", _("已收回")
