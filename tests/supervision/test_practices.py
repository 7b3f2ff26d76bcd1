"""不良办理现象: every figure is a count of turns and opens exactly those."""

import pytest
from django.test import Client

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.procedure import contact, survey
from huying.domain.suggestions.states import Phase, Way
from huying.domain.supervision.models import TeamItem
from huying.domain.supervision.procedure import team
from huying.domain.supervision.queries import practices
from tests.conftest import moment

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
AT = moment("2026-06-01")


def as_person(county, one):
    return acting(one.person.account, county.congress, at=AT)


def figures(county, unit="水利局"):
    lines = {line["name"]: line for line in practices.by_unit(as_person(county, county.chen))}
    return {code: number for code, number in lines[unit]["figures"].items() if number}


def test_a_contact_that_the_deputy_denies_is_a_signature_without_a_meeting(county):
    h = contact.record_contact(
        county.accepted(), by=county.sun, at=moment("2026-03-05"), phase=Phase.BEFORE,
        way=Way.FACE, held_at=moment("2026-03-05"), attendees="孙敏", content="谈过。",
        deputies=[county.lin],
    )  # fmt: skip
    contact.deny_contact(
        h, by=county.lin, at=moment("2026-03-06"), contact=h.contacts.get(), remark="没有来过"
    )
    assert figures(county) == {"not_met": 1}


def test_a_turn_returned_twice_and_a_reply_on_the_last_day_are_counted(county):
    county.delivered()
    assert figures(county) == {}
    turn = Handling.objects.get()
    Handling.objects.filter(pk=turn.pk).update(returns_asked=2)
    turn.case.clocks.filter(name="reply").update(due=moment("2026-04-10").date())
    assert figures(county) == {"back_and_forth": 1, "last_moment": 1}


def test_a_groups_last_word_decides_whether_it_was_only_answered(county):
    turn = county.accepted()
    one = team.form(by=county.chen, at=AT, name="组", leader=county.zhou, items=[turn.suggestion])
    item = TeamItem.objects.get()
    one = team.find(one, by=county.zhou, at=AT, item=item, mark="wanting", text="没有动工")
    assert figures(county) == {"not_done": 1}
    team.find(one, by=county.zhou, at=AT, item=item, mark="done", text="已通水")
    assert figures(county) == {}


def test_a_result_without_a_process_is_counted_and_only_for_the_congress(county):
    round = county.delivered()
    one = round.surveys.select_related("case").get(deputy=county.lin)
    survey.answer(
        one, by=county.lin, at=moment("2026-04-15"), process="dissatisfied",
        result="mostly_satisfied", reason="没有见过面",
    )  # fmt: skip
    assert figures(county)["result_alone"] == 1
    assert practices.by_unit(as_person(county, county.sun)) == []
    assert practices.by_unit(as_person(county, county.liu)) == []


def test_every_figure_opens_as_many_items_and_what_is_not_understood_is_refused(county):
    turn = county.accepted()
    Handling.objects.filter(pk=turn.pk).update(returns_asked=3)
    client = Client()
    client.force_login(county.chen.person.account, backend=BACKEND)
    address = f"/qingyuan/supervision/practices?unit={county.water.pk}&practice=back_and_forth"
    assert (
        address.replace("&", "&amp;").split("/")[-1].split("?")[1]
        in client.get("/qingyuan/supervision/practices").content.decode()
    )
    assert str(turn.suggestion) in client.get(address).content.decode()
    for wrong, status in (("unit=x&practice=again", 400), ("unit=1&practice=x", 400)):
        assert client.get(f"/qingyuan/supervision/practices?{wrong}").status_code == status
    client.force_login(county.sun.person.account, backend=BACKEND)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("practice", practices.PRACTICES, ids=lambda one: one.code)
def test_every_practice_has_its_definition(practice):
    assert str(practice.definition).endswith("。")
