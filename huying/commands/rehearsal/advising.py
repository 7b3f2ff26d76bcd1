"""双向互动: units ask deputies for advice, deputies ask units for facts, organs keep in touch, guides go out."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.advice.models import Liaison
from huying.domain.advice.procedure import consulting, contacts, facts, guides
from huying.domain.suggestions.states import Outcome, Way

from . import hours, phrases
from .simulation import Life, Simulation

if TYPE_CHECKING:
    from .county import County

DAYS_TO_ADVISE = 15
IN_REPLY = (Outcome.ADOPTED, Outcome.PARTLY, Outcome.PLANNED)


class Talk:
    """One exchange: its clock, and those who take part."""

    def __init__(self, county: "County", told: dict[str, Any], seed: str, begins: date):
        self.county, self.told, self.random = county, told, Random(seed)
        self.turns = frozenset(told.get("turns", "").split())
        self.now = hours.moment(begins, 8 * 60)
        self.unit = county.units.get(told.get("unit", ""))
        self.clerk = county.clerks[0]

    def office(self, days: int = 0) -> Life:
        self.now = yield hours.office(self.now, days, self.random)

    def any_time(self, days: int = 0) -> Life:
        self.now = yield hours.any_time(self.now, days, self.random)

    def deputies(self, number: int) -> list[Any]:
        """Not of the cast: what these find on their desk is planned."""
        cast = {one.pk for one in self.county.cast.values()}
        everybody = [one for some in self.county.deputies.values() for one in some]
        return self.random.sample([one for one in everybody if one.pk not in cast], number)


def lived(county: "County", times: int, seed: str, days: Simulation) -> None:
    """So many times what units and deputies ask of each other, spread over months after the session."""
    told = _told()
    opens = timezone.localdate(county.session.opens_at)
    for time in range(times):
        begins = opens + timedelta(days=10 + 80 * time // times)
        for kind, life in (("consultation", _consulted), ("fact", _informed)):
            for one in told[kind]:
                days.begin(life(Talk(county, one, f"{seed} {time} {one['title']}", begins)))


def kept_up(county: "County", seed: str, days: Simulation) -> None:
    """Guides before this session, and organs that keep in touch from now on."""
    told = _told()
    opens = timezone.localdate(county.session.opens_at)
    for one in told["guide"]:
        days.begin(_guided(Talk(county, one, f"{seed} guide", opens - timedelta(days=20))))
    for one in told["contact_rule"]:
        begins = opens + timedelta(days=8)
        days.begin(_kept_in_touch(Talk(county, one, f"{seed} {one['title']}", begins)))


def _told() -> dict[str, Any]:
    path = Path(__file__).with_name("advice.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _guided(talk: Talk) -> Life:
    """Published before the session, corrected once, taken down in the end where it is material."""
    said = {name: talk.told[name] for name in ("kind", "title", "text")}
    yield from talk.office(talk.random.randint(0, 2))
    guide = guides.publish(by=talk.clerk, at=talk.now, **said)
    yield from talk.office(3)
    guide = guides.revise(guide, by=talk.clerk, at=talk.now, **said)
    if said["kind"] == "material":
        yield from talk.office(60)
        guides.take_down(guide, by=talk.clerk, at=talk.now)


# -- 征求代表意见 ----------------------------------------------------------------------------


def _consulted(talk: Talk) -> Life:
    """Both loops: every line answered, and later what was done."""
    if talk.unit is None:
        return
    yield from talk.office(talk.random.randint(0, 20))
    asked = consulting.ask(
        by=talk.unit.handler,
        at=talk.now,
        advise_by=timezone.localdate(talk.now) + timedelta(days=DAYS_TO_ADVISE),
        **{name: talk.told[name] for name in ("title", "question", "wanted")},
    )
    yield from talk.office(1)
    said = {"by": talk.clerk}
    if "declined" in talk.turns:
        consulting.decline(asked, at=talk.now, reason=phrases.NOT_ASKED, **said)
        return
    invited = talk.deputies(4)
    asked = consulting.accept(asked, at=talk.now, deputies=invited, **said)
    if "ended" in talk.turns:
        yield from talk.office(4)
        consulting.end(asked, at=talk.now, reason=phrases.ASKED_NO_MORE, **said)
        return
    for deputy, text in zip(invited, talk.told["advice"], strict=False):
        yield from talk.any_time(talk.random.randint(1, 3))
        asked = consulting.advise(asked, by=deputy, at=talk.now, text=text)
    if "more" in talk.turns:
        known = {one.pk for one in invited}
        further = [one for one in talk.deputies(5) if one.pk not in known][:1]
        yield from talk.office()
        asked = consulting.invite_more(asked, at=talk.now, deputies=further, **said)
    if "open" not in talk.turns:
        yield from _answered(talk, asked)


def _answered(talk: Talk, asked: Any) -> Life:
    assert talk.unit is not None
    unit, clerk = talk.unit.handler, talk.clerk
    yield from talk.office(3)
    asked = consulting.close_gathering(asked, by=clerk, at=talk.now)
    for line in asked.lines.order_by("pk"):
        if "answering" in talk.turns:
            return
        yield from talk.office(talk.random.randint(0, 2))
        asked = consulting.answer_line(
            asked,
            by=unit,
            at=talk.now,
            line=line,
            outcome=talk.random.choice(IN_REPLY),
            answer=phrases.ADVICE_TAKEN,
        )
    yield from talk.office(20)
    if "send_back" in talk.turns:
        asked = consulting.report(asked, by=unit, at=talk.now, done=phrases.REPORT_THIN)
        yield from talk.office(1)
        asked = consulting.send_back(asked, by=clerk, at=talk.now, reason=phrases.REPORT_BACK)
        yield from talk.office(2)
    asked = consulting.report(asked, by=unit, at=talk.now, done=talk.told["done"])
    yield from talk.office(2)
    consulting.close(asked, by=clerk, at=talk.now)


# -- 知情知政 --------------------------------------------------------------------------------


def _informed(talk: Talk) -> Life:
    """A deputy asks a unit, through the 代表工委, for facts or a talk."""
    if talk.unit is None:
        return
    yield from talk.any_time(talk.random.randint(0, 30))
    deputy, told = talk.deputies(1)[0], talk.told
    request = facts.ask(
        by=deputy,
        at=talk.now,
        unit=talk.unit.body,
        **{name: told[name] for name in ("way", "title", "question")},
    )
    yield from talk.office(1)
    if "declined" in talk.turns:
        facts.decline(request, by=talk.clerk, at=talk.now, reason=phrases.FACTS_SECRET)
        return
    request = facts.forward(request, by=talk.clerk, at=talk.now, unit=talk.unit.body)
    if "withdrawn" in talk.turns:
        yield from talk.any_time(1)
        facts.withdraw(request, by=deputy, at=talk.now)
    elif "forwarded" not in talk.turns:
        yield from talk.office(talk.random.randint(2, 7))
        words = {"text": told["answer"], "talk": told.get("talk", "")}
        facts.answer(request, by=talk.unit.handler, at=talk.now, **words)


# -- 联系代表 --------------------------------------------------------------------------------


def _kept_in_touch(talk: Talk) -> Life:
    """An organ's own rule, its contacts, and what was answered to what deputies raised in them."""
    if talk.unit is None:
        return
    unit, told = talk.unit.office, talk.told
    yield from talk.office()
    rule = contacts.lay_down(
        by=unit,
        at=talk.now,
        in_force_from=timezone.localdate(talk.now),
        **{name: told[name] for name in ("title", "text", "each_year")},
    )
    for opinions in told["opinions"]:
        yield from talk.office(talk.random.randint(8, 20))
        rule = contacts.record(
            rule,
            by=unit,
            at=talk.now,
            held_on=timezone.localdate(talk.now),
            way=Way.VISIT,
            content=phrases.KEPT_IN_TOUCH,
            deputies=talk.deputies(2),
            opinions=opinions,
        )
        if opinions:
            liaison = Liaison.objects.filter(rule=rule).latest("pk")
            yield from talk.office(talk.random.randint(4, 9))
            contacts.answer(liaison, by=unit, at=talk.now, text=phrases.OPINION_ANSWERED)
    if "repealed" in talk.turns:
        yield from talk.office(5)
        contacts.repeal(rule, by=unit, at=talk.now, reason=phrases.RULE_REPEALED)
