"""议案: where a bill stands, who proposed it, how its signers answered, and what was decided of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Bill(TextChoices):
    DRAFT = "draft", _("草稿")
    COSIGNING = "cosigning", _("征求联名")
    SUBMITTED = "submitted", _("已提交")
    RETURNED = "returned", _("退回完善")
    REGISTERED = "registered", _("已登记")
    IN_COMMITTEE = "in_committee", _("专委会研究")
    BEFORE_PRESIDIUM = "before_presidium", _("待主席团决定")
    EXAMINATION = "examination", _("先行审查")
    ON_AGENDA = "on_agenda", _("列入议程")
    NOT_A_BILL = "not_a_bill", _("不作为议案")
    RECONSIDERATION = "reconsideration", _("复议中")
    DEFERRED = "deferred", _("闭会后审议")
    REPORTED = "reported", _("待常委会决定")
    EXECUTION = "execution", _("交付办理")
    EXECUTED = "executed", _("待审议办理报告")
    CONCLUDED = "concluded", _("已办结")
    CONVERTED = "converted", _("已转为建议")
    WITHDRAWN = "withdrawn", _("已撤回")
    ENDED = "ended", _("办理终止")


class BillMatter(TextChoices):
    """What may be proposed as a bill (上海议案规定第六条)."""

    LEGISLATION = "legislation", _("立法议案")
    ENFORCEMENT = "enforcement", _("法律法规实施中的重大问题")
    OVERSIGHT = "oversight", _("对政府、监察、法院、检察工作的监督")
    RESOLUTION = "resolution", _("作决议、决定的重大事项")
    OTHER = "other", _("职权范围内的其他事项")


class Proposer(TextChoices):
    JOINT = "joint", _("代表联名")
    DELEGATION = "delegation", _("代表团")


class Signing(TextChoices):
    OPEN = "open", _("待签名")
    SIGNED = "signed", _("已签名")
    DECLINED = "declined", _("不签名")
    LAPSED = "lapsed", _("未签名")
    TAKEN_BACK = "taken_back", _("已撤签")


class Proposal(TextChoices):
    """What a committee proposes to the presidium."""

    AGENDA = "agenda", _("建议列入本次大会议程")
    AFTERWARDS = "afterwards", _("建议闭会后审议")
    NOT_A_BILL = "not_a_bill", _("建议不作为议案")
    SUGGESTION = "suggestion", _("建议转为建议、批评和意见")


class Conclusion(TextChoices):
    """How a bill ended (上海议案规定第十二条、第十九条)."""

    PASSED = "passed", _("大会表决通过")
    FAILED = "failed", _("大会表决未通过")
    NOT_PUT = "not_put", _("主席团决定不提请表决")
    NEXT_SESSION = "next_session", _("提请列入下次大会议程")
    STANDING_COMMITTEE = "standing_committee", _("列入常委会会议议程")
    PLANNED = "planned", _("列入立法规划或工作计划")
    REFERENCE = "reference", _("作为常委会工作参考")
    CARRIED_OUT = "carried_out", _("已交有关机关办理完毕")
    NO_BILL = "no_bill", _("决定不作为议案")


class PaperKind(TextChoices):
    OPINION = "opinion", _("专委会处理意见")
    DECISION = "decision", _("主席团决定")
    NOTICE = "notice", _("不作为议案的书面理由")
    RECONSIDERATION = "reconsideration", _("复议")
    RESULT = "result", _("审议结果报告")
    RESOLUTION = "resolution", _("常委会决定")
    EXECUTION = "execution", _("办理情况报告")
