"""Where is mine, who has it, until when: in the words for the deputy."""

from huying.domain.suggestions.models import ReplyRound, Suggestion
from huying.domain.suggestions.procedure import handling, suggestion
from huying.domain.suggestions.queries.whereabouts import whereabouts
from tests.conftest import moment


def says(suggestion):
    found = whereabouts([suggestion])[suggestion.pk]
    return found.where, found.who, found.clock


def test_before_it_is_handled(county):
    s = county.drafted()
    assert says(s) == ("草稿，还没有提交", "林秀英代表", "")
    s = suggestion.invite(
        s, by=county.lin, at=moment("2026-02-25 11:00"), deputies=[county.zhou, county.wu]
    )
    assert says(s) == ("等附议代表答复", "周文、吴桂", "")
    assert says(county.submitted())[:2] == ("已提交，等审查登记", "代表工作委员会")
    assert says(county.registered())[:2] == ("已登记，等交办", "代表工作委员会")


def test_while_a_unit_handles_it(county):
    h = county.assigned()
    assert says(h.suggestion) == ("已交办，等签收", "水利局", "答复")
    h = handling.sign_for(h, by=county.sun, at=moment("2026-03-03"))
    assert says(h.suggestion) == ("办理中", "水利局", "答复")
    handling.ask_to_return(
        h, by=county.sun, at=moment("2026-03-04"), reason="不属本局", proposed_unit=county.finance
    )
    assert says(h.suggestion) == ("水利局申请退回，等决定", "代表工作委员会", "重新交办")


def test_how_far_an_undelivered_reply_has_come_is_not_told(county):
    r = county.signed(county.with_contacts().rounds.get())
    assert says(r.handling.suggestion) == ("办理中", "水利局", "答复")


def test_after_the_reply(county):
    round = county.delivered(county.zhou)
    s = round.handling.suggestion
    assert says(s) == ("已答复，等代表评价", "林秀英、周文", "代表反馈")
    county.answered(round, county.zhou)
    county.answered(round, county.lin, result="dissatisfied", reason="没有修完")
    assert says(s)[:2] == ("第二轮办理中", "水利局")
    round = county.delivered()
    county.answered(ReplyRound.objects.get(pk=round.pk), county.lin)
    assert says(round.handling.suggestion) == ("评价已收齐，等办结", "代表工作委员会", "")


def test_in_handling_it_costs_four_queries_for_one_and_for_three(county, django_assert_num_queries):
    for _ in range(3):
        county.accepted(county.zhou)
    found = list(Suggestion.objects.select_related("case", "lead__person"))
    for some in (found[:1], found):
        with django_assert_num_queries(4):
            whereabouts(some)


def test_what_has_ended_is_asked_for_nothing_more(county, django_assert_num_queries):
    s = county.submitted()
    suggestion.withdraw(s, by=county.lin, at=moment("2026-02-26 10:00"), reason="已经解决")
    found = list(Suggestion.objects.select_related("case", "lead__person"))
    with django_assert_num_queries(0):
        assert whereabouts(found)[s.pk].where == "已撤回"
