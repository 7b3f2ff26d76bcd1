"""跨年度事项: why a matter is followed over the years, and whether it still is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FollowedMatter(TextChoices):
    FOLLOWED = "followed", _("连续督办中")
    SETTLED = "resolved", _("跨年度事项已解决")
    LET_GO = "let_go", _("不再跟踪")


class FollowGround(TextChoices):
    LONG = "long", _("长期未办结")
    LOW_RATED = "low_rated", _("代表评价低")
    REPEATED = "repeated", _("反复提出")
