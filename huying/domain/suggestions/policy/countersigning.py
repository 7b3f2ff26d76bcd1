"""会签: who is still to sign the draft, who dissents, and what must then be so."""

from datetime import date

from django.db.models import OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import day_table, holders
from huying.domain.people.states import Capacity
from huying.foundation.calendar.periods import deadline
from huying.foundation.cases.within import Exists
from huying.foundation.procedure.act import who

from ..models import Countersign, Handling, ReplyRound
from ..states import ReplyRound as RoundState
from ..states import Role
from .checks import HAS_A_WORD, countersigners
from .clocks import book_of
from .family import suggestion_of


@who(gettext_lazy("被征求会签意见的单位办公室或负责人"))
def of_a_countersigning_unit(round, by):
    if by.capacity not in (Capacity.OFFICE, Capacity.HEAD):
        return False
    return any(one.unit_id == by.body_id for one in countersigners(round))


@who(gettext_lazy("主办单位的承办人、办公室或负责人"))
def of_a_lead_unit(handling, by):
    """Of a co-unit's handling: the people of the unit that replies."""
    if by.capacity not in (Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD):
        return False
    leads = suggestion_of(handling).handlings.filter(role=Role.LEAD, unit=by.body_id)
    return leads.exclude(case__state__in=("returned", "ended")).exists()


def the_countersigning_units(round):
    units = [one.unit_id for one in countersigners(round)]
    return holders(round.congress_id, capacities=(Capacity.OFFICE, Capacity.HEAD)).filter(
        body__in=units
    )


def said(round) -> list:
    """What was said in the present turn."""
    return [one for one in round.countersigns.all() if one.turn == round.countersign_turn]


def waited_for(round) -> list[Handling]:
    answered = {one.handling_id for one in said(round)}
    return [one for one in countersigners(round) if one.pk not in answered]


def a_lead_objects(round) -> bool:
    """Several lead units reply only when they are agreed."""
    leads = {one.pk for one in countersigners(round) if one.is_lead}
    return any(one.handling_id in leads and not one.agrees for one in said(round))


def at_odds(congress_id):
    """Drafts to whose last 会签 another lead unit has objected, and nobody has settled it since."""
    objecting = Countersign.objects.filter(
        round=OuterRef("pk"),
        turn=OuterRef("countersign_turn"),
        agrees=False,
        handling__role=Role.LEAD,
        handling__case__state__in=HAS_A_WORD,
    )
    return ReplyRound.objects.filter(
        Exists(objecting),
        countersigned_at=None,
        # Asked of the case, whose one index leads to what is open.
        case__congress=congress_id,
        case__kind="reply_round",
        case__state=RoundState.DRAFTING,
    )


def last_day(round) -> date:
    """Until then a silent unit is simply waited for: as long as for an opinion made anew."""
    period = book_of(round).clocks["co_opinion_redo"].period
    sent = timezone.localdate(round.countersign_sent_at)
    return deadline(period, sent, day_table(round.congress)).due


def not_countersigned_yet(round, *, by, at):
    if any(one.unit_id == by.body_id for one in waited_for(round)):
        return None
    return _("本单位已经会签过这一稿。")


def countersigning_is_over(round, *, by, at):
    if last_day(round) < timezone.localdate(at):
        return None
    names = "、".join(one.unit.name for one in waited_for(round))
    return _("%(names)s还没有会签，请等到%(day)s以后。") % {
        "names": names,
        "day": last_day(round).isoformat(),
    }


def leads_are_at_odds(round):
    if round.countersigned_at is None and a_lead_objects(round):
        return None
    return _("各主办单位没有分歧，不需要协调。")


def dissent_is_answered(round, *, by, at):
    """A co-unit's dissent does not stop the reply, but the reply says how it stands to it."""
    if round.countersigned_at is None or round.dissent_answer:
        return None
    names = [one.handling.unit.name for one in said(round) if not one.agrees]
    if names:
        return _("%s会签时提出了不同意见，请在答复中说明。") % "、".join(names)
    return None


def redo_is_allowed(handling):
    """Where the rulebook lets a lead unit ask for a new opinion."""
    if handling.is_lead:
        return _("主办单位直接答复代表，不提协办意见。")
    if not book_of(handling).handling.redo_co_opinion:
        return _("本级人大的规定没有要求重提协办意见这一步。")
    return None


def a_lead_still_writes(handling, *, by, at):
    drafting = suggestion_of(handling).handlings.filter(
        unit=by.body_id, role=Role.LEAD, rounds__case__state="drafting"
    )
    return None if drafting.exists() else _("答复已经送审或者已经答复，不能再要求重提协办意见。")
