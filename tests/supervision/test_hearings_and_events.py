"""听取汇报, 现场活动, 解决一类: opinions answered one by one, events over items, what cured a class of problems."""

import pytest

from huying.domain.people.queries import acting
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import handling
from huying.domain.supervision.models import Hearing
from huying.domain.supervision.procedure import cure, hearing, outing
from huying.domain.supervision.queries import READ, supervised
from huying.domain.supervision.queries.awaiting import LISTS
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment

AT = moment("2026-05-11")


def day(text):
    return moment(text).date()


def item(county) -> Suggestion:
    return Suggestion.objects.select_related("case").get(pk=county.assigned().suggestion_id)


def as_person(county, one):
    return acting(one.person.account, county.congress, at=AT)


def special(county):
    body = county.body("农业农村委员会", BodyKind.SPECIAL_COMMITTEE)
    return county.appoint("农委", body, Capacity.CLERK, username="nongwei")


def called(county, by=None):
    return hearing.call(
        by=by or county.chen, at=AT, title="水利局办理情况汇报会", unit=county.water,
        held_on=day("2026-05-11"), place="人大三楼",
    )  # fmt: skip


def held(county, by=None, opinions=("台账要全。", "面商要见人。")):
    return hearing.hold(
        called(county, by), by=by or county.chen, at=AT, minutes="听取汇报。",
        opinions=list(opinions), answer_by=day("2026-05-29"),
    )  # fmt: skip


def answered(county, one, by=None):
    for opinion in one.opinions.filter(answered_at=None).order_by("pk"):
        hearing.answer_opinion(
            anew(one), by=by or county.sun, at=moment("2026-05-20"), opinion=opinion,
            answer="已整改。",
        )  # fmt: skip
    return anew(one)


def anew(one):
    return type(one).objects.select_related("case", "congress").get(pk=one.pk)


def due(one):
    return [
        (clock.name, clock.due.isoformat())
        for clock in Clock.objects.filter(case=one.pk, ended_at=None)
    ]


# -- hearings --------------------------------------------------------------------------------


def test_every_opinion_of_the_list_is_answered_by_itself_in_its_days(county):
    one = held(county)
    assert (one.state_word, due(one)) == ("待逐条答复", [("hearing_answer", "2026-05-29")])
    first = one.opinions.order_by("pk").first()
    one = hearing.answer_opinion(
        one, by=county.sun, at=moment("2026-05-20"), opinion=first, answer="已补齐。"
    )
    assert anew(one).state_word == "待逐条答复"
    with pytest.raises(Refused, match="已经答复"):
        hearing.answer_opinion(
            one, by=county.sun, at=moment("2026-05-20"), opinion=first, answer="再答"
        )
    one = answered(county, one)
    assert (one.state_word, due(one)) == ("待核定", [])
    one = hearing.close(one, by=county.chen, at=moment("2026-06-01"))
    assert one.state_word == "已办结"


def test_an_answer_that_will_not_do_is_sent_back_with_another_day(county):
    one = answered(county, held(county))
    first = one.opinions.order_by("pk").first()
    one = hearing.send_back(
        one, by=county.chen, at=moment("2026-05-25"), opinion=first, reason="没有写谁负责",
        answer_by=day("2026-06-05"),
    )  # fmt: skip
    assert (one.state_word, due(one)) == ("待逐条答复", [("hearing_answer", "2026-06-05")])
    assert [bool(each.answered_at) for each in one.opinions.order_by("pk")] == [False, True]
    assert answered(county, one).state_word == "待核定"


def test_a_special_committee_hears_for_itself_and_nothing_is_recorded_before_the_day(county):
    committee = special(county)
    one = held(county, by=committee)
    assert one.committee == committee.body
    with pytest.raises(Refused, match="只能由"):
        hearing.close(answered(county, one), by=county.chen, at=AT)
    later = hearing.call(
        by=county.chen, at=AT, title="x", unit=county.water, held_on=day("2026-06-11")
    )
    with pytest.raises(Refused, match="还没有到召开的日期"):
        hearing.hold(
            later, by=county.chen, at=AT, minutes="x", opinions=["x"], answer_by=day("2026-07-01")
        )
    later = hearing.cancel(later, by=county.chen, at=AT, reason="改期")
    assert later.state_word == "已取消"


def test_the_unit_and_the_hearing_body_find_it_among_their_tasks(county):
    lists = {each.name: each for each in LISTS}
    one = called(county)
    assert list(lists["hearings_to_decide"](as_person(county, county.chen), AT)) == [one]
    hearing.hold(
        one, by=county.chen, at=AT, minutes="x", opinions=["x"], answer_by=day("2026-05-29")
    )
    assert list(lists["hearings_to_answer"](as_person(county, county.sun), AT)) == [one]
    assert list(lists["hearings_to_answer"](as_person(county, county.he), AT)) == []
    assert READ["hearing"](as_person(county, county.he)).count() == 0
    assert Hearing.objects.count() == 1


# -- events ----------------------------------------------------------------------------------


def gone_out(county, way="on_site", by=None, **more):
    return outing.announce(
        by=by or county.chen, at=AT, way=way, title="看支渠", held_on=day("2026-05-11"),
        place="河口镇", **more,
    )  # fmt: skip


def test_open_door_handling_is_the_units_and_the_governments_over_several_items(county):
    items = [item(county), item(county)]
    one = gone_out(county, "open", by=county.sun, items=items, deputies=[county.zhou])
    one = outing.hold(one, by=county.sun, at=AT, people="孙敏、林秀英、周文", found="当场商定。")
    assert (one.state_word, one.items.count()) == ("已举行", 2)
    assert gone_out(county, "open", by=county.liu, items=items).body == county.government
    with pytest.raises(Refused, match="不由您所在的机构举办"):
        gone_out(county, "open", items=items)
    with pytest.raises(Refused, match="不由您所在的机构举办"):
        gone_out(county, "on_site", by=county.sun, items=items)
    with pytest.raises(Refused, match="不在可以选择的范围"):
        gone_out(county, "open", by=county.yu, items=items)
    with pytest.raises(Refused, match="请选择这次活动"):
        gone_out(county)


def test_the_invited_and_the_proposers_see_an_event_and_others_do_not(county):
    gone_out(county, items=[item(county)], deputies=[county.zhou])
    seen = {
        who: READ["outing"](as_person(county, getattr(county, who))).exists()
        for who in ("lin", "zhou", "wu", "sun", "liu")
    }
    assert seen == {"lin": True, "zhou": True, "wu": False, "sun": False, "liu": True}


def test_the_units_with_most_items_are_listed_with_whether_they_were_visited(county):
    county.assigned(), county.assigned(), county.assigned(lead=county.transport)
    me = as_person(county, county.chen)
    assert supervised.big_units(me, 2026) == [
        {"name": "水利局", "number": 2, "visited": False},
        {"name": "交通运输局", "number": 1, "visited": False},
    ]
    with pytest.raises(Refused, match="请选择走访的单位"):
        gone_out(county, "big_unit")
    one = gone_out(county, "big_unit", unit=county.water)
    outing.hold(one, by=county.chen, at=AT, people="王海", found="听了介绍。")
    assert [row["visited"] for row in supervised.big_units(me, 2026)] == [True, False]


# -- 解决一类 --------------------------------------------------------------------------------


def cured(county, by=None, **more):
    details = {
        "title": "支渠无人管护", "problem": "修了没人管。", "by_what": "mechanism",
        "document": "水管〔2026〕3号", "text": "村级水管员。", "in_force_on": day("2026-05-01"),
    }  # fmt: skip
    return cure.record(by=by or county.sun, at=AT, **details | more)


def test_one_item_leads_to_the_rule_that_cures_its_class_of_problems(county):
    items = [item(county)]
    one = cured(county, items=items)
    assert READ["cure"](as_person(county, county.lin)).count() == 0
    one = cure.confirm(one, by=county.chen, at=AT, word="已抽查三个村")
    assert (one.state_word, list(one.items.all())) == ("已核实", items)
    assert READ["cure"](as_person(county, county.lin)).count() == 1
    with pytest.raises(Refused, match="还没有施行"):
        cured(county, items=items, in_force_on=day("2026-12-01"))
    with pytest.raises(Refused, match="请选择本单位承办"):
        cured(county, items=[])
    other = cure.dismiss(cured(county, items=items), by=county.chen, at=AT, reason="只办了一件")
    assert other.state_word == "不予认定"


def test_a_unit_names_what_was_handed_on_to_it_and_no_more_what_it_gave_back(county):
    h = handling.ask_to_return(
        county.accepted(), by=county.sun, at=moment("2026-03-04"), reason="属交通部门职责。",
        proposed_unit=county.transport,
    )  # fmt: skip
    handling.approve_return(h, by=county.chen, at=moment("2026-03-05"), new_unit=county.transport)
    items = [Suggestion.objects.get(pk=h.suggestion_id)]
    with pytest.raises(Refused, match="请选择本单位承办"):
        cured(county, items=items)
    assert list(cured(county, by=county.yu, items=items).items.all()) == items
