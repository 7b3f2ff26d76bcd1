"""往来和预约: who writes to whom, who reads it, and how an appointment becomes a contact."""

import pytest

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Visit
from huying.domain.suggestions.procedure import contact, exchange, handling, visits
from huying.domain.suggestions.queries.exchange import messages_on
from huying.domain.suggestions.queries.visits import calendar
from huying.domain.suggestions.states import Phase, Way
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment


def seen_by(county, one, suggestion):
    """([the open messages], [(kind, words)] of the units' exchange) as somebody reads them."""
    person = acting(one.person.account, county.congress, at=moment("2026-03-10"))
    found = messages_on(suggestion, person)
    among = [(line.message.kind, line.words) for line in found.among_units]
    return [line.words for line in found.with_deputies], among


def test_deputy_unit_and_congress_read_what_they_write_to_each_other(county):
    h = county.accepted(co=[county.finance])
    h = exchange.ask_the_unit(h, by=county.lin, at=moment("2026-03-04"), words="何时勘察？")
    h = exchange.write_to_deputies(h, by=county.sun, at=moment("2026-03-05"), words="下周一。")
    for one in (county.lin, county.sun, county.chen, county.liu):
        assert seen_by(county, one, h.suggestion)[0] == ["下周一。", "何时勘察？"], str(one)
    assert seen_by(county, county.he, h.suggestion)[0] == []
    told = Notice.objects.filter(text__contains="代表留言")
    assert sorted(one.to.person.name for one in told) == ["孙敏", "李建国", "王海", "陈静"]


def test_of_the_units_exchange_each_sees_what_is_theirs_to_see(county):
    h = county.accepted(co=[county.finance])
    co = handling.sign_for(
        h.suggestion.handlings.get(role="co"), by=county.he, at=moment("2026-03-03")
    )
    exchange.write_to_unit(
        h, by=county.sun, at=moment("2026-03-04"), kind="request", to_unit=county.finance,
        words="请测算经费。",
    )  # fmt: skip
    exchange.write_to_unit(
        co, by=county.he, at=moment("2026-03-06"), kind="draft_opinion", to_unit=county.water,
        words="初稿：四十万元。",
    )  # fmt: skip
    whole = [("draft_opinion", "初稿：四十万元。"), ("request", "请测算经费。")]
    assert seen_by(county, county.sun, h.suggestion)[1] == whole
    assert seen_by(county, county.he, h.suggestion)[1] == whole
    watched = [("draft_opinion", ""), ("request", "请测算经费。")]
    assert seen_by(county, county.chen, h.suggestion)[1] == watched
    assert seen_by(county, county.liu, h.suggestion)[1] == watched
    course = [("draft_opinion", ""), ("request", "")]
    assert seen_by(county, county.lin, h.suggestion)[1] == course


def test_a_unit_writes_to_those_who_are_at_it_only(county):
    h = county.accepted(co=[county.finance])
    with pytest.raises(Refused, match="交通运输局没有参加办理"):
        exchange.write_to_unit(
            h, by=county.sun, at=moment("2026-03-04"), kind="request",
            to_unit=county.transport, words="请协助。",
        )  # fmt: skip
    with pytest.raises(Refused, match="没有别的单位"):
        alone = county.accepted()
        exchange.write_to_unit(
            alone, by=county.sun, at=moment("2026-03-04"), kind="request",
            to_unit=county.finance, words="请协助。",
        )  # fmt: skip


def proposed(county):
    return visits.propose_visit(
        county.accepted(),
        by=county.sun,
        at=moment("2026-03-04"),
        deputy=county.lin,
        times=[moment("2026-03-09 10:00"), moment("2026-03-10 15:00")],
        way=Way.FACE,
        about="看破损渠段",
        place="渠首",
    )


def test_the_deputy_takes_a_time_and_the_talk_becomes_a_contact(county):
    h = proposed(county)
    visit = Visit.objects.get()
    second = visit.times.order_by("moment").last()
    h = visits.accept_visit(h, by=county.lin, at=moment("2026-03-05"), time=second)
    person = acting(county.lin.person.account, county.congress, at=moment("2026-03-05"))
    days = calendar(person, moment("2026-03-05"), 60)
    assert [(day.isoformat(), [str(one) for one in found]) for day, found in days] == [
        ("2026-03-10", ["水利局约林秀英代表面商"])
    ]
    contact.record_contact(
        h, by=county.sun, at=moment("2026-03-10 17:00"), phase=Phase.BEFORE, way=Way.FACE,
        held_at=moment("2026-03-10 15:00"), attendees="孙敏", content="看了渠段。",
        deputies=[county.lin], visit=visit,
    )  # fmt: skip
    visit.refresh_from_db()
    assert (visit.state, visit.contact.content) == ("held", "看了渠段。")


def test_or_names_another_one_and_the_unit_agrees(county):
    h = proposed(county)
    visit = Visit.objects.get()
    h = visits.name_another_time(
        h, by=county.lin, at=moment("2026-03-05"), visit=visit,
        moment=moment("2026-03-12 09:30"), word="那两天在外",
    )  # fmt: skip
    h = visits.agree_to_time(h, by=county.sun, at=moment("2026-03-06"), visit=visit)
    visit.refresh_from_db()
    assert (visit.state, visit.at_time) == ("agreed", moment("2026-03-12 09:30"))
    visits.cancel_visit(
        h, by=county.sun, at=moment("2026-03-11"), visit=visit, reason="暴雨，路不通"
    )
    with pytest.raises(Refused, match="没有可以取消的预约"):
        visits.cancel_visit(h, by=county.sun, at=moment("2026-03-11"), visit=visit, reason="再取消")


def test_nobody_answers_for_another_deputy(county):
    h = proposed(county)
    time = Visit.objects.get().times.first()
    with pytest.raises(Refused, match="只能由被预约的代表办理"):
        visits.accept_visit(h, by=county.zhou, at=moment("2026-03-05"), time=time)
