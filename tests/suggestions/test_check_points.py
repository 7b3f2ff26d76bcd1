"""核稿要点: kept by the congress for each check, ticked or refused with the passage, counted by unit."""

import pytest

from huying.domain.people.models import Roll
from huying.domain.people.queries import acting
from huying.domain.suggestions.models import CheckPoint, PointVerdict, ReplyRound
from huying.domain.suggestions.policy.check_points import points_of
from huying.domain.suggestions.procedure import check_points, reply
from huying.domain.suggestions.queries.check_days import passages
from huying.domain.suggestions.queries.check_points import refusals, refused_by_unit
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_pages import carry_out, sign_in

AT = moment("2026-04-10")
ROLL = {"stage": "unit", "aspect": "tone", "text": "没有空话"}


@pytest.fixture
def roll(county):
    return Roll.objects.get_or_create(congress=county.congress)[0]


@pytest.fixture
def round(county):
    return county.written(ReplyRound.objects.get(handling=county.with_contacts()))


def in_office_review(county, round):
    return county.onward(round, at=AT, until="office_review")


def test_a_congress_keeps_its_own_points_for_each_check(county, roll):
    check_points.add_check_point(roll, by=county.chen, at=AT, **ROLL)
    with pytest.raises(Refused, match="已经有同样的要点"):
        check_points.add_check_point(roll, by=county.chen, at=AT, **ROLL)
    with pytest.raises(Refused, match="只有单位核稿分级"):
        check_points.add_check_point(
            roll, by=county.chen, at=AT, **ROLL | {"stage": "office", "level": 2}
        )
    own = CheckPoint.objects.get()
    changes = {"text": ("没有空话", "没有空话套话")}
    check_points.correct_check_point(roll, by=county.chen, at=AT, point=own, changes=changes)
    check_points.close_check_point(roll, by=county.chen, at=AT, point=own)
    own.refresh_from_db()
    assert (own.text, own.active) == ("没有空话套话", False)


def test_the_recommended_points_come_where_there_are_none(county, roll):
    check_points.add_check_point(roll, by=county.chen, at=AT, **ROLL)
    check_points.adopt_check_points(roll, by=county.chen, at=AT)
    count = {
        stage: CheckPoint.objects.filter(stage=stage).count()
        for stage in ("unit", "office", "committee")
    }
    assert count == {"unit": 1, "office": 4, "committee": 4}
    with pytest.raises(Refused, match="每一关都已经有要点"):
        check_points.adopt_check_points(roll, by=county.chen, at=AT)


def test_a_check_is_passed_with_every_point_ticked(county, roll, round):
    round = in_office_review(county, round)
    check_points.adopt_check_points(roll, by=county.chen, at=AT)
    asked = points_of(round)
    with pytest.raises(Refused, match="还有要点没有核对：列入计划的写明完成时间和责任单位"):
        reply.pass_office_review(
            round, by=county.liu, at=AT, verdicts=[(one, True, "") for one in asked[:-1]]
        )
    round = reply.pass_office_review(
        round, by=county.liu, at=AT, verdicts=[(one, True, "") for one in asked]
    )
    assert round.case.state == "committee_review"
    assert PointVerdict.objects.filter(met=True).count() == 4


def test_a_refused_point_quotes_the_reply_and_is_counted_for_the_unit(county, roll, round):
    round = in_office_review(county, round)
    check_points.adopt_check_points(roll, by=county.chen, at=AT)
    policy, _procedure, shape, complete = points_of(round)
    with pytest.raises(Refused, match="不能通过"):
        reply.pass_office_review(
            round,
            by=county.liu,
            at=AT,
            verdicts=[(policy, True, ""), (shape, False, "第1条已经修复")],
        )
    with pytest.raises(Refused, match="答复里没有这句话"):
        reply.send_back_from_office(
            round, by=county.liu, at=AT, text="请改。", verdicts=[(shape, False, "已经办好")]
        )
    with pytest.raises(Refused, match="请抄下答复中有问题的原话"):
        reply.send_back_from_office(
            round, by=county.liu, at=AT, text="请改。", verdicts=[(shape, False, "")]
        )
    refused = [(shape, False, "第1条已经修复"), (complete, False, "")]
    reply.send_back_from_office(round, by=county.liu, at=AT, text="请改。", verdicts=refused)
    reader = acting(county.chen.person.account, county.congress, at=AT)
    rows = refused_by_unit(reader)
    assert [
        (row["opinion__round__handling__unit"], row["point"], row["number"]) for row in rows
    ] == [
        (county.water.pk, shape.pk, 1),
        (county.water.pk, complete.pk, 1),
    ]
    found = refusals(reader, county.water.pk, shape.pk)
    assert [one.passage for one in found] == ["第1条已经修复"]
    assert found[0].opinion.text.splitlines() == [
        "请改。",
        "不符合“答复类别与内容相符”：“第1条已经修复”",
        "不符合“列入计划的写明完成时间和责任单位”",
    ]
    stranger = acting(county.he.person.account, county.congress, at=AT)
    assert refused_by_unit(stranger) == []


def test_the_pages_tick_refuse_and_count(client, county, roll, round):
    round = in_office_review(county, round)
    sign_in(client, county.chen)
    answer = client.post(
        "/qingyuan/check-points/recommended",
        {"idem": client.get("/qingyuan/check-points/recommended").context["form"]["idem"].value()},
    )
    assert answer.status_code == 303
    policy, _procedure, shape, _complete = points_of(round)
    sign_in(client, county.liu)
    page = carry_out(
        client, round, "reply_round", "pass_office_review", **{f"point_{policy.pk}": "on"}
    )
    assert page.status_code == 422
    assert "核对后请勾选；不符合的请退回。" in page.content.decode()
    typed = {"text": "请写明。", f"point_{shape.pk}": "on"}
    page = carry_out(client, round, "reply_round", "send_back_from_office", **typed)
    assert (page.status_code, "请抄下答复中有问题的原话" in page.content.decode()) == (422, True)
    typed |= {f"passage_{shape.pk}": "通水正常"}
    assert (
        carry_out(client, round, "reply_round", "send_back_from_office", **typed).status_code == 303
    )
    sign_in(client, county.chen)
    listed = client.get("/qingyuan/check-points/refused").content.decode()
    assert f"?unit={county.water.pk}&amp;point={shape.pk}" in listed
    single = client.get(f"/qingyuan/check-points/refused?unit={county.water.pk}&point={shape.pk}")
    assert "通水正常" in single.content.decode()
    assert client.get("/qingyuan/check-points/").status_code == 200


def test_how_often_and_how_long_a_reply_lay_at_each_check_is_counted(county, round):
    round = in_office_review(county, round)
    later = moment("2026-04-14 10:00")
    round = reply.send_back_from_office(round, by=county.liu, at=later, text="请改。")
    again = moment("2026-04-15 10:00")
    round = reply.send_to_office(round, by=county.sun, at=again)
    reply.pass_office_review(round, by=county.liu, at=moment("2026-04-16 10:00"))
    reader = acting(county.chen.person.account, county.congress, at=AT)
    found = [
        (one.unit, str(one.stage), one.times, one.back, one.average, one.longest)
        for one in passages(reader)
    ]
    assert found == [("水利局", "office", 2, 1, 2.5, 4), ("水利局", "committee", 1, 0, None, None)]
    stranger = acting(county.he.person.account, county.congress, at=AT)
    assert passages(stranger) == []
