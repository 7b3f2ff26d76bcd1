"""分工: the 代表工委 or the leader of a group says which of its deputies looks after which item."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.domain.suggestions.policy import family
from huying.foundation.procedure.refusal import Refused

from ..models import TeamShare
from ..policy import team_shares as policy
from ..states.campaign import Team as State
from ..states.campaign import TeamRole
from .kinds import team_steps
from .team import has_items


@team_steps.act(
    gettext_lazy("督办分工"),
    who=(clerk_of_the_committee, policy.the_leader),
    when=State.AT_WORK,
    needs=(policy.has_deputies, has_items),
    tells=(policy.those_who_look_after_items,),
)
def divide(team, *, by, at, shares):
    """`shares`: [[item, deputy of the group]]. What is not named is looked after by nobody; never one's own."""
    wanted = {item.pk: (item, member) for item, member in shares}
    for item, member in wanted.values():
        _refuse_unfit(team, item, member)
    standing = TeamShare.objects.filter(item__team=team, ended_at=None).order_by("pk")
    for share in standing:
        _item, member = wanted.get(share.item_id, (None, None))
        if member is not None and member.pk == share.member_id:
            del wanted[share.item_id]
        else:
            share.ended_at = at
            share.save(update_fields=["ended_at"])
    TeamShare.objects.bulk_create(
        TeamShare(congress_id=team.congress_id, item=item, member=member, by=by, at=at)
        for item, member in wanted.values()
    )


def _refuse_unfit(team, item, member) -> None:
    if item.team_id != team.pk or item.taken_off_at:
        raise Refused(_("请选择这个督办工作组督办的建议。"))
    if member.team_id != team.pk or member.role != TeamRole.DEPUTY:
        raise Refused(_("只分工给这个督办工作组的代表成员。"))
    if member.appointment.until is not None:
        raise Refused(_("%s已经不是现任代表，请分工给其他代表。") % member.appointment.person)
    if member.appointment.person_id in family.proposers(item.suggestion):
        words = {"name": member.appointment.person, "item": item.suggestion}
        raise Refused(_("%(name)s是%(item)s的提出人或附议人，应当回避，请由其他代表负责。") % words)
