"""重点主题: whether a theme that people picked still stands, became a key supervision, or was withdrawn."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class KeyTheme(TextChoices):
    CHOSEN = "chosen", _("已选定")
    PUT_FORWARD = "put_forward", _("已转重点督办")
    WITHDRAWN = "withdrawn", _("已撤回选题")
