"""年度办理和督办意见, 单位年度办理工作, 网上听办, 年度告知书: what is asked of the units in a year, and what they say."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from huying.domain.people.models import Appointment
from huying.domain.supervision.models import ListeningQuestion, PromiseLetter, UnitYear
from huying.domain.supervision.policy import promise_letter as letters
from huying.domain.supervision.policy import unit_year as years
from huying.domain.supervision.policy.listening import grades_of
from huying.domain.supervision.procedure import (
    listening,
    listening_question,
    promise_letter,
    unit_year,
    yearly_opinion,
)

from . import supervision_words as words
from .hearing_units import largest
from .overseers import Overseers, anew
from .simulation import Life

if TYPE_CHECKING:
    from .county import County, Unit

OPINION, YEARS_OPENED, LISTENING = 20, 32, 104  # days after the session
LISTENS = timedelta(days=7)
UNITS_HEARD, DEPUTIES_INVITED = 3, 8


def lives(county: "County", seed: str) -> Iterator[Life]:
    yield _opinion(Overseers(county, f"{seed} opinion"))
    yield _years(Overseers(county, f"{seed} unit years"))
    yield _listening(Overseers(county, f"{seed} listening"))
    yield _letters(Overseers(county, f"{seed} letters of promises"))


# -- what the chairmen's meeting asks of them ---------------------------------------------------


def _opinion(one: Overseers) -> Life:
    yield from one.after_the_session(OPINION)
    said = {"title": words.OPINION.format(year=one.year), "text": words.OPINION_TEXT}
    made = yearly_opinion.draft(by=one.clerk, at=one.now, year=one.year, **said)
    at = yield from one.office(2, 3)
    decided = {"decided_on": one.today, "decision": words.KEY_STATUTORY}
    made = yearly_opinion.decide(made, by=one.clerk, at=at, **decided)
    at = yield from one.office(0, 1)
    yearly_opinion.issue(anew(made), by=one.county.head, at=at)


# -- the unit's year ---------------------------------------------------------------------------


def _years(one: Overseers) -> Life:
    """Plans in the weeks after the assignment; reports in December, where the year gets that far."""
    yield from one.after_the_session(YEARS_OPENED)
    units = {unit.body.pk: unit for unit in largest(one)}
    bodies = [unit.body for unit in units.values()]
    opened = unit_year.open_for(bodies, by=one.clerk, at=one.now, year=one.year).done
    for made in opened:
        at = yield from one.office(0, 1)
        unit = units[made.unit_id]
        said = {"aims": words.PLAN_AIMS, "duties": _duties(one, made, unit)}
        unit_year.submit_plan(anew(made), by=unit.office, at=at, **said)
    yield from one.on(12, 7)
    for made in opened:
        at = yield from one.office(0, 1)
        unit = units[made.unit_id]
        made = unit_year.draft_report(anew(made), by=unit.handler, at=at, practice=words.PRACTICE)
        at = yield from one.office(0, 1)
        made = unit_year.sign_report(made, by=unit.head, at=at)
        at = yield from one.office(0, 1)
        unit_year.take_in(made, by=one.clerk, at=at)


def _duties(one: Overseers, made: UnitYear, unit: "Unit") -> list[dict]:
    """What is at work by now, divided between the office and a section."""
    turns = years.turns_of(made.unit, made.year, one.now).select_related("suggestion")
    items = [turn.suggestion for turn in turns.order_by("suggestion__number", "suggestion")]
    half = (len(items) + 1) // 2
    parts, people = (items[:half], items[half:]), (unit.office, unit.handler)
    rows = zip(words.SECTIONS, parts, people, strict=True)
    return [
        {"section": section, "person": by.person.name, "items": some}
        for section, some, by in rows
        if some
    ]


# -- a listening on the web --------------------------------------------------------------------


def _listening(one: Overseers) -> Life:
    yield from one.after_the_session(LISTENING)
    units = largest(one)[:UNITS_HEARD]
    if not units:
        return
    starts = one.today + LISTENS
    made = listening.announce(
        by=one.clerk,
        at=one.now,
        title=words.LISTENING,
        note=words.LISTENING_NOTE,
        units=[unit.body for unit in units],
        starts_on=starts,
        ends_on=starts + LISTENS,
        deputies=one.random.sample(one.everyday, DEPUTIES_INVITED),
    )
    for unit in units:
        at = yield from one.office(0, 1)
        listening.hand_in(anew(made), by=unit.office, at=at, text=words.LISTENING_REPORT)
    yield from one.on(starts.month, starts.day)
    listening.open_up(anew(made), by=one.clerk, at=one.now)
    yield from _heard_out(one, made, units)
    over = starts + LISTENS
    yield from one.on(over.month, over.day)
    listening.close(anew(made), by=one.clerk, at=one.now, summary=words.LISTENING_OVER)


def _heard_out(one: Overseers, made: Any, units: list["Unit"]) -> Life:
    """Everybody marks, some ask; a unit answers what it is asked within days."""
    reports = list(made.reports.order_by("pk"))
    best, *others = (grade.code for grade in grades_of(made))
    invited = list(made.deputies.select_related("person", "body", "congress").order_by("pk"))
    for place, deputy in enumerate(invited):
        yield from one.office()
        for report in reports:
            grade = others[0] if one.chance(25) else best
            said = {"report": report, "grade": grade, "words": words.LISTENING_WORDS}
            listening.mark(anew(made), by=deputy, at=one.now, **said)
        if place < len(words.LISTENING_QUESTIONS):
            unit = units[place % len(units)]
            said = {"unit": unit.body, "text": words.LISTENING_QUESTIONS[place]}
            listening.ask(anew(made), by=deputy, at=one.now, **said)
    for question in ListeningQuestion.objects.filter(listening=made).order_by("pk"):
        at = yield from one.office()
        by = one.units[question.unit_id].handler
        listening_question.answer(anew(question), by=by, at=at, text=words.LISTENING_ANSWER)


# -- the year's letter of promises -------------------------------------------------------------


def _letters(one: Overseers) -> Life:
    """In the fourth quarter; the cast answer theirs themselves, most of the others send the slip back."""
    yield from one.on(letters.FOURTH_QUARTER, 12)
    county = one.county
    told = letters.told_of(county.congress.pk, one.clerk.body, one.year)
    leads = told.order_by().values("suggestion__lead")
    deputies = Appointment.objects.filter(pk__in=leads, until=None)
    found = deputies.select_related("person", "body", "congress").order_by("pk")
    sent = promise_letter.send_all(by=one.clerk, at=one.now, year=one.year, deputies=found)
    everyday = {by.pk: by for by in one.everyday}
    for letter in [each.letter for each in sent if each.letter]:
        if (deputy := everyday.get(letter.deputy_id)) is not None and one.chance(75):
            yield from _answered(one, letter, deputy)


def _answered(one: Overseers, letter: PromiseLetter, deputy: Appointment) -> Life:
    at = yield from one.office()
    letter = promise_letter.read(anew(letter), by=deputy, at=at)
    if one.chance(80):
        wrong = [letter.lines.order_by("pk")[0]] if one.chance(12) else []
        said = {"dissatisfied": wrong, "words": words.SLIP_MISSING if wrong else ""}
        promise_letter.return_slip(letter, by=deputy, at=at, **said)
