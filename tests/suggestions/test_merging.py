"""并案: handled once, answered and evaluated by each deputy; parted again before a reply."""

import pytest

from huying.domain.people.states import Capacity
from huying.domain.suggestions.models import ReplyRound, Suggestion
from huying.domain.suggestions.policy.family import asked_of
from huying.domain.suggestions.procedure import handling, reply, suggestion
from huying.foundation.notices.models import Notice
from huying.foundation.procedure import chain
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.county import TEXT
from tests.suggestions.test_pages import page_url, sign_in

AT = moment("2026-03-01")


@pytest.fixture
def zhao(county):
    """赵明, another deputy."""
    return county.appoint("赵明", county.whole, Capacity.DEPUTY, username="zhaoming")


@pytest.fixture
def theirs(county, zhao):
    """赵明's suggestion on the same matter, co-signed by 吴桂 and registered."""
    s = suggestion.draft(by=zhao, at=moment("2026-02-25"), **TEXT)
    s = suggestion.invite(s, by=zhao, at=moment("2026-02-25"), deputies=[county.wu])
    s = suggestion.confirm(s, by=county.wu, at=moment("2026-02-25"), version_number=1)
    s = suggestion.submit(s, by=zhao, at=moment("2026-02-26"))
    return suggestion.register(s, by=county.chen, at=moment("2026-02-27"), category=county.category)


def anew(s):
    return Suggestion.objects.select_related("case", "congress", "merged_into__case").get(pk=s.pk)


def running(s):
    return list(s.case.clocks.filter(ended_at=None).values_list("name", flat=True))


def test_one_reply_goes_to_every_deputy_and_each_is_asked(county, zhao, theirs):
    main = county.registered(county.zhou)
    merged = suggestion.merge(theirs, by=county.chen, at=AT, main=main)
    assert (merged.state, merged.merged_into, running(merged)) == ("merged", main, [])
    given = suggestion.assign(anew(main), by=county.chen, at=AT, lead_unit=county.water)
    h = given.handlings.select_related("case").get()
    handling.sign_for(h, by=county.sun, at=moment("2026-03-02"))
    assert anew(merged).handlings.count() == 0
    h.waived_contacts_at = AT
    h.save(update_fields=["waived_contacts_at"])
    round = county.signed(ReplyRound.objects.get(handling=h))
    delivered = reply.deliver(round, by=county.sun, at=moment("2026-04-10 10:00"))
    asked = [one.deputy for one in delivered.surveys.order_by("pk")]
    assert asked == [county.lin, county.zhou, zhao, county.wu]
    told = Notice.objects.filter(case=delivered.case, text__contains="答复代表")
    assert {county.lin.pk, county.zhou.pk, zhao.pk, county.wu.pk} <= {one.to_id for one in told}
    county.answered(delivered, zhao)
    with pytest.raises(Refused, match="已经答复，不能再分开办理"):
        suggestion.unmerge(anew(merged), by=county.chen, at=moment("2026-04-16"), reason="不同")
    assert list(chain.faults(county.congress.pk)) == []


def test_both_sides_see_both_and_a_stranger_neither(client, county, zhao, theirs):
    main = county.registered()
    merged = suggestion.merge(theirs, by=county.chen, at=AT, main=main)
    suggestion.assign(anew(main), by=county.chen, at=AT, lead_unit=county.water)
    assert str(merged) in sign_in(client, county.lin).get(page_url(main)).content.decode()
    for deputy in (zhao, county.wu):
        words = sign_in(client, deputy).get(page_url(merged)).content.decode()
        assert "与这一件一起办理" in words
        assert client.get(page_url(main)).status_code == 200
    for page in (main, merged):
        assert sign_in(client, county.sun).get(page_url(page)).status_code == 200
        assert sign_in(client, county.zhou).get(page_url(page)).status_code == 404
        assert sign_in(client, county.he).get(page_url(page)).status_code == 404


def test_parted_again_it_waits_for_a_unit_of_its_own_from_that_day(county, theirs):
    main = county.registered()
    suggestion.merge(theirs, by=county.chen, at=AT, main=main)
    suggestion.assign(anew(main), by=county.chen, at=AT, lead_unit=county.water)
    at = moment("2026-04-20")
    s = suggestion.unmerge(anew(theirs), by=county.chen, at=at, reason="地点不同。")
    assert (s.state, s.merged_into) == ("registered", None)
    (clock,) = s.case.clocks.filter(ended_at=None)
    assert (clock.name, clock.start.isoformat()) == ("assign", "2026-04-20")
    s = suggestion.assign(s, by=county.chen, at=at, lead_unit=county.finance)
    assert s.state == "in_handling"


def test_only_into_what_is_registered_and_stands_by_itself(county, theirs):
    main, third = county.registered(), county.registered()
    with pytest.raises(Refused, match="不能并入自己"):
        suggestion.merge(theirs, by=county.chen, at=AT, main=theirs)
    with pytest.raises(Refused, match="只能并入已登记"):
        suggestion.merge(theirs, by=county.chen, at=AT, main=county.submitted())
    suggestion.merge(theirs, by=county.chen, at=AT, main=main)
    with pytest.raises(Refused, match="只能并入已登记"):
        suggestion.merge(third, by=county.chen, at=AT, main=theirs)
    with pytest.raises(Refused, match="已有建议并入这一件"):
        suggestion.merge(anew(main), by=county.chen, at=AT, main=third)


def test_what_others_are_in_is_not_withdrawn_and_one_of_them_is(county, zhao, theirs):
    main = county.registered()
    suggestion.merge(theirs, by=county.chen, at=AT, main=main)
    with pytest.raises(Refused, match="已有建议并入这一件"):
        suggestion.withdraw(anew(main), by=county.lin, at=AT, reason="已经解决。")
    s = suggestion.propose_withdrawal(anew(theirs), by=zhao, at=AT, reason="已经解决。")
    s = suggestion.agree_to_withdraw(s, by=county.wu, at=AT)
    s = suggestion.withdraw(s, by=zhao, at=AT, reason="已经解决。")
    assert (s.state, s.merged_into) == ("withdrawn", None)
    s = suggestion.withdraw(anew(main), by=county.lin, at=AT, reason="已经解决。")
    assert s.state == "withdrawn"


def test_who_proposed_what_is_handled_with_it_stands_back(county, theirs):
    """李建国, head of 水利局, co-signed the one that is merged."""
    s = suggestion.draft(by=county.li_deputy, at=moment("2026-02-25"), **TEXT)
    s = suggestion.submit(s, by=county.li_deputy, at=moment("2026-02-26"))
    s = suggestion.register(s, by=county.chen, at=AT, category=county.category)
    main = county.registered()
    suggestion.merge(s, by=county.chen, at=AT, main=main)
    given = suggestion.assign(anew(main), by=county.chen, at=AT, lead_unit=county.water)
    h = given.handlings.select_related("case").get()
    with pytest.raises(Refused, match="应当回避"):
        handling.sign_for(h, by=county.li, at=moment("2026-03-02"))


def test_a_deputys_wish_for_secrecy_keeps_it_apart(county, zhao, theirs):
    main = county.registered()
    suggestion.ask_for_secrecy(theirs, by=zhao, at=AT, secrecy_reason="涉及个人安全。")
    with pytest.raises(Refused, match="代表要求保密的建议单独办理"):
        suggestion.merge(anew(theirs), by=county.chen, at=AT, main=main)
    with pytest.raises(Refused, match="代表要求保密的建议单独办理"):
        suggestion.merge(anew(main), by=county.chen, at=AT, main=anew(theirs))


# -- one that comes late -----------------------------------------------------------------------


def in_handling(county):
    """The main one, signed for by 水利局 on 2026-03-03."""
    return county.accepted(county.zhou)


def test_a_later_one_joins_what_is_in_handling_and_its_requests_are_answered_there(
    county, zhao, theirs
):
    h = in_handling(county)
    merged = suggestion.merge(theirs, by=county.chen, at=moment("2026-03-05"), main=h.suggestion)
    told = Notice.objects.filter(case=merged.case, text__contains="并案")
    assert county.sun.pk in {one.to_id for one in told}
    h.waived_contacts_at = AT
    h.save(update_fields=["waived_contacts_at"])
    round = ReplyRound.objects.select_related("case").get(handling=h)
    own = [one.request for one in asked_of(round) if one.merged is None]
    reply.write(
        round, by=county.sun, at=moment("2026-04-01"), reply_class="A", has_commitment=False,
        answers=[(one, "adopted", "已安排。") for one in own],
    )  # fmt: skip
    round = ReplyRound.objects.select_related("case").get(pk=round.pk)
    with pytest.raises(Refused, match="并入的建议还有诉求没有答复：第1号 诉求1、第1号 诉求2"):
        reply.send_to_office(round, by=county.sun, at=moment("2026-04-02"))
    round = county.signed(ReplyRound.objects.select_related("case").get(pk=round.pk))
    delivered = reply.deliver(round, by=county.sun, at=moment("2026-04-10 10:00"))
    assert delivered.answers.count() == 4
    assert delivered.surveys.count() == 4


def test_each_request_is_written_beside_its_own_number_and_read_so(client, county, zhao, theirs):
    h = in_handling(county)
    suggestion.merge(theirs, by=county.chen, at=moment("2026-03-05"), main=h.suggestion)
    round = ReplyRound.objects.get(handling=h)
    path = f"/qingyuan/reply_round/{round.pk}/write"
    form = sign_in(client, county.sun).get(path).context["form"]
    assert [one.label for one, _outcome, _answer in form.pairs] == [
        "诉求1", "诉求2", "第1号 诉求1", "第1号 诉求2",
    ]  # fmt: skip
    answer = client.post(
        path,
        {
            "idem": form["idem"].value(),
            "outcome_3": "partly",
            "answer_3": "两段一并维修。",
            "has_commitment": "no",
        },
    )
    assert answer.status_code == 303
    (given,) = round.answers.all()
    assert (given.request.version.suggestion, given.request.order) == (theirs, 1)
    words = client.get(page_url(h.suggestion)).content.decode()
    assert "第1号 诉求1" in words
    assert "两段一并维修。" in words


def test_nothing_joins_a_reply_that_others_read(county, theirs):
    h = county.with_contacts()
    round = county.written(h.rounds.get())
    county.onward(round, moment("2026-04-02"), until="office_review")
    with pytest.raises(Refused, match="答复已经送审"):
        suggestion.merge(theirs, by=county.chen, at=moment("2026-04-03"), main=h.suggestion)


def test_parted_again_what_was_drafted_for_it_is_gone_and_the_rest_stays(county, theirs):
    h = in_handling(county)
    merged = suggestion.merge(theirs, by=county.chen, at=moment("2026-03-05"), main=h.suggestion)
    round = county.written(ReplyRound.objects.select_related("case").get(handling=h))
    assert round.answers.count() == 4
    suggestion.unmerge(anew(merged), by=county.chen, at=moment("2026-04-11"), reason="地点不同。")
    assert {one.request.version.suggestion for one in round.answers.all()} == {h.suggestion}
    county.onward(
        ReplyRound.objects.select_related("case").get(pk=round.pk), moment("2026-04-12"),
        until="office_review",
    )  # fmt: skip


def test_what_is_read_together_is_parted_only_after_it_came_back(county, theirs):
    h = in_handling(county)
    h.waived_contacts_at = AT
    h.save(update_fields=["waived_contacts_at"])
    merged = suggestion.merge(theirs, by=county.chen, at=moment("2026-03-05"), main=h.suggestion)
    round = county.written(ReplyRound.objects.select_related("case").get(handling=h))
    county.onward(round, moment("2026-04-11"), until="office_review")
    with pytest.raises(Refused, match="退回拟稿以后才能分开办理"):
        suggestion.unmerge(anew(merged), by=county.chen, at=moment("2026-04-12"), reason="不同。")


def test_the_form_offers_what_may_still_be_joined(client, county, theirs):
    waiting, going = county.registered(), in_handling(county).suggestion
    read = county.with_contacts()
    county.onward(county.written(read.rounds.get()), moment("2026-04-11"), until="office_review")
    county.submitted()
    form = sign_in(client, county.chen).get(f"/qingyuan/suggestion/{theirs.pk}/merge")
    assert set(form.context["form"].fields["main"].queryset) == {waiting, going}
