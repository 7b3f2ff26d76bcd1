"""公开: how much may be published, who may object, when it may be decided."""

from django.utils.translation import gettext as _

from huying.foundation.procedure import clocks
from huying.foundation.procedure.refusal import Refused

from ..states import PUBLISHED, NotPublished, Openness
from .clocks import book_of

WIDER = (Openness.NONE, Openness.TITLE_ONLY, Openness.FULL)
"""Each publishes more than the one before."""


def publication_of(suggestion):
    return getattr(suggestion, "publication", None)


def rule_of(suggestion):
    return book_of(suggestion).publication


# -- how much --------------------------------------------------------------------------------


def widest(suggestion) -> Openness:
    """The most that may be published: the law's word, and the deputies' where it is theirs to say."""
    if suggestion.secrecy:
        return Openness.NONE
    rule, said = rule_of(suggestion), publication_of(suggestion)
    if rule.content == "shall" or not rule.deputy_may_object:
        return Openness.FULL
    if said and said.objected_at:
        return min(Openness(suggestion.openness), Openness.TITLE_ONLY, key=WIDER.index)
    return Openness(suggestion.openness)


def grounds(suggestion) -> list[NotPublished]:
    """Why less may be published here; a deputy's word counts only where the rulebook hears it."""
    hears = rule_of(suggestion).deputy_may_object or suggestion.secrecy
    return [one for one in NotPublished if hears or one != NotPublished.DEPUTY]


def refuse_what_may_not_be(suggestion, content, replies, ground, reason) -> None:
    """Raises Refused for more than may be published, and for less without a ground and a reason.

    A reply quotes what it answers: it is published with the whole text only.
    """
    most = widest(suggestion)
    if WIDER.index(Openness(content)) > WIDER.index(most):
        raise Refused(_("这件建议最多只能选“%s”：要以代表的意见为准。") % PUBLISHED[most])
    if ground and ground not in grounds(suggestion):
        raise Refused(_("按本级人大的规定，不能以这一情形不公开。"))
    if content == Openness.FULL:
        return
    if replies:
        raise Refused(_("答复里写着建议的内容：建议不公开全文的，答复也不公开。"))
    if not ground:
        raise Refused(_("不公开全文的，请选择属于哪一种情形。"))
    if not reason.strip():
        raise Refused(_("不公开全文的，请写明理由。"))


# -- whose turn ------------------------------------------------------------------------------


def nothing_said_yet(suggestion):
    return _("公开意见已经拟定。") if publication_of(suggestion) else None


def deputies_may_object(suggestion):
    if not rule_of(suggestion).deputy_may_object:
        return _("按本级人大的规定应当公开，代表不能以不宜公开为由提出异议；可以要求保密。")
    said = publication_of(suggestion)
    if said is None or said.decided_at:
        return _("现在没有征求代表意见的公开事项。")
    return _("代表已经对公开提出异议。") if said.objected_at else None


def waits_for_a_decision(suggestion):
    said = publication_of(suggestion)
    if said is None:
        return _("还没有拟定公开意见。")
    return _("已经决定公开事项。") if said.decided_at else None


def the_deputies_were_heard(suggestion, *, by, at):
    """They have objected, or their time for it is over, or they need not be asked."""
    said = publication_of(suggestion)
    if not rule_of(suggestion).deputy_may_object or said.objected_at:
        return None
    if clocks.overdue(suggestion.case, "publication_objection", at=at):
        return None
    return _("代表提出异议的时间还没有过，不能决定。")


def publication_is_decided(suggestion, *, by, at):
    """Before it is put away: decided where it was begun, and everywhere that must publish."""
    said = publication_of(suggestion)
    if said and not said.decided_at:
        return _("公开事项还没有决定，请先“决定公开”。")
    if said is None and rule_of(suggestion).content == "shall":
        return _("本级人大的规定要求公开建议和答复，请先“拟定公开意见”。")
    return None
