"""听取汇报, 现场活动, 督办阶梯, 解决一类: what the congress and the offices do with single units in a year."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from huying.domain.suggestions.models import Handling, Suggestion
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.states import Handling as TurnState
from huying.domain.supervision.policy import hearing as rules
from huying.domain.supervision.procedure import cure, hearing, ladder, outing
from huying.domain.supervision.states import CureBy, OutingWay

from . import supervision_words as words
from .overseers import Overseers, anew
from .simulation import Life

if TYPE_CHECKING:
    from .county import County, Unit

HEARINGS, OUTINGS, LADDERS, CURES = 70, 80, 60, 110  # days after the session
OF_A_HUNDRED_UNITS, LEAST = 12, 2  # so many are heard, and at least so many


def lives(county: "County", seed: str) -> Iterator[Life]:
    yield _heard(Overseers(county, f"{seed} hearings"))
    yield _outings(Overseers(county, f"{seed} outings"))
    yield _ladders(Overseers(county, f"{seed} ladders"))
    yield _cures(Overseers(county, f"{seed} cures"))


def _leads(one: Overseers) -> Any:
    """The turns of lead units of this session that are at work or done; nothing kept secret."""
    found = Handling.objects.filter(suggestion__session=one.session, role="lead")
    there = (TurnState.ACCEPTED, TurnState.COMPLETED)
    return found.filter(case__state__in=there, suggestion__secrecy=False)


def largest(one: Overseers) -> list["Unit"]:
    """The units with most items: 建议办理大户."""
    counted = Counter(_leads(one).order_by("pk").values_list("unit", flat=True))
    number = max(LEAST, len(one.units) * OF_A_HUNDRED_UNITS // 100)
    return [one.units[pk] for pk, _items in counted.most_common(number)]


# -- reports heard ---------------------------------------------------------------------------


def _heard(one: Overseers) -> Life:
    yield from one.after_the_session(HEARINGS)
    for unit in largest(one):
        at = yield from one.office(0, 1)
        made = hearing.call(
            by=one.clerk,
            at=at,
            title=words.HEARING.format(unit=unit),
            unit=unit.body,
            held_on=one.today + timedelta(days=1),
            place=words.HEARING_PLACE,
        )
        at = yield from one.office(2)
        hearing.hold(
            anew(made),
            by=one.clerk,
            at=at,
            minutes=words.HEARING_MINUTES,
            opinions=words.HEARING_OPINIONS,
            answer_by=one.today + timedelta(days=30),
        )
        for opinion in list(made.opinions.order_by("pk")):
            at = yield from one.office(0, 1)
            said = {"opinion": opinion, "answer": words.HEARING_ANSWER}
            hearing.answer_opinion(anew(made), by=unit.office, at=at, **said)
        if one.chance(85):
            at = yield from one.office(1, 2)
            hearing.close(anew(made), by=one.clerk, at=at)


# -- events ----------------------------------------------------------------------------------


def _outings(one: Overseers) -> Life:
    """开门办案 by unit and government office, 现场督办, 专题调研 and a visit by the congress."""
    yield from one.after_the_session(OUTINGS)
    found = largest(one)
    if not found:
        return
    first = found[0]
    for by, way, unit in (
        (first.office, OutingWay.OPEN_HANDLING, None),
        (one.county.offices["government"], OutingWay.OPEN_HANDLING, None),
        (one.clerk, OutingWay.ON_SITE, None),
        (one.clerk, OutingWay.RESEARCH, None),
        (one.clerk, OutingWay.BIG_UNIT, first.body),
    ):
        yield from one.office(1, 2)
        yield from _one_outing(one, by, way, unit)


def _one_outing(one: Overseers, by: Any, way: Any, unit: Any) -> Life:
    open_to = rules.items_for(by).filter(session=one.session)
    lead = {one.person_id for one in one.everyday}
    items = [item for item in open_to[:30] if item.lead and item.lead.person_id in lead][:3]
    if not items:
        return
    made = outing.announce(
        by=by,
        at=one.now,
        way=way,
        title=words.OUTINGS[str(way)].format(title=items[0].category or "", unit=unit or ""),
        held_on=one.today + timedelta(days=3),
        place=words.KEY_PLACE,
        items=items,
        deputies=one.random.sample(one.everyday, 3),
        unit=unit,
    )
    if one.chance(10):
        at = yield from one.office(1)
        outing.cancel(anew(made), by=by, at=at, reason=words.OUTING_OFF)
        return
    at = yield from one.office(4)
    said = {"people": words.OUTING_PEOPLE, "found": words.OUTING_FOUND}
    outing.hold(anew(made), by=by, at=at, **said)


# -- the ladder ------------------------------------------------------------------------------


def _ladders(one: Overseers) -> Life:
    """For some who have not yet talked to their deputies: a first step, answered, mostly lifted."""
    yield from one.after_the_session(LADDERS)
    silent = _leads(one).filter(case__state=TurnState.ACCEPTED, contacts=None).order_by("pk")
    for turn in list(silent.select_related("suggestion", "congress")[:4]):
        if turn.unit_id not in one.units:
            continue
        at = yield from one.office(0, 1)
        unit = one.units[turn.unit_id]
        step = book_of(turn).supervision.ladder[0]
        made = ladder.begin(
            by=one.clerk,
            at=at,
            handling=turn,
            why=words.LADDER_WHY,
            step=step.code,
            words=words.LADDER_WORDS,
        )
        at = yield from one.office(1, 2)
        row = anew(made)
        if ladder.answer.refusal(row, by=unit.handler, at=at) is None:
            ladder.answer(row, by=unit.handler, at=at, text=words.LADDER_ANSWER)
        if one.chance(70):
            at = yield from one.office(2, 5)
            ladder.lift(anew(made), by=one.clerk, at=at, reason=words.LADDER_LIFTED)


# -- from one item to its class --------------------------------------------------------------


def _cures(one: Overseers) -> Life:
    yield from one.after_the_session(CURES)
    for number, unit in enumerate(largest(one)):
        found = rules.items_for(unit.office).filter(session=one.session)
        items = list(found.exclude(lead__person=unit.office.person_id)[:3])
        if not items:
            continue
        at = yield from one.office(0, 1)
        made = cure.record(
            by=unit.office,
            at=at,
            title=words.CURE_TITLE.format(title=_short(items[0])),
            problem=words.CURE_PROBLEM,
            by_what=CureBy.MECHANISM,
            document=words.CURE_DOCUMENT,
            text=words.CURE_TEXT,
            in_force_on=one.today - timedelta(days=5),
            items=items,
        )
        at = yield from one.office(1, 3)
        if number == 1:
            cure.dismiss(anew(made), by=one.clerk, at=at, reason=words.CURE_DISMISSED)
        else:
            cure.confirm(anew(made), by=one.clerk, at=at, word=words.CURE_CONFIRMED)


def _short(item: Suggestion) -> str:
    return str(item)[:40]
