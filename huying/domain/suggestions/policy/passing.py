"""转出: what must be so before an item leaves this congress, and before it ends elsewhere."""

from django.db.models import Q
from django.utils.translation import gettext as _

from ..models import PassingOn, ReplyRound


def under_way(suggestion):
    """The letter with which it is away, as a queryset of at most one."""
    return PassingOn.objects.filter(suggestion=suggestion, ended_at=None)


def a_deputy_leads_it(suggestion, *, by, at):
    if suggestion.lead_id is None:
        return _("这件建议由台账导入，还没有领衔代表。请先“补录”，再转出。")
    return None


def no_unit_has_replied(suggestion, *, by, at):
    """What a unit has signed stands: then the reply itself says that it was reported further."""
    kept = vars(suggestion)  # read once for a whole page
    if "reply_signed" not in kept:
        signed = Q(signed_at__isnull=False) | Q(delivered_at__isnull=False)
        rounds = ReplyRound.objects.filter(signed, handling__suggestion=suggestion)
        kept["reply_signed"] = rounds.exists()
    if kept["reply_signed"]:
        return _("承办单位已经签发答复，不能再转出。需要上级解决的，在答复中说明并由单位向上反映。")
    return None


def an_answer_has_come(suggestion, *, by, at):
    if under_way(suggestion).exclude(answer="").exists():
        return None
    return _("对方还没有答复。请先“登记转办答复”，或者“收回本级办理”。")
