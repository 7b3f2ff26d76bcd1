"""分类督办 and 重点督办: rated at review, listed through three doors, fixed by the chairmen's meeting, concluded."""

import pytest

from huying.domain.people.queries import acting
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.models import Suggestion
from huying.domain.supervision.models import KeySupervision
from huying.domain.supervision.procedure import key
from huying.domain.supervision.queries import READ, supervised
from huying.domain.supervision.queries.awaiting import LISTS
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment


def day(text):
    return moment(text).date()


def anew(subject):
    return type(subject).objects.select_related("case", "congress").get(pk=subject.pk)


def as_person(county, one, at="2026-04-01"):
    return acting(one.person.account, county.congress, at=moment(at))


def item(county, **more) -> Suggestion:
    return anew(county.assigned(**more).suggestion)


def rated(county, difficulty, reach, of=None):
    return key.rate(
        by=county.chen, at=moment("2026-03-03"), suggestion=of or item(county),
        difficulty=difficulty, reach=reach,
    )  # fmt: skip


def listed(county, items, by=None, **more):
    return key.enter(
        by=by or county.chen, at=moment("2026-03-10"), title="农田水利", decision="工委会议",
        decided_on=day("2026-03-09"), items=items, **more,
    )  # fmt: skip


def special(county):
    body = county.body("农业农村委员会", BodyKind.SPECIAL_COMMITTEE)
    return county.appoint("农委", body, Capacity.CLERK, username="nongwei")


def organised(county, one, committee=None):
    return key.organise(
        one, by=county.chen, at=moment("2026-03-12"), leader="张副主任", leader_of="congress",
        committee=committee, plan="四月实地看，六月听汇报。", deputies=[county.zhou],
    )  # fmt: skip


def visited(county, one, by=None):
    return key.record_visit(
        one, by=by or county.chen, at=moment("2026-04-20"), way="on_site",
        held_on=day("2026-04-18"), place="河口镇", people="张副主任、周文", found="渠段已开工。",
    )  # fmt: skip


# -- tiers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("difficulty", "reach", "tier", "candidate"),
    [
        ("1", "1", "ordinary", False),
        ("3", "1", "ordinary", False),
        ("1", "2", "livelihood", False),
        ("3", "2", "livelihood", True),
        ("2", "3", "livelihood", True),
    ],
)
def test_the_tier_follows_from_difficulty_and_reach_by_the_rule(
    county, difficulty, reach, tier, candidate
):
    one = rated(county, difficulty, reach)
    assert (one.by_rule, one.tier, one.candidate) == (tier, tier, candidate)


def test_a_tier_is_changed_with_a_reason_and_an_item_is_rated_once(county):
    one = rated(county, "1", "1")
    with pytest.raises(Refused, match="已经评定过"):
        rated(county, "1", "2", of=one.suggestion)
    one = key.change_tier(
        one, by=county.chen, at=moment("2026-03-05"), tier="livelihood", reason="关系八百亩地"
    )
    assert (one.by_rule, one.tier, one.reason) == ("ordinary", "livelihood", "关系八百亩地")
    one = key.rate_again(
        one, by=county.chen, at=moment("2026-03-06"), difficulty="3", reach="1", reason="查明"
    )
    assert (one.by_rule, one.tier) == ("ordinary", "ordinary")
    with pytest.raises(Refused, match="登记以后"):
        rated(county, "1", "1", of=county.submitted())


def test_an_item_through_two_doors_is_counted_once_and_its_tier_is_key(county):
    one = rated(county, "2", "2")
    listed(county, [one.suggestion])
    listed(county, [one.suggestion], by=county.liu)
    me = as_person(county, county.chen)
    assert supervised.key_totals(me) == {"items": 1, "statutory": 0, "units": 0}
    assert {row["code"]: row["number"] for row in supervised.tiers(me)} == {
        "key": 1, "livelihood": 0, "ordinary": 0,
    }  # fmt: skip
    for found in KeySupervision.objects.all():
        key.drop(found, by=county.chen, at=moment("2026-03-20"), reason="主题调整")
    assert supervised.classes(me).get().now == "livelihood"
    assert supervised.classes(me, "key").count() == 0


# -- doors -----------------------------------------------------------------------------------


def test_each_door_has_its_own_decision_and_a_committee_stays_in_its_field(county):
    committee, first = special(county), item(county)
    with pytest.raises(Refused, match="不在可以列入的范围"):
        listed(county, [first], by=committee)
    county.category.committee = committee.body
    county.category.save()
    doors = [listed(county, [first], by=one).door for one in (county.chen, committee, county.liu)]
    assert doors == ["theme", "committee", "government"]
    with pytest.raises(Refused, match="已由本机构列为"):
        listed(county, [first], by=committee)
    with pytest.raises(Refused, match="只能由"):
        listed(county, [first], by=county.sun)


def test_like_items_stand_together_with_the_reason_and_a_unit_may_be_listed(county):
    items = [item(county), item(county)]
    with pytest.raises(Refused, match="为什么放在一起"):
        listed(county, items)
    assert listed(county, items, together="都是支渠").items.count() == 2
    with pytest.raises(Refused, match="请选择列入的建议"):
        listed(county, [])
    one = listed(county, [], unit=county.water)
    assert READ["key_supervision"](as_person(county, county.sun)).filter(pk=one.pk).exists()
    assert not READ["key_supervision"](as_person(county, county.yu)).filter(pk=one.pk).exists()


def test_what_a_deputy_wishes_kept_secret_is_nobodys_to_list(county):
    one = item(county)
    Suggestion.objects.filter(pk=one.pk).update(secrecy=True)
    with pytest.raises(Refused, match="不在可以列入的范围"):
        listed(county, [anew(one)])


def test_the_chairmens_meeting_makes_a_subset_statutory(county):
    one, other = listed(county, [item(county)]), listed(county, [item(county)])
    with pytest.raises(Refused, match="列入以后"):
        key.make_statutory(
            one, by=county.chen, at=moment("2026-03-20"), decided_on=day("2026-03-01"), decision="x"
        )
    one = key.make_statutory(
        one, by=county.chen, at=moment("2026-03-20"), decided_on=day("2026-03-18"),
        decision="第五次主任会议",
    )  # fmt: skip
    assert one.state == "listed"
    with pytest.raises(Refused, match="已经确定"):
        key.make_statutory(
            one, by=county.chen, at=moment("2026-03-20"), decided_on=day("2026-03-18"),
            decision="第五次主任会议",
        )  # fmt: skip
    totals = supervised.key_totals(as_person(county, county.chen))
    assert totals == {"items": 2, "statutory": 1, "units": 0}
    assert other.statutory_on is None


# -- the work --------------------------------------------------------------------------------


def test_it_is_organised_looked_at_by_its_committee_and_concluded(county):
    committee = special(county)
    one = organised(county, listed(county, [item(county)]), committee.body)
    assert (one.state_word, one.leader) == ("督办中", "张副主任")
    with pytest.raises(Refused, match="还没有督办记录"):
        key.conclude(one, by=committee, at=moment("2026-06-01"), conclusion="……")
    one = visited(county, one, by=committee)
    with pytest.raises(Refused, match="只能由"):
        key.conclude(anew(one), by=county.sun, at=moment("2026-06-01"), conclusion="好了")
    one = key.conclude(one, by=committee, at=moment("2026-06-01"), conclusion="支渠修好。")
    assert (one.state_word, one.conclusion) == ("督办完毕", "支渠修好。")


def test_whoever_must_act_finds_it_among_their_tasks(county):
    committee = special(county)
    lists = {one.name: one for one in LISTS}
    at = moment("2026-04-01")
    one = listed(county, [item(county)])
    assert list(lists["keys_to_organise"](as_person(county, county.chen), at)) == [one]
    one = organised(county, one, committee.body)
    assert list(lists["keys_of_my_committee"](as_person(county, committee), at)) == [one]
    assert list(lists["keys_to_organise"](as_person(county, county.chen), at)) == []


def test_the_proposers_and_the_joining_deputies_see_it_and_no_other_deputy(county):
    one = organised(county, listed(county, [item(county)]))
    seen = {
        who: READ["key_supervision"](as_person(county, getattr(county, who))).exists()
        for who in ("lin", "zhou", "wu", "sun", "he", "chen", "liu")
    }
    assert one.state == "under_way"
    assert seen == {
        "lin": True, "zhou": True, "wu": False, "sun": True, "he": False, "chen": True, "liu": True,
    }  # fmt: skip


def test_the_government_office_and_a_special_committee_see_no_more_items_than_are_theirs(county):
    committee = special(county)
    one = item(county, lead=county.court)
    rated(county, "1", "1", of=one)
    listed(county, [one])
    seen = {
        name: [
            READ[kind](as_person(county, who)).count()
            for kind in ("class_supervision", "key_supervision")
        ]
        for name, who in (("office", county.liu), ("field", committee), ("court", county.qian))
    }
    assert seen == {"office": [0, 0], "field": [0, 0], "court": [1, 1]}
    county.category.committee = committee.body
    county.category.save()
    assert READ["class_supervision"](as_person(county, committee)).count() == 1
    assert READ["key_supervision"](as_person(county, committee)).count() == 1
