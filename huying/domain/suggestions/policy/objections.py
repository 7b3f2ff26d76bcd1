"""Whether the assignment is still to be rated, and whether a deputy's objection stands open."""

from django.utils.translation import gettext as _

from ..states import ObjectionAnswer
from .clocks import book_of
from .needs import no_reply_signed_yet


def not_rated_yet(handling):
    if hasattr(handling, "assignment_rating"):
        return _("本单位已经评价过这次交办意见。")
    return None


def may_deputies_object(subject) -> bool:
    """Whether the rulebook lets a deputy object to the unit."""
    return book_of(subject).assignment.deputy_objection


def a_deputy_may_object(handling):
    """Applies where the rulebook lets a deputy object, and to the unit that is to reply."""
    if not may_deputies_object(handling):
        return _("本级人大的规定没有代表对承办单位提出异议这一步，可以与代表工委联系。")
    if not handling.is_lead:
        return _("协办单位不单独答复代表，不提异议。")
    return no_reply_signed_yet(handling)


def _open(handling) -> bool:
    return any(one.answer == ObjectionAnswer.OPEN for one in handling.objections.all())


def no_objection_is_open(handling, *, by, at):
    return _("您已经提出异议，正等代表工委答复。") if _open(handling) else None


def an_objection_is_open(handling):
    if not may_deputies_object(handling) or not _open(handling):
        return _("没有等待答复的异议。")
    return no_reply_signed_yet(handling)
