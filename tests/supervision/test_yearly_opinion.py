"""年度办理和督办意见: drafted, decided by the chairmen's meeting, issued with a number to every unit."""

import pytest

from huying.domain.people.queries import acting
from huying.domain.supervision.procedure import yearly_opinion
from huying.domain.supervision.queries import READ
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment

AT = moment("2026-03-10")


def drafted(county, **more):
    details = {"year": 2026, "title": "2026年办理和督办意见", "text": "件件督办。"} | more
    return yearly_opinion.draft(by=county.chen, at=AT, **details)


def seen_by(county, who):
    person = acting(who.person.account, county.congress, at=AT)
    return READ["yearly_opinion"](person).exists()


def test_it_is_decided_by_the_chairmens_meeting_and_issued_to_every_unit(county):
    one = drafted(county)
    with pytest.raises(Refused, match="2026年的意见已经起草"):
        drafted(county)
    one = yearly_opinion.rewrite(one, by=county.chen, at=AT, title="意见", text="改过。")
    with pytest.raises(Refused, match="起草中"):
        yearly_opinion.issue(one, by=county.wang, at=AT)
    one = yearly_opinion.decide(
        one, by=county.chen, at=AT, decided_on=AT.date(), decision="第六次主任会议"
    )
    assert [seen_by(county, who) for who in (county.liu, county.sun, county.lin)] == [
        True, False, False,
    ]  # fmt: skip
    one = yearly_opinion.issue(one, by=county.wang, at=AT)
    assert (one.state_word, one.number_text) == ("已印发", "清源县人大〔2026〕1号")
    assert all(seen_by(county, who) for who in (county.liu, county.sun, county.lin))
    told = set(Notice.objects.filter(case=one.pk).values_list("to__person__name", flat=True))
    assert {"李建国", "冯财", "马路", "郝部", "严法"} <= told


def test_a_dropped_one_leaves_the_year_free(county):
    one = yearly_opinion.drop(drafted(county), by=county.chen, at=AT, reason="并入专项行动方案")
    assert one.state_word == "不再印发"
    assert drafted(county).state == "draft"
