"""督办阶梯: where a unit that is urged step by step stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Ladder(TextChoices):
    TAKEN = "taken", _("待单位回复")
    ANSWERED = "answered", _("单位已回复")
    LIFTED = "lifted", _("已解除")
