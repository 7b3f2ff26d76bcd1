"""What waits for whom in 督办: a step to be answered or followed by the next, items to be organised or looked at."""

from typing import Any

from django.db.models import OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.queries.awaiting.awaited import Awaited, Hands, awaits
from huying.foundation.cases.within import Exists

from ...models import (
    Cure,
    Hearing,
    KeySupervision,
    Ladder,
    Outing,
    Team,
    TeamItem,
    TeamMember,
    TeamShare,
    YearlyOpinion,
)
from ...states.campaign import Team as TeamState
from ...states.hearing import Cure as CureState
from ...states.hearing import Hearing as HearingState
from ...states.hearing import Outing as OutingState
from ...states.key import KeySupervision as KeyState
from ...states.ladder import Ladder as LadderState
from ...states.yearly_opinion import YearlyOpinion as OpinionState

LISTS: list[Awaited] = []
STAFF = (Capacity.CLERK, Capacity.HEAD)
COMMITTEE = Hands(STAFF, kinds=(BodyKind.DEPUTIES_COMMITTEE,))
FIELD = Hands(STAFF, kinds=(BodyKind.SPECIAL_COMMITTEE,))
UNIT = Hands((Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD), kinds=(BodyKind.UNIT,))
MEMBER = Hands((Capacity.DEPUTY,))
HERE: dict[str, Any] = {"about": lambda subject: subject, "place": "supervision"}


def _of(model, kind, acting, *in_states):
    return model.objects.filter(
        case__congress=acting.congress, case__kind=kind, case__state__in=in_states
    )


@awaits(
    LISTS,
    gettext_lazy("回复督办"),
    hands=UNIT,
    kind="ladder",
    act="answer",
    clocks=("ladder_answer",),
    why=lambda row: row.why,
    **HERE,
)
def ladders_to_answer(acting, at):
    found = _of(Ladder, "ladder", acting, LadderState.TAKEN)
    return found.filter(handling__unit__in=acting.bodies).select_related(
        "case", "handling__unit", "handling__suggestion"
    )


@awaits(
    LISTS,
    gettext_lazy("单位已回复督办，升级或解除"),
    hands=COMMITTEE,
    kind="ladder",
    why=lambda row: row.why,
    **HERE,
)
def ladders_to_decide(acting, at):
    return _of(Ladder, "ladder", acting, LadderState.ANSWERED).select_related(
        "case", "handling__unit", "handling__suggestion"
    )


@awaits(
    LISTS,
    gettext_lazy("重点督办待组织"),
    hands=COMMITTEE,
    kind="key_supervision",
    act="organise",
    why=lambda row: row.get_door_display(),
    **HERE,
)
def keys_to_organise(acting, at):
    return _of(KeySupervision, "key_supervision", acting, KeyState.LISTED).select_related("case")


@awaits(
    LISTS,
    gettext_lazy("本委员会负责的重点督办"),
    hands=FIELD,
    kind="key_supervision",
    why=lambda row: _("登记督办活动，办好后写明结论"),
    **HERE,
)
def keys_of_my_committee(acting, at):
    found = _of(KeySupervision, "key_supervision", acting, KeyState.UNDER_WAY)
    return found.filter(committee__in=acting.bodies).select_related("case")


@awaits(
    LISTS,
    gettext_lazy("督办工作组有建议待督办"),
    hands=MEMBER,
    kind="team",
    act="find",
    why=lambda row: _("还有建议没有督办意见"),
    **HERE,
)
def teams_with_items_to_look_at(acting, at):
    """What is looked after by somebody waits for that deputy; the rest for every member."""
    seated = TeamMember.objects.filter(team=OuterRef("pk"), appointment__person=acting.person)
    waiting = TeamItem.objects.filter(team=OuterRef("pk"), taken_off_at=None, findings=None)
    shared = TeamShare.objects.filter(item=OuterRef("pk"), ended_at=None)
    mine = shared.filter(member__appointment__person=acting.person)
    waiting = waiting.filter(Q(Exists(mine)) | ~Exists(shared))
    found = _of(Team, "team", acting, TeamState.AT_WORK)
    return found.filter(Q(Exists(seated)), Exists(waiting)).select_related("case")


@awaits(
    LISTS,
    gettext_lazy("逐条答复汇报会意见"),
    hands=UNIT,
    kind="hearing",
    act="answer_opinion",
    clocks=("hearing_answer",),
    why=lambda row: _("意见清单逐条答复"),
    **HERE,
)
def hearings_to_answer(acting, at):
    found = _of(Hearing, "hearing", acting, HearingState.ANSWERING)
    return found.filter(unit__in=acting.bodies).select_related("case")


@awaits(
    LISTS,
    gettext_lazy("汇报会待登记、待核定"),
    hands=Hands(STAFF, kinds=(BodyKind.DEPUTIES_COMMITTEE, BodyKind.SPECIAL_COMMITTEE)),
    kind="hearing",
    why=lambda row: str(row.unit),
    **HERE,
)
def hearings_to_decide(acting, at):
    """Held and not recorded yet, or answered and to be judged, of those that my body hears."""
    found = _of(Hearing, "hearing", acting, HearingState.CALLED, HearingState.ANSWERED)
    mine = Q(committee__in=acting.bodies)
    if acting.is_committee:
        mine |= Q(committee=None)
    return found.filter(mine).select_related("case", "unit")


@awaits(
    LISTS,
    gettext_lazy("现场活动待登记"),
    hands=Hands(
        (*STAFF, Capacity.HANDLER, Capacity.OFFICE),
        kinds=(
            BodyKind.DEPUTIES_COMMITTEE, BodyKind.SPECIAL_COMMITTEE, BodyKind.GOVERNMENT_OFFICE,
            BodyKind.UNIT,
        ),
    ),
    kind="outing",
    act="hold",
    until="held_on",
    why=lambda row: str(row.get_way_display()),
    **HERE,
)  # fmt: skip
def outings_to_record(acting, at):
    found = _of(Outing, "outing", acting, OutingState.ANNOUNCED)
    return found.filter(body__in=acting.bodies).select_related("case")


@awaits(
    LISTS,
    gettext_lazy("解决一类问题待核实"),
    hands=COMMITTEE,
    kind="cure",
    why=lambda row: str(row.unit),
    **HERE,
)
def cures_to_confirm(acting, at):
    return _of(Cure, "cure", acting, CureState.RECORDED).select_related("case", "unit")


@awaits(
    LISTS,
    gettext_lazy("年度意见待印发"),
    hands=Hands((Capacity.HEAD,), kinds=(BodyKind.DEPUTIES_COMMITTEE,)),
    kind="yearly_opinion",
    act="issue",
    why=lambda row: row.decision,
    **HERE,
)
def opinions_to_issue(acting, at):
    return _of(YearlyOpinion, "yearly_opinion", acting, OpinionState.DECIDED).select_related("case")
