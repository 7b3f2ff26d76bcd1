"""催办: deputies, the 代表工委 and the office urge a unit; the system, once it is late; the unit answers."""

from datetime import timedelta

import pytest

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Handling, Urging
from huying.domain.suggestions.procedure import handling
from huying.domain.suggestions.queries.awaiting import urgings_to_answer
from huying.domain.suggestions.tasks import tick
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.crawl.conftest import signed_in


def urged(h, by, at="2026-04-01", words="渠段什么时候开工？", **more):
    return handling.urge(h, by=by, at=moment(at), words=words, **more)


def waiting(county, at="2026-04-02"):
    """What 孙敏 has to answer: (weight, the last day for it)."""
    mine = acting(county.sun.person.account, county.congress, at=moment(at))
    rows = urgings_to_answer.by_urgency(mine, moment(at))
    return [(one.weight, one.answer_before.isoformat()) for one in rows]


def test_who_urges_has_the_weight_of_the_rulebook(county):
    h = county.accepted()
    for by in (county.lin, county.chen, county.liu):
        h = urged(h, by)
    rows = Urging.objects.order_by("pk").values_list("hand", "weight", "answer_by")
    assert list(rows) == [("deputy", 3, None), ("committee", 2, None), ("office", 2, None)]
    told = Notice.objects.filter(text__contains="“催办”").values_list("to__person__name", flat=True)
    # 代表工委只得知代表的催办
    assert sorted(told) == ["孙敏"] * 3 + ["李建国"] * 3 + ["王海", "陈静"]
    assert waiting(county) == []


def test_an_answer_that_is_asked_for_stays_a_task_until_it_is_given(county):
    h = urged(county.accepted(), county.lin, answer_required=True)
    h = urged(h, county.chen, answer_required=True)
    assert waiting(county) == [(5, "2026-04-07")]  # 三个工作日，清明放假
    h = handling.answer_urging(h, by=county.sun, at=moment("2026-04-03"), answer="五月开工。")
    assert waiting(county) == []
    assert {one.answer for one in h.urgings.all()} == {"五月开工。"}
    told = Notice.objects.filter(text__contains="“回复催办”").values_list(
        "to__person__name", flat=True
    )
    assert sorted(told) == ["林秀英", "陈静"]
    with pytest.raises(Refused, match="没有要求回复的催办"):
        handling.answer_urging(h, by=county.sun, at=moment("2026-04-03"), answer="五月开工。")


def test_the_weightier_stands_first(county):
    first = urged(county.accepted(), county.chen, answer_required=True)
    second = urged(county.accepted(), county.lin, at="2026-04-02", answer_required=True)
    mine = acting(county.sun.person.account, county.congress, at=moment("2026-04-02"))
    rows = urgings_to_answer.by_urgency(mine, moment("2026-04-02"))
    assert [one.pk for one in rows] == [second.pk, first.pk]


def test_one_hand_urges_again_only_after_seven_days(county):
    h = urged(county.accepted(county.zhou), county.lin)
    with pytest.raises(Refused, match="4月1日已经催办过，两次催办至少间隔7天，4月8日起可以再催"):
        urged(h, county.zhou, at="2026-04-07")
    h = urged(h, county.chen, at="2026-04-02")
    h = urged(h, county.zhou, at="2026-04-08")
    assert h.urgings.count() == 3


def test_nobody_urges_what_is_answered_or_stands_still(county):
    round = county.delivered()
    with pytest.raises(Refused, match="承办单位已经答复"):
        urged(Handling.objects.get(pk=round.handling_id), county.lin, at="2026-04-20")
    h = handling.ask_pause(
        county.accepted(), by=county.li, at=moment("2026-03-09"), ground="higher_body",
        reason="等批复", days=14,
    )  # fmt: skip
    h = handling.grant_pause(h, by=county.chen, at=moment("2026-03-10"), days=14)
    with pytest.raises(Refused, match="正在停表"):
        urged(h, county.chen, at="2026-03-11")


def test_who_waits_in_vain_for_an_answer_hears_of_it_once(county):
    h = urged(county.accepted(), county.lin, answer_required=True)
    assert tick(moment("2026-04-07"), county.congress)["unanswered"] == 0
    assert tick(moment("2026-04-08"), county.congress)["unanswered"] == 1
    assert tick(moment("2026-04-09"), county.congress)["unanswered"] == 0
    told = Notice.objects.get(key__startswith="urging:")
    assert told.to == county.lin
    assert told.text.startswith("水利局没有在2026年4月7日以前回复催办")
    urged(h, county.chen, answer_required=True, at="2026-04-09")
    handling.answer_urging(h, by=county.sun, at=moment("2026-04-10"), answer="五月开工。")
    assert tick(moment("2026-04-20"), county.congress)["unanswered"] == 0


def automatic(county, first, last):
    """The days on which the system urges, ticking twice a day."""
    day, found = moment(first), []
    while day <= moment(last):
        found += [day.date().isoformat()] * tick(day, county.congress)["urged"]
        assert tick(day + timedelta(hours=6), county.congress)["urged"] == 0
        day += timedelta(days=1)
    return found


def test_the_system_urges_a_late_unit_every_seven_days(county):
    county.with_contacts()  # 6月2日到期
    assert automatic(county, "2026-06-07", "2026-06-24") == [
        "2026-06-09",
        "2026-06-16",
        "2026-06-23",
    ]
    words = Urging.objects.order_by("pk").values_list("words", flat=True)
    assert words[0] == "“答复”已逾期7天，请抓紧办理。"


def test_after_downtime_and_with_a_clock_put_back_it_urges_once(county):
    county.with_contacts()
    assert tick(moment("2026-06-30"), county.congress)["urged"] == 1
    assert tick(moment("2026-06-30 08:00"), county.congress)["urged"] == 0
    assert tick(moment("2027-08-04"), county.congress)["urged"] == 1  # 时钟错了一年
    assert tick(moment("2026-07-01"), county.congress)["urged"] == 0
    assert tick(moment("2026-07-07"), county.congress)["urged"] == 1


def test_the_page_shows_who_urged_and_what_the_unit_said(county):
    h = urged(county.accepted(), county.lin, answer_required=True)
    page = signed_in(county.chen).get(f"/qingyuan/suggestions/{h.suggestion_id}/").content.decode()
    assert "对水利局的催办" in page
    assert "请于2026年4月7日前回复" in page
    form = signed_in(county.sun).get(f"/qingyuan/handling/{h.pk}/answer_urging").content.decode()
    assert "写明办到哪一步" in form
