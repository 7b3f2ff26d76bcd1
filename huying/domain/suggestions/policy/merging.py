"""并案: what may be handled together with another, and what then stands in the way."""

from django.utils.translation import gettext as _

from ..models import ReplyRound
from ..states import ReplyRound as RoundState
from ..states import Suggestion as State
from .family import merged_with

JOINABLE = (State.REGISTERED, State.CONSULTING, State.TRANSFERRED, State.IN_HANDLING)
"""Where a suggestion stands that another may join: before a reply goes on to be read by others."""


def beyond_drafting():
    """Reply rounds whose text somebody else has, or has had, before him."""
    unread = (RoundState.DRAFTING, RoundState.ENDED)
    return ReplyRound.objects.exclude(case__state__in=unread)


def fit_to_merge(suggestion, *, by, at):
    """What has others in it, or is kept secret, stays by itself."""
    if suggestion.secrecy:
        return _("代表要求保密的建议单独办理，不并案。")
    return nobody_merged_with_it(suggestion, by=by, at=at)


def nobody_merged_with_it(suggestion, *, by, at):
    return others_are_in_it() if merged_with(suggestion) else None


def others_are_in_it() -> str:
    return _("已有建议并入这一件，请先请代表工委把它们分开。")


def unfit_as_main(main, suggestion) -> str | None:
    """Why `suggestion` cannot be handled with `main`, both read anew."""
    if main.pk == suggestion.pk:
        return _("不能并入自己，请选择另一件建议。")
    if main.congress_id != suggestion.congress_id or main.state not in JOINABLE:
        return _("只能并入已登记或者正在办理的建议，请重新选择。")
    if beyond_drafting().filter(handling__suggestion=main).exists():
        return _("那一件的答复已经送审或者已经答复，不能再并入。")
    if main.secrecy or suggestion.secrecy:
        return _("代表要求保密的建议单独办理，不并案。")
    return None


def not_answered_yet(suggestion, *, by, at):
    """Parted again only while no reply is read by others: what was answered together goes out together."""
    main = suggestion.merged_into
    if main is None:
        return _("这件建议没有并入别的建议。")
    read = beyond_drafting().filter(handling__suggestion=main)
    if read.filter(delivered_at__isnull=False).exists():
        return _("并入的建议已经答复，不能再分开办理。")
    if read.exists():
        return _("并入的那一件的答复正在送审或者已经签发，退回拟稿以后才能分开办理。")
    return None
