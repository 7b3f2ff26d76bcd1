"""What follows a 不满意: who decides on a second handling, and what a second 不满意 leads to."""

import pytest

from huying.domain.suggestions.models import ReplyRound
from huying.domain.suggestions.procedure import redo, reply, suggestion
from huying.domain.suggestions.queries.whereabouts import Whereabouts, whereabouts
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_evaluation import under

MEETING = {"held_on": moment("2026-05-14").date(), "people": "林秀英、孙敏"}


def dissatisfied(county, round, at="2026-04-15"):
    county.answered(round, county.lin, result="dissatisfied", reason="没有修完", at=at)
    return ReplyRound.objects.select_related("case").get(pk=round.pk)


def close(county, at="2026-05-20"):
    s = ReplyRound.objects.first().handling.suggestion
    return suggestion.close(s, by=county.chen, at=moment(at))


def test_where_a_finding_decides_the_mark_alone_opens_nothing(county):
    round = county.delivered()
    under(county, "studied")
    one = dissatisfied(county, round)
    assert (one.state, ReplyRound.objects.count()) == ("closed", 1)
    with pytest.raises(Refused, match="请先研究决定是否重新办理"):
        close(county)
    redo.order_redo(one, by=county.chen, at=moment("2026-04-20"), reason="支渠确有一段没修")
    two = ReplyRound.objects.get(round=2)
    clock = two.handling.case.clocks.get(name="rehandle", ended_at=None)
    assert (clock.anchor, clock.due.isoformat()) == ("redo_ordered_at", "2026-06-22")


def test_a_finding_may_be_that_it_need_not_be_handled_again(county):
    round = county.delivered()
    under(county, "studied")
    one = dissatisfied(county, round)
    redo.decline_redo(one, by=county.chen, at=moment("2026-04-20"), reason="超出今年预算")
    with pytest.raises(Refused, match="已经作出决定"):
        redo.order_redo(one, by=county.chen, at=moment("2026-04-21"), reason="改主意")
    assert close(county).state == "closed"


def test_an_order_needs_no_dissatisfied_deputy(county):
    round = county.delivered()
    under(county, "ordered")
    county.answered(round, county.lin)
    one = ReplyRound.objects.get(pk=round.pk)
    redo.order_redo(one, by=county.chen, at=moment("2026-04-20"), reason="敷衍塞责")
    assert ReplyRound.objects.get(round=2).state == "drafting"


def test_below_the_standard_it_goes_back_whatever_the_marks(county):
    round = county.delivered(county.zhou)
    county.answered(round, county.lin)
    redo.fail_quality(
        ReplyRound.objects.get(pk=round.pk),
        by=county.chen,
        at=moment("2026-04-16"),
        text="第二条答非所问",
    )
    assert [one.state for one in ReplyRound.objects.order_by("round")] == ["closed", "drafting"]
    assert [one.state for one in round.surveys.order_by("pk")] == ["answered", "carried"]


def test_a_good_reply_is_rated_once(county):
    round = county.delivered()
    round = redo.pass_quality(round, by=county.chen, at=moment("2026-04-11"))
    with pytest.raises(Refused, match="已经作过质量评价"):
        redo.pass_quality(round, by=county.wang, at=moment("2026-04-12"))
    assert (round.state, round.quality.passed) == ("delivered", True)


def twice_dissatisfied(county):
    dissatisfied(county, county.delivered())
    signed = county.signed(ReplyRound.objects.get(round=2), at="2026-05-08")
    two = reply.deliver(signed, by=county.sun, at=moment("2026-05-08 15:00"))
    return dissatisfied(county, two, at="2026-05-12")


def test_after_a_second_one_they_sit_down_together_before_it_is_closed(county):
    two = twice_dissatisfied(county)
    assert ReplyRound.objects.count() == 2
    with pytest.raises(Refused, match="再次答复后代表仍不满意"):
        close(county)
    two = redo.mediate(two, by=county.chen, at=moment("2026-05-14"), text="年底前修完", **MEETING)
    with pytest.raises(Refused, match="还没有说明怎样落实"):
        close(county)
    s = two.handling.suggestion
    assert whereabouts([s])[s.pk] == Whereabouts("再次不满意，按处理意见办理", "水利局")
    redo.act_on_opinion(two, by=county.sun, at=moment("2026-05-18"), text="已经开工")
    assert close(county).state == "closed"


@pytest.mark.parametrize(
    ("rules", "act", "wrong"),
    [
        ("experts", redo.evaluate_by_experts, redo.mediate),
        ("study", redo.study, redo.evaluate_by_experts),
    ],
)
def test_the_path_is_the_rulebooks(county, rules, act, wrong):
    two = twice_dissatisfied(county)
    under(county, rules)
    two = ReplyRound.objects.select_related("case").get(pk=two.pk)
    with pytest.raises(Refused, match="不是这种处理方式"):
        wrong(two, by=county.chen, at=moment("2026-05-14"), text="意见", **MEETING)
    two = act(two, by=county.chen, at=moment("2026-05-14"), text="分两年修完", **MEETING)
    assert two.second_opinion.get_kind_display() in ("专家评估", "研究处理意见")
