"""公开征集附议: when all deputies may be asked at once, and which of them may answer."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.act import who

from ..models import CoSignature


def is_called(suggestion) -> bool:
    return getattr(suggestion, "cosign_call", None) is not None


def not_called_yet(suggestion):
    return _("已经在公开征集附议。") if is_called(suggestion) else None


def a_call_stands(suggestion):
    return None if is_called(suggestion) else _("没有公开征集附议。")


@who(gettext_lazy("没有受邀请的其他代表"))
def a_deputy_not_asked_yet(suggestion, by):
    if not by.is_deputy or suggestion.lead is None or suggestion.lead.person_id == by.person_id:
        return False
    mine = CoSignature.objects.filter(suggestion=suggestion, deputy__person=by.person_id)
    return not mine.exists()


def nothing_is_kept_secret(suggestion, *, by, at):
    return _("代表要求保密的建议不公开征集附议。") if suggestion.secrecy else None
