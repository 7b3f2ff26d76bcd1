"""How often the lists of tasks, the roll and the rules ask the database: for one row, and for three."""

from datetime import date

import pytest

from huying.domain.people.models import Appointment, Delegation, Person, Roll, Seat, Session, Term
from huying.domain.people.procedure.bodies import add_body
from huying.domain.people.states import BodyKind, Capacity, SeatStatus, UnitSystem
from huying.domain.suggestions.procedure import contact, handling, suggestion
from huying.domain.suggestions.states import Phase, Way
from tests.conftest import moment
from tests.crawl.conftest import signed_in

one_and_three = pytest.mark.parametrize("rows", [1, 3], ids=["one", "three"])


@pytest.fixture
def asks(now, django_assert_num_queries):
    """asks(who, path, so_often) → the answer's context; the first request of a session writes it."""

    def asked(who, path, so_often):
        client = signed_in(who)
        client.get(path)
        with django_assert_num_queries(so_often):
            response = client.get(path)
        assert response.status_code == 200
        return response.context

    return asked


# -- what waits ------------------------------------------------------------------------------


def invited(county):
    return suggestion.invite(
        county.drafted(), by=county.lin, at=moment("2026-02-25 11:00"), deputies=[county.zhou]
    )


def with_an_open_contact(county):
    return contact.record_contact(
        county.accepted(),
        by=county.sun,
        at=moment("2026-04-09 16:00"),
        phase=Phase.BEFORE,
        way=Way.PHONE,
        held_at=moment("2026-04-09 10:00"),
        attendees="孙敏",
        content="电话里说了办法。",
        deputies=[county.lin],
    )


def asked_to_return(county):
    return handling.ask_to_return(
        county.accepted(),
        by=county.sun,
        at=moment("2026-03-04"),
        reason="不属本单位。",
        proposed_unit=county.finance,
    )


def with_a_co_unit(county):
    lead = county.accepted(co=(county.finance,))
    co = lead.suggestion.handlings.get(role="co")
    return handling.sign_for(co, by=county.he, at=moment("2026-03-03"))


def in_review(county, by_the_committee=False):
    at = moment("2026-04-10")
    r = county.written(county.with_contacts().rounds.get())
    return county.onward(r, at, until="committee_review" if by_the_committee else "office_review")


def dissatisfied(county):
    round = county.delivered(county.zhou)
    return county.answered(round, county.zhou, result="dissatisfied", reason="没有修完")


# list: whose it is, what makes one row of it
TASKS = {
    "drafts": ("lin", lambda county: county.drafted()),
    "invitations": ("zhou", invited),
    "contacts_to_confirm": ("lin", with_an_open_contact),
    "surveys_to_answer": ("lin", lambda county: county.delivered()),
    "submitted": ("chen", lambda county: county.submitted(county.zhou)),
    "awaiting_assignment": ("chen", lambda county: county.registered()),
    "returns_to_decide": ("chen", asked_to_return),
    "replies_to_pre_review": ("chen", lambda county: in_review(county, True)),
    "dissatisfied_and_open": ("chen", dissatisfied),
    "replies_of_my_system": ("liu", in_review),
    "to_sign_for": ("sun", lambda county: county.assigned()),
    "without_contact": ("sun", lambda county: county.accepted()),
    "replies_in_drafting": ("sun", lambda county: county.with_contacts()),
    "unseen_by_head": ("li", lambda county: county.accepted()),
    "co_opinions_due": ("he", with_a_co_unit),
}


ASKED = {"awaiting_assignment": 10}  # its boxes ask which of the steps the rulebook has


@one_and_three
@pytest.mark.parametrize("name", TASKS)
def test_a_list_of_tasks_asks_as_often_for_three_as_for_one(county, asks, name, rows):
    who, made = TASKS[name]
    for _number in range(rows):
        made(county)
    context = asks(getattr(county, who), f"/qingyuan/tasks/{name}", ASKED.get(name, 9))
    assert len(context["tasks"]) == rows


# -- the roll --------------------------------------------------------------------------------


def seated(county, person, number: int, status=SeatStatus.ACTIVE) -> Seat:
    """A seat in the term of that number, which has ended unless it is active."""
    congress = county.congress
    term, _made = Term.objects.get_or_create(congress=congress, number=number)
    group, _made = Delegation.objects.get_or_create(congress=congress, term=term, name="第二代表团")
    held = Appointment.objects.create(
        congress=congress,
        person=person,
        body=county.whole,
        capacity=Capacity.DEPUTY,
        since=date(2016, 1, 5),
        until=None if status == SeatStatus.ACTIVE else date(2021, 1, 5),
    )
    return Seat.objects.create(
        appointment=held,
        congress=congress,
        term=term,
        delegation=group,
        elected_by="河口镇选区",
        status=status,
    )


def employed(county, person, body, until=None) -> Appointment:
    return Appointment.objects.create(
        congress=county.congress,
        person=person,
        body=body,
        capacity=Capacity.HANDLER,
        since=date(2026, 1, 5),
        until=until,
    )


@one_and_three
@pytest.mark.parametrize(("who", "so_often"), [("chen", 10), ("gao", 9), ("zhou", 9), ("sun", 9)])
def test_a_persons_page_asks_as_often_for_three_seats_and_posts(county, asks, who, so_often, rows):
    person = county.zhou.person
    for number in range(rows - 1):
        seated(county, person, 17 - number, SeatStatus.TERMINATED)
    for body in (county.water, county.finance, county.court)[:rows]:
        employed(county, person, body)
        employed(county, person, body, until=date(2026, 2, 1))
    context = asks(getattr(county, who), f"/qingyuan/roll/people/{person.pk}/", so_often)
    assert [len(context[part]) for part in ("seats", "running", "ended")] == [rows] * 3


@one_and_three
@pytest.mark.parametrize(("who", "so_often", "shown"), [("chen", 8, True), ("lin", 7, False)])
def test_a_units_page_asks_as_often_for_three_people(county, asks, who, so_often, shown, rows):
    body = county.body("档案馆", system=UnitSystem.GOVERNMENT)
    for number in range(rows):
        county.appoint(f"现任{number}", body, Capacity.HANDLER, username=f"there{number}")
        was_there = county.appoint(f"曾任{number}", county.water, Capacity.HANDLER)
        employed(county, was_there.person, body, until=date(2026, 2, 1))
    context = asks(getattr(county, who), f"/qingyuan/roll/bodies/{body.pk}/", so_often)
    assert [len(context[part]) for part in ("running", "ended")] == [rows * shown] * 2


@one_and_three
def test_the_page_of_terms_asks_as_often_for_three(county, asks, rows):
    for number in range(19, 18 + rows):
        term = Term.objects.create(congress=county.congress, number=number)
        year = 2026 + 5 * (number - 18)
        Session.objects.create(
            congress=county.congress,
            term=term,
            number=1,
            opens_at=moment(f"{year}-02-25"),
            closes_at=moment(f"{year}-02-28"),
        )
        Delegation.objects.create(congress=county.congress, term=term, name="第一代表团")
    context = asks(county.chen, "/qingyuan/roll/terms/", 9)
    parts = ("terms", "term_sessions", "delegations")
    assert [len(context[part]) for part in parts] == [rows] * 3


@one_and_three
def test_the_composition_asks_as_often_for_three_deputies(county, asks, rows):
    for number in range(rows):
        person = Person.objects.create(
            congress=county.congress,
            name=f"代表{number}",
            sex=("female", "male", "")[number],
            birth_year=1960 + 10 * number,
            grassroots=number == 1,
        )
        seated(county, person, 19)
    context = asks(county.chen, "/qingyuan/roll/composition/", 8)
    assert context["total"] == rows


@one_and_three
def test_the_changes_of_the_roll_ask_as_often_for_three(county, asks, rows):
    for number in range(rows):
        add_body(
            Roll.objects.get(congress=county.congress),
            by=(county.chen, county.wang, county.gao)[number],
            at=moment(f"2026-03-{number + 2:02}"),
            name=f"第{number + 1}中学",
            kind=BodyKind.UNIT,
            system=UnitSystem.GOVERNMENT,
        )
    context = asks(county.chen, "/qingyuan/roll/changes/", 8)
    assert len(context["rows"]) == rows


# -- the rules, which have no rows -----------------------------------------------------------


@pytest.mark.parametrize("who", ["lin", "chen"])
def test_the_procedure_is_read_from_the_rules_alone(county, asks, who):
    asks(getattr(county, who), "/qingyuan/procedure", 6)


@pytest.mark.parametrize("query", ["", "?clock=reply&from=2026-03-02"], ids=["asked", "answered"])
def test_a_deadline_is_counted_from_the_rules_alone(county, asks, query):
    asks(county.sun, f"/qingyuan/deadline{query}", 6)
