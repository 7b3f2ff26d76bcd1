"""专项行动 and 督办工作组: who sits in a group, what is still without one, when something may begin or end."""

from django.db.models import OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Appointment
from huying.domain.people.policy import holders
from huying.domain.suggestions.models import Handling, Suggestion
from huying.domain.suggestions.states import Suggestion as SuggestionState
from huying.foundation.cases.within import Exists
from huying.foundation.procedure.act import who

from ..models import StageTask, TeamItem
from ..states.campaign import Team as TeamState
from .key import GONE
from .supervising import AT_WORK

NOT_COVERED = (
    *(SuggestionState.DRAFT, SuggestionState.COSIGNING, SuggestionState.GATE),
    *(SuggestionState.SUBMITTED, SuggestionState.RETURNED, SuggestionState.WITHDRAWN),
    *(SuggestionState.REJECTED, SuggestionState.LETTER, SuggestionState.REFERRED),
    *(SuggestionState.MERGED, SuggestionState.SPLIT, SuggestionState.PASSED_ON),
)
"""What is no item of its own: not taken yet, not taken at all, or handled as part of another."""


@who(gettext_lazy("督办工作组成员"))
def of_the_team(team, by):
    return any(one.appointment.person_id == by.person_id for one in members_of(team))


def members_of(team) -> list:
    kept = vars(team)
    if "members_found" not in kept:
        kept["members_found"] = list(team.members.select_related("appointment__person"))
    return kept["members_found"]


def those_in_the_team(team):
    return Appointment.objects.filter(pk__in=team.members.values("appointment")).select_related(
        "person", "body"
    )


def the_units_of_the_team(team):
    return _units_of(team, team.items.filter(taken_off_at=None).values("suggestion"))


def _units_of(team, items):
    """Whoever answers these items in the units that are at work on them."""
    at_work = Handling.objects.filter(suggestion__in=items).exclude(case__state__in=GONE)
    found = holders(team.congress_id, capacities=AT_WORK)
    return found.filter(body__in=at_work.values("unit"))


def the_units_of_the_item_found_last(team):
    found = team.findings.select_related("item").latest("pk")
    return _units_of(team, [found.item.suggestion_id])


def the_unit_visited_last(team):
    visit = team.visits.latest("pk")
    return holders(team.congress_id, body=visit.unit_id, capacities=AT_WORK)


def the_teams_of_the_campaign(campaign):
    found = Appointment.objects.filter(
        pk__in=campaign.teams.filter(case__state=TeamState.AT_WORK).values("members__appointment")
    )
    return found.select_related("person", "body")


def items_of_session(congress_id, session_id):
    """Every item of a session that is an item of its own; what is secret stays apart."""
    found = Suggestion.objects.filter(congress=congress_id, session=session_id, secrecy=False)
    return found.exclude(case__state__in=NOT_COVERED)


def with_a_team(campaign=None):
    """For filter(), of a suggestion: a group has it, one at work or one of this campaign."""
    mine = TeamItem.objects.filter(suggestion=OuterRef("pk"), taken_off_at=None)
    at_work = Q(team__case__state=TeamState.AT_WORK)
    return Exists(mine.filter(at_work | Q(team__campaign=campaign) if campaign else at_work))


def covered(campaign):
    """For filter(), of a suggestion: a group of this campaign has it."""
    mine = TeamItem.objects.filter(suggestion=OuterRef("pk"), taken_off_at=None)
    return Exists(mine.filter(team__campaign=campaign))


def items_without_a_team(congress_id, campaign=None):
    found = Suggestion.objects.filter(congress=congress_id, secrecy=False)
    found = found.exclude(case__state__in=NOT_COVERED)
    if campaign:
        found = found.filter(session=campaign.session_id)
    return found.exclude(with_a_team(campaign)).order_by("-session", "number", "pk")


def has_stages_and_tasks(campaign, *, by, at):
    if StageTask.objects.filter(stage__campaign=campaign).exists():
        return None
    return _("还没有分阶段的任务，请先增加阶段和任务。")


def every_task_is_done(campaign, *, by, at):
    waiting = StageTask.objects.filter(stage__campaign=campaign, done_at=None).count()
    return _("还有%s项任务没有完成。") % waiting if waiting else None


def no_team_is_at_work(campaign, *, by, at):
    waiting = campaign.teams.filter(case__state=TeamState.AT_WORK).count()
    return _("还有%s个督办工作组没有结束。") % waiting if waiting else None


def every_item_has_a_finding(team, *, by, at):
    """A group ends when it has said something of every item it has."""
    waiting = team.items.filter(taken_off_at=None, findings=None).count()
    return _("还有%s件建议没有督办意见。") % waiting if waiting else None
