"""Where things stand. Each procedure has its own few states; "late" or "replied" are computed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Suggestion(TextChoices):
    DRAFT = "draft", _("草稿")
    COSIGNING = "cosigning", _("征求附议")
    SUBMITTED = "submitted", _("已提交")
    RETURNED = "returned", _("退回修改")
    REGISTERED = "registered", _("已登记")
    IN_HANDLING = "in_handling", _("办理中")
    CLOSED = "closed", _("已办结")
    ARCHIVED = "archived", _("已归档")
    WITHDRAWN = "withdrawn", _("已撤回")


class Handling(TextChoices):
    ASSIGNED = "assigned", _("待签收")
    ACCEPTED = "accepted", _("承办中")
    RETURN_REQUESTED = "return_requested", _("申请退回")
    RETURNED = "returned", _("已改办")
    OPINION_SENT = "opinion_sent", _("已出协办意见")
    COMPLETED = "completed", _("承办完毕")
    ENDED = "ended", _("办理终止")


class ReplyRound(TextChoices):
    DRAFTING = "drafting", _("拟稿")
    UNIT_CHECK = "unit_check", _("单位核稿")
    OFFICE_REVIEW = "office_review", _("一级预审核")
    COMMITTEE_REVIEW = "committee_review", _("二级预审核")
    CLEARED = "cleared", _("待签发")
    SIGNED = "signed", _("已签发")
    DELIVERED = "delivered", _("已答复待评价")
    CLOSED = "closed", _("本轮结束")
    ENDED = "ended", _("答复终止")


class Survey(TextChoices):
    OPEN = "open", _("待评价")
    ANSWERED = "answered", _("已评价")
    SILENT = "silent", _("未反馈")
    CARRIED = "carried", _("转入下一轮")
    ENDED = "ended", _("测评终止")


class Openness(TextChoices):
    FULL = "full", _("同意全文公开")
    TITLE_ONLY = "title_only", _("仅同意公开标题")
    NONE = "none", _("不公开")


class CosignAnswer(TextChoices):
    OPEN = "open", _("待确认")
    CONFIRMED = "confirmed", _("已附议")
    DECLINED = "declined", _("不附议")
    LAPSED = "lapsed", _("未确认")


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


class ContactAnswer(TextChoices):
    OPEN = "open", _("待确认")
    CONFIRMED = "confirmed", _("已确认")
    DENIED = "denied", _("不属实")


class Outcome(TextChoices):
    ADOPTED = "adopted", _("采纳")
    PARTLY = "partly", _("部分采纳")
    PLANNED = "planned", _("列入计划")
    NOT = "not", _("未采纳")


class Delivery(TextChoices):
    PLATFORM = "platform", _("平台送达")
    FACE = "face", _("当面答复")
    PAPER = "paper", _("书面送达")


class Grade(TextChoices):
    SATISFIED = "satisfied", _("满意")
    MOSTLY = "mostly_satisfied", _("基本满意")
    DISSATISFIED = "dissatisfied", _("不满意")


class Stage(TextChoices):
    UNIT = "unit", _("单位核稿")
    OFFICE = "office", _("一级预审核")
    COMMITTEE = "committee", _("二级预审核")
    SIGNING = "signing", _("签发")


class ExtensionAnswer(TextChoices):
    ASKED = "asked", _("待批准")
    GRANTED = "granted", _("已延期")
    REFUSED = "refused", _("不同意延期")
