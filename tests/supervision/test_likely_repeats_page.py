"""The page 反复提出排查: what stands on it, in which order, for whom, and what one can do from there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.models import (
    LikeLink,
    LikelyRepeat,
    PastHandling,
    Suggestion,
)
from huying.domain.suggestions.procedure import suggestion
from huying.domain.supervision.procedure import followed_matter
from huying.domain.supervision.queries import likely_repeats as queries
from huying.foundation.jobs.models import Job
from huying.foundation.jobs.working import run_waiting
from huying.foundation.procedure.models import Event
from tests.conftest import moment
from tests.suggestions.test_assignment_desk import sent
from tests.suggestions.test_pages import sign_in
from tests.supervision.raised_again import (
    PAGE,
    by_night,
    decide,
    dismiss,
    handed_in,
    link,
    me,
    registered,
    rows,
    undecided,
)


def test_one_click_links_them_and_leads_back_to_the_same_list(client, county, two_years):
    first, again = two_years
    page = sign_in(client, county.chen).get(f"{PAGE}?order=alike")
    (row,) = page.context["rows"]
    form = {name: row[name] for name in ("idem", "session", "number", "reason")}
    form |= {"kind": page.context["kind"], "pairs": page.context["back"]}
    answer = client.post(row["url"], form)
    assert (answer.status_code, answer.url) == (303, f"{PAGE}?order=alike")
    made = LikeLink.objects.get()
    assert (made.kind, made.a, made.b) == ("repeat", first, again)
    assert made.reason.startswith("反复提出排查：内容相同或者相近（")
    page = client.get(f"{PAGE}?show=linked")
    assert [one["number"] for one in page.context["tabs"]] == [0, 1, 0]
    (row,) = page.context["rows"]
    form = client.get(row["follow"]).context["form"]
    assert [str(form[name].value()) for name in ("ground", "session", "number")] == [
        "repeated", str(again.session_id), again.number_text,
    ]  # fmt: skip
    assert row["key"] == ""  # nobody has it yet


def test_what_is_followed_already_leads_to_its_matter_and_what_is_in_work_to_key_items(
    client, county, two_years
):
    first, again = two_years
    link(county, again, first)
    suggestion.assign(again, by=county.chen, at=moment("2027-03-03"), lead_unit=county.water)
    matter = followed_matter.take_up(
        by=county.chen, at=moment("2027-03-04"), title="灌溉支渠", ground="repeated",
        suggestion=again, owner=county.chen, review_on=moment("2028-03-01").date(),
    )  # fmt: skip
    (row,) = sign_in(client, county.chen).get(f"{PAGE}?show=linked").context["rows"]
    assert (row["pair"].matters, row["follow"]) == ([matter], "")
    form = client.get(row["key"]).context["form"]
    assert form["items"].value() == str(again.pk)


def test_what_has_no_number_yet_is_compared_but_not_linked_from_here(client, county):
    county.submitted()
    handed_in(county, at="2026-02-26")
    by_night(county)
    page = sign_in(client, county.chen).get(PAGE)
    (row,) = page.context["rows"]
    assert "url" not in row
    assert "关联为反复提出" not in page.content.decode()


def test_who_said_when_and_why_that_it_is_not_the_same_is_kept_and_can_be_taken_back(
    client, county, two_years
):
    pair = LikelyRepeat.objects.get()
    sign_in(client, county.chen)
    url = decide(pair, "dismiss_repeat")
    form = client.get(url).context["form"]
    assert client.post(url, sent(form)).status_code == 422  # a reason is asked for
    assert client.post(url, sent(form, reason="是镇南部的另一条渠")).status_code == 303
    assert undecided(county) == []
    page = client.get(f"{PAGE}?show=dismissed")
    (row,) = page.context["rows"]
    said = row["pair"].row
    assert (said.dismissed_by, said.dismiss_reason) == (county.chen, "是镇南部的另一条渠")
    assert f"陈静 · {timezone.localdate(said.dismissed_at)}" in page.content.decode()
    assert Event.objects.filter(act="roll.dismiss_repeat").count() == 1
    url = decide(pair, "ask_again_of_repeat")
    form = client.get(url).context["form"]
    assert client.post(url, sent(form, reason="实地看过，就是同一条渠")).status_code == 303
    assert len(undecided(county)) == 1
    assert LikelyRepeat.objects.filter(dismissed_by=None, dismiss_reason="").count() == 1


# -- who, and how it is shown -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "status"),
    [("chen", 200), ("wang", 200), ("lin", 404), ("sun", 404), ("liu", 404), ("gao", 404)],
)
def test_for_all_but_the_committee_the_list_and_its_acts_do_not_exist(
    client, county, two_years, who, status
):
    sign_in(client, getattr(county, who))
    urls = [PAGE, decide(LikelyRepeat.objects.get(), "dismiss_repeat")]
    assert [client.get(url).status_code for url in urls] == [status, status]
    compare = client.post(reverse("supervision:repeats_compare", args=["qingyuan"]))
    assert compare.status_code == (303 if status == 200 else 404)
    home = client.get(reverse("supervision:part", args=["qingyuan", "look-backs"]))
    assert ("反复提出排查" in home.content.decode()) == (status == 200)


def test_a_special_committee_has_no_such_list(client, county, two_years):
    body = county.body("农业农村委员会", BodyKind.SPECIAL_COMMITTEE)
    special = county.appoint("农委", body, Capacity.CLERK, username="nongwei")
    assert sign_in(client, special).get(PAGE).status_code == 404


def test_solved_before_and_raised_again_stands_first_whatever_is_more_alike(county, two_years):
    first, again = two_years
    same = registered(county, by=county.zhou, at="2027-02-27")  # word for word as `again`
    by_night(county)
    found = [(one.later.suggestion, one.earlier.suggestion) for one in rows(county)]
    assert found[-1] == (same, again)
    assert set(found[:2]) == {(again, first), (same, first)}
    assert [one.solved for one in rows(county)] == [True, True, False]
    assert rows(county, order="alike")[0].later.suggestion == same
    assert rows(county, order="alike")[0].row.alike == 100
    assert rows(county, order="new")[-1].later.suggestion == again


def test_the_list_is_narrowed_by_the_session_raised_again_and_by_the_lead_unit(county, two_years):
    def number(**asked):
        return len(rows(county, **asked))

    assert number(session=county.next_session.pk) == 1
    assert number(session=county.session.pk) == 0
    assert (number(unit=county.water.pk), number(unit=county.court.pk)) == (1, 0)
    me_now = me(county.chen)
    assert list(queries.units_of(me_now)) == [county.water]
    assert list(queries.sessions_of(me_now)) == [county.next_session]


def test_an_imported_item_has_what_its_ledger_says(county, two_years):
    first, _again = two_years
    Suggestion.objects.filter(pk=first.pk).update(proposed_lead=county.transport)
    PastHandling.objects.create(
        congress=county.congress, suggestion=first, reply_class="B", result="基本满意"
    )
    (pair,) = rows(county)
    earlier = pair.earlier
    assert (earlier.units, earlier.reply_class, earlier.result) == ("交通运输局", "B", "基本满意")
    assert len(rows(county, unit=county.transport.pk)) == 1


def test_figures_open_as_many_as_they_say(client, county, two_years):
    first, again = two_years
    third = registered(county, by=county.zhou, at="2027-02-27")
    by_night(county)
    link(county, again, first)
    dismiss(county, LikelyRepeat.objects.get(later=third, earlier=first))
    tabs = sign_in(client, county.chen).get(PAGE).context["tabs"]
    assert [one["number"] for one in tabs] == [1, 1, 1]
    assert [len(client.get(one["url"]).context["rows"]) for one in tabs] == [1, 1, 1]


@pytest.mark.parametrize("asked", ["show=x", "order=x", "session=x", "unit=-1", "unit=99999999999"])
def test_an_address_that_no_link_makes_is_refused(client, county, asked):
    assert sign_in(client, county.chen).get(f"{PAGE}?{asked}").status_code == 400


def test_it_asks_the_same_for_one_pair_as_for_three(client, county, two_years):
    sign_in(client, county.chen)

    def asked():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE).status_code == 200
        return len(captured)

    asked()
    one = asked()
    registered(county, by=county.zhou, at="2027-02-27")
    by_night(county)
    assert len(rows(county)) == 3
    assert (one, asked()) == (28, 28)


def test_on_the_workbench_one_line_says_how_many_wait(client, county, two_years):
    registered(county, by=county.zhou, at="2027-02-27")
    by_night(county)
    home = reverse("workbench:home", args=["qingyuan"])

    def lines(who):
        groups = sign_in(client, who).get(home).context["groups"]
        return [one["tasks"][0] for one in groups if one["name"] == "likely_repeats"]

    (line,) = lines(county.chen)
    assert (line["title"], line["url"]) == ("可能反复提出、还没有关联的3对建议", PAGE)
    LikelyRepeat.objects.all().delete()
    assert lines(county.chen) == []


def test_who_does_not_wait_for_the_night_asks_the_worker(client, county):
    county.submitted()
    handed_in(county, at="2026-02-26")
    sign_in(client, county.chen)
    client.post(reverse("supervision:repeats_compare", args=["qingyuan"]))
    run_waiting(lambda: moment("2026-03-02 10:00"))
    assert Job.objects.get().said == "比对了2件，新找到1对可能反复提出的建议。"
    assert len(undecided(county)) == 1
