"""What must be so before a suggestion is registered: `need(suggestion, by=…, at=…) -> reason | None`."""

from django.utils.translation import gettext as _

from ..models import ReplyRound
from .clocks import book_of
from .family import suggestion_of


def stated(suggestion):
    """相关情况, or None where nothing was ever ticked."""
    return getattr(suggestion, "circumstances", None)


def written_by_the_deputy(suggestion):
    if suggestion.entered_by_id or suggestion.is_imported:
        return _("这件建议由工作人员代录，内容与原件不符时请“指出代录有误”。")
    return None


def open_to_cosigning(suggestion, *, by, at):
    said = stated(suggestion)
    if said and not said.open_to_cosigning:
        return _("这件建议填写的是“不联名提出”。要邀请附议，请先在“修改”中改为可以联名。")
    return None


def secrecy_may_be_asked(suggestion):
    if suggestion.secrecy:
        return _("已经要求保密。")
    if not book_of(suggestion).intake.secrecy_on_request:
        return _("按本级人大的规定，不按代表的要求保密。可以与代表工委联系。")
    return None


def is_kept_secret(suggestion):
    return None if suggestion.secrecy else _("没有要求保密。")


def is_for_reference(suggestion):
    said = stated(suggestion)
    return None if said and said.reference_only else _("代表没有填写“不需要书面答复”。")


def for_reference_only(round):
    """The first round only: whoever marks a reply 不满意 wants an answer."""
    if round.round > 1:
        return _("重新办理的须书面答复代表。")
    return is_for_reference(suggestion_of(round))


def not_told_yet(suggestion, *, by, at):
    told = ReplyRound.objects.filter(handling__suggestion=suggestion, delivered_at__isnull=False)
    return _("承办单位已经告知参考情况。") if told.exists() else None
