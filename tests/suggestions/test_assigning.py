"""交办: consulted first, given to several leads, taken off again before any clock counts."""

import pytest

from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Handling, ReplyRound
from huying.domain.suggestions.procedure import handling, suggestion
from huying.domain.suggestions.queries import visible_to
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.rules import under
from tests.suggestions.test_pages import page_url, sign_in


@pytest.fixture
def asked_first(county):
    under(county.congress, "consulted", moment("2026-02-01"))


def consulted(county, day="2026-03-02"):
    return suggestion.consult(
        county.registered(),
        by=county.chen,
        at=moment(day),
        lead_unit=county.water,
        co_units=[county.finance],
    )


def assigned(county, s, day, **units):
    return suggestion.assign(
        s, by=county.chen, at=moment(day), **{"lead_unit": county.water} | units
    )


# -- 预交办 -----------------------------------------------------------------------------------


def test_units_say_whether_it_is_theirs_before_it_is(county, asked_first):
    s = consulted(county)
    assert s.state == "consulting"
    assert s.case.clocks.get(name="consult", ended_at=None).due.isoformat() == "2026-03-09"
    s = suggestion.answer_consultation(s, by=county.sun, at=moment("2026-03-03"), fitness="fit")
    with pytest.raises(Refused, match="还没有反馈预交办意见：财政局"):
        assigned(county, s, "2026-03-04")
    s = suggestion.answer_consultation(
        s,
        by=county.he,
        at=moment("2026-03-04"),
        fitness="unfit",
        reason="没有专项资金渠道",
        proposed_unit=county.transport,
    )
    s = assigned(county, s, "2026-03-05", co_units=[county.transport])
    assert s.state == "in_handling"
    assert s.case.clocks.get(name="consult").end == "met"
    given = s.consultations.order_by("pk").values_list("unit__name", "answer", "reason")
    assert list(given) == [("水利局", "fit", ""), ("财政局", "unfit", "没有专项资金渠道")]


def test_a_silent_unit_is_waited_for_until_its_day(county, asked_first):
    s = consulted(county)
    assert assigned(county, s, "2026-03-10").state == "in_handling"


def test_it_cannot_be_left_out_where_the_rulebook_has_it(county, asked_first):
    with pytest.raises(Refused, match="请先征求承办单位的意见"):
        assigned(county, county.registered(), "2026-03-02")


def test_a_unit_answers_once_for_itself_and_says_why_not(county, asked_first):
    s = consulted(county)
    with pytest.raises(Refused, match="请写明理由"):
        suggestion.answer_consultation(s, by=county.sun, at=moment("2026-03-03"), fitness="unfit")
    with pytest.raises(Refused, match="只能由被征求意见的单位办理"):
        suggestion.answer_consultation(s, by=county.yu, at=moment("2026-03-03"), fitness="fit")
    s = suggestion.answer_consultation(s, by=county.sun, at=moment("2026-03-03"), fitness="fit")
    with pytest.raises(Refused, match="只能由被征求意见的单位办理"):
        suggestion.answer_consultation(s, by=county.li, at=moment("2026-03-03"), fitness="fit")


def test_a_consulted_unit_reads_it_only_while_it_is_asked(county, asked_first):
    s = consulted(county)
    of_finance = acting(county.he.person.account, county.congress, at=moment("2026-03-03"))
    assert visible_to(of_finance).filter(pk=s.pk).exists()
    assigned(county, s, "2026-03-10")
    assert not visible_to(of_finance).filter(pk=s.pk).exists()


def test_a_proposal_of_units_begins_nothing(county):
    s = suggestion.propose_units(
        county.registered(),
        by=county.chen,
        at=moment("2026-02-28"),
        lead_unit=county.water,
        co_units=[county.finance],
    )
    assert (s.state, s.proposed_lead) == ("registered", county.water)
    assert Handling.objects.count() == 0


# -- 分办 -------------------------------------------------------------------------------------


def test_several_leads_each_have_their_own_reply(county):
    s = assigned(
        county, county.registered(), "2026-03-02", separate_units=[county.transport],
        co_units=[county.finance],
    )  # fmt: skip
    turns = s.handlings.select_related("case").order_by("pk")
    assert [(one.unit.name, one.role) for one in turns] == [
        ("水利局", "lead"),
        ("交通运输局", "lead"),
        ("财政局", "co"),
    ]
    for turn, by in zip(turns, (county.sun, county.yu), strict=False):
        handling.sign_for(turn, by=by, at=moment("2026-03-03"))
    rounds = ReplyRound.objects.filter(handling__suggestion=s)
    assert [one.handling.unit.name for one in rounds.order_by("pk")] == ["水利局", "交通运输局"]


def test_a_unit_stands_in_one_place_only(county):
    with pytest.raises(Refused, match="水利局重复了"):
        assigned(county, county.registered(), "2026-03-02", separate_units=[county.water])


# -- 撤销交办 ---------------------------------------------------------------------------------


def test_an_assignment_is_taken_off_on_its_own_day(county):
    s = assigned(county, county.registered(), "2026-03-02")
    s = suggestion.undo_assignment(s, by=county.chen, at=moment("2026-03-02 16:00"), reason="选错")
    assert (s.state, s.assigned_at) == ("registered", None)
    assert [one.state for one in s.handlings.select_related("case")] == ["ended"]
    assert s.handlings.get().case.clocks.filter(ended_at=None).count() == 0
    assert s.case.clocks.filter(name="assign", ended_at=None).count() == 1
    s = assigned(county, s, "2026-03-02 17:00")
    assert list(s.handlings.order_by("attempt").values_list("attempt", flat=True)) == [1, 2]


def test_not_the_day_after_and_not_once_a_unit_has_signed(county):
    s = assigned(county, county.registered(), "2026-03-02")
    with pytest.raises(Refused, match="只能在交办的当天撤销"):
        suggestion.undo_assignment(s, by=county.chen, at=moment("2026-03-03"), reason="选错")
    s = assigned(county, county.registered(), "2026-03-02")
    handling.sign_for(s.handlings.get(), by=county.sun, at=moment("2026-03-02 10:00"))
    with pytest.raises(Refused, match="已有单位签收"):
        suggestion.undo_assignment(s, by=county.chen, at=moment("2026-03-02 11:00"), reason="选错")


# -- 领衔包办 ---------------------------------------------------------------------------------


def test_a_leader_heads_it_with_a_team_and_a_plan(client, county):
    s = county.accepted().suggestion
    for leader in ("张县长", "李副县长"):
        s = suggestion.name_leader(
            s, by=county.chen, at=moment("2026-03-04"), leader=leader, post="县长", team="水利、财政",
        )  # fmt: skip
    assert str(s.leadership) == "李副县长（县长）"
    page = sign_in(client, county.lin).get(page_url(s)).content.decode()
    assert "李副县长（县长）" in page and "水利、财政" in page
