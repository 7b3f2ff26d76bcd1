"""Terms, sessions, delegations, units and who works in them."""

from datetime import date

import pytest

from huying.domain.people.models import Appointment, Body, Delegation, Person, Roll, Session, Term
from huying.domain.people.procedure import bodies, terms
from huying.domain.people.queries import units
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.procedure import handling
from huying.foundation.procedure.refusal import Refused
from tests.people.roll_browser import Visitor


@pytest.fixture
def roll(county):
    return Roll.objects.get(congress=county.congress)


def refusal(county, roll, act, **details) -> str:
    with pytest.raises(Refused) as refused:
        act(roll, by=county.chen, at=county.moment("2026-03-02"), **details)
    return refused.value.reason


def test_a_session_is_typed_with_its_hours(county):
    clerk = Visitor("gongwei")
    response = clerk.fill(
        "new/add_session", number="2", opens_at="2027-02-25 9:00", closes_at="2027年2月28日 17：00"
    )
    session = Session.objects.get(number=2)
    assert (response.status_code, response["Location"]) == (303, "/qingyuan/roll/terms/")
    assert (session.opens_at, session.closes_at) == (
        county.moment("2027-02-25"),
        county.moment("2027-02-28 17:00"),
    )
    fixed = clerk.fill(f"correct_session/{session.pk}", closes_at="2027-02-27 17:00")
    assert fixed.status_code == 303
    session.refresh_from_db()
    assert session.closes_at == county.moment("2027-02-27 17:00")


@pytest.mark.parametrize(
    ("number", "opens", "closes", "says"),
    [
        (1, "2027-02-25", "2027-02-28", "第十八届第一次会议已经登记"),
        (2, "2027-02-28", "2027-02-25", "闭幕时间应在开幕时间之后"),
        (2, "2026-02-27", "2026-03-02", "会期与第十八届第一次会议重叠"),
    ],
)
def test_a_session_that_cannot_be_is_refused(county, roll, number, opens, closes, says):
    said = refusal(
        county,
        roll,
        terms.add_session,
        term=county.term,
        number=number,
        opens_at=county.moment(opens),
        closes_at=county.moment(closes),
    )
    assert said.startswith(says)


def test_a_term_and_its_delegations_are_set_up(county):
    clerk = Visitor("gongwei")
    assert clerk.fill("new/add_term", number="19", starts_on="2031-01-05").status_code == 303
    term = Term.objects.get(number=19)
    assert (str(term), term.starts_on) == ("第十九届", date(2031, 1, 5))
    assert clerk.fill("new/add_term", number="19").status_code == 422
    assert clerk.fill("new/add_delegation", term=term.pk, name="第一代表团").status_code == 303
    assert clerk.fill("new/add_delegation", term=term.pk, name="第一代表团").status_code == 422
    made = Delegation.objects.get(term=term)
    assert clerk.fill(f"rename_delegation/{made.pk}", name="河口代表团").status_code == 303
    made.refresh_from_db()
    assert made.name == "河口代表团"


def test_the_body_of_a_delegation_is_registered_under_its_name_and_gets_head_and_clerks(county):
    clerk = Visitor("gongwei")
    delegation = Delegation.objects.get()
    assert delegation.body is None
    sent = clerk.fill("new/add_body", name="第一代表团", kind="delegation", system="")
    assert sent.status_code == 303
    delegation.refresh_from_db()
    assert (delegation.body.name, delegation.body.kind) == ("第一代表团", BodyKind.DELEGATION)
    offered = (
        clerk.get("new/add_staff", body=delegation.body_id).context["form"].fields["capacities"]
    )
    assert [value for value, _label in offered.choices] == ["head", "clerk"]
    assert clerk.fill("new/add_term", number="19", starts_on="2031-01-05").status_code == 303
    term = Term.objects.get(number=19)
    assert clerk.fill("new/add_delegation", term=term.pk, name="第一代表团").status_code == 303
    assert Delegation.objects.get(term=term).body == delegation.body


def test_a_unit_is_registered_corrected_and_put_out_of_use(county):
    clerk = Visitor("gongwei")
    assert clerk.fill("new/add_body", name="农业农村局", system="").status_code == 422
    response = clerk.fill(
        "new/add_body", name="农业农村局", system="government", duties="种植业\r\n\r\n畜牧业"
    )
    body = Body.objects.get(name="农业农村局")
    assert (response["Location"], body.kind, body.duties) == (
        f"/qingyuan/roll/bodies/{body.pk}/",
        BodyKind.UNIT,
        "种植业\n\n畜牧业",
    )
    assert clerk.fill(f"correct_body/{body.pk}", phone="0311-7654321").status_code == 303
    assert clerk.fill(f"close_body/{body.pk}").status_code == 303
    body.refresh_from_db()
    assert (body.phone, body.active) == ("0311-7654321", False)
    assert "农业农村局" not in [one.name for one in units(county.congress.pk)]
    assert clerk.fill(f"reopen_body/{body.pk}").status_code == 303


def test_the_congress_itself_is_neither_doubled_nor_closed(county, roll):
    assert refusal(county, roll, bodies.close_body, body=county.whole).startswith(
        "人民代表大会本身"
    )
    assert refusal(county, roll, bodies.add_body, name="又一个", kind="congress").startswith(
        "人民代表大会本身"
    )
    assert refusal(
        county,
        roll,
        bodies.correct_body,
        body=county.water,
        changes={"kind": ("unit", "congress")},
    ).startswith("人民代表大会本身")


def test_a_name_is_taken_once(county, roll):
    said = refusal(county, roll, bodies.add_body, name="水利局", kind="unit", system="government")
    assert said == "已有名为“水利局”的单位，不必重复登记。"


def test_a_new_handler_signs_for_the_unit_at_once(county):
    clerk = Visitor("gongwei")
    response = clerk.fill(
        f"new/add_staff?body={county.water.pk}",
        name="曾水",
        capacities=["handler", "office"],
        since="2026-01-05",
    )
    person = Person.objects.get(name="曾水")
    assert (response.status_code, person.pinyin, person.employer) == (303, "zengshui", "水利局")
    by = person.appointments.select_related("body", "person", "congress").get(capacity="handler")
    h = handling.sign_for(county.assigned(), by=by, at=county.moment("2026-03-03"))
    assert h.state != "assigned"


def test_a_capacity_that_the_body_has_not_is_refused(county):
    response = Visitor("gongwei").fill(
        "new/add_staff", body=county.government.pk, name="曾办", capacities=["clerk"]
    )
    assert response.context["form"].errors["capacities"] == [
        "“县政府办公室”没有“工作人员”这一任职。"
    ]


def test_an_appointment_is_given_and_ended(county):
    clerk = Visitor("gongwei")
    pk = county.he.person.pk
    given = clerk.fill(f"give_appointment/{pk}", body=county.water.pk, capacities=["office"])
    one = Appointment.objects.get(person=pk, body=county.water)
    assert (given.status_code, one.capacity, one.until) == (303, "office", None)
    again = clerk.fill(f"give_appointment/{pk}", body=county.water.pk, capacities=["office"])
    assert "何平已经是水利局的办公室。" in again.content.decode()
    ended = clerk.fill(f"end_appointment/{one.pk}", until=one.since.isoformat())
    one.refresh_from_db()
    assert (ended.status_code, one.until) == (303, one.since)


def test_a_unit_of_another_congress_cannot_be_chosen(county):
    from tests.county import County

    other = County(county.moment, code="linshui", name="临水县")
    response = Visitor("gongwei").fill(
        f"give_appointment/{county.he.person.pk}", body=other.water.pk, capacities=["office"]
    )
    assert response.status_code == 422
    assert not Appointment.objects.filter(body=other.water, person=county.he.person).exists()
