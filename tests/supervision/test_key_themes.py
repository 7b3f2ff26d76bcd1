"""重点主题: people pick a theme with reasons; it becomes a key supervision of its items, or is withdrawn."""

import pytest

from huying.domain.people.queries import acting
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.models import Suggestion
from huying.domain.supervision.models import KeySupervision, KeyTheme
from huying.domain.supervision.procedure import key, key_theme
from huying.domain.supervision.queries import key_themes, supervised
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment


def anew(subject):
    return type(subject).objects.select_related("case", "congress").get(pk=subject.pk)


def me(one, county):
    return acting(one.person.account, county.congress, at=moment("2026-04-01"))


def item(county, **more) -> Suggestion:
    return anew(county.assigned(**more).suggestion)


def chosen(county, items, by=None, **more) -> KeyTheme:
    details = {
        "name": "灌溉支渠",
        "reason": "三个村都提，八百亩地浇不上水",
        "found_by": "支渠、灌溉",
    }
    return key_theme.choose(
        by=by or county.chen, at=moment("2026-03-10"), session=county.session, items=items,
        **details | more,
    )  # fmt: skip


def special(county):
    body = county.body("农业农村委员会", BodyKind.SPECIAL_COMMITTEE)
    return county.appoint("农委", body, Capacity.CLERK, username="nongwei")


def put_forward(theme, by):
    return key_theme.put_forward(
        theme, by=by, at=moment("2026-03-12"), decision="代表工委第3次会议",
        decided_on=moment("2026-03-11").date(),
    )  # fmt: skip


def test_who_chose_when_why_and_which_items_stood_in_it_is_kept(county):
    items = [item(county), item(county)]
    theme = anew(chosen(county, items))
    assert (theme.state, theme.name, theme.reason) == (
        "chosen", "灌溉支渠", "三个村都提，八百亩地浇不上水",
    )  # fmt: skip
    assert (theme.chosen_by, theme.chosen_at) == (county.chen, moment("2026-03-10"))
    assert set(theme.items.all()) == set(items)
    said = Event.objects.get(case=theme.case).detail.data
    assert [one["id"] for one in said["items"]] == [str(one.pk) for one in items]
    assert said["found_by"] == "支渠、灌溉"


def test_what_is_chosen_is_put_up_as_a_candidate_until_it_is_withdrawn(county):
    first = item(county)
    key.rate(by=county.chen, at=moment("2026-03-03"), suggestion=first, difficulty="1", reach="1")
    theme = chosen(county, [first])
    assert [row.picked for row in supervised.classes(me(county.chen, county))] == [True]
    key_theme.withdraw(theme, by=county.wang, at=moment("2026-03-11"), reason="已在办理")
    assert [row.picked for row in supervised.classes(me(county.chen, county))] == [False]
    assert anew(theme).withdraw_reason == "已在办理"
    with pytest.raises(Refused, match="现在的状态是“已撤回选题”"):
        put_forward(anew(theme), county.chen)


def test_its_items_go_under_key_supervision_together_by_a_decision(county):
    items = [item(county), item(county)]
    theme = put_forward(chosen(county, items), county.chen)
    one = KeySupervision.objects.get()
    assert (one.title, one.together, one.door) == (
        "灌溉支渠", "三个村都提，八百亩地浇不上水", "theme",
    )  # fmt: skip
    assert (one.decision, one.state, set(one.items.all())) == (
        "代表工委第3次会议", "listed", set(items),
    )  # fmt: skip
    assert (anew(theme).state, anew(theme).supervision) == ("put_forward", one)
    event = Event.objects.get(case=one.case)
    assert event.cause == Event.objects.get(case=theme.case, act="key_theme.put_forward")
    told = Notice.objects.filter(case=one.case).values_list("to__person__name", flat=True)
    assert {"林秀英", "孙敏", "李建国"} <= set(told)


def test_a_decision_of_tomorrow_an_item_listed_already_and_nothing_at_all_are_refused(county):
    first = item(county)
    with pytest.raises(Refused, match="请选择这个主题的建议"):
        chosen(county, [])
    with pytest.raises(Refused, match="不在可以列入的范围"):
        chosen(county, [county.submitted()])
    theme = chosen(county, [first])
    with pytest.raises(Refused, match="不能晚于今天"):
        key_theme.put_forward(
            theme, by=county.chen, at=moment("2026-03-12"), decision="会议",
            decided_on=moment("2026-03-13").date(),
        )  # fmt: skip
    put_forward(theme, county.chen)
    with pytest.raises(Refused, match="已由本机构列为重点督办"):
        put_forward(chosen(county, [first]), county.chen)
    assert KeySupervision.objects.count() == 1


def test_what_a_deputy_wishes_kept_secret_is_in_no_theme(county):
    first = item(county)
    Suggestion.objects.filter(pk=first.pk).update(secrecy=True)
    with pytest.raises(Refused, match="不在可以列入的范围"):
        chosen(county, [anew(first)])


def test_a_special_committee_chooses_in_its_field_and_goes_on_with_its_own(county):
    committee, first = special(county), item(county)
    with pytest.raises(Refused, match="不在可以列入的范围"):
        chosen(county, [first], by=committee)
    county.category.committee = committee.body
    county.category.save()
    mine, theirs = chosen(county, [first], by=committee), chosen(county, [first])
    with pytest.raises(Refused, match="只能由代表工委工作人员、选定它的机构办理"):
        key_theme.rename(theirs, by=committee, at=moment("2026-03-11"), name="水利")
    mine = key_theme.rename(mine, by=committee, at=moment("2026-03-11"), name="末级渠系")
    put_forward(mine, committee)
    assert KeySupervision.objects.get().door == "committee"
    assert KeySupervision.objects.get().title == "末级渠系"


def test_whoever_proposed_it_stands_back_and_units_and_deputies_see_no_theme(county):
    first = item(county)
    county.appoint("林秀英", county.committee, Capacity.CLERK)
    lin = county.lin.person.appointments.get(body=county.committee)
    with pytest.raises(Refused, match="应当回避"):
        chosen(county, [first], by=lin)
    chosen(county, [first])
    readers = (county.chen, county.wang, county.sun, county.zhou, county.liu)
    assert [
        key_themes.key_themes(me(one, county)).count() for one in readers
    ] == [1, 1, 0, 0, 0]  # fmt: skip
