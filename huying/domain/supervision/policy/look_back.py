"""回头看: which items a round is for, what its check lists say, who may act on it, who is told."""

from datetime import datetime, timedelta

from django.db.models import OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import those_who_handle
from huying.domain.people.states import Capacity
from huying.domain.suggestions.models import Handling, LikeLink, ReplyRound, Survey
from huying.domain.suggestions.policy import family, second
from huying.domain.suggestions.policy.classes import letters_of
from huying.domain.suggestions.states import ClassMeaning, Grade, LikeKind, Role
from huying.domain.suggestions.states import Handling as HandlingState
from huying.domain.suggestions.states import Suggestion as SuggestionState
from huying.foundation.calendar.words import gettext_noop
from huying.foundation.cases.within import Exists
from huying.foundation.procedure.act import who
from huying.foundation.procedure.clocks import Terms

from ..models import LookPoint
from ..states import LookBackItem as ItemState
from ..states import LookList, LookScope
from .clocks import by_a_day_set

AT_WORK = (Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD)
STILL_THERE = (
    SuggestionState.IN_HANDLING,
    SuggestionState.CLOSED,
    SuggestionState.ARCHIVED,
)
A_YEAR = timedelta(days=365)

# 河南省人大常委会的“四看”“四不放过”, the first look being at the unit.
DEFAULT_POINTS: dict[str, tuple[str, ...]] = {
    LookList.UNIT: (gettext_noop("是否逐年建立B类建议台账"),),
    LookList.ITEM: (
        gettext_noop("已承诺事项是否得到落实"),
        gettext_noop("需要持续跟进的是否一抓到底"),
        gettext_noop("办理进度是否二次答复代表"),
    ),
    LookList.NOT_LET_GO: (
        gettext_noop("对能解决的问题当年没有解决的不放过"),
        gettext_noop("对代表高度关注的热点难点没有引起足够重视的不放过"),
        gettext_noop("对有前瞻性、可操作性和能推动一方面工作的建议没被采纳的不放过"),
        gettext_noop("对答复没有针对性、答非所问、空洞无物的“官样文章”不放过"),
    ),
}

# -- which items -----------------------------------------------------------------------------


def replied_turns(congress_id, sessions) -> QuerySet[Handling]:
    """Turns of lead units that were answered and still stand, of these sessions."""
    delivered = ReplyRound.objects.filter(handling=OuterRef("pk"), delivered_at__isnull=False)
    return Handling.objects.filter(
        Exists(delivered),
        congress_id=congress_id,
        role=Role.LEAD,
        case__state__in=(HandlingState.ACCEPTED, HandlingState.COMPLETED),
        suggestion__session__in=sessions,
        suggestion__case__state__in=STILL_THERE,
    )


def chosen_by(congress, scopes, sessions, at: datetime) -> QuerySet[Handling]:
    """Those of them that one of the scopes is about."""
    asked: Q = Q(pk__in=())
    for scope in scopes:
        asked |= _about(scope, congress, at)
    return replied_turns(congress.pk, sessions).filter(asked)


def _about(scope: str, congress, at: datetime) -> Q:
    last = _last_rounds()
    marked = Survey.objects.filter(round__handling=OuterRef("pk"))
    linked = LikeLink.objects.filter(
        Q(a=OuterRef("suggestion")) | Q(b=OuterRef("suggestion")), kind=LikeKind.REPEAT
    )
    return {
        LookScope.UNDER_WAY: lambda: Q(
            Exists(last.filter(reply_class__in=letters_of(congress, ClassMeaning.UNDER_WAY)))
        ),
        LookScope.DISSATISFIED: lambda: Q(
            Exists(marked.filter(Q(process=Grade.DISSATISFIED) | Q(result=Grade.DISSATISFIED)))
        ),
        LookScope.LONG: lambda: Q(
            suggestion__case__state=SuggestionState.IN_HANDLING, assigned_at__lte=at - A_YEAR
        ),
        LookScope.REPEATED: lambda: (
            Q(suggestion__circumstances__repeated__gt="") | Q(Exists(linked))
        ),
        LookScope.PROMISED: lambda: Q(Exists(last.filter(has_commitment=True))),
    }[LookScope(scope)]()


def _last_rounds() -> QuerySet[ReplyRound]:
    """Of the outer turn, the last reply that was delivered."""
    later = ReplyRound.objects.filter(
        handling=OuterRef("handling"), round__gt=OuterRef("round"), delivered_at__isnull=False
    )
    return ReplyRound.objects.filter(
        ~Exists(later), handling=OuterRef("pk"), delivered_at__isnull=False
    )


def last_class(handling) -> str:
    """The class of the last reply that was delivered."""
    found = _last_delivered(handling)
    return found.reply_class if found else ""


def classed_round(item) -> ReplyRound | None:
    """The reply whose class a look at this item may change."""
    return _last_delivered(item.handling)


def _last_delivered(handling) -> ReplyRound | None:
    return handling.rounds.filter(delivered_at__isnull=False).order_by("-round").first()


# -- who may ---------------------------------------------------------------------------------


@who(gettext_lazy("被回头看的单位的承办人、办公室或负责人"))
def of_the_unit_looked_at(item, by):
    return by.body_id == item.handling.unit_id and by.capacity in AT_WORK


@who(gettext_lazy("被请再次测评的领衔代表"))
def the_lead_deputy_of_the_item(item, by):
    lead = item.handling.suggestion.lead
    return by.is_deputy and bool(lead and lead.person_id == by.person_id)


def proposers(item) -> set:
    return family.proposers(item.handling.suggestion)


# -- what is in the way ----------------------------------------------------------------------


def has_items(look_back, *, by, at):
    return None if look_back.chosen.exists() else _("清单里还没有建议，请先选定。")


def has_points(look_back, *, by, at):
    """Every list must say something: a look that asks nothing is none."""
    there = set(look_back.points.values_list("list", flat=True))
    missing = [str(one.label) for one in LookList if one not in there]
    return _("检查清单还缺：%s。") % "、".join(missing) if missing else None


def everything_is_looked_at(look_back, *, by, at):
    waiting = look_back.items.filter(case__state__in=(ItemState.WAITING, ItemState.REPORTED))
    if number := waiting.count():
        return _("还有%s件没有察看，不能结束。") % number
    units = look_back.units.filter(looked_on=None).select_related("unit")
    if names := [one.unit.name for one in units]:
        return _("还没有看过的单位：%s。") % "、".join(names)
    return None


def may_be_assigned_again(item, *, by, at):
    return second.why_not_again(item.handling)


def asks_for_a_mark(item):
    if not item.look_back.asks_survey:
        return _("这一轮回头看不再次测评。")
    return _("已经测评过。") if _mark_of(item) else None


def is_marked_dissatisfied(item):
    mark = _mark_of(item)
    if mark and mark.is_dissatisfied:
        return None
    return _("领衔代表没有在回头看时评价“不满意”。")


def _mark_of(item):
    return getattr(item, "second_mark", None)


def families_of(item) -> list:
    """The suggestion that a second assignment changes."""
    return [item.handling.suggestion_id]


# -- which clock runs ------------------------------------------------------------------------

REPORT = "look_back_report"
CLOCKS = {REPORT: gettext_noop("报告回头看情况")}
ANCHORS = {"sent_at": gettext_noop("下发清单之日")}


def terms(item, name: str, at: datetime) -> Terms | None:
    """The day that the round has set for all units."""
    due = item.look_back.report_by
    return by_a_day_set(item, REPORT, _(CLOCKS[REPORT]), due, at, anchor="sent_at")


# -- who is told -----------------------------------------------------------------------------


def the_units_of_the_round(look_back):
    """Handlers, offices and heads of every unit on the list."""
    units = look_back.chosen.order_by("unit").values_list("unit", flat=True).distinct()
    return [one for unit in units for one in those_who_handle(look_back.congress_id, unit)]


def the_unit_looked_at(item):
    return those_who_handle(item.congress_id, item.handling.unit_id)


def the_deputies_of_the_item(item):
    return family.proposing_deputies(item.handling.suggestion)


def the_lead_of_the_item(item):
    lead = item.handling.suggestion.lead
    return [lead] if lead else []


AUDIENCES = {
    the_units_of_the_round: gettext_lazy("清单上的各单位"),
    the_unit_looked_at: gettext_lazy("被回头看的单位"),
    the_deputies_of_the_item: gettext_lazy("领衔代表和附议代表"),
    the_lead_of_the_item: gettext_lazy("领衔代表"),
}


# -- check lists -----------------------------------------------------------------------------


def first_points(congress_id) -> list[tuple[str, str]]:
    """(list, text) with which a new round begins: those of the last round of the congress, or 四看四不放过."""
    newest = (
        LookPoint.objects.filter(congress_id=congress_id)
        .order_by("-look_back__opened_at")
        .values_list("look_back", flat=True)
        .first()
    )
    if newest is None:
        return [(name, text) for name, texts in DEFAULT_POINTS.items() for text in texts]
    kept = LookPoint.objects.filter(look_back=newest).order_by("list", "order")
    return list(kept.values_list("list", "text"))
