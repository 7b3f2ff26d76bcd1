"""督办: key items, groups and their members, visits by place, units heard, opinions given and answered,
events over several items."""

from django.db.models import Count
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Appointment, Body

from ... import states
from ...models import (
    Hearing,
    HearingOpinion,
    KeySupervision,
    Outing,
    Team,
    TeamMember,
    TeamVisit,
)
from .declared import Row, Scope, figure, table
from .items import ITEMS, PEOPLE, UNITS
from .report import say

TIMES, LINES = _("次"), _("条")


def _key(scope: Scope):
    """Under key supervision by whichever door, but for what was taken off again."""
    found = KeySupervision.objects.filter(congress=scope.congress)
    return found.exclude(case__state=states.KeySupervision.DROPPED)


def _items_of(scope: Scope, keys):
    through = KeySupervision.items.through.objects.filter(keysupervision__in=keys.values("pk"))
    return scope.items().filter(pk__in=through.values("suggestion"))


@figure(
    "key_items",
    _("重点督办的建议"),
    measure=ITEMS,
    meaning=_("经三个渠道之一列入重点督办的本年度建议，一件计一次，已撤销的不计。"),
)
def key_items(scope: Scope):
    return _items_of(scope, _key(scope))


@figure(
    "key_by_law",
    _("主任会议确定的重点督办建议"),
    measure=ITEMS,
    meaning=_("其中由主任会议依代表法确定的。"),
)
def key_by_law(scope: Scope):
    return _items_of(scope, _key(scope).filter(statutory_on__isnull=False))


@figure(
    "key_units", _("重点督办的单位"), measure=UNITS, meaning=_("本年度决定列入重点督办的承办单位。")
)
def key_units(scope: Scope):
    decided = _key(scope).filter(unit__isnull=False, decided_on__range=(scope.first, scope.last))
    return Body.objects.filter(pk__in=decided.values("unit"))


def _by_a_leader(scope: Scope, of: str):
    return _items_of(scope, _key(scope).filter(leader_of="" if of == "none" else of))


@table(
    "key_by_leader",
    _("重点督办建议的领衔层级"),
    heading=_("领衔领导"),
    measure=ITEMS,
    found=_by_a_leader,
)
def key_by_leader(scope: Scope):
    words = {**{str(code): str(label) for code, label in states.LeaderOf.choices}}
    for code in (*words, "none"):
        if number := _by_a_leader(scope, code).count():
            yield Row(code, words.get(code) or gettext("没有领衔领导"), number)


# -- groups, visits, hearings, events --------------------------------------------------------


def _teams(scope: Scope):
    return Team.objects.filter(congress=scope.congress, case__opened_at__year=scope.year)


@figure("teams", _("督办工作组"), measure=UNITS, meaning=_("本年度成立的督办工作组。"))
def teams(scope: Scope):
    return _teams(scope)


def _members(scope: Scope, *roles):
    found = TeamMember.objects.filter(team__in=_teams(scope).values("pk"))
    if roles:
        found = found.filter(role__in=roles)
    return Appointment.objects.filter(pk__in=found.values("appointment")).select_related("person")


@figure(
    "team_members",
    _("督办工作组成员"),
    measure=PEOPLE,
    meaning=_("本年度成立的督办工作组的组长和成员，一人计一次。"),
)
def team_members(scope: Scope):
    return _members(scope)


@figure(
    "standing_members",
    _("参加督办的常委会组成人员"),
    measure=PEOPLE,
    meaning=_("督办工作组里的常委会组成人员，一人计一次。"),
)
def standing_members(scope: Scope):
    return _members(scope, states.TeamRole.STANDING)


def _visits(scope: Scope):
    within = (scope.first, scope.last)
    return TeamVisit.objects.filter(congress=scope.congress, held_on__range=within)


@figure(
    "team_visits", _("工作组走访"), measure=TIMES, meaning=_("本年度内督办工作组到单位走访的次数。")
)
def team_visits(scope: Scope):
    return _visits(scope).select_related("unit")


@table(
    "visits_by_place",
    _("工作组走访地点"),
    heading=_("地点"),
    measure=TIMES,
    found=lambda scope, of: _visits(scope).filter(place=of),
)
def visits_by_place(scope: Scope):
    rows = _visits(scope).order_by().values_list("place").annotate(number=Count("pk"))
    return [Row(place, place, number) for place, number in rows.order_by("-number", "place")]


def _heard(scope: Scope):
    over = (states.Hearing.CALLED, states.Hearing.CANCELLED)
    found = Hearing.objects.filter(
        congress=scope.congress, held_on__range=(scope.first, scope.last)
    )
    return found.exclude(case__state__in=over)


@figure(
    "units_heard",
    _("听取汇报的单位"),
    measure=UNITS,
    meaning=_("本年度内听取过建议办理情况汇报的单位，一个单位计一次。"),
)
def units_heard(scope: Scope):
    return Body.objects.filter(pk__in=_heard(scope).values("unit"))


@figure(
    "opinions",
    _("听取汇报提出的意见"),
    measure=LINES,
    meaning=_("听取汇报以后交单位逐条答复的意见。"),
)
def opinions(scope: Scope):
    return HearingOpinion.objects.filter(hearing__in=_heard(scope).values("pk"))


@figure("opinions_answered", _("已答复的意见"), measure=LINES, meaning=_("其中单位已经答复的。"))
def opinions_answered(scope: Scope):
    return opinions.found(scope).filter(answered_at__isnull=False)


def _outings(scope: Scope):
    return Outing.objects.filter(
        congress=scope.congress,
        held_on__range=(scope.first, scope.last),
        case__state=states.Outing.HELD,
    )


@figure("open_door", _("开门办案"), measure=TIMES, meaning=_("本年度内举行的开门办案活动。"))
def open_door(scope: Scope):
    return _outings(scope).filter(way=states.OutingWay.OPEN_HANDLING)


@figure(
    "open_door_items",
    _("开门办案涉及的建议"),
    measure=ITEMS,
    meaning=_("开门办案活动涉及的建议，一件计一次。"),
)
def open_door_items(scope: Scope):
    through = Outing.items.through.objects.filter(outing__in=open_door.found(scope).values("pk"))
    return scope.items().filter(pk__in=through.values("suggestion"))


@figure(
    "trips",
    _("现场督办和专题调研"),
    measure=TIMES,
    meaning=_("本年度内举行的现场督办、专题调研和建议办理大户走访。"),
)
def trips(scope: Scope):
    return _outings(scope).exclude(way=states.OutingWay.OPEN_HANDLING)


say(
    "supervision",
    _("列入重点督办的建议【重点督办的建议】件，其中主任会议确定【主任会议确定的重点督办建议】件。"),
    "key_items",
)
say("supervision", _("重点督办承办单位【重点督办的单位】个。"), "key_units")
say(
    "supervision",
    _(
        "成立督办工作组【督办工作组】个，成员【督办工作组成员】人，"
        "其中常委会组成人员【参加督办的常委会组成人员】人；到单位走访【工作组走访】次。"
    ),
    "teams",
    "team_visits",
)
say(
    "supervision",
    _(
        "听取【听取汇报的单位】个单位的汇报，提出意见【听取汇报提出的意见】条，"
        "已答复【已答复的意见】条。"
    ),
    "units_heard",
)
say(
    "supervision",
    _(
        "举行开门办案【开门办案】次，涉及建议【开门办案涉及的建议】件；"
        "现场督办和专题调研【现场督办和专题调研】次。"
    ),
    "open_door",
    "trips",
)
