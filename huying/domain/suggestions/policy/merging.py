"""并案: what may be handled together with another, and what then stands in the way."""

from django.utils.translation import gettext as _

from ..models import ReplyRound
from ..states import Suggestion as State
from .family import merged_with


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
    if main.congress_id != suggestion.congress_id or main.state != State.REGISTERED:
        return _("只能并入已登记、还没有交办的建议，请重新选择。")
    if main.secrecy or suggestion.secrecy:
        return _("代表要求保密的建议单独办理，不并案。")
    return None


def not_answered_yet(suggestion, *, by, at):
    """Parted again only while no reply has gone out: after it each deputy has been answered."""
    main = suggestion.merged_into
    if main is None:
        return _("这件建议没有并入别的建议。")
    rounds = ReplyRound.objects.filter(handling__suggestion=main, delivered_at__isnull=False)
    if rounds.exists():
        return _("并入的建议已经答复，不能再分开办理。")
    return None
