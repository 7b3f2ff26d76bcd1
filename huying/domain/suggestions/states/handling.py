"""承办: where one unit's turn stands, its contacts and its extension."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Handling(TextChoices):
    ASSIGNED = "assigned", _("待签收")
    ACCEPTED = "accepted", _("承办中")
    RETURN_REQUESTED = "return_requested", _("申请退回")
    RETURNED = "returned", _("已改办")
    OPINION_SENT = "opinion_sent", _("已出协办意见")
    COMPLETED = "completed", _("承办完毕")
    ENDED = "ended", _("办理终止")


class Role(TextChoices):
    LEAD = "lead", _("主办")
    CO = "co", _("协办")


class Phase(TextChoices):
    BEFORE = "before", _("办前")
    DURING = "during", _("办中")
    AFTER = "after", _("办后")


class Way(TextChoices):
    VISIT = "visit", _("走访")
    FACE = "face", _("面商")
    MEETING = "meeting", _("座谈")
    ON_SITE = "on_site", _("现场办理")
    SURVEY = "survey", _("调研")
    PHONE = "phone", _("电话")
    WECHAT = "wechat", _("微信")
    EMAIL = "email", _("邮件")
    PLATFORM = "platform", _("平台")


IN_PERSON = (Way.VISIT, Way.FACE, Way.MEETING, Way.ON_SITE, Way.SURVEY)
SPOKEN = (*IN_PERSON, Way.PHONE)
WAYS_ASKED = {"any": tuple(Way), "spoken": SPOKEN, "in_person": IN_PERSON}
"""What a rulebook may ask of a contact: option → the ways that meet it."""


class ContactAnswer(TextChoices):
    OPEN = "open", _("待确认")
    CONFIRMED = "confirmed", _("已确认")
    DENIED = "denied", _("不属实")


class ExtensionAnswer(TextChoices):
    ASKED = "asked", _("待批准")
    GRANTED = "granted", _("已延期")
    REFUSED = "refused", _("不同意延期")


class PauseGround(TextChoices):
    """Why a clock may lawfully stand still: none of these lies in the unit's own hand."""

    DEPUTY_ASKS = "deputy_asks", _("代表要求暂缓办理")
    AWAITS_DEPUTY = "awaits_deputy", _("等待代表补充情况")
    HIGHER_BODY = "higher_body", _("等待上级机关批复")
    OTHER_PROCEDURE = "other_procedure", _("等待司法、复议等法定程序的结果")
    FORCE_MAJEURE = "force_majeure", _("不可抗力")


class PauseAnswer(TextChoices):
    ASKED = "pause_asked", _("申请停表")
    STANDING = "standing", _("已停表")
    REFUSED = "pause_refused", _("不同意停表")
    OVER = "over", _("已恢复计时")


class OutcomeKind(TextChoices):
    """What an item led to, in the words in which results are reported."""

    POLICY = "policy", _("政策")
    RULE = "rule", _("制度规范")
    PROJECT = "project", _("项目")
    MONEY = "money", _("资金")
    SERVICE = "service", _("服务")
    INDICATOR = "indicator", _("指标")


class OutcomeCheck(TextChoices):
    UNCHECKED = "unchecked", _("待核实")
    TRUE = "verified", _("已核实")
    UNTRUE = "untrue", _("核实不符")


class Work(TextChoices):
    """What a unit does on an item besides talking with its deputies."""

    RESEARCH = "research", _("调查研究")
    SITE_VISIT = "site_visit", _("实地察看")
    LEADERS_MEETING = "leaders_meeting", _("领导办公会研究")
    JOINT_CHECK = "joint_check", _("会审")
    PROGRESS = "progress", _("办理进展")


class ObjectionAnswer(TextChoices):
    OPEN = "open", _("待答复")
    UPHELD = "upheld", _("已采纳")
    OVERRULED = "overruled", _("不采纳")
