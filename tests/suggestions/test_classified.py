"""涉密件: a number, a unit and dates, for the 代表工委 alone; for everybody else there is nothing."""

import pytest
from django.test import Client

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import ClassifiedItem
from huying.domain.suggestions.procedure import classified
from huying.domain.suggestions.queries.classified import classified_visible_to, ledger
from huying.domain.suggestions.tasks import tick
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
AT = moment("2026-03-02 10:00")
NUMBER = "密建字〔2026〕77号"


def entered(county, number=NUMBER, day="2026-03-02"):
    return classified.enter(
        by=county.chen, at=AT, number=number, unit=county.water, assigned_on=moment(day).date()
    )


def clocks(item) -> dict[str, str]:
    found = Clock.objects.filter(case=item.case, ended_at=None)
    return {one.name: one.due.isoformat() for one in found}


def test_it_has_the_months_of_any_reply_and_an_end(county):
    item = entered(county)
    assert clocks(item) == {"reply": "2026-06-02"}
    item = classified.give_longer(item, by=county.chen, at=moment("2026-05-20"))
    assert clocks(item) == {"reply_long": "2026-09-02"}
    with pytest.raises(Refused, match="不能再延期"):
        classified.give_longer(item, by=county.chen, at=moment("2026-05-21"))
    item = classified.note_reply(
        item, by=county.chen, at=moment("2026-06-10"), replied_on=moment("2026-06-09").date()
    )
    item = classified.handle_again(item, by=county.chen, at=moment("2026-06-15"))
    assert list(clocks(item)) == ["rehandle"]
    item = classified.note_reply(
        item, by=county.chen, at=moment("2026-07-02"), replied_on=moment("2026-07-01").date()
    )
    item = classified.conclude(
        item, by=county.chen, at=moment("2026-07-10"), closed_on=moment("2026-07-09").date()
    )
    assert (item.state, clocks(item)) == ("closed", {})


def test_no_word_of_it_can_be_typed(county):
    for words in ("关于某项工程的建议", "密1号 某项工程", "x" * 31, ""):
        with pytest.raises(Refused, match="内容不得写入系统"):
            entered(county, number=words)
    texts = {one.name for one in ClassifiedItem._meta.get_fields() if hasattr(one, "max_length")}
    wordy = {
        one.name
        for one in ClassifiedItem._meta.concrete_fields
        if one.get_internal_type() in ("CharField", "TextField")
    }
    assert wordy == {"number"} and "number" in texts


def test_a_number_stands_once_and_is_free_again_when_struck(county):
    item = entered(county)
    with pytest.raises(Refused, match="已经登记"):
        entered(county)
    assert classified.strike(item, by=county.chen, at=AT).state == "struck"
    assert entered(county).state == "handed_out"


def test_another_unit_gets_a_time_of_its_own(county):
    item = entered(county)
    item = classified.hand_on(
        item, by=county.wang, at=moment("2026-03-10"), unit=county.court,
        assigned_on=moment("2026-03-09").date(),
    )  # fmt: skip
    assert (item.unit, clocks(item)) == (county.court, {"reply": "2026-06-09"})


def test_only_the_committee_is_told_that_its_time_runs_out(county):
    item = entered(county)
    tick(moment("2026-06-10"), county.congress)
    told = Notice.objects.filter(case=item.case)
    assert {one.to.person.name for one in told} == {"陈静", "王海"}


def test_what_is_under_way_stands_first_the_soonest_due_at_the_head(county):
    closed = classified.strike(entered(county, "密1号"), by=county.chen, at=AT)
    later, sooner = entered(county, "密2号", "2026-03-02"), entered(county, "密3号", "2026-02-20")
    answered = classified.note_reply(
        entered(county, "密4号"), by=county.chen, at=AT, replied_on=AT.date()
    )
    person = acting(county.chen.person.account, county.congress, at=AT)
    assert list(ledger(person)) == [sooner, later, answered, closed]


def test_it_exists_for_the_committee_alone(county):
    item = entered(county)
    for one in (county.lin, county.liu, county.zhao, county.sun, county.li, county.gao):
        assert list(classified_visible_to(acting(one.person.account, county.congress, at=AT))) == []
    assert list(
        classified_visible_to(acting(county.chen.person.account, county.congress, at=AT))
    ) == [item]


PLACES = ("", "ledger", "notices", "classified/", "handover/", "holidays/", "director", "incoming")


@pytest.mark.parametrize("name", ["lin", "liu", "sun", "gao"])
def test_its_number_is_on_no_page_of_anybody_else(county, name):
    item = entered(county)
    client = Client()
    client.force_login(getattr(county, name).person.account, backend=BACKEND)
    assert client.get(f"/qingyuan/classified/{item.pk}/").status_code == 404
    assert client.post(f"/qingyuan/classified/{item.pk}/strike").status_code == 404
    for place in PLACES:
        answer = client.get(f"/qingyuan/{place}", follow=True)
        assert "涉密" not in answer.content.decode()
        assert "77号" not in answer.content.decode()


def test_the_clerk_enters_and_reads_it(county):
    client = Client()
    client.force_login(county.chen.person.account, backend=BACKEND)
    form = {
        "number": NUMBER,
        "unit": county.water.pk,
        "assigned_on": "2026-03-02",
        "idem": "a" * 32,
    }
    answer = client.post("/qingyuan/classified/new", form, follow=True)
    assert NUMBER in answer.content.decode()
    assert NUMBER in client.get("/qingyuan/classified/").content.decode()
    words = client.post("/qingyuan/classified/new", form | {"number": "某项工程", "idem": "b" * 32})
    assert words.status_code == 422
