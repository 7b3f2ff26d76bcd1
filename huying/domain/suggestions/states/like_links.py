"""关联: how one item has to do with another."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LikeKind(TextChoices):
    REPEAT = "repeat", _("反复提出的同一件事")
    LIKE = "like", _("内容相近")
    THEME = "theme", _("同一主题")
