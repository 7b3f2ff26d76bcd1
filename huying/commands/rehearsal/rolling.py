"""The roll's own year: corrections, a by-election, units that are renamed, divided and merged, the congress's rules."""

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.people.models import (
    Appointment,
    Body,
    Delegation,
    Person,
    Roll,
    Seat,
    Term,
)
from huying.domain.people.procedure import (
    appointments,
    bodies,
    deputies,
    handover,
    holidays,
    terms,
)
from huying.domain.people.roll.words import PERSON_WORDS
from huying.domain.people.states import BodyKind, Capacity, Sex, UnitSystem
from huying.domain.suggestions import rulebook
from huying.domain.suggestions.models import Category, Footing, Regulation
from huying.domain.suggestions.procedure import categories, library, rules
from huying.domain.suggestions.rulebook.own import stated

from . import hours, phrases
from .people import written
from .simulation import Life

if TYPE_CHECKING:
    from .county import County

SPARE = ("县地方志编纂中心", "县党史研究中心", "县年鉴编辑部")
STAFF = (
    ("严守正", Sex.MALE),
    ("季长青", Sex.FEMALE),
    ("卜一舟", Sex.MALE),
    ("司徒静之", Sex.FEMALE),
)
ELECTED = (("欧阳建树", "河口镇"), ("令狐望春", "柳林乡"))
TO_TAKE_EFFECT = timedelta(days=400)


class Rolling:
    """Each change on a day of its own, by a clerk of the 代表工委."""

    def __init__(self, county: "County", seed: str):
        self.county, self.random = county, Random(seed)
        self.roll = Roll.objects.select_related("case", "congress").get(congress=county.congress)
        self.now = county.session.closes_at

    def office(self, days: int = 1) -> Life:
        self.now = yield hours.office(self.now, days, self.random)

    def do(self, act: Any, by: Any = None, **details: Any) -> Any:
        self.roll = act(self.roll, by=by or self.county.clerks[0], at=self.now, **details)
        return getattr(self.roll, "made", None)

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def of_ours(self, model: Any) -> Any:
        return model.objects.filter(congress=self.county.congress)


def lived(county: "County", seed: str) -> Life:
    """From the week after the session on."""
    one = Rolling(county, f"{seed} roll")
    yield from one.office(7)
    for part in (_corrected, _by_elected, _handed_over, _categories, _own_rules, _holidays):
        yield from part(one)


def _corrected(one: Rolling) -> Life:
    """Slips of the pen: a telephone number, a post, an electoral district, a name, a date."""
    finance = one.county.units["财政局"].body
    one.do(bodies.correct_body, body=finance, changes={"phone": (finance.phone, "0000-5190000")})
    deputy = one.county.deputies["河口镇"][-1]
    one.do(
        deputies.correct_person,
        person=deputy.person,
        changes={"post": (deputy.person.post, "村委会委员")},
    )
    seat = Seat.objects.get(pk=deputy.pk)
    changed = {"elected_by": (seat.elected_by, "河口镇第10选区")}
    one.do(deputies.correct_seat, seat=seat, changes=changed)
    yield from one.office()
    term = one.of_ours(Term).get()
    one.do(terms.correct_term, term=term, changes={"ends_on": (term.ends_on, date(2031, 6, 30))})
    delegation = one.of_ours(Delegation).order_by("pk").last()
    changed = {"name": (delegation.name, f"{delegation.name}（含开发区）")}
    one.do(terms.rename_delegation, delegation=delegation, changes=changed)


def _by_elected(one: Rolling) -> Life:
    """补选: two new deputies; one stands still for a while, the other moves away."""
    blank = {name: "" for name in PERSON_WORDS} | {"grassroots": True, "birth_year": None}
    term, seats = one.of_ours(Term).get(), []
    for number, (name, place) in enumerate(ELECTED, start=1):
        yield from one.office()
        person = blank | written(name, sex=Sex.MALE, occupation="农民", nationality="汉族")
        seat = {
            "term": term,
            "delegation": None,
            "elected_by": f"{place}第11选区",
            "card_number": f"18-补{number}",
            "terms_served": 1,
        }
        made = one.do(deputies.add_deputy, person=person, seat=seat, since=one.today)
        seats.append(Seat.objects.get(appointment__person=made))
    still, leaving = seats
    yield from one.office(10)
    one.do(deputies.suspend_seat, seat=still, reason=phrases.SUSPENDED)
    yield from one.office(10)
    one.do(deputies.resume_seat, seat=still, reason=phrases.RESUMED)
    one.do(deputies.end_seat, seat=leaving, until=one.today, reason=phrases.MOVED_AWAY)


def _handed_over(one: Rolling) -> Life:
    """Small units that handle nothing: staffed, renamed, divided, merged; a post changes hands."""
    made = []
    for place in range(len(SPARE)):
        yield from one.office()
        made.append(_a_small_unit(one, place))
    first, second, third = made
    one.do(bodies.close_body, body=third)
    one.do(bodies.reopen_body, body=third)
    yield from one.office(3)
    said = {"on": one.today, "reason": phrases.REORGANISED}
    one.do(handover.rename_body, body=first, name="县史志研究中心", **said)
    one.do(
        handover.split_unit, unit=first, main=first, others=[second], people={}, items={}, **said
    )
    one.do(handover.merge_unit, unit=third, into=first, **said)
    yield from one.office(3)
    yield from _changed_hands(one, Body.objects.get(pk=second.pk))


def _a_small_unit(one: Rolling, place: int) -> Body:
    name, (person, sex) = SPARE[place], STAFF[place]
    body = one.do(bodies.add_body, name=name, kind=BodyKind.UNIT, system=UnitSystem.PARTY)
    fields = written(person, sex=sex, employer=name, post="主任")
    staffed = {"person": fields, "body": body, "capacities": (Capacity.OFFICE,)}
    one.do(appointments.add_staff, since=one.today, **staffed)
    return body


def _changed_hands(one: Rolling, unit: Body) -> Life:
    """Somebody of another unit takes the post over, is given a second one, and gives that up."""
    held = Appointment.objects.filter(body=unit, until=None).order_by("pk")[0]
    heir = one.of_ours(Person).get(name=STAFF[0][0])
    handed = {"appointment": held, "person": heir, "note": phrases.HANDED_ON}
    one.do(handover.change_of_hands, on=one.today, **handed)
    second = {"person": heir, "body": unit, "capacities": (Capacity.HANDLER,)}
    one.do(appointments.give_appointment, since=one.today, **second)
    yield from one.office(2)
    given = Appointment.objects.get(body=unit, capacity=Capacity.HANDLER, until=None)
    one.do(appointments.end_appointment, appointment=given, until=one.today)


def _categories(one: Rolling) -> Life:
    """A second level below one of the list; renamed, out of use and in use again."""
    yield from one.office()
    above = one.of_ours(Category).get(name="农业农村")
    made = one.do(categories.add_category, name="农田水利", order=20, parent=above)
    changed = {"name": ("农田水利", "农田水利和灌溉")}
    one.do(categories.correct_category, category=made, changes=changed)
    one.do(categories.close_category, category=made)
    one.do(categories.reopen_category, category=made)


def _own_rules(one: Rolling) -> Life:
    """制度库: a regulation, its new version, one repealed; and rules laid down for later, then revoked."""
    yield from one.office()
    entered = {"adopted_by": phrases.ADOPTED_BY, "text": phrases.REGULATION}
    first = one.do(
        library.enter_regulation,
        title=phrases.REGULATION_TITLE,
        in_force_from=one.today - timedelta(days=900),
        **entered,
    )
    one.do(library.tie_to_article, regulation=first, what="reply", article="第二条")
    one.do(library.tie_to_article, regulation=first, what="first_contact", article="第一条")
    changed = {"document_number": ("", "清人常〔2023〕8号")}
    one.do(library.correct_regulation, regulation=first, changes=changed)
    yield from one.office(2)
    one.do(
        library.enter_regulation,
        title=phrases.REGULATION_TITLE,
        in_force_from=one.today,
        replaces=Regulation.objects.get(pk=first.pk),
        **entered,
    )
    carried = list(one.of_ours(Footing).exclude(carried_from=None).order_by("pk"))
    one.do(library.check_footing, footing=carried[0], article="第二条")
    one.do(library.untie_from_article, footing=carried[1], reason=phrases.NO_LONGER_SAID)
    yield from one.office(2)
    last = one.of_ours(Regulation).filter(in_force_until=None).get()
    one.do(
        library.repeal_regulation, regulation=last, until=one.today, reason=phrases.NO_LONGER_SAID
    )
    yield from _laid_down_and_revoked(one)


def _laid_down_and_revoked(one: Rolling) -> Life:
    """One working day less for the first contact, some day; before that day it is given up."""
    place = one.county.congress.rulebook
    now = stated(rulebook.get(place), "first_contact")
    own = {
        "code": "first_contact",
        "value": now | {"amount": now["amount"] - 1},
        "article": "",
        "reason": phrases.OWN_RULE,
    }
    version = one.do(
        rules.adopt_rules,
        by=one.county.head,
        preset=place,
        title=phrases.OWN_RULES_TITLE,
        reason=phrases.OWN_RULE,
        effective_on=one.today + TO_TAKE_EFFECT,
        overrides=[own],
    )
    yield from one.office(3)
    one.do(rules.revoke_rules, by=one.county.head, rules=version, reason=phrases.REVOKED)


def _holidays(one: Rolling) -> Life:
    """Next year's notice, as soon as it is out."""
    yield from one.office(20)
    year = one.today.year + 1
    one.do(
        holidays.apply_holidays,
        year=year,
        title=f"{year}年节假日安排",
        rest={date(year, 1, day): "元旦" for day in (1, 2, 3)},
        work={date(year, 1, 4): "元旦"},
    )
