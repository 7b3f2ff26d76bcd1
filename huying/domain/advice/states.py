"""征求代表意见, 知情知政, 选题指引, 联系代表: where each of them stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Consultation(TextChoices):
    SUBMITTED = "submitted", _("待受理")
    DECLINED = "declined", _("不予受理")
    OPEN = "open", _("征求意见中")
    ANSWERING = "answering", _("待逐条回应")
    RESPONDED = "responded", _("待报告落实")
    REPORTED = "reported", _("已报告落实")
    CLOSED = "closed", _("已办结")
    ENDED = "ended", _("终止征求")


class FactRequest(TextChoices):
    ASKED = "asked", _("待转交")
    DECLINED = "declined", _("不予转交")
    FORWARDED = "forwarded", _("待答复")
    ANSWERED = "answered", _("已答复")
    WITHDRAWN = "withdrawn", _("已撤回")


class Guide(TextChoices):
    PUBLISHED = "published", _("已发布")
    TAKEN_DOWN = "taken_down", _("已撤下")


class ContactRule(TextChoices):
    IN_FORCE = "in_force", _("施行中")
    REPEALED = "repealed", _("已废止")


class Liaison(TextChoices):
    OPEN = "open", _("待答复意见")
    CLOSED = "closed", _("已办结")


class GuideKind(TextChoices):
    TOPICS = "topics", _("选题指引")
    MATERIAL = "material", _("参阅材料")


class FactWay(TextChoices):
    FACTS = "facts", _("提供情况和材料")
    TALK = "talk", _("当面介绍情况")
