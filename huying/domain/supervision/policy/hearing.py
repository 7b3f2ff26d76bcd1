"""听取汇报, 现场活动, 解决一类: who holds them, who is told, by when a unit answers."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, holders
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.policy.family import (
    proposers,
    proposers_of_each,
    proposing_deputies,
)
from huying.foundation.calendar.words import gettext_noop
from huying.foundation.procedure.act import who
from huying.foundation.procedure.refusal import Refused

from ..states.hearing import OutingWay
from .clocks import by_a_day_set
from .key import GONE, items_open_to
from .supervising import AT_WORK, STAFF

ANSWER = "hearing_answer"
CLOCKS = {ANSWER: gettext_noop("逐条答复汇报会意见")}
ANCHORS = {"heard_at": gettext_noop("听取汇报之日")}
OF_THE_CONGRESS = (BodyKind.DEPUTIES_COMMITTEE, BodyKind.SPECIAL_COMMITTEE)
WAYS = {
    BodyKind.DEPUTIES_COMMITTEE: (OutingWay.ON_SITE, OutingWay.RESEARCH, OutingWay.BIG_UNIT),
    BodyKind.SPECIAL_COMMITTEE: (OutingWay.ON_SITE, OutingWay.RESEARCH, OutingWay.BIG_UNIT),
    BodyKind.GOVERNMENT_OFFICE: (OutingWay.OPEN_HANDLING,),
    BodyKind.UNIT: (OutingWay.OPEN_HANDLING,),
}
"""What each kind of body may hold: 开门办案 is the government's, the others are the congress's."""


@who(gettext_lazy("办理单位、政府办公室或者督办的机构"))
def who_goes_out(subject, by):
    return by.body.kind in WAYS and by.capacity in STAFF


@who(gettext_lazy("举办活动的机构"))
def who_holds_it(outing, by):
    return by.body_id == outing.body_id and by.capacity in STAFF


@who(gettext_lazy("承办单位的承办人、办公室或负责人"))
def of_any_unit(subject, by):
    return by.body.kind == BodyKind.UNIT and by.capacity in AT_WORK


@who(gettext_lazy("听取汇报的机构"))
def who_hears(hearing, by):
    if hearing.committee_id:
        return by.body_id == hearing.committee_id and by.capacity in STAFF
    return clerk_of_the_committee(hearing, by)


def items_for(by):
    """What somebody may tie an event or a cure to: for a unit the items that it handles."""
    found = items_open_to(by.congress_id, by.body)
    if by.body.kind != BodyKind.UNIT:
        return found
    mine = Handling.objects.filter(unit=by.body_id).exclude(case__state__in=GONE)
    return found.filter(pk__in=mine.values("suggestion"))


def terms(subject, name: str, at: datetime):
    return by_a_day_set(subject, ANSWER, CLOCKS[ANSWER], subject.answer_by, at, anchor="heard_at")


def those_who_hear(hearing):
    kinds = {} if hearing.committee_id else {"kind": BodyKind.DEPUTIES_COMMITTEE}
    return holders(hearing.congress_id, body=hearing.committee_id, capacities=STAFF, **kinds)


def those_invited(outing):
    """The deputies who are asked to come, and those whose items it is about."""
    found = {one.person_id: one for one in outing.deputies.select_related("person")}
    for suggestion in outing.items.all():
        for one in proposing_deputies(suggestion):
            found.setdefault(one.person_id, one)
    return list(found.values())


def the_unit_visited(outing):
    return (
        holders(outing.congress_id, body=outing.unit_id, capacities=AT_WORK)
        if outing.unit_id
        else []
    )


def everybody_was_answered(hearing, *, by, at):
    waiting = hearing.opinions.filter(answered_at=None).count()
    return _("还有%s条意见没有答复。") % waiting if waiting else None


def an_opinion_waits(hearing, *, by, at):
    waiting = hearing.opinions.filter(answered_at=None)
    return None if waiting.exists() else _("意见都已答复。")


def proposers_of(subject) -> set:
    """Whoever proposed one of its items does not hold the event for a body, nor record a cure for a unit."""
    return {person for one in subject.items.all() for person in proposers(one)}


def stand_back(by, items) -> None:
    proposed_by = proposers_of_each([one.pk for one in items])
    if any(by.person_id in people for people in proposed_by.values()):
        raise Refused(_("您是所选建议的提出人或附议人，依规定应当回避，请由其他同志办理。"))


AUDIENCES = {
    those_who_hear: gettext_lazy("听取汇报的机构"),
    those_invited: gettext_lazy("邀请的代表和提出建议的代表"),
    the_unit_visited: gettext_lazy("走访的单位"),
}
