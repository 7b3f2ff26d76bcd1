"""The words of the roll: levels, kinds of bodies, capacities. The words are the law's."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")
    COUNTY = "county", _("县级")
    TOWNSHIP = "township", _("乡级")


class BodyKind(TextChoices):
    CONGRESS = "congress", _("人民代表大会")
    DEPUTIES_COMMITTEE = "deputies_committee", _("代表工作委员会")
    SPECIAL_COMMITTEE = "special_committee", _("专门委员会")
    GOVERNMENT_OFFICE = "government_office", _("政府办公室")
    PARTY_OFFICE = "party_office", _("党委办公室")
    UNIT = "unit", _("承办单位")
    DELEGATION = "delegation", _("代表团")
    PROFESSIONAL_GROUP = "professional_group", _("专业代表小组")
    TOWNSHIP = "township", _("乡镇（街道）人大")


class UnitSystem(TextChoices):
    PARTY = "party", _("党群")
    GOVERNMENT = "government", _("政府")
    JUDICIAL = "judicial", _("监察法检")


class Capacity(TextChoices):
    DEPUTY = "deputy", _("代表")
    HEAD = "head", _("负责人")
    DEPUTY_HEAD = "deputy_head", _("分管负责人")
    OFFICE = "office", _("办公室")
    HANDLER = "handler", _("承办人")
    CLERK = "clerk", _("工作人员")
    ADMINISTRATOR = "administrator", _("管理员")
    SYSTEM = "system", _("系统")


class SeatStatus(TextChoices):
    ACTIVE = "active", _("履职")
    SUSPENDED = "suspended", _("暂时停止执行职务")
    TERMINATED = "terminated", _("资格终止")


class SuccessionKind(TextChoices):
    MERGED = "merged", _("并入")
    SPLIT = "split", _("分出")


class Sex(TextChoices):
    FEMALE = "female", _("女")
    MALE = "male", _("男")


class RollState(TextChoices):
    """The roll (名册) is a case of its own, so that its changes leave events; it never ends."""

    OPEN = "open", _("在用")
