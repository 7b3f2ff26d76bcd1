"""What unit and deputy say of the assignment itself: 评价交办意见、对承办单位的异议."""

import pytest

from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.procedure import handling
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.rules import under

AT = moment("2026-03-05")


@pytest.fixture
def objecting(county):
    under(county.congress, "objecting", moment("2026-02-01"))


def objected(county, h):
    return handling.object_to_unit(
        h, by=county.lin, at=AT, reason="渠道属于交通涵洞", proposed_unit=county.transport
    )


def test_the_unit_rates_the_assignment_once(county):
    h = county.accepted()
    marks = {"accurate": True, "practical": False, "workable": True}
    with pytest.raises(Refused, match="请说明"):
        handling.rate_assignment(h, by=county.sun, at=AT, **marks)
    h = handling.rate_assignment(h, by=county.sun, at=AT, remark="没有写明范围", **marks)
    rating = Handling.objects.get(pk=h.pk).assignment_rating
    assert (rating.accurate, rating.practical, rating.workable) == (True, False, True)
    with pytest.raises(Refused, match="已经评价过"):
        handling.rate_assignment(h, by=county.li, at=AT, remark="同上", **marks)


def test_a_deputy_who_objects_is_followed(county, objecting):
    h = objected(county, county.accepted())
    with pytest.raises(Refused, match="正等代表工委答复"):
        objected(county, h)
    h = handling.uphold_objection(
        h, by=county.chen, at=moment("2026-03-06"), new_unit=county.transport, answer="采纳"
    )
    assert (h.state, h.objections.get().answer) == ("returned", "upheld")
    following = h.successors.select_related("case").get()
    assert (following.unit, following.state) == (county.transport, "assigned")
    assert [one.case.state for one in h.rounds.select_related("case")] == ["ended"]


def test_or_is_told_why_not(county, objecting):
    h = objected(county, county.accepted())
    h = handling.overrule_objection(h, by=county.chen, at=AT, reason="渠首在水利局管理范围")
    assert (h.state, h.objections.get().answer_reason) == ("accepted", "渠首在水利局管理范围")
    assert objected(county, h).objections.count() == 2


def test_only_where_the_rulebook_has_it(county):
    with pytest.raises(Refused, match="没有代表对承办单位提出异议这一步"):
        objected(county, county.accepted())
