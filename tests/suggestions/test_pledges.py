"""责任书: issued to the units of a session with targets, signed by the head of each."""

from datetime import date

import pytest

from huying.domain.people.models import Roll
from huying.domain.people.procedure.handover import merge_unit
from huying.domain.suggestions.models import Pledge, ReplyRound
from huying.domain.suggestions.procedure import pledge
from huying.foundation.notices.models import Notice
from huying.foundation.procedure import chain
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_pages import sign_in

AT = moment("2026-03-04")
TARGETS = {"met_target": 100, "replied_target": 100, "content_target": 90}


def issued(county, *units, by=None):
    """The letters of these units in their order, waiting for the heads."""
    pledge.issue_pledges(
        Roll.objects.get(congress=county.congress), by=by or county.chen, at=AT,
        session=county.session, units=list(units), duties="逐件沟通，按期答复。",
        issuer="代表工委王海", targets=TARGETS,
    )  # fmt: skip
    found = Pledge.objects.select_related("case").filter(taken_back_at=None)
    return [found.get(unit=unit) for unit in units]


def shown(client, who, one):
    return sign_in(client, who).get(f"/qingyuan/pledge/{one.pk}/")


def test_the_head_signs_for_what_the_unit_has_on_that_day(client, county):
    first = county.accepted(co=[county.finance])
    ours, theirs = issued(county, county.water, county.finance)
    ours = pledge.sign(ours, by=county.li, at=moment("2026-03-05"))
    assert (ours.state, ours.signed_by, theirs.state) == ("signed", county.li, "issued")
    later = county.accepted()
    letter = shown(client, county.sun, ours).context["letter"]
    assert [one.pk for one in letter.turns] == [first.pk]
    assert [one.pk for one in letter.since] == [later.pk]
    words = shown(client, county.chen, ours).content.decode()
    assert "主要负责人：李建国" in words
    assert "逐件沟通，按期答复。" in words
    assert list(chain.faults(county.congress.pk)) == []


def test_heads_and_offices_are_told_and_the_committee_when_one_has_signed(county):
    county.accepted()
    (ours,) = issued(county, county.water)
    told = Notice.objects.filter(case=ours.case).values_list("to__person__name", flat=True)
    assert set(told) == {"孙敏", "李建国"}
    pledge.sign(ours, by=county.li, at=AT)
    told = Notice.objects.filter(case=ours.case, text__contains="签订责任书")
    assert set(told.values_list("to__person__name", flat=True)) == {"陈静", "王海"}


def test_a_unit_gets_one_letter_in_a_session_and_another_only_instead_of_it(county):
    county.accepted()
    (ours,) = issued(county, county.water)
    with pytest.raises(Refused, match="水利局这次会议的责任书已经下发"):
        issued(county, county.water)
    with pytest.raises(Refused, match="财政局没有承办这次会议的建议"):
        issued(county, county.finance)
    pledge.take_back(ours, by=county.wang, at=AT, reason="目标写错了。")
    (again,) = issued(county, county.water)
    assert (Pledge.objects.count(), again.state) == (2, "issued")
    pledge.sign(again, by=county.li, at=AT)
    with pytest.raises(Refused, match="现在的状态是“已签订”"):
        pledge.take_back(again, by=county.wang, at=AT, reason="目标写错了。")


def test_only_the_head_of_that_unit_signs_and_only_the_committee_issues(county):
    county.accepted()
    (ours,) = issued(county, county.water)
    for who in (county.sun, county.sun_office, county.he_head, county.chen):
        with pytest.raises(Refused, match="只能由承办单位负责人办理"):
            pledge.sign(ours, by=who, at=AT)
    with pytest.raises(Refused, match="只能由代表工委工作人员办理"):
        issued(county, county.water, by=county.liu)


def test_the_page_says_how_far_each_target_is_reached(client, county):
    round = county.delivered(county.zhou)
    county.answered(round, county.lin)
    county.answered(round, county.zhou)
    county.accepted()
    (ours,) = issued(county, county.water)
    targets = shown(client, county.wang, ours).context["letter"].targets
    found = [(str(one.label), one.percent, one.reached, one.is_missed) for one in targets]
    assert found == [
        ("见面率", 100, "50.0%", True),
        ("答复率", 100, "50.0%", True),
        ("满意率", 90, "100.0%", False),
        ("解决率", None, "100.0%", False),
    ]
    assert ReplyRound.objects.get(pk=round.pk).reply_class == "A"


def test_with_the_unit_its_unsigned_letter_goes_and_a_signed_one_is_history(county):
    county.accepted(co=[county.finance])
    ours, theirs = issued(county, county.water, county.finance)
    pledge.sign(theirs, by=county.he_head, at=AT)
    for unit in (county.water, county.finance):
        merge_unit(
            Roll.objects.select_related("case", "congress").get(congress=county.congress),
            by=county.chen, at=moment("2026-03-20"), unit=unit, into=county.transport,
            on=date(2026, 3, 20), reason="机构改革",
        )  # fmt: skip
    found = Pledge.objects.select_related("case").order_by("pk")
    assert [(one.unit, one.state) for one in found] == [
        (county.water, "taken_back"),
        (county.finance, "signed"),
    ]
    assert Pledge.objects.get(pk=ours.pk).reason == "水利局已随机构调整撤销"


def test_a_mark_does_not_show_in_it_before_its_round_is_closed(client, county):
    round = county.delivered(county.zhou)
    county.answered(round, county.lin, result="dissatisfied", reason="没有修完")
    (ours,) = issued(county, county.water)
    for who in (county.sun, county.wang):
        targets = shown(client, who, ours).context["letter"].targets
        assert [(one.part, one.whole) for one in targets[2:]] == [(0, 0), (0, 0)]
    county.answered(round, county.zhou)
    targets = shown(client, county.sun, ours).context["letter"].targets
    assert [(one.part, one.whole) for one in targets[2:]] == [(0, 1), (1, 1)]


def test_a_letter_is_read_by_its_unit_its_office_and_the_committee(client, county):
    county.accepted(co=[county.finance])
    (ours,) = issued(county, county.water)
    seen = {who: shown(client, getattr(county, who), ours).status_code
            for who in ("sun", "li", "liu", "chen", "he", "zhao", "qian", "lin")}  # fmt: skip
    assert seen == dict.fromkeys(("sun", "li", "liu", "chen"), 200) | dict.fromkeys(
        ("he", "zhao", "qian", "lin"), 404
    )


def test_the_clerk_issues_them_on_a_page_and_the_head_signs_from_the_workbench(client, county):
    county.accepted(co=[county.finance])
    path = "/qingyuan/pledge/new"
    form = sign_in(client, county.chen).get(path).context["form"]
    assert {one.name for one in form.fields["units"].queryset} == {"水利局", "财政局"}
    assert set(form["units"].value()) == {county.water.pk, county.finance.pk}
    answer = client.post(
        path,
        {
            "session": county.session.pk,
            "units": [county.water.pk, county.finance.pk],
            "duties": form["duties"].value(),
            "issuer": form["issuer"].value(),
            "met_target": "100",
        },
    )
    assert (answer.status_code, answer.url) == (303, "/qingyuan/duty/")
    ours = Pledge.objects.get(unit=county.water)
    assert (ours.met_target, ours.solved_target, ours.issuer) == (100, None, "代表工委陈静")
    assert client.get(path).context["form"]["units"].value() == []
    listed = client.get("/qingyuan/duty/").context["pledges"]
    assert {one.unit.name for one in listed} == {"水利局", "财政局"}
    work = sign_in(client, county.li).get("/qingyuan/tasks/pledges_to_sign")
    assert f"/qingyuan/pledge/{ours.pk}/sign" in work.content.decode()
    assert client.post(f"/qingyuan/pledge/{ours.pk}/sign", {}).status_code == 303
    assert Pledge.objects.get(pk=ours.pk).signed_by == county.li


@pytest.mark.parametrize("number", [1, 3])
def test_the_letter_asks_as_often_for_three_items_as_for_one(
    client, county, django_assert_num_queries, number
):
    for _place in range(number):
        county.answered(county.delivered(), county.lin)
    (ours,) = issued(county, county.water)
    ours = pledge.sign(ours, by=county.li, at=moment("2026-04-16"))
    shown(client, county.chen, ours)
    with django_assert_num_queries(13):
        page = shown_again(client, ours)
    assert len(page.context["letter"].turns) == number


def shown_again(client, one):
    return client.get(f"/qingyuan/pledge/{one.pk}/")
