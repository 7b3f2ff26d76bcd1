"""移交: units merged, split and renamed, places and terms that change; nothing open is left alone."""

from datetime import date

import pytest
from django.apps import apps
from django.test import Client

from huying.domain.advice.models import FactRequest
from huying.domain.advice.procedure import facts
from huying.domain.people.models import Account, Appointment, Body, Roll, Seat, Succession, Term
from huying.domain.people.procedure import appointments, change_of_term, handover
from huying.domain.people.states import Capacity
from huying.domain.suggestions.models import (
    ClassifiedItem,
    Handling,
    ReplyRound,
    Suggestion,
    Survey,
)
from huying.domain.suggestions.procedure import classified, handling, reply, suggestion, survey
from huying.foundation.procedure.models import Clock, Event
from huying.foundation.procedure.refusal import Refused
from tests.rules import under

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ON = date(2026, 4, 13)


def roll_of(county) -> Roll:
    return Roll.objects.select_related("congress").get(congress=county.congress)


def done(county, act, *, at="2026-04-13 10:00", by=None, **details):
    return act(roll_of(county), by=by or county.chen, at=county.moment(at), **details)


def merged(county, unit=None, into=None):
    return done(
        county,
        handover.merge_unit,
        unit=unit or county.water,
        into=into or county.transport,
        on=ON,
        reason="机构改革方案",
    )


def now_at(person, body) -> Appointment:
    """The running appointment of a person of the cast at a unit, as the engine reads it."""
    return (
        Appointment.objects.select_related("person", "body", "congress")
        .filter(person=person.person, body=body, until=None)
        .order_by("pk")
        .first()
    )


def browser(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username), backend=BACKEND)
    return client


def without_an_owner(county) -> list:
    """Open turns of units in which nobody works."""
    return [
        one
        for one in Handling.objects.filter(
            congress=county.congress, case__state__in=("assigned", "accepted", "return_requested")
        )
        if not Appointment.objects.filter(body=one.unit_id, until=None).exists()
    ]


# -- a merger ----------------------------------------------------------------------------------


def test_all_that_a_unit_has_in_hand_goes_where_its_people_go(county):
    h = county.with_contacts()
    before = list(Clock.objects.filter(case=h.case, ended_at=None).values_list("name", "due"))
    merged(county)
    h = Handling.objects.select_related("case", "unit").get(pk=h.pk)
    assert (h.unit.name, h.state, h.attempt) == ("交通运输局", "accepted", 1)
    assert before == list(
        Clock.objects.filter(case=h.case, ended_at=None).values_list("name", "due")
    )
    assert Body.objects.get(name="水利局").active is False
    assert str(Succession.objects.get()) == "水利局 → 交通运输局"
    sun = now_at(county.sun, county.transport)
    assert (sun.capacity, sun.since) == ("handler", ON)
    county.sun.refresh_from_db()
    assert county.sun.until == date(2026, 4, 12)
    county.sun, county.li = sun, now_at(county.li, county.transport)
    county.sun_office = Appointment.objects.get(
        person=sun.person, body=county.transport, capacity="office", until=None
    )
    r = county.signed(h.rounds.get(), at="2026-04-14")
    r = reply.deliver(r, by=sun, at=county.moment("2026-04-14 11:00"))
    assert r.state == "delivered"
    assert without_an_owner(county) == []


def test_the_event_on_the_case_names_both_and_what_was_before_keeps_the_old_name(county):
    h = county.accepted()
    merged(county)
    events = Event.objects.filter(case=h.case).order_by("seq")
    assert list(events.values_list("act", "body")) == [
        ("handling.give_to_unit", "代表工委"),
        ("handling.sign_for", "水利局"),
        ("handling.hand_over", "代表工委"),
    ]
    said = events.last().detail.data
    assert (said["was"], said["into"]["label"]) == ("水利局", "交通运输局")
    page = browser("gongwei").get(f"/qingyuan/suggestions/{h.suggestion_id}/").content.decode()
    assert "水利局 → 交通运输局" in page


def test_a_reply_signed_before_keeps_the_name_of_its_unit_and_its_survey_goes_on(county):
    county.delivered()
    round = ReplyRound.objects.get()
    merged(county)
    round = ReplyRound.objects.select_related("signed_by__body", "handling__unit").get(pk=round.pk)
    assert (round.unit_name, round.handling.unit.name) == ("水利局", "交通运输局")
    one = county.answered(round, county.lin, at="2026-04-15")
    assert one.state == "answered"
    assert Survey.objects.filter(case__state="open").count() == 0


def test_a_co_unit_that_is_merged_into_the_lead_has_no_part_of_its_own_left(county):
    lead = county.accepted(co=[county.finance])
    co = Handling.objects.get(role="co")
    merged(county, unit=county.finance, into=county.water)
    states = dict(Handling.objects.values_list("role", "case__state"))
    assert states == {"lead": "accepted", "co": "ended"}
    assert Clock.objects.filter(case=co.case, ended_at=None).count() == 0
    assert Handling.objects.get(pk=lead.pk).unit == county.water
    assert Event.objects.get(case=co.case, act="handling.fold_in").by == county.chen


def test_a_lead_unit_that_is_merged_into_its_co_unit_leads_on(county):
    lead = county.accepted(co=[county.finance])
    merged(county, unit=county.water, into=county.finance)
    found = Handling.objects.order_by("role").values_list(
        "role", "unit__name", "attempt", "case__state"
    )
    assert list(found) == [
        ("co", "财政局", 1, "ended"),
        ("lead", "财政局", 2, "accepted"),
    ]
    assert Clock.objects.filter(case=lead.case, name="reply", ended_at=None).count() == 1


def test_a_unit_that_is_only_proposed_becomes_the_one_it_went_into(county):
    h = handling.ask_to_return(
        county.accepted(),
        by=county.sun,
        at=county.moment("2026-03-04"),
        reason="属交通运输部门职责",
        proposed_unit=county.transport,
    )
    merged(county, unit=county.transport, into=county.finance)
    h = Handling.objects.get(pk=h.pk)
    assert (h.proposed_unit.name, h.unit.name) == ("财政局", "水利局")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"into": "water"}, "不能并入本单位"),
        ({"into": "committee"}, "“代表工委”不是承办单位"),
        ({"on": date(2026, 4, 14)}, "生效日期不能晚于今天"),
    ],
)
def test_a_merger_that_cannot_be_changes_nothing(county, change, says):
    county.accepted()
    details = {"unit": county.water, "into": county.transport, "on": ON, "reason": "方案"}
    details |= {key: getattr(county, x) if isinstance(x, str) else x for key, x in change.items()}
    with pytest.raises(Refused, match=says):
        done(county, handover.merge_unit, **details)
    assert Body.objects.get(name="水利局").active is True
    assert Succession.objects.count() == 0


GOES_ALONG = {
    "people.Appointment.body": "people go where the work goes",
    "suggestions.Handling.unit": "随机构调整移交",
    "suggestions.PromiseLine.owner": "随机构调整移交",
    "suggestions.Handling.proposed_unit": "拟办单位随机构调整更改",
    "suggestions.Consultation.unit": "拟办单位随机构调整更改",
    "suggestions.Consultation.proposed_unit": "拟办单位随机构调整更改",
    "suggestions.MeetingItem.unit": "拟办单位随机构调整更改",
    "suggestions.PackageItem.unit": "拟办单位随机构调整更改",
    "suggestions.Suggestion.proposed_lead": "拟办单位随机构调整更改",
    "suggestions.Suggestion.proposed_units": "拟办单位随机构调整更改",
    "suggestions.ClassifiedItem.unit": "涉密件随机构调整移交",
    "suggestions.Pledge.unit": "责任书随机构调整收回",
    "bills.Bill.executor": "随机构调整移交",
    "bills.UnitView.unit": "随机构调整移交",
    "advice.Consultation.unit": "随机构调整移交",
    "advice.FactRequest.unit": "随机构调整移交",
    "advice.ContactRule.body": "随机构调整移交",
    "supervision.Commitment.owner": "随机构调整移交",
    "supervision.LookBackUnit.unit": "随机构调整移交",
    "supervision.KeySupervision.unit": "随机构调整移交",
    "supervision.Hearing.unit": "随机构调整移交",
    "supervision.ListeningQuestion.unit": "随机构调整移交",
    "supervision.ListeningReport.unit": "随机构调整移交",
    "supervision.UnitYear.unit": "随机构调整移交",
    "supervision.Outing.body": "随机构调整移交",
}
STAYS = {
    "people.Succession.old": "history",
    "people.Succession.new": "history",
    "people.Delegation.body": "no unit: a delegation",
    "bills.Bill.committee": "no unit: a special committee",
    "suggestions.Category.committee": "no unit: a special committee",
    "suggestions.Message.to_unit": "history: the turns it belongs to go along",
    "suggestions.Transfer.office": "no unit: the government office",
    "suggestions.PreReview.body": "no unit: a group, a town or street",
    "suggestions.DelegationCheck.body": "no unit: a delegation",
    "suggestions.Section.unit": "history: a section was part of the unit of its time",
    "suggestions.YearlyTask.unit": "history: a line of the plan of the unit of its time",
    "suggestions.Outcome.unit": "history: who brought it about; its items go along",
    "suggestions.Inadmissible.units": "history: whom a letter was passed on to",
    "suggestions.ShownUnits.first": "history: what was proposed when the item was assigned",
    "suggestions.ShownUnits.second": "history: what was proposed when the item was assigned",
    "suggestions.ShownUnits.third": "history: what was proposed when the item was assigned",
    "suggestions.ShownUnits.decided": "history: whom it was assigned to then",
    "suggestions.UnitObjection.proposed_unit": "history: whom a deputy named",
    "suggestions.Attendance.unit": "history: who was asked to come",
    "suggestions.Paper.issuer": "no unit: an organ or office of the congress",
    "suggestions.PaperRecipient.body": "history: whom a paper went to; that it was never signed for is shown",
    "suggestions.NumberSeries.body": "history: letters of the unit of its time; the other has its own",
    "supervision.Candidate.unit": "history: who was chosen from",
    "supervision.HonourRecord.unit": "history: an honour stays with whom it was given",
    "supervision.AssessmentLine.unit": "history: whose points they were",
    "supervision.SecondReply.unit": "history: whose letter it was",
    "notices.Channel.body": "a group's own; the administrator closes it",
    "suggestions.CoordinationMeeting.units": "an invitation; whoever works there now is told of the list",
    "supervision.TeamVisit.unit": "history: which unit a group went to",
    "supervision.KeySupervision.committee": "no unit: a special committee",
    "supervision.Hearing.committee": "no unit: a special committee",
    "supervision.Outing.unit": "history: which unit was visited",
    "supervision.Cure.unit": "history: whose measure it was",
    "supervision.PromiseLetter.issuer": "history: whose letter it was; the 代表工委 may enter its slip",
}


def test_whatever_names_a_unit_goes_along_or_is_history():
    """A new row that names a body must be thought of when units are merged and split."""
    named = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model is Body
    }
    assert named == GOES_ALONG.keys() | STAYS.keys()


# -- a split, a new name -----------------------------------------------------------------------


def test_a_unit_is_split_and_each_item_and_person_goes_where_it_is_sent(county):
    first, second = county.accepted(), county.accepted()
    done(
        county,
        handover.split_unit,
        unit=county.water,
        main=county.water,
        others=[county.transport],
        people={county.sun.pk: county.transport.pk},
        items={str(second.pk): county.transport.pk},
        on=ON,
        reason="职责划转",
    )
    where = dict(Handling.objects.values_list("pk", "unit__name"))
    assert where == {first.pk: "水利局", second.pk: "交通运输局"}
    assert Body.objects.get(name="水利局").active is True
    assert now_at(county.sun, county.transport).capacity == "handler"
    assert now_at(county.li, county.water).capacity == "head"
    kinds = Succession.objects.values_list("old__name", "new__name", "kind")
    assert list(kinds) == [("水利局", "交通运输局", "split")]
    assert without_an_owner(county) == []


def test_a_part_nobody_works_in_is_not_given_anything(county):
    h = county.accepted()
    new = county.body("水资源中心", system="government")
    with pytest.raises(Refused, match="“水资源中心”还没有人任职"):
        done(
            county,
            handover.split_unit,
            unit=county.water,
            main=county.water,
            others=[new],
            people={},
            items={str(h.pk): new.pk},
            on=ON,
            reason="职责划转",
        )
    assert Handling.objects.get().unit == county.water


def test_a_new_name_holds_from_its_day_and_what_was_signed_keeps_the_old_one(county):
    county.delivered()
    done(county, handover.rename_body, body=county.water, name="水务局", on=ON, reason="机构改革")
    county.water.refresh_from_db()
    round = ReplyRound.objects.select_related("signed_by__body", "handling__unit").get()
    assert (county.water.name, round.unit_name, round.handling.unit.name) == (
        "水务局",
        "水利局",
        "水务局",
    )
    names = [county.water.name_on(date(2026, 4, day)) for day in (12, 13)]
    assert names == ["水利局", "水务局"]
    event = Event.objects.get(act="handling.renamed")
    assert (event.detail.data["was"], event.detail.data["name"]) == ("水利局", "水务局")
    with pytest.raises(Refused, match="已有名为“财政局”的单位"):
        done(county, handover.rename_body, body=county.water, name="财政局", on=ON, reason="误")


# -- somebody leaves ---------------------------------------------------------------------------


def test_a_place_changes_hands_without_a_day_between(county):
    h = county.accepted()
    done(
        county,
        handover.change_of_hands,
        appointment=county.sun,
        person=county.yu.person,
        on=ON,
        note="灌溉支渠一件正在拟稿",
    )
    new = now_at(county.yu, county.water)
    assert (new.capacity, new.since) == ("handler", ON)
    county.sun.refresh_from_db()
    assert county.sun.until == date(2026, 4, 12)
    event = Event.objects.get(case=h.case, act="handling.taken_in_hand")
    assert event.detail.data["note"] == "灌溉支渠一件正在拟稿"


def test_the_last_one_of_a_unit_does_not_leave_while_something_waits(county):
    county.assigned(lead=county.court)

    def leaves(who):
        done(county, appointments.end_appointment, appointment=who, until=ON)

    leaves(county.qian)
    with pytest.raises(Refused, match="这是“人民法院”最后一个在任的人"):
        leaves(county.qian_head)
    with pytest.raises(Refused, match="这是“代表工委”最后一个在任的人"):
        done(
            county,
            appointments.end_appointment,
            by=county.gao,
            appointment=county.chen,
            until=ON,
        )
        done(
            county,
            appointments.end_appointment,
            by=county.gao,
            appointment=county.wang,
            until=ON,
        )
    assert without_an_owner(county) == []


def test_a_unit_without_anything_open_may_be_left(county):
    for who in (county.qian, county.qian_head):
        done(county, appointments.end_appointment, appointment=who, until=ON)
    assert not Appointment.objects.filter(body=county.court, until=None).exists()


# -- 换届 --------------------------------------------------------------------------------------


@pytest.fixture
def next_term(county):
    return Term.objects.create(congress=county.congress, number=19)


def changed(county, new, *stay):
    return done(
        county, change_of_term.change_of_term, old=county.term, new=new, on=ON, stay=list(stay)
    )


def test_those_re_elected_sit_on_and_go_on_with_what_they_began(county, next_term):
    draft = county.drafted()
    changed(county, next_term, county.lin.seat)
    seat = Seat.objects.get(term=next_term)
    assert (seat.appointment.person, seat.delegation.name, seat.terms_served) == (
        county.lin.person,
        "第一代表团",
        2,
    )
    again = now_at(county.lin, county.whole)
    s = suggestion.submit(draft, by=again, at=county.moment("2026-04-14"))
    assert s.state == "submitted"


def test_a_draft_of_somebody_who_sits_no_longer_ends_and_what_was_handed_in_goes_on(
    county, next_term
):
    draft, handed_in = county.drafted(), county.accepted()
    changed(county, next_term, county.zhou.seat)
    draft = Suggestion.objects.select_related("case").get(pk=draft.pk)
    assert (draft.state, draft.withdrawal_reason) == ("withdrawn", "领衔代表任期届满，没有提交")
    assert Handling.objects.select_related("case").get(pk=handed_in.pk).state == "accepted"
    county.lin.refresh_from_db()
    assert county.lin.until == date(2026, 4, 12)
    assert Seat.objects.get(appointment=county.lin).status == "terminated"
    with pytest.raises(Refused, match="您的这一任职已经结束"):
        suggestion.draft(
            by=Appointment.objects.select_related("seat", "person", "body").get(pk=county.lin.pk),
            at=county.moment("2026-04-14"),
            title="关于再修一段支渠的建议",
            facts="情况",
            proposal="建议",
            requests=["诉求"],
        )


def test_a_former_deputy_is_answered_and_judges_all_the_same(county, next_term):
    county.delivered()
    changed(county, next_term)
    lin = Appointment.objects.select_related("seat", "person", "body", "congress").get(
        pk=county.lin.pk
    )
    one = Survey.objects.select_related("case").get()
    one = survey.answer(
        one,
        by=lin,
        at=county.moment("2026-04-15"),
        process="satisfied",
        result="satisfied",
    )
    assert one.state == "answered"


def test_nobody_waits_for_a_co_signer_who_sits_no_longer(county, next_term):
    s = suggestion.invite(
        county.drafted(), by=county.lin, at=county.moment("2026-04-01"), deputies=[county.wu]
    )
    changed(county, next_term, county.lin.seat)
    assert s.cosignatures.get().answer == "lapsed"
    assert Event.objects.get(act="suggestion.invitations_lapse").case_id == s.pk
    s = suggestion.submit(s, by=now_at(county.lin, county.whole), at=county.moment("2026-04-14"))
    assert s.state == "submitted"


def test_a_term_is_not_changed_backwards_or_twice(county, next_term):
    with pytest.raises(Refused, match="请选择后一届"):
        done(
            county,
            change_of_term.change_of_term,
            old=next_term,
            new=county.term,
            on=ON,
            stay=[],
        )
    changed(county, next_term)
    with pytest.raises(Refused, match="没有在任的代表"):
        changed(county, next_term)


# -- the pages ---------------------------------------------------------------------------------


def test_the_clerk_sees_what_goes_where_before_the_merger(county):
    h = county.accepted()
    clerk = browser("gongwei")
    path = f"/qingyuan/handover/merge_unit/{county.water.pk}"
    asked = clerk.get(path, {"into": county.transport.pk})
    rows = [
        (one.title, one.handling.get_role_display(), one.clock.label, one.round_word)
        for one in asked.context["going"]
    ]
    assert rows == [(str(h.suggestion), "主办", "申请退回", "拟稿")]
    assert "将转到交通运输局" in asked.content.decode()
    sent = {"into": county.transport.pk, "on": "2026-04-13", "reason": "机构改革方案"}
    assert clerk.post(path, sent).status_code == 303
    assert Handling.objects.get().unit == county.transport
    assert browser("daibiao").get(path).status_code == 404


def test_an_administrator_sees_numbers_and_no_titles(county):
    county.accepted()
    path = f"/qingyuan/handover/merge_unit/{county.water.pk}"
    asked = browser("guanli").get(path, {"into": county.transport.pk})
    assert [one.title for one in asked.context["going"]] == ["第1号"]
    assert "灌溉" not in asked.content.decode()


def test_a_split_is_typed_item_by_item(county):
    first, second = county.accepted(), county.accepted()
    clerk = browser("gongwei")
    path = f"/qingyuan/handover/split_unit/{county.water.pk}"
    chosen = {"main": county.water.pk, "other": county.transport.pk}
    form = clerk.get(path, chosen).context["form"]
    typed = {name: county.water.pk for name in form.fields if name[0] in "pi" and name[1:2] != "e"}
    typed |= chosen | {f"i{second.pk}": county.transport.pk, "on": "2026-04-13", "reason": "划转"}
    typed.pop("idem", None)
    sent = clerk.post(path, typed)
    assert sent.status_code == 303, sent.context["form"].errors
    where = dict(Handling.objects.values_list("pk", "unit__name"))
    assert where == {first.pk: "水利局", second.pk: "交通运输局"}


def test_the_term_is_changed_on_its_page(county, next_term):
    clerk = browser("gongwei")
    path = f"/qingyuan/handover/change_of_term/{county.term.pk}"
    assert clerk.get(path).status_code == 200
    sent = clerk.post(path, {"new": next_term.pk, "on": "2026-04-13", "stay": [county.lin.seat.pk]})
    assert sent.status_code == 303, sent.context["form"].errors
    sitting = Appointment.objects.filter(capacity=Capacity.DEPUTY, until=None)
    assert list(sitting.values_list("person__name", flat=True)) == ["林秀英"]


def test_a_unit_asked_before_the_assignment_is_the_one_that_took_over(county):
    under(county.congress, "consulted", county.moment("2026-02-01"))
    s = suggestion.consult(
        county.registered(),
        by=county.chen,
        at=county.moment("2026-03-02"),
        lead_unit=county.water,
        co_units=[county.finance],
    )
    merged(county, unit=county.finance, into=county.transport)
    assert list(s.consultations.order_by("pk").values_list("unit__name", flat=True)) == [
        "水利局",
        "交通运输局",
    ]


def test_a_question_for_facts_goes_to_the_unit_that_took_over(county):
    asked = facts.ask(
        by=county.lin,
        at=county.moment("2026-04-01"),
        unit=county.water,
        way="facts",
        title="全县支渠破损情况",
        question="各镇支渠总长、破损长度。",
    )
    facts.forward(asked, by=county.chen, at=county.moment("2026-04-02"), unit=county.water)
    merged(county)
    found = FactRequest.objects.select_related("case", "unit", "congress").get()
    assert (found.unit.name, found.case.clocks.get(ended_at=None).name) == ("交通运输局", "facts")
    found = facts.answer(
        found,
        by=now_at(county.sun, county.transport),
        at=county.moment("2026-04-14"),
        text="破损一百二十公里。",
    )
    assert found.state == "answered"


def test_a_classified_item_goes_along_with_its_day_and_its_time(county):
    item = classified.enter(
        by=county.chen, at=county.moment("2026-03-02"), number="密2026-1", unit=county.water,
        assigned_on=date(2026, 3, 2),
    )  # fmt: skip
    (clock,) = item.case.clocks.filter(ended_at=None)
    merged(county)
    found = ClassifiedItem.objects.select_related("case", "unit").get()
    assert (found.unit, found.assigned_on) == (county.transport, date(2026, 3, 2))
    assert list(found.case.clocks.filter(ended_at=None)) == [clock]
