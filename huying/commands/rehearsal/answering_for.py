"""Who answers for an item inside its unit and what is done until when; pledges."""

from collections.abc import Generator
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.people.models import Roll
from huying.domain.suggestions.models import STILL_OPEN, Pledge
from huying.domain.suggestions.policy import pledges
from huying.domain.suggestions.procedure import handling as acts
from huying.domain.suggestions.procedure import pledge as pledge_acts
from huying.domain.suggestions.states import Handling as State

from . import hours, phrases
from .aside import Aside
from .simulation import Life

if TYPE_CHECKING:
    from .county import County

WITH_MEASURES = (State.ACCEPTED, State.OPINION_SENT, State.COMPLETED)
DAYS_UNTIL_PLEDGES = 25  # working days after the closing: by then nearly all is assigned


def owned(aside: Aside) -> Life:
    """The chain from the head down to the person, a measure or two, perhaps a line of the yearly plan."""
    unit, office = aside.unit, aside.unit.office
    section = aside.random.choice(phrases.SECTIONS)
    yield from aside.office(aside.random.randint(0, 2))
    aside.do(
        acts.name_responsible,
        by=office,
        head=unit.head.person.name,
        office=office.person.name,
        section=section,
        person=unit.handler.person.name,
        phone=unit.handler.person.phone,
    )
    if aside.chance(20):
        year = timezone.localdate(aside.now).year
        task = aside.random.choice(phrases.YEARLY_TASKS)
        aside.do(acts.tie_to_task, by=office, year=year, name=task, how=phrases.TIED)
    if not aside.chance(75):
        return
    today = timezone.localdate(aside.now)
    what = aside.random.sample(phrases.MEASURES, aside.random.choice((1, 1, 2)))
    for place, words in enumerate(what, start=1):
        due_on = hours.in_working_days(today, 12 * place)
        words = words.format(place=aside.story.matter.place)
        aside.do(acts.add_measure, by=unit.handler, what=words, section=section, due_on=due_on)
    if aside.chance(5):
        yield from aside.office(2)
        measure = aside.handling.measures.filter(STILL_OPEN).latest("pk")
        aside.do(acts.drop_measure, by=office, measure=measure, reason=phrases.DROPPED)
    yield from _carried_out(aside)


def _carried_out(aside: Aside) -> Life:
    """Each measure about its day; one in eight late, or left open."""
    for measure in list(aside.handling.measures.filter(STILL_OPEN).order_by("pk")):
        days = (measure.due_on - timezone.localdate(aside.now)).days
        late = 10 if aside.chance(12) else 0
        yield from aside.office(max(days * 5 // 7 - aside.random.randint(0, 4), 0) + late)
        aside.do(
            acts.finish_measure,
            by=aside.unit.handler,
            measure=measure,
            done_on=timezone.localdate(aside.now),
            result=phrases.MEASURE_DONE,
        )


def pledged(county: "County", seed: str) -> Life:
    """责任书 of the session: laid before every unit that has items, signed by its head within two weeks."""
    random = Random(f"{seed} pledges")
    now = yield from _office(county.session.closes_at, DAYS_UNTIL_PLEDGES, random)
    units = [
        one
        for one in county.units.values()
        if pledges.turns_of(one.body.pk, county.session.pk).exists()
    ]
    if not units:
        return
    pledge_acts.issue_pledges(
        Roll.objects.select_related("case", "congress").get(congress=county.congress),
        by=county.clerks[0],
        at=now,
        session=county.session,
        units=[one.body for one in units],
        duties=phrases.DUTIES,
        issuer=phrases.ISSUER,
        targets={"met_target": 100, "replied_target": 100, "content_target": 95},
    )
    for unit in units:
        now = yield from _office(now, random.choice((0, 0, 0, 1)), random)
        waiting = Pledge.objects.select_related("case", "congress").filter(
            unit=unit.body, session=county.session, signed_at=None, taken_back_at=None
        )
        if random.random() < 0.95:
            pledge_acts.sign(waiting.get(), by=unit.head, at=now)


def _office(now: datetime, days: int, random: Random) -> Generator[datetime, Any, datetime]:
    return (yield hours.office(now, days, random))
