"""推荐单位: what was assigned teaches where the next one goes; a person decides, and the record is true."""

import sys

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huying.domain.people.models import Roll
from huying.domain.people.procedure import handover
from huying.domain.suggestions.models import Handling, RoutingModel, ShownUnits
from huying.domain.suggestions.policy import learning
from huying.domain.suggestions.policy.confirmed import confirmed_leads
from huying.domain.suggestions.policy.likely_units import likely, text_of
from huying.domain.suggestions.procedure import handling, routing, suggestion
from huying.domain.suggestions.tasks import tick
from huying.foundation.jobs.models import Job
from huying.foundation.jobs.working import run_waiting
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.county import County
from tests.crawl.conftest import now  # noqa: F401  (the day is 2026-04-13)
from tests.kept import kept
from tests.rules import under
from tests.suggestions.test_assignment_desk import DESK, anew, registered, sent
from tests.suggestions.test_pages import sign_in

MODELS = reverse("suggestions:routing", args=["qingyuan"])
MATTERS = {
    "water": ("维修{}灌溉支渠", "渠道破损，农田浇不上水，建议衬砌渠段。"),
    "transport": ("修补{}通村公路", "路面坑洼，班车绕行，建议修补路面。"),
    "court": ("增加{}巡回审判", "纠纷多，开庭远，建议法官到乡里审理案件。"),
}
VERSIONS = ("", "?version=1", "?version=2", "?version=一", "?version=" + "9" * 30)
TOWNS = ("河口镇", "石桥镇", "大营镇", "柳林乡", "南岗乡", "白塔镇", "青山乡", "龙泉镇")


def texts(matter, town):
    title, facts = MATTERS[matter]
    return {"title": f"关于{title.format(town)}的建议", "facts": facts, "proposal": "请列入计划。"}


def about(county, matter, town, at="2026-02-26 09:00"):
    s = suggestion.draft(by=county.lin, at=moment(at), requests=["请办理"], **texts(matter, town))
    s = suggestion.submit(s, by=county.lin, at=moment(at))
    return suggestion.register(s, by=county.chen, at=moment("2026-02-27"), category=county.category)


def signer(county, unit):
    hands = {"water": county.sun, "transport": county.yu, "court": county.qian}
    return next(one for one in hands.values() if one.body_id == unit.pk)


def given(county, s, unit, **details):
    """Assigned and signed for."""
    s = suggestion.assign(s, by=county.chen, at=moment("2026-03-02"), lead_unit=unit, **details)
    turn = Handling.objects.select_related("case").get(suggestion=s, role="lead")
    return handling.sign_for(turn, by=signer(county, unit), at=moment("2026-03-03"))


@kept
def twenty_four(county):
    """Eight of each of three matters, each with the unit that is in charge of it.

    The first test that asks for them takes seconds: so many acts, and scikit-learn is loaded.
    """
    for town in TOWNS:
        for matter in MATTERS:
            given(county, about(county, matter, town), getattr(county, matter))


def learnt(county, at="2026-04-01 02:00"):
    return tick(moment(at), county.congress)["learnt"]


def roll(county):
    return Roll.objects.select_related("case", "congress").get(congress=county.congress)


def leads(shown):
    return [one.unit.name for one in shown["proposed"].leads]


# -- before anything was learnt --------------------------------------------------------------


def test_at_first_the_keywords_of_the_units_propose(client, county, now):  # noqa: F811
    about(county, "water", "河口镇")
    answer = sign_in(client, county.chen).get(DESK)
    (first, *_others) = answer.context["proposed"].leads
    assert (first.unit, first.words) == (county.water, [])
    assert first.keywords == ["支渠", "灌溉", "渠道", "水利"][:3]
    assert "按职能关键词推荐（还没有从本级的交办学习过）" in answer.content.decode()


def test_a_units_own_duties_speak_for_it(county):
    county.finance.duties = "负责惠农补贴发放、村级光伏收益管理。"
    county.finance.save()
    s = registered(county, 1)
    s.title = "关于公开村级光伏收益的建议"
    (first,) = likely(text_of(s), [county.finance, county.court], None)
    assert (first.unit, first.keywords) == (county.finance, ["村级光伏收益"])


def test_where_nothing_speaks_for_any_unit_none_is_proposed(client, county, now):  # noqa: F811
    s = suggestion.draft(
        by=county.lin,
        at=moment("2026-02-26"),
        title="关于某事的建议",
        facts="甲乙丙丁。",
        proposal="戊己庚辛。",
        requests=["壬癸"],
    )
    s = suggestion.submit(s, by=county.lin, at=moment("2026-02-26"))
    suggestion.register(s, by=county.chen, at=moment("2026-02-27"), category=county.category)
    answer = sign_in(client, county.chen).get(DESK)
    assert (answer.context["proposed"].leads, answer.context["proposed"].seal) == ([], "")
    assert "请直接选择" in answer.content.decode()


# -- learning --------------------------------------------------------------------------------


def test_by_night_what_the_units_signed_for_is_learnt(client, county, now):  # noqa: F811
    twenty_four(county)
    assert learnt(county, "2026-04-01 09:00") == 0
    assert (learnt(county), learnt(county)) == (1, 0)
    model = RoutingModel.objects.get()
    assert (model.version, model.texts, model.units, model.tried, model.in_use) == (
        *(1, 24, 3, 24),
        True,
    )
    assert (model.first, model.among_three) == (24, 24)
    assert model.newly_known == ["交通运输局", "人民法院", "水利局"]
    about(county, "transport", "北苑街道")
    shown = sign_in(client, county.chen).get(DESK).context
    first = shown["proposed"].leads[0]
    assert (first.unit, len(first.led)) == (county.transport, 8)
    assert first.words and all(
        word in "".join(texts("transport", "北苑街道").values()) for word in first.words
    )


def test_too_few_teach_nothing_yet(county):
    for town in TOWNS[:6]:
        for matter in MATTERS:
            given(county, about(county, matter, town), getattr(county, matter))
    assert (confirmed_leads(county.congress.pk).count(), learnt(county)) == (18, 0)
    assert learning.learn(county.congress.pk) is None


def test_the_same_assignments_teach_the_same(county):
    twenty_four(county)
    assert learning.learn(county.congress.pk) == learning.learn(county.congress.pk)


def test_of_an_item_that_changed_hands_the_last_unit_counts(county):
    first = given(county, about(county, "water", "河口镇"), county.water)
    turn = handling.ask_to_return(
        first,
        by=county.sun,
        at=moment("2026-03-04"),
        reason="不属本局",
        proposed_unit=county.transport,
    )
    assert list(confirmed_leads(county.congress.pk)) == []
    handling.approve_return(
        turn, by=county.chen, at=moment("2026-03-05"), new_unit=county.transport, answer="同意"
    )
    now_with = Handling.objects.select_related("case").get(unit=county.transport)
    assert list(confirmed_leads(county.congress.pk)) == []
    handling.sign_for(now_with, by=county.yu, at=moment("2026-03-06"))
    assert [one.unit for one in confirmed_leads(county.congress.pk)] == [county.transport]


def test_what_a_merged_unit_had_led_speaks_for_the_one_it_went_into(county):
    twenty_four(county)
    for unit, into, day in (("water", "finance", 4), ("finance", "publicity", 6)):
        handover.merge_unit(
            roll(county),
            by=county.chen,
            at=moment(f"2026-03-0{day}"),
            unit=getattr(county, unit),
            into=getattr(county, into),
            on=moment(f"2026-03-0{day}").date(),
            reason="机构改革方案",
        )
    ends = {county.water.pk: county.publicity.pk, county.finance.pk: county.publicity.pk}
    assert learning.merged_into(county.congress.pk) == ends
    Handling.objects.filter(unit=county.publicity).update(
        unit=county.water
    )  # ended before the merger
    learnt(county)
    known = {county.publicity, county.transport, county.court}
    assert RoutingModel.objects.get().known == sorted(str(one.pk) for one in known)


def test_what_a_deputy_wishes_kept_secret_teaches_nobody(county):
    s = given(county, about(county, "water", "河口镇"), county.water).suggestion
    type(s).objects.filter(pk=s.pk).update(secrecy=True)
    assert list(confirmed_leads(county.congress.pk)) == []


def test_without_the_learning_part_the_last_version_goes_on_and_none_is_learnt(
    client,
    county,
    now,  # noqa: F811
    monkeypatch,
):
    twenty_four(county)
    monkeypatch.setitem(sys.modules, "sklearn", None)
    about(county, "court", "北苑街道")
    page = sign_in(client, county.chen).get(DESK)
    assert learnt(county) == 0
    assert "按职能关键词推荐（未安装文本学习组件）" in page.content.decode()
    assert leads(page.context)[0] == "人民法院"
    assert "没有安装文本学习组件" in client.get(MODELS).content.decode()
    monkeypatch.undo()
    assert learnt(county) == 1
    monkeypatch.setitem(sys.modules, "sklearn", None)
    shown = client.get(DESK).context
    assert (shown["proposed"].model.version, leads(shown)[0]) == (1, "人民法院")


def test_who_does_not_wait_for_the_night_asks_the_worker(client, county, now):  # noqa: F811
    url = reverse("suggestions:routing_learn", args=["qingyuan"])
    sign_in(client, county.gao)
    client.post(url)
    run_waiting(lambda: moment("2026-04-13 10:00"))
    assert "至少要20件" in Job.objects.get().said
    twenty_four(county)
    client.post(url)
    run_waiting(lambda: moment("2026-04-13 10:01"))
    assert Job.objects.order_by("-asked_at", "-pk").first().said == "已学习：24件，3个单位"
    assert RoutingModel.objects.get().by == county.gao
    for other in (county.lin, county.sun, county.liu):
        assert sign_in(client, other).post(url).status_code == 404
        assert client.get(MODELS).status_code == 404


# -- versions --------------------------------------------------------------------------------


def version(county, n):
    model = learning.Learnt(f"{n}".encode(), n, frozenset({str(county.water.pk)}), n, n, n)
    return routing.learn_routing(
        roll(county), by=county.system, at=moment("2026-04-01"), learnt=model
    )


def test_one_goes_back_to_a_version_that_is_still_kept(client, county, now):  # noqa: F811
    for n in range(20, 27):
        version(county, n)
    rows = {one.version: one for one in RoutingModel.objects.order_by("version")}
    assert [one.in_use for one in rows.values()] == [False] * 6 + [True]
    assert [bytes(one.rule) for one in rows.values()][:3] == [b"", b"", b"22"]
    page = sign_in(client, county.chen).get(MODELS)
    assert len(page.context["versions"]) == 7
    address = reverse("suggestions:routing_use", args=["qingyuan", rows[4].pk])
    form = client.get(address).context["form"]
    assert client.post(address, sent(form, reason="新的一版差一些")).status_code == 303
    assert RoutingModel.objects.get(in_use=True).version == 4
    for gone in (rows[1], rows[4]):
        with pytest.raises(Refused, match="正在使用，或者已经不再保留"):
            routing.use_routing_model(
                roll(county), by=county.chen, at=moment("2026-04-13"), model=gone, reason="再试"
            )
    assert rows[2].newly_known == [] and rows[1].newly_known == ["水利局"]


# -- what was proposed, beside what was decided ------------------------------------------------


def assigned_at_the_desk(client, lead, co=()):
    shown = client.get(DESK).context
    answer = client.post(
        shown["url"],
        sent(shown["form"], lead_unit=lead.pk, co_units=[one.pk for one in co], assigning=""),
    )
    assert answer.status_code == 303
    return shown["suggestion"]


def figures(client):
    found = client.get(DESK).context["accuracy"]
    return found.first, found.among, found.whole


def behind(client, which):
    url = reverse("suggestions:shown_units", args=["qingyuan", which])
    return [one.suggestion.pk for one in client.get(url).context["page"]]


def test_every_figure_of_accuracy_opens_its_items(client, county, now):  # noqa: F811
    sign_in(client, county.chen)
    about(county, "water", "河口镇")
    right = assigned_at_the_desk(client, county.water)
    about(county, "water", "石桥镇")
    wrong = assigned_at_the_desk(client, county.publicity)
    by_list = about(county, "water", "大营镇")
    suggestion.assign(by_list, by=county.chen, at=moment("2026-04-13"), lead_unit=county.water)
    assert figures(client) == (1, 1, 2)
    assert (behind(client, "all"), behind(client, "first")) == ([wrong.pk, right.pk], [right.pk])
    assert (behind(client, "among"), behind(client, "none")) == ([right.pk], [wrong.pk])
    assert (
        client.get(reverse("suggestions:shown_units", args=["qingyuan", "most"])).status_code == 404
    )
    row = ShownUnits.objects.get(suggestion=right)
    assert (row.first, row.decided, row.place, row.model) == (county.water, county.water, 1, None)


def test_each_version_shows_how_often_it_was_right_since(client, county, now):  # noqa: F811
    twenty_four(county)
    sign_in(client, county.chen)
    about(county, "court", "北苑街道")
    assigned_at_the_desk(client, county.court)  # by keywords: of no version
    learnt(county)
    for matter, unit in (("water", county.water), ("court", county.publicity)):
        about(county, matter, "东关街道")
        assigned_at_the_desk(client, unit)
    (row,) = client.get(MODELS).context["versions"]
    assert (row.since.first, row.since.among, row.since.whole) == (1, 1, 2)
    url = reverse("suggestions:shown_units", args=["qingyuan", "among"])
    assert [client.get(url + which).context["page"].paginator.count for which in VERSIONS] == [
        *(2, 1, 0, 0, 0)
    ]
    assert "交办时前三命中" not in sign_in(client, county.gao).get(MODELS).content.decode()


def test_what_was_taken_back_no_longer_counts(client, county, now):  # noqa: F811
    sign_in(client, county.chen)
    about(county, "water", "河口镇")
    s = assigned_at_the_desk(client, county.publicity)
    undo = client.get(DESK).context["lately"][0]["undo"]
    form = client.get(undo).context["form"]
    client.post(undo, sent(form, reason="选错了单位"))
    assert (anew(s).state, figures(client)) == ("registered", (0, 0, 0))
    assigned_at_the_desk(client, county.water)
    assert (figures(client), ShownUnits.objects.count()) == ((1, 1, 1), 2)


def test_the_record_cannot_be_bettered_by_hand(client, county, now):  # noqa: F811
    sign_in(client, county.chen)
    other, s = about(county, "court", "河口镇"), about(county, "water", "石桥镇")
    shown = client.get(f"{DESK}?at={s.pk}").context
    foreign = client.get(f"{DESK}?at={other.pk}").context["form"]["shown"].value()
    for seal in ("", "made up", foreign, shown["form"]["shown"].value()[:-1] + "x"):
        fields = sent(shown["form"], lead_unit=county.water.pk, shown=seal, idem=f"k{len(seal)}")
        assert client.post(shown["url"], fields).status_code in (303, 409)
    assert (anew(s).state, ShownUnits.objects.count()) == ("in_handling", 0)


# -- rights ----------------------------------------------------------------------------------


def test_the_government_office_gets_proposals_and_history_of_what_it_may_see(
    client,
    county,
    now,  # noqa: F811
):
    twenty_four(county)
    learnt(county)
    under(county.congress, "two_steps", moment("2026-02-01"))
    for at, matter in (("2026-02-26 08:00", "court"), ("2026-02-26 08:30", "water")):
        s = about(county, matter, "北苑街道", at)
        suggestion.transfer(s, by=county.chen, at=moment("2026-03-02"), signer="王海")
    sign_in(client, county.liu)
    of_court, of_water = (client.get(f"{DESK}?at={one}").context for one in (None, s.pk))
    assert (leads(of_court), of_court["proposed"].co_units) == ([], [])
    assert (leads(of_water), len(of_water["proposed"].leads[0].led)) == (["水利局"], 8)


def test_a_co_unit_of_like_items_is_proposed_with_them(client, county, now):  # noqa: F811
    for town in TOWNS[:2]:
        given(county, about(county, "water", town), county.water, co_units=[county.finance])
    about(county, "water", "龙泉镇")
    shown = sign_in(client, county.chen).get(DESK).context
    first = shown["proposed"].co_units[0]
    assert (first.unit, len(first.led)) == (county.finance, 2)
    taken = client.get(f"{DESK}?co_units={first.unit.pk}&lead_unit={county.court.pk}").context
    assert taken["form"]["lead_unit"].value() == str(county.court.pk)
    assert taken["form"]["co_units"].value() == [str(county.finance.pk)]


def test_where_units_are_asked_first_a_proposal_goes_into_that_form(client, county, now):  # noqa: F811
    under(county.congress, "consulted", moment("2026-02-01"))
    about(county, "water", "河口镇")
    answer = sign_in(client, county.chen).get(DESK)
    address = answer.context["takes_at"] + f"lead_unit={county.water.pk}"
    assert "/consult?" in address and address in answer.content.decode()
    assert client.get(address).context["form"]["lead_unit"].value() == str(county.water.pk)


def test_another_congress_teaches_nobody_here(client, county, now):  # noqa: F811
    other = County(moment, code="qinghe", name="清河县")
    given(other, about(other, "water", "河口镇"), other.water)
    version(other, 20)
    about(county, "water", "石桥镇")
    shown = sign_in(client, county.chen).get(DESK).context
    assert (shown["proposed"].model, shown["proposed"].leads[0].led) == (None, [])
    assert (learning.texts_since(county.congress.pk), client.get(MODELS).context["versions"]) == (
        *(0, []),
    )
    theirs = RoutingModel.objects.get().pk
    use = reverse("suggestions:routing_use", args=["qingyuan", theirs])
    assert client.get(use).status_code == 404
    with pytest.raises(Refused, match="名册里没有这一项"):
        routing.use_routing_model(
            roll(county),
            by=county.chen,
            at=moment("2026-04-13"),
            model=RoutingModel.objects.get(),
            reason="别处的",
        )


def test_the_desk_asks_the_same_for_one_like_item_as_for_three(client, county, now):  # noqa: F811
    sign_in(client, county.chen)
    about(county, "water", "龙泉镇", "2026-02-26 08:00")

    def asked():
        with CaptureQueriesContext(connection) as queries:
            found = client.get(DESK).context["proposed"].leads[0].led
        return len(found), len(queries)

    given(county, about(county, "water", "河口镇"), county.water, co_units=[county.finance])
    asked()
    one, questions = asked()
    for town in ("石桥镇", "大营镇"):
        given(county, about(county, "water", town), county.water, co_units=[county.finance])
    assert (one, asked()) == (1, (3, questions))
