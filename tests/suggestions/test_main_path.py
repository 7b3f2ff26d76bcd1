"""From the draft to the archive, act by act, with the people who really do each step."""

from huying.domain.suggestions.models import ReplyRound
from huying.domain.suggestions.procedure import reply, suggestion
from huying.foundation.procedure import chain
from tests.conftest import moment


def test_a_suggestion_goes_its_whole_way(county):
    round_one = county.delivered(county.zhou, county.wu)
    county.answered(round_one, county.lin)
    county.answered(round_one, county.zhou, result="mostly_satisfied")
    county.answered(round_one, county.wu)
    round_one = ReplyRound.objects.select_related("case").get(pk=round_one.pk)
    assert round_one.state == "closed"
    s = suggestion.close(round_one.handling.suggestion, by=county.chen, at=moment("2026-05-06"))
    county.revisited(s.handlings.get(), at="2026-05-07")
    s = suggestion.archive(s, by=county.chen, at=moment("2026-05-07 10:00"))
    assert s.state == "archived"
    assert [h.state for h in s.handlings.all()] == ["completed"]
    assert list(chain.faults(county.congress.pk)) == []


def test_one_dissatisfied_deputy_opens_a_second_round_for_all(county):
    round_one = county.delivered(county.zhou)
    county.answered(round_one, county.zhou)
    county.answered(round_one, county.lin, result="dissatisfied", reason="渠段没有修完")
    round_two = ReplyRound.objects.select_related("case").get(round=2)
    assert round_two.state == "drafting"
    clock = round_two.handling.case.clocks.get(name="rehandle", ended_at=None)
    assert clock.start.isoformat() == "2026-04-15"
    signed = county.signed(round_two, at="2026-05-08")
    delivered = reply.deliver(signed, by=county.sun, at=moment("2026-05-08 15:00"))
    assert [s.deputy for s in delivered.surveys.order_by("pk")] == [county.lin, county.zhou]
    county.answered(delivered, county.lin, at="2026-05-11")
    county.answered(delivered, county.zhou, at="2026-05-12")
    s = suggestion.close(delivered.handling.suggestion, by=county.chen, at=moment("2026-05-13"))
    assert s.state == "closed"
