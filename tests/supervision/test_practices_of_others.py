"""不良办理现象 of those who propose and of the congress itself: seen by the 代表工委, and by a deputy of his own."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huying.domain.people.models import Delegation, Seat
from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Handling, Suggestion, Survey
from huying.domain.suggestions.procedure import contact, suggestion, survey
from huying.domain.suggestions.states import Phase, Way
from huying.domain.supervision.queries import practices_of_deputies as of_deputies
from huying.domain.supervision.queries import practices_of_the_congress as of_the_congress
from huying.foundation.cases.models import Case
from tests.conftest import moment
from tests.crawl.conftest import signed_in

AT = moment("2026-08-01")
TODAY = AT.date()
PAGE = "/qingyuan/supervision/practices"


def seen_by(county, one):
    return acting(one.person.account, county.congress, at=AT)


def silent(county):
    """林秀英 was answered and let the survey lapse."""
    round = county.delivered()
    one = Survey.objects.select_related("case").get(round=round, deputy=county.lin)
    one = survey.remind(one, by=county.system, at=moment("2026-06-20"))
    survey.close_silent(one, by=county.system, at=moment("2026-07-20"))
    return round.handling.suggestion


def returned(county):
    return suggestion.return_for_revision(
        county.submitted(), by=county.chen, at=moment("2026-02-27"), reason="请写明地点。"
    )


def figures(lines) -> dict[str, dict]:
    return {one["name"]: {"number": one["number"]} | one["figures"] for one in lines}


def test_an_item_whose_deputy_said_nothing_after_the_reply_and_one_sent_back_are_counted(county):
    county.answered(county.delivered(), county.lin)
    quiet, back = silent(county), returned(county)
    found = of_deputies.by_deputy(seen_by(county, county.chen), TODAY)
    expected = {"number": 3, "silent": 1, "held_against": 1}
    assert figures(found) == {"林秀英": expected, f"{county.delegation}（合计）": expected}
    for whose in ({"deputy": county.lin.pk}, {"delegation": county.delegation.pk}):
        for code, item in (("silent", quiet), ("held_against", back)):
            rows = of_deputies.behind(seen_by(county, county.chen), code, TODAY, **whose)
            assert [one.pk for one in rows] == [item.pk]


def test_contacts_left_open_count_once_the_reply_is_there_and_one_word_is_enough(county):
    turn = county.accepted()
    for day in ("2026-03-05", "2026-03-06"):
        turn = contact.record_contact(
            turn, by=county.sun, at=moment(day), phase=Phase.BEFORE, way=Way.FACE,
            held_at=moment(day), attendees="孙敏", content="谈过。", deputies=[county.lin],
        )  # fmt: skip

    def counted() -> int:
        return of_deputies.by_deputy(seen_by(county, county.lin), TODAY)[0]["figures"]["silent"]

    assert counted() == 0
    turn.rounds.update(delivered_at=moment("2026-04-10"))
    assert counted() == 1
    first = turn.contacts.order_by("pk")[0]
    contact.deny_contact(
        turn, by=county.lin, at=moment("2026-04-11"), contact=first, remark="没有来过"
    )
    assert counted() == 0


def test_a_deputy_sees_his_own_and_nobody_else_anything(county):
    silent(county)
    assert figures(of_deputies.by_deputy(seen_by(county, county.lin), TODAY)) == {
        "林秀英": {"number": 1, "silent": 1, "held_against": 0}
    }
    for other in (county.zhou, county.sun, county.liu):
        assert of_deputies.by_deputy(seen_by(county, other), TODAY) == []
        assert of_the_congress.by_session(seen_by(county, other), TODAY) == []
    own = signed_in(county.lin).get(PAGE).content.decode()
    assert ("林秀英" in own, "?side=units" in own) == (True, False)
    address = f"{PAGE}?side=deputies&deputy={county.lin.pk}&practice=silent"
    assert signed_in(county.lin).get(address).status_code == 200
    assert signed_in(county.zhou).get(address).status_code == 404
    for who in (county.lin, county.sun):
        for side in ("units", "congress"):
            assert signed_in(who).get(f"{PAGE}?side={side}").status_code == 404
    assert signed_in(county.sun).get(PAGE).status_code == 404


def test_the_congress_counts_its_own_lateness_and_its_last_days(county):
    turn, waiting, early = county.assigned(), county.registered(), county.assigned()
    Handling.objects.get(pk=turn.pk).suggestion.case.clocks.filter(name="assign").update(end="late")
    waiting.case.clocks.filter(name="assign", ended_at=None).update(due=moment("2026-07-31").date())
    early.suggestion.case.clocks.filter(name="assign").update(due=moment("2026-03-02").date())
    found = of_the_congress.by_session(seen_by(county, county.chen), TODAY)
    assert figures(found) == {
        str(county.session): {
            "number": 3, "not_carried_on": 2, "last_day": 1, "from_unit_to_unit": 0,
        }
    }  # fmt: skip
    rows = of_the_congress.behind(
        seen_by(county, county.chen), "not_carried_on", TODAY, session=county.session.pk
    )
    assert [one.pk for one in rows] == [turn.suggestion_id, waiting.pk]


def test_an_item_that_two_units_had_to_hand_on_is_the_congresss_own_mistake(county):
    turn = county.accepted()
    item = turn.suggestion
    for attempt in (2, 3):
        Case.objects.filter(pk=turn.pk).update(state="returned")
        turn = county.accepted()
        Handling.objects.filter(pk=turn.pk).update(suggestion=item, attempt=attempt)
    found = of_the_congress.by_session(seen_by(county, county.chen), TODAY)
    assert found[0]["figures"]["from_unit_to_unit"] == 1


def test_every_figure_on_every_side_opens_as_many_items(county):
    silent(county)
    returned(county)
    county.assigned().suggestion.case.clocks.filter(name="assign").update(end="late")
    client, opened = signed_in(county.chen), 0
    for side in ("units", "deputies", "congress"):
        page = unescape(client.get(f"{PAGE}?side={side}").content.decode())
        for link in {piece.split('"')[0] for piece in page.split(f'href="?side={side}&')[1:]}:
            number = page.split(f'{link}">')[1].split("<")[0]
            behind = client.get(f"{PAGE}?side={side}&{link}").content.decode()
            assert f'<span class="count">{number}</span>' in behind
            assert behind.count("/qingyuan/suggestions/") >= int(number) > 0
            opened += 1
    assert opened >= 5


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("side=nobody", 400),
        ("side=deputies&practice=silent", 400),
        ("side=deputies&deputy=1&delegation=1&practice=silent", 400),
        ("side=deputies&deputy=²&practice=silent", 400),
        ("side=deputies&deputy=999999&practice=silent", 404),
        ("side=congress&session=1&practice=silent", 400),
    ],
)
def test_what_is_not_understood_is_refused(county, asked, status):
    assert signed_in(county.chen).get(f"{PAGE}?{asked}").status_code == status


@pytest.mark.parametrize("side", ["deputies", "congress"])
def test_more_deputies_and_sessions_are_asked_for_at_once(county, side, django_assert_num_queries):
    silent(county)
    client = signed_in(county.chen)
    client.get(f"{PAGE}?side={side}")
    with CaptureQueriesContext(connection) as few:
        client.get(f"{PAGE}?side={side}")
    other = Delegation.objects.create(congress=county.congress, term=county.term, name="城关团")
    Seat.objects.filter(pk=county.zhou.pk).update(delegation=other)
    Suggestion.objects.filter(pk=returned(county).pk).update(lead=county.zhou)
    with django_assert_num_queries(len(few)):
        client.get(f"{PAGE}?side={side}")
