"""批量: what would be refused is said before, each one is done by itself, and a form counts once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huying.domain.suggestions.models import Category, Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.procedure import bulk, chain
from tests.conftest import moment
from tests.suggestions.test_pages import sign_in

AT = "2026-02-27"


@pytest.fixture
def three(county):
    """Three submitted suggestions of 林秀英."""
    return [county.submitted() for _n in range(3)]


def of(subjects):
    found = Suggestion.objects.select_related("case", "congress", "text").in_bulk(
        [one.pk for one in subjects]
    )
    return [found[one.pk] for one in subjects]


def numbers(subjects):
    return [one.number_text for one in of(subjects)]


def test_the_preview_says_of_each_what_the_door_would_say(county, three):
    suggestion.withdraw(three[1], by=county.lin, at=moment(AT), reason="已经解决。")
    found = bulk.preview(suggestion.register, of(three), [county.chen], at=moment(AT))
    assert [one.reason for one in found.lines] == ["", "现在的状态是“已撤回”，不能“登记编号”。", ""]
    assert (len(found.possible), len(found.refused), found.status) == (2, 1, 200)
    assert numbers(three) == ["", "", ""]


def test_nobody_of_those_who_may_not_is_told_anything_else(county, three):
    found = bulk.preview(suggestion.register, of(three), [county.lin], at=moment(AT))
    assert {one.reason for one in found.lines} == {"“登记编号”只能由代表工委工作人员办理。"}
    assert found.status == 403


def test_one_that_is_refused_stops_nobody_else(county, three):
    picks = [bulk.Pick(one, one.case.version, {"category": county.category}) for one in of(three)]
    suggestion.return_for_revision(three[1], by=county.chen, at=moment(AT), reason="请写明户数。")
    report = bulk.carry_out(suggestion.register, picks, [county.chen], at=moment(AT))
    assert [one.reason for one in report.lines] == [
        "",
        "现在的状态是“退回修改”，不能“登记编号”。",
        "",
    ]
    assert numbers(three) == ["1", "", "2"]
    assert list(chain.faults(county.congress.pk)) == []


def test_somebody_faster_is_no_matter_for_the_others(county, three):
    """A version that is no longer the newest is refused like at any other door."""
    picks = [bulk.Pick(one, one.case.version, {"reason": "请写明户数。"}) for one in of(three)]
    picks[0] = bulk.Pick(picks[0].subject, 99, picks[0].details)
    report = bulk.carry_out(suggestion.return_for_revision, picks, [county.chen], at=moment(AT))
    assert [one.refusal is None for one in report.lines] == [False, True, True]
    assert report.lines[0].reason.startswith("刚才已有人办理了这一事项")


def test_a_form_that_was_broken_off_goes_on_where_it_stopped(county, three):
    sent = {"scope": "1:/x", "key": "k"}

    def picks(some):
        return [bulk.Pick(one, one.case.version, {"reason": "请写明户数。"}) for one in of(some)]

    whole = picks(three)
    act, may = suggestion.return_for_revision, [county.chen]
    bulk.carry_out(act, whole[:2], may, at=moment(AT), **sent)
    report = bulk.carry_out(act, whole, may, at=moment(AT), **sent)
    assert [one.reason for one in report.lines] == ["", "", ""]
    assert [
        one.case.events.filter(act="suggestion.return_for_revision").count() for one in three
    ] == [1, 1, 1]


# -- the page --------------------------------------------------------------------------------


def url(act, kind="suggestion"):
    return reverse("suggestions:bulk", args=["qingyuan", kind, act])


def confirmed(answer, **fields):
    """What the preview page would send."""
    form = answer.context["form"]
    picks = [one["pick"] for one in answer.context["rows"] if not one["reason"]]
    return {"confirmed": "1", "pick": picks, "idem": form["idem"].value(), **fields}


def test_the_clerk_registers_what_was_ticked_in_the_list(client, county, three):
    sign_in(client, county.chen)
    listed = client.get(reverse("workbench:tasks", args=["qingyuan", "submitted"]))
    assert listed.content.decode().count('name="pick"') == 3
    suggestion.withdraw(three[2], by=county.lin, at=moment(AT), reason="已经解决。")
    other = Category.objects.create(congress=county.congress, name="城建环资", order=2)
    shown = client.post(url("register"), {"pick": [one.pk for one in three]})
    assert [bool(one["reason"]) for one in shown.context["rows"]] == [False, False, True]
    assert numbers(three) == ["", "", ""]
    sent = confirmed(shown, category=county.category.pk) | {f"category_{three[1].pk.hex}": other.pk}
    first, second = client.post(url("register"), sent), client.post(url("register"), sent)
    for report in (first, second):
        assert report.status_code == 200
        assert (len(report.context["done"]), report.context["refused"]) == (2, [])
    assert [(one.number_text, one.category) for one in of(three[:2])] == [
        ("1", county.category),
        ("2", other),
    ]


def test_a_preview_stores_nothing_and_asks_the_same_for_one_as_for_three(client, county, three):
    sign_in(client, county.chen)

    def asked(some):
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(url("register"), {"pick": [one.pk for one in some]})
        assert answer.status_code == 200
        return len(queries)

    asked(three)
    assert asked(three[:1]) == asked(three)
    assert numbers(three) == ["", "", ""]


def test_without_a_category_nothing_is_done_and_the_row_says_so(client, county, three):
    sign_in(client, county.chen)
    shown = client.post(url("register"), {"pick": [one.pk for one in three]})
    sent = confirmed(shown) | {f"category_{three[0].pk.hex}": county.category.pk}
    answer = client.post(url("register"), sent)
    assert answer.status_code == 422
    assert answer.content.decode().count('<p class="error">') == 2
    assert numbers(three) == ["", "", ""]


def test_what_cannot_be_seen_is_left_out(client, county, three):
    sign_in(client, county.zhou)
    answer = client.post(url("register"), {"pick": [one.pk for one in three]})
    assert (answer.status_code, answer.context["rows"]) == (422, [])
    assert client.post(url("register"), {"pick": "quatsch"}).status_code == 400
    assert client.post(url("withdraw"), {"pick": three[0].pk}).status_code == 404
    assert client.get(url("register")).status_code == 405


def test_the_way_back_leads_only_to_pages_of_the_congress(client, county, three):
    sign_in(client, county.chen)
    home = reverse("workbench:home", args=["qingyuan"])
    for came_from, back in (
        ("/qingyuan/tasks/submitted?page=2", "/qingyuan/tasks/submitted?page=2"),
        ("https://example.org/qingyuan/", home),
        ("/nextdoor/", home),
        ("", home),
    ):
        answer = client.post(url("register"), {"pick": three[0].pk, "from": came_from})
        assert answer.context["back"] == back
