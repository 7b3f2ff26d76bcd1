"""答复送达: signed by whom, in what form, to whom and to whom in copy is each place's own rule."""

import io

import pytest

from huying.domain.people.queries import acting
from huying.domain.people.states import Capacity, Level
from huying.domain.suggestions.models import DelegationAuthor, ReplyRound
from huying.domain.suggestions.procedure import reply, suggestion
from huying.domain.suggestions.queries.awaiting import (
    answers_to_relay,
    face_records_to_sign,
    replies_to_sign,
)
from huying.domain.suggestions.queries.page import suggestion_page
from huying.foundation.files.checking import check_file
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.crawl.estate import PDF
from tests.rules import lay
from tests.suggestions.test_delegations import with_a_delegation

AT = moment("2026-04-10 10:00")
RECORD = {"place": "河口镇渠首", "people": "李建国局长", "content": "十月底前衬砌完毕。"}


def who(appointment):
    return acting(appointment.person.account, appointment.congress, at=AT)


def signed(county, *cosigners) -> ReplyRound:
    return county.signed(county.with_contacts(*cosigners).rounds.get(round=1))


def deliver(county, round, **said) -> ReplyRound:
    return reply.deliver(round, by=county.sun, at=AT, **said)


def told_of(act) -> set[str]:
    """The names of all who got the notice of the last such act."""
    seq = Event.objects.filter(act=act).latest("seq").seq
    found = Notice.objects.filter(key=f"event:{seq}")
    return {one.to.person.name for one in found}


# -- who signs -------------------------------------------------------------------------------


def cleared(county):
    round = county.written(county.with_contacts().rounds.get(round=1))
    return county.onward(round, at=moment("2026-04-10 09:00"))


def sign(round, by):
    return reply.sign_off(round, by=by, at=AT, document_number="清水函〔2026〕1号")


def test_where_the_head_signs_a_deputy_head_does_not(county):
    deputy = county.appoint("赵副", county.water, Capacity.DEPUTY_HEAD, username="fuju")
    round = cleared(county)
    with pytest.raises(Refused, match="只能由本级规则规定的答复签发人办理"):
        sign(round, deputy)
    assert list(replies_to_sign(who(deputy), AT)) == []
    assert sign(round, county.li).state == "signed"


def test_where_any_leader_signs_a_deputy_head_may(county):
    lay(county.congress, answer__signer="unit_leader")
    deputy = county.appoint("赵副", county.water, Capacity.DEPUTY_HEAD, username="fuju")
    round = cleared(county)
    assert list(replies_to_sign(who(deputy), AT)) == [round]
    with pytest.raises(Refused, match="只能由"):
        sign(round, county.sun_office)
    assert sign(round, deputy).signed_by == deputy


def test_where_no_text_names_the_signer_the_units_office_may_sign(county):
    lay(county.congress, answer__signer="not_stated")
    assert sign(cleared(county), county.sun_office).state == "signed"


# -- in what form ----------------------------------------------------------------------------


def test_where_the_answer_is_written_one_in_person_alone_is_not_enough(county):
    round = signed(county)
    with pytest.raises(Refused, match="要求书面答复"):
        deliver(county, round, delivery="face")
    assert deliver(county, round, delivery="both").get_delivery_display() == "当面并书面答复"


def test_where_it_is_in_person_the_deputy_may_agree_to_a_written_one(county):
    lay(county.congress, answer__form="face")
    round = signed(county)
    with pytest.raises(Refused, match="经代表同意才能书面答复"):
        deliver(county, round, delivery="paper")
    item = round.handling.suggestion
    suggestion.wish_for_reply(item, by=county.lin, at=AT, form="written")
    round = ReplyRound.objects.get(pk=round.pk)
    assert deliver(county, round, delivery="paper").state == "delivered"


def test_where_both_are_open_the_deputy_has_what_the_deputy_asks_for(county):
    lay(county.congress, answer__form="both")
    round = signed(county)
    suggestion.wish_for_reply(round.handling.suggestion, by=county.lin, at=AT, form="both")
    round = ReplyRound.objects.get(pk=round.pk)
    with pytest.raises(Refused, match="领衔代表要求既当面答复，又书面答复"):
        deliver(county, round, delivery="platform")
    assert deliver(county, round, delivery="both").state == "delivered"


def test_in_hebei_the_deputy_is_not_asked_for_the_form(county):
    item = signed(county).handling.suggestion
    with pytest.raises(Refused, match="不由代表选择"):
        suggestion.wish_for_reply(item, by=county.lin, at=AT, form="face")


# -- the record of an answer in person -------------------------------------------------------


def in_person(county):
    lay(county.congress, answer__form="both", answer__face_record=True)
    return deliver(county, signed(county), delivery="face", record=RECORD)


def closed_after_an_answer(county, round):
    county.answered(round, county.lin)
    item = round.handling.suggestion
    return suggestion.close(item, by=county.chen, at=moment("2026-04-20"))


def test_an_answer_in_person_leaves_a_record_that_the_deputy_signs(county):
    lay(county.congress, answer__form="both", answer__face_record=True)
    with pytest.raises(Refused, match="当面答复要填写记录"):
        deliver(county, signed(county), delivery="face")


def test_it_is_not_closed_before_the_record_is_signed(county):
    round = in_person(county)
    assert list(face_records_to_sign(who(county.lin), AT)) == [round]
    with pytest.raises(Refused, match="还没有经代表签署"):
        closed_after_an_answer(county, round)
    round = reply.sign_face_record(
        ReplyRound.objects.get(pk=round.pk), by=county.lin, at=AT, opinion="属实"
    )
    assert list(face_records_to_sign(who(county.lin), AT)) == []
    assert round.face_reply.opinion == "属实"
    item = round.handling.suggestion
    assert suggestion.close(item, by=county.chen, at=moment("2026-04-21")).state == "closed"


def test_the_scan_of_a_record_signed_by_hand_is_as_good(county):
    round = in_person(county)
    scans = [check_file(io.BytesIO(PDF), name="记录.pdf")]
    round = reply.file_signed_record(
        ReplyRound.objects.get(pk=round.pk), by=county.sun, at=AT, scans=scans
    )
    shown = suggestion_page(round.handling.suggestion, who(county.lin)).events
    assert "reply_round.file_signed_record" in [one.act for one in shown]
    assert closed_after_an_answer(county, round).state == "closed"


# -- to whom ---------------------------------------------------------------------------------


def test_each_deputy_is_answered_and_nothing_is_left_to_the_lead(county):
    round = signed(county, county.zhou)
    with pytest.raises(Refused, match="逐人答复"):
        deliver(county, round, through_lead=True)
    deliver(county, round)
    assert {"林秀英", "周文"} <= told_of("reply_round.deliver")


def test_the_lead_deputy_passes_it_on_to_those_who_were_not_there(county):
    lay(county.congress, answer__recipients="lead")
    round = deliver(county, signed(county, county.zhou, county.wu), present=[county.zhou])
    assert "吴桂" not in told_of("reply_round.deliver")
    assert {"林秀英", "周文"} <= told_of("reply_round.deliver")
    assert list(answers_to_relay(who(county.lin), AT)) == [round]
    round = reply.relay(round, by=county.lin, at=AT)
    assert told_of("reply_round.relay") == {"吴桂"}
    with pytest.raises(Refused, match="已经转复"):
        reply.relay(round, by=county.lin, at=AT)


def test_in_shandong_it_goes_through_the_lead_only_with_his_consent(county):
    lay(county.congress, answer__recipients="lead_relays")
    round = signed(county, county.zhou)
    with pytest.raises(Refused, match="没有同意转复"):
        deliver(county, round, through_lead=True)
    suggestion.wish_for_reply(round.handling.suggestion, by=county.lin, at=AT, relays=True)
    round = deliver(county, ReplyRound.objects.get(pk=round.pk), through_lead=True)
    assert "周文" not in told_of("reply_round.deliver")


def test_a_delegations_suggestion_is_answered_to_the_delegation(county):
    with_a_delegation(county, "hebei")
    lay(county.congress, answer__recipients="group")
    round = signed(county)
    item = round.handling.suggestion
    DelegationAuthor.objects.create(
        congress=county.congress, suggestion=item, delegation=county.delegation
    )
    deliver(county, ReplyRound.objects.get(pk=round.pk))
    assert {"林秀英", "团工", "吴桂"} <= told_of("reply_round.deliver")


# -- in copy ---------------------------------------------------------------------------------


def test_a_copy_goes_to_the_government_office_where_the_rules_say_so(county):
    lay(county.congress, answer__copies=["deputies_committee", "government_office"])
    deliver(county, signed(county))
    assert "刘洋" in told_of("reply_round.deliver")


def test_in_hebei_it_does_not(county):
    deliver(county, signed(county))
    assert told_of("reply_round.deliver") == {"林秀英", "陈静", "王海"}


def test_a_congress_of_indirectly_elected_deputies_tells_the_one_that_elected_them(county):
    lay(county.congress, answer__copies=["deputies_committee", "electing_congress"])
    county.congress.level = Level.PROVINCE
    county.congress.save()
    round = ReplyRound.objects.get(pk=signed(county).pk)
    with pytest.raises(Refused, match="抄送选举该代表的人大常委会"):
        deliver(county, round)
    round = deliver(county, round, copied_to="临河市人大代表工委，4月10日")
    assert round.outside_copy.sent_to == "临河市人大代表工委，4月10日"
