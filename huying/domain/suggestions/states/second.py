"""二次交办和验收: why an item that was answered is given out once more."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SecondGround(TextChoices):
    ACCEPTANCE = "acceptance", _("验收不合格")
    LOOK_BACK = "look_back", _("回头看发现没有落实")
    PUBLIC = "public", _("群众不满意")
    SAMPLED = "sampled", _("抽样回访不满意或不属实")
