"""The clerk keeps the deputies: registered, corrected, suspended, ended."""

from datetime import date

import pytest

from huying.domain.people.models import Person, Roll, Seat
from huying.domain.people.procedure.deputies import (
    add_deputy,
    correct_person,
    end_seat,
    resume_seat,
    suspend_seat,
)
from huying.domain.people.states import SeatStatus
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.procedure import chain
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.refusal import Refused, Why
from tests.county import TEXT, County
from tests.people.roll_browser import Visitor


@pytest.fixture
def roll(county):
    return Roll.objects.get(congress=county.congress)


def seat_of(county, **changes):
    return {
        "term": county.term,
        "delegation": county.delegation,
        "elected_by": "柳林镇选区",
        "card_number": "18007",
        "terms_served": 1,
    } | changes


def added(county, roll, name="单玉梅", **seat):
    return add_deputy(
        roll,
        by=county.chen,
        at=county.moment("2026-03-02"),
        person={"name": name},
        seat=seat_of(county, **seat),
        since=date(2026, 1, 5),
    ).made


def test_a_registered_deputy_may_draft_at_once(county, roll):
    person = added(county, roll)
    by = person.appointments.select_related("body", "person", "congress", "seat").get()
    made = suggestion.draft(by=by, at=county.moment("2026-03-03"), **TEXT)
    assert (made.lead_id, by.seat.elected_by, by.capacity) == (by.pk, "柳林镇选区", "deputy")


def test_every_change_leaves_an_event_that_names_it(county, roll):
    person = added(county, roll)
    correct_person(
        roll,
        by=county.gao,
        at=county.moment("2026-03-03"),
        person=person,
        changes={"phone": ("", "13800001111")},
    )
    events = Event.objects.filter(case=roll.case).order_by("seq")
    assert [(one.act, one.by_id, one.label) for one in events] == [
        ("roll.add_deputy", county.chen.pk, "登记代表"),
        ("roll.correct_person", county.gao.pk, "更正人员信息"),
    ]
    assert events[1].detail.data["changes"] == {"phone": ["", "13800001111"]}
    assert list(chain.faults(county.congress.pk)) == []


def test_two_clerks_do_not_overwrite_each_other(county, roll):
    person = added(county, roll)
    at = county.moment("2026-03-03")
    change = {"by": county.chen, "at": at, "person": person}
    correct_person(roll, **change, changes={"phone": ("", "1")})
    correct_person(roll, **change, changes={"post": ("", "教师")})
    with pytest.raises(Refused) as refused:
        correct_person(roll, **change, changes={"phone": ("", "2")})
    assert refused.value.why is Why.VERSION
    assert refused.value.reason == "刚才已有人改过“电话”，请重新打开页面，核对后再改。"
    person.refresh_from_db()
    assert (person.phone, person.post) == ("1", "教师")


def test_a_unit_head_who_is_elected_stays_one_person(county, roll):
    with pytest.raises(Refused) as refused:
        add_deputy(
            roll,
            by=county.chen,
            at=county.moment("2026-03-02"),
            person=county.li.person,
            seat=seat_of(county),
            since=date(2026, 1, 5),
        )
    assert refused.value.reason == "李建国已经是第十八届代表。"
    add_deputy(
        roll,
        by=county.chen,
        at=county.moment("2026-03-02"),
        person=county.sun.person,
        seat=seat_of(county),
        since=date(2026, 1, 5),
    )
    assert county.sun.person.appointments.filter(capacity="deputy").count() == 1


def test_a_card_number_is_given_once(county, roll):
    added(county, roll)
    with pytest.raises(Refused) as refused:
        added(county, roll, name="周全")
    assert refused.value.reason == "代表证号 18007 已登记给单玉梅，请核对。"
    assert not Person.objects.filter(name="周全").exists()


def test_a_suspended_deputy_does_nothing_until_resumed(county, roll):
    seat, at = county.lin.seat, county.moment("2026-03-02")
    suspend_seat(roll, by=county.chen, at=at, seat=seat, reason="常委会决定")
    county.lin.refresh_from_db()
    with pytest.raises(Refused):
        suggestion.draft(by=county.lin, at=at, **TEXT)
    resume_seat(roll, by=county.chen, at=at, seat=seat, reason="常委会决定")
    county.lin.refresh_from_db()
    assert suggestion.draft(by=county.lin, at=at, **TEXT).lead_id == county.lin.pk


def test_the_holder_of_an_ended_seat_still_evaluates_what_she_proposed(county, roll):
    round = county.delivered()
    seat = Seat.objects.get(pk=county.lin.pk)
    end_seat(
        roll,
        by=county.chen,
        at=county.moment("2026-04-12"),
        seat=seat,
        until=date(2026, 4, 12),
        reason="调离本行政区域",
    )
    county.lin.refresh_from_db()
    assert (county.lin.until, county.lin.seat.status) == (date(2026, 4, 12), "terminated")
    assert county.answered(round, county.lin, at="2026-04-20").state == "answered"
    with pytest.raises(Refused):
        suggestion.draft(by=county.lin, at=county.moment("2026-04-20"), **TEXT)


@pytest.mark.parametrize(
    ("until", "says"),
    [("2026-04-13", "结束日期不能晚于今天"), ("2025-12-31", "结束日期早于任职开始的日期")],
)
def test_a_seat_ends_on_a_day_that_can_be(county, roll, until, says):
    with pytest.raises(Refused) as refused:
        end_seat(
            roll,
            by=county.chen,
            at=county.moment("2026-04-12"),
            seat=county.lin.seat,
            until=date.fromisoformat(until),
            reason="—",
        )
    assert refused.value.reason.startswith(says)


def test_another_congress_gives_neither_its_people_nor_its_delegations(county, roll):
    other = County(county.moment, code="linshui", name="临水县")
    for call in (
        {"act": correct_person, "person": other.lin.person, "changes": {"phone": ("", "1")}},
        {"act": suspend_seat, "seat": other.lin.seat, "reason": "x"},
    ):
        act = call.pop("act")
        with pytest.raises(Refused) as refused:
            act(roll, by=county.chen, at=county.moment("2026-03-02"), **call)
        assert refused.value.why is Why.CONTENT
    with pytest.raises(Refused):
        added(county, roll, delegation=other.delegation)


def test_only_the_committee_and_the_administrator_keep_the_roll(county, roll):
    for by in (county.lin, county.sun, county.liu, county.li):
        with pytest.raises(Refused) as refused:
            suspend_seat(
                roll, by=by, at=county.moment("2026-03-02"), seat=county.wu.seat, reason="x"
            )
        assert refused.value.why is Why.STANDING


def test_the_clerk_registers_a_deputy_on_the_page(county):
    clerk = Visitor("gongwei")
    response = clerk.fill(
        "new/add_deputy",
        name="单\u3000玉梅",
        sex="female",
        birth_year="1968",
        party="中共党员",
        elected_by="柳林镇选区",
        grassroots="on",
        since="2026年1月5日",
    )
    person = Person.objects.get(name="单玉梅")
    assert (response.status_code, response["Location"]) == (
        303,
        f"/qingyuan/roll/people/{person.pk}/",
    )
    assert (person.pinyin, person.initials, person.grassroots) == ("shanyumei", "sym", True)
    assert person.appointments.get().since == date(2026, 1, 5)


def test_a_form_sent_twice_registers_once(county):
    clerk = Visitor("gongwei")
    form = clerk.get("new/add_deputy").context["form"]
    typed = {"name": "单玉梅", "elected_by": "柳林镇选区"}
    first = clerk.send("new/add_deputy", form, **typed)
    again = clerk.send("new/add_deputy", form, **typed)
    assert (first.status_code, again.status_code) == (303, 303)
    assert first["Location"] == again["Location"]
    assert Person.objects.filter(name="单玉梅").count() == 1


def test_a_namesake_is_asked_about_before_he_is_registered(county):
    clerk = Visitor("gongwei")
    typed = {"name": "林秀英", "elected_by": "柳林镇选区"}
    asked = clerk.fill("new/add_deputy", **typed)
    assert asked.status_code == 422
    assert asked.context["form"].errors["namesake"] == [
        "名册中已有林秀英。是同一人请在上方选择，确为另一人请勾选。"
    ]
    assert clerk.fill("new/add_deputy", namesake="on", **typed).status_code == 303
    assert Person.objects.filter(name="林秀英").count() == 2


def test_the_clerk_corrects_a_name_and_its_pinyin_follows(county):
    pk = county.lin.person.pk
    Person.objects.filter(pk=pk).update(name="单秀英", pinyin="danxiuying", initials="dxy")
    clerk = Visitor("gongwei")
    assert clerk.fill(f"correct_person/{pk}", name="曾秀英").status_code == 303
    person = Person.objects.get(pk=pk)
    assert (person.name, person.pinyin, person.initials) == ("曾秀英", "zengxiuying", "zxy")


def test_a_page_opened_before_somebody_elses_correction_is_told(county):
    pk = county.lin.person.pk
    clerk = Visitor("gongwei")
    old = clerk.get(f"correct_person/{pk}").context["form"]
    assert Visitor("guanli").fill(f"correct_person/{pk}", phone="111").status_code == 303
    late = clerk.send(f"correct_person/{pk}", old, phone="222")
    assert late.status_code == 409
    assert "刚才已有人改过“电话”" in late.content.decode()
    assert Person.objects.get(pk=pk).phone == "111"


def test_nothing_changed_is_said(county):
    response = Visitor("gongwei").fill(f"correct_person/{county.lin.person.pk}")
    assert response.status_code == 422
    assert "没有改动任何内容。" in response.content.decode()


@pytest.mark.parametrize("name", ["林\u202e秀英", "林\x00秀英", "林\u200b秀英", "\u3000"])
def test_a_name_that_hides_something_is_refused(county, name):
    response = Visitor("gongwei").fill("new/add_deputy", name=name, elected_by="选区")
    assert response.status_code == 422
    assert Seat.objects.count() == 4


def test_extra_fields_in_a_form_change_nothing(county):
    pk = county.lin.person.pk
    other = County(county.moment, code="linshui", name="临水县")
    response = Visitor("gongwei").fill(
        f"correct_person/{pk}", phone="1", congress=other.congress.pk, account=county.gao.person.pk
    )
    before, person = county.lin.person, Person.objects.get(pk=pk)
    assert response.status_code == 303
    assert (person.congress_id, person.account_id) == (before.congress_id, before.account_id)


def test_the_seat_is_ended_on_the_page_with_a_reason(county):
    clerk = Visitor("gongwei")
    pk = county.wu.seat.pk
    assert clerk.fill(f"end_seat/{pk}").status_code == 422
    assert clerk.fill(f"end_seat/{pk}", reason="调离").status_code == 303
    assert Seat.objects.get(pk=pk).status == SeatStatus.TERMINATED
    assert Event.objects.get(act="roll.end_seat").detail.data["reason"] == "调离"
