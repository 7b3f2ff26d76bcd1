"""提出以前和提出之时: what stands beside the text, the groundwork behind it, its pre-review."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Repeated(TextChoices):
    TWO_YEARS = "two_years", _("已提两年")
    THREE_YEARS = "three_years", _("已提三年")
    LONGER = "longer", _("已提三年以上")


class Research(TextChoices):
    SPECIAL = "special", _("专题调研")
    MEETING = "meeting", _("座谈")
    VISIT = "visit", _("走访")
    INSPECTION = "inspection", _("视察")
    OTHER = "other", _("其他形式")


class Groundwork(TextChoices):
    VISIT = "visit", _("实地走访")
    TALK = "talk", _("座谈交谈")
    GROUP_ACTIVITY = "group_activity", _("小组活动")
    VOTERS = "voters", _("选民意见")
    EXPERT = "expert", _("请教专家")


class PreReviewRound(TextChoices):
    PROFESSIONAL_GROUP = "professional_group", _("专业代表小组")
    TOWNSHIP = "township", _("乡镇（街道）人大")
    DEPUTIES_COMMITTEE = "deputies_committee", _("代表工委")


class EditAnswer(TextChoices):
    NONE = "", _("没有改稿")
    OPEN = "open", _("等代表答复")
    ADOPTED = "adopted", _("已采用")
    DECLINED = "declined", _("未采用")
