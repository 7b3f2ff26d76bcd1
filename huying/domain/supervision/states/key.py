"""分类督办 and 重点督办: tiers, doors, and where a key supervision stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClassSupervision(TextChoices):
    """A rating never ends: it is changed with a reason."""

    RATED = "rated", _("已分类")


class Tier(TextChoices):
    KEY = "key", _("重点建议")
    LIVELIHOOD = "livelihood", _("民生建议")
    ORDINARY = "ordinary", _("普通建议")


class Degree(TextChoices):
    """How hard it is to do."""

    EASY = "1", _("较易")
    MIDDLING = "2", _("一般")
    HARD = "3", _("较难")


class Reach(TextChoices):
    """Whom it concerns."""

    FEW = "1", _("个别群众或单位")
    SOME = "2", _("部分群众或一个地方")
    MANY = "3", _("多数群众或全域")


class KeySupervision(TextChoices):
    LISTED = "listed", _("已列入")
    UNDER_WAY = "under_way", _("督办中")
    CONCLUDED = "concluded", _("督办完毕")
    DROPPED = "dropped", _("已撤销")


class Door(TextChoices):
    """By whose decision something came under key supervision."""

    THEME = "theme", _("代表工委按主题确定")
    COMMITTEE = "committee", _("专门委员会在对口领域选定")
    GOVERNMENT = "government", _("政府办公室确定的重点事项")


class LeaderOf(TextChoices):
    CONGRESS = "congress", _("人大常委会领导")
    PARTY = "party", _("党委领导")
    GOVERNMENT = "government", _("政府领导")


class VisitWay(TextChoices):
    ON_SITE = "on_site", _("现场督办")
    RESEARCH = "research", _("专题调研")
    MEETING = "meeting", _("座谈会商")
    LISTENING = "listening", _("听取汇报")
    LETTER = "letter", _("书面督办")
