"""督办工作组: formed by the 代表工委, supervises its items, visits units, and says something of each item."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.domain.people.states import BodyKind
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ..models import Team, TeamFinding, TeamItem, TeamMember, TeamVisit
from ..policy import campaign as policy
from ..states.campaign import Campaign as CampaignState
from ..states.campaign import Team as State
from ..states.campaign import TeamRole
from .kinds import team_steps


@team_steps.opens(
    gettext_lazy("成立督办工作组"),
    who=clerk_of_the_committee,
    then=State.AT_WORK,
    tells=(policy.those_in_the_team, policy.the_units_of_the_team),
)
def form(
    *, case, by, at, name, leader, standing=(), deputies=(), inspectors=(), items=(),
    campaign=None, field="",
):  # fmt: skip
    """A leader, members of the standing committee, deputies, people of the government's 督查室; its items."""
    if campaign and campaign.state not in (CampaignState.PLANNED, CampaignState.RUNNING):
        raise Refused(_("这次专项行动已经结束。"))
    team = Team.objects.create(
        case=case, congress_id=case.congress_id, name=name, campaign=campaign, field=field
    )
    roles = (
        (TeamRole.LEADER, [leader]),
        (TeamRole.STANDING, standing),
        (TeamRole.DEPUTY, deputies),
        (TeamRole.INSPECTOR, inspectors),
    )
    seated: set[int] = set()
    for role, people in roles:
        for one in people:
            if one.congress_id != case.congress_id or one.body.kind == BodyKind.UNIT:
                raise Refused(_("承办单位的人员不参加督办工作组。"))
            if one.person_id not in seated:
                seated.add(one.person_id)
                TeamMember.objects.create(
                    congress_id=case.congress_id, team=team, appointment=one, role=role
                )
    _give(team, items)
    return team


@team_steps.act(
    gettext_lazy("增加督办建议"),
    who=clerk_of_the_committee,
    when=State.AT_WORK,
    tells=(policy.those_in_the_team, policy.the_units_of_the_team),
    adds_row=True,
)
def give_items(team, *, by, at, items):
    """An item has one group at a time, so that all groups together cover all items once."""
    _give(team, items)


def _give(team, items) -> None:
    free = policy.items_without_a_team(team.congress_id, team.campaign)
    known = free.filter(pk__in=[one.pk for one in items]).values_list("pk", flat=True)
    if len(known) != len(items):
        raise Refused(_("所选建议中有的已由其他督办工作组督办，或者不在范围以内。"))
    for one in items:
        TeamItem.objects.create(congress_id=team.congress_id, team=team, suggestion=one)


def has_items(team, *, by, at):
    there = team.items.filter(taken_off_at=None)
    return None if there.exists() else _("这个督办工作组还没有督办的建议。")


@team_steps.act(
    gettext_lazy("移出建议"),
    who=clerk_of_the_committee,
    when=State.AT_WORK,
    needs=(has_items,),
    tells=(policy.those_in_the_team,),
    adds_row=True,
)
def take_off(team, *, by, at, item, reason):
    """It goes to another group, or was withdrawn or merged."""
    if not team.items.filter(pk=item.pk, taken_off_at=None).update(taken_off_at=at):
        raise Refused(_("这件建议已经不在这个督办工作组。"))


@team_steps.act(
    gettext_lazy("登记走访单位"),
    who=(clerk_of_the_committee, policy.of_the_team),
    when=State.AT_WORK,
    tells=(policy.the_unit_visited_last, the_committee),
    adds_row=True,
)
def record_visit(team, *, by, at, unit, held_on, place, people, checks, opinion, files=()):
    """The unit itself by its check list, with photographs; its items by `find`."""
    if held_on > timezone.localdate(at):
        raise Refused(_("走访的日期不能晚于今天。"))
    if unit.kind != BodyKind.UNIT or unit.congress_id != team.congress_id:
        raise Refused(_("请选择本级人大的承办单位。"))
    visit = TeamVisit.objects.create(
        congress_id=team.congress_id,
        team=team,
        unit=unit,
        held_on=held_on,
        place=place,
        people=people,
        checks=checks,
        opinion=opinion,
        by=by,
        at=at,
    )
    hang(visit, files, case=team.case, purpose="supervision", by=by, at=at)


@team_steps.act(
    gettext_lazy("登记督办意见"),
    who=(clerk_of_the_committee, policy.of_the_team),
    when=State.AT_WORK,
    needs=(has_items,),
    tells=(policy.the_units_of_the_item_found_last,),
    adds_row=True,
)
def find(team, *, by, at, item, mark, text):
    """What the group found of one of its items; as often as it looks."""
    if item.team_id != team.pk or item.taken_off_at:
        raise Refused(_("请选择这个督办工作组督办的建议。"))
    TeamFinding.objects.create(
        congress_id=team.congress_id, team=team, item=item, mark=mark, text=text, by=by, at=at
    )


@team_steps.act(
    gettext_lazy("结束督办工作组"),
    who=clerk_of_the_committee,
    when=State.AT_WORK,
    then=State.DISBANDED,
    needs=(policy.every_item_has_a_finding,),
    tells=(policy.those_in_the_team, the_committee),
)
def disband(team, *, by, at, report):
    """With its report, once it has said something of every item."""
    team.report = report
    team.save(update_fields=["report"])
