"""抽样回访: where a draw stands, by what it is layered, how somebody was asked."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RevisitDraw(TextChoices):
    ANNOUNCED = "announced", _("已公布待抽取")
    DRAWN = "drawn", _("已抽取回访中")
    CLOSED = "closed", _("抽样回访已结束")
    CALLED_OFF = "called_off", _("抽样回访已取消")


class StrataBy(TextChoices):
    UNIT = "unit", _("按承办单位分层")
    CATEGORY = "category", _("按类别分层")
    CLASS = "class", _("按答复类别分层")


class RevisitWay(TextChoices):
    PHONE = "phone", _("电话回访")
    VISIT = "visit", _("上门回访")
    ON_SITE = "on_site", _("现场核实")
