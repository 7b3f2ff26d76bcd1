"""督办分工: the items of a group divided fairly among its deputies; proposed, accepted or changed, recorded."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Category, Suggestion
from huying.domain.supervision.models import TeamItem, TeamShare
from huying.domain.supervision.policy.team_shares import Hand, Item, divided
from huying.domain.supervision.procedure import team, team_shares
from huying.domain.supervision.queries.awaiting import LISTS
from huying.domain.supervision.queries.supervised import roster
from huying.domain.supervision.queries.team_shares import Division
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.crawl.conftest import signed_in

AT = moment("2026-04-01")


# -- the rule alone --------------------------------------------------------------------------


def hand(name, *fields, here=0, elsewhere=0):
    return Hand(name, name, frozenset(fields), here, elsewhere)


def item(key, field="农业", *proposed_by):
    return Item(key, field, frozenset(proposed_by))


def given(items, hands) -> dict:
    return {key: one.key for key, one in divided(items, hands).items()}


def counts(items, hands) -> dict:
    found = dict.fromkeys((one.key for one in hands), 0)
    for one in divided(items, hands).values():
        found[one.key] += 1
    return found


def test_everybody_gets_as_many_even_where_all_items_are_of_one_deputys_field():
    hands = [hand("甲", "农业"), hand("乙"), hand("丙")]
    assert counts([item(n) for n in range(9)], hands) == {"甲": 3, "乙": 3, "丙": 3}
    assert counts([item(n) for n in range(11)], hands) == {"甲": 4, "乙": 4, "丙": 3}


def test_nobody_looks_after_his_own_and_what_all_have_proposed_is_left():
    hands = [hand("甲"), hand("乙")]
    items = [item(1, "农业", "甲"), item(2, "农业", "甲", "乙"), item(3)]
    assert given(items, hands) == {1: "乙", 3: "甲"}


def test_who_knows_the_field_comes_first_then_who_has_least_to_do():
    hands = [hand("甲", "教育", elsewhere=5), hand("乙", elsewhere=2), hand("丙")]
    assert given([item(1, "教育"), item(2), item(3)], hands) == {1: "甲", 2: "丙", 3: "乙"}


def test_what_few_may_look_after_is_given_out_first():
    hands = [hand("甲"), hand("乙"), hand("丙")]
    items = [item(1), item(2), item(3, "农业", "甲", "乙")]
    assert given(items, hands) == {3: "丙", 1: "甲", 2: "乙"}


def test_who_has_items_of_the_group_already_gets_the_fewer_new_ones():
    hands = [hand("甲", here=3), hand("乙", here=1), hand("丙")]
    assert counts([item(n) for n in range(5)], hands) == {"甲": 0, "乙": 2, "丙": 3}


def test_the_same_input_gives_the_same_proposal():
    hands = [hand("甲", "农业"), hand("乙", "教育"), hand("丙")]
    items = [item(n, ("农业", "教育", "交通")[n % 3], *("甲乙丙"[n % 2],)) for n in range(40)]
    assert len({tuple(given(items, hands).items()) for _n in range(3)}) == 1


# -- in a group ------------------------------------------------------------------------------


def items_of(county, number=4):
    keys = [county.assigned().suggestion_id for _n in range(number)]
    return list(Suggestion.objects.filter(pk__in=keys).order_by("number"))


def formed(county, items, deputies=None, name="第一督办工作组"):
    return team.form(
        by=county.chen, at=AT, name=name, leader=county.li_deputy,
        deputies=[county.zhou, county.wu] if deputies is None else deputies, items=items,
    )  # fmt: skip


def as_person(county, one):
    return acting(one.person.account, county.congress, at=AT)


def who_has_what(one) -> list[tuple[int, str]]:
    rows = TeamShare.objects.filter(item__team=one, ended_at=None)
    return [
        (share.item.suggestion.number, share.member.appointment.person.name)
        for share in rows.order_by("item__suggestion__number")
    ]


def accepted(county, one, by=None):
    found = Division(one).proposed
    shares = [[TeamItem.objects.get(pk=key), member] for key, member in found.items()]
    return team_shares.divide(one, by=by or county.chen, at=AT, shares=shares)


def proposed(one) -> list[str]:
    found = Division(one)
    return [found.proposed[row.pk].appointment.person.name for row in found.items]


def test_the_proposal_is_accepted_and_those_who_look_after_items_are_told(county):
    one = formed(county, items_of(county))
    assert proposed(one) == ["周文", "吴桂", "周文", "吴桂"]
    one = accepted(county, one)
    assert [name for _number, name in who_has_what(one)] == ["周文", "吴桂", "周文", "吴桂"]
    told = Notice.objects.filter(text__contains="督办分工").values_list("to__person__name")
    assert sorted(name for (name,) in told) == ["吴桂", "周文"]
    assert Division(one).proposed == {}


def test_a_deputy_knows_the_field_of_what_he_has_proposed(county):
    school = Category.objects.create(congress=county.congress, name="教育", order=2)
    some = items_of(county, 2)
    Suggestion.objects.filter(pk=some[0].pk).update(category=school)
    own = items_of(county, 1)[0]
    Suggestion.objects.filter(pk=own.pk).update(category=school, lead=county.wu)
    one = formed(county, some)
    assert proposed(one) == ["吴桂", "周文"]
    assert [Division(one).knows_the_field(row) for row in Division(one).items] == [True, False]


def test_nobody_is_given_what_he_signed_himself_nor_is_a_stranger(county):
    signed = county.assigned(county.zhou).suggestion_id
    one = formed(county, list(Suggestion.objects.filter(pk=signed)))
    assert proposed(one) == ["吴桂"]
    row = TeamItem.objects.get()
    of = {share.appointment.person.name: share for share in one.members.all()}
    with pytest.raises(Refused, match="周文是.*的提出人或附议人，应当回避"):
        team_shares.divide(one, by=county.chen, at=AT, shares=[[row, of["周文"]]])
    with pytest.raises(Refused, match="只分工给这个督办工作组的代表成员"):
        team_shares.divide(one, by=county.chen, at=AT, shares=[[row, of["李建国"]]])
    with pytest.raises(Refused, match="只能由"):
        team_shares.divide(one, by=county.wu, at=AT, shares=[])
    other = formed(county, items_of(county, 1), name="第二督办工作组")
    with pytest.raises(Refused, match="请选择这个督办工作组督办的建议"):
        team_shares.divide(other, by=county.chen, at=AT, shares=[[row, of["吴桂"]]])


def test_a_group_without_deputies_or_items_divides_nothing(county):
    with pytest.raises(Refused, match="没有代表成员"):
        accepted(county, formed(county, items_of(county, 1), deputies=[]))
    with pytest.raises(Refused, match="还没有督办的建议"):
        accepted(county, formed(county, [], name="第二督办工作组"))


def test_the_clerk_changes_it_and_what_is_added_later_is_divided_evenly(county):
    some = items_of(county, 6)
    one = accepted(county, formed(county, some[:4]))
    of = {member.appointment.person.name: member for member in one.members.all()}
    rows = list(TeamItem.objects.filter(team=one).order_by("suggestion__number"))
    one = team_shares.divide(
        one, by=county.li_deputy, at=AT, shares=[[row, of["周文"]] for row in rows[:3]]
    )
    assert [name for _number, name in who_has_what(one)] == ["周文", "周文", "周文"]
    assert TeamShare.objects.filter(item__team=one).count() == 5
    one = team.give_items(one, by=county.chen, at=AT, items=some[4:])
    assert [member.appointment.person.name for member in Division(one).proposed.values()] == [
        "吴桂", "吴桂", "吴桂",
    ]  # fmt: skip


def test_the_load_of_other_groups_counts_and_a_deputy_who_left_gets_nothing(county):
    some = items_of(county, 4)
    accepted(county, formed(county, some[:1], deputies=[county.zhou]))
    one = formed(county, some[1:], name="第二督办工作组")
    loads = {load.member.appointment.person.name: load for load in Division(one).loads}
    assert {name: (load.elsewhere, load.proposed) for name, load in loads.items()} == {
        "周文": (1, 1), "吴桂": (0, 2),
    }  # fmt: skip
    county.wu.until = AT.date()
    county.wu.save()
    assert proposed(one) == ["周文"] * 3
    assert {row["name"]: row["own"] for row in roster(as_person(county, county.chen))}["周文"] == 1


def test_what_is_looked_after_waits_for_that_deputy_alone(county):
    one = formed(county, items_of(county, 1))
    waits = next(each for each in LISTS if each.name == "teams_with_items_to_look_at")

    def waiting() -> list[bool]:
        people = (county.zhou, county.wu, county.li_deputy)
        return [bool(waits(as_person(county, who), AT)) for who in people]

    assert waiting() == [True, True, True]
    accepted(county, one)
    assert waiting() == [True, False, False]


def test_the_form_comes_with_the_proposal_and_the_table_of_loads(county):
    one = formed(county, items_of(county, 2))
    client = signed_in(county.chen)
    path = reverse("supervision:act", args=["qingyuan", "team", one.pk, "divide"])
    page = client.get(path).content.decode()
    assert page.count("系统提出：件数较少") == 2
    assert page.count(" selected") == 2
    assert "各代表负责的件数" in page
    first, second = TeamItem.objects.order_by("suggestion__number")
    wu = one.members.get(appointment=county.wu)
    given = {f"item_{first.pk}": str(wu.pk), f"item_{second.pk}": ""}
    assert client.post(path, given).status_code == 303
    assert [name for _number, name in who_has_what(one)] == ["吴桂"]
    home = reverse("supervision:page", args=["qingyuan", "team", one.pk])
    assert "标“系统提出”的还没有采用" in client.get(home).content.decode()
    assert "系统提出" not in signed_in(county.wu).get(home).content.decode()


def test_the_page_asks_as_often_for_three_items_as_for_one(county):
    numbers = []
    for name, many in (("第一组", 1), ("第二组", 3)):
        one = formed(county, items_of(county, many), name=name)
        path, client = f"/qingyuan/supervision/team/{one.pk}/", signed_in(county.chen)
        client.get(path)
        with CaptureQueriesContext(connection) as questions:
            client.get(path)
        numbers.append(len(questions))
    assert numbers[0] == numbers[1]
