"""二次交办: whether an item that was answered can be given to its unit once more."""

from django.utils.translation import gettext as _

from ..states import Handling as State
from ..states import ReplyRound as RoundState
from ..states import Suggestion as SuggestionState

FROM = (State.ACCEPTED, State.COMPLETED)
PUT_AWAY = (SuggestionState.CLOSED, SuggestionState.ARCHIVED)


def why_not_again(handling) -> str | None:
    """None where its last round is over and the suggestion still stands."""
    if not handling.is_lead:
        return _("协办单位不单独答复，二次交办给主办单位。")
    if handling.state not in FROM:
        return _("这家单位已经不再承办这件建议，不能二次交办。")
    if handling.suggestion.state not in (SuggestionState.IN_HANDLING, *PUT_AWAY):
        return _("这件建议现在的状态是“%s”，不能二次交办。") % handling.suggestion.state_word
    newest = newest_round(handling)
    if newest is None or newest.delivered_at is None:
        return _("单位还没有答复，谈不上二次交办。")
    if newest.state != RoundState.CLOSED:
        return _("这一轮答复还没有结束（没有答复，或者评价还没有收齐），请待本轮结束后再登记。")
    return None


def newest_round(handling):
    """The last round of a turn, read once for a whole page."""
    return max(handling.rounds.all(), key=lambda one: one.round, default=None)


def was_answered(handling):
    """Applies to a lead unit's turn that has been answered at least once."""
    if handling.is_lead and any(one.delivered_at for one in handling.rounds.all()):
        return None
    return _("主办单位还没有答复，没有可以验收的结果。")
