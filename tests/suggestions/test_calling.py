"""公开征集附议: the lead deputy asks all deputies at once; who signs has read this very text."""

import pytest

from huying.domain.people.queries import Acting
from huying.domain.suggestions.procedure import suggestion
from huying.domain.suggestions.queries import visible_to
from huying.domain.suggestions.queries.like_ones import like_ones
from huying.foundation.procedure.refusal import Refused
from huying.foundation.text.likeness import Text
from tests.conftest import moment
from tests.county import TEXT, County
from tests.suggestions.test_pages import act_url, carry_out, page_url, sign_in

AT = moment("2026-02-25 11:00")
LIKE = Text("河口镇支渠维修", "灌溉支渠破损，请水利部门修复渠段。")


def acting(appointment):
    return Acting(None, appointment.congress, appointment.person, [appointment])


def seen(who):
    return [one.title for one in visible_to(acting(who))]


def called(county):
    return suggestion.call_for_cosigners(county.drafted(), by=county.lin, at=AT)


def signed(s):
    rows = s.cosignatures.order_by("pk").select_related("deputy__person", "version")
    return [(one.deputy.person.name, one.answer, one.version.number) for one in rows]


def test_every_deputy_reads_it_and_joins_and_nobody_else_sees_it(county):
    assert seen(county.zhou) == []
    s = called(county)
    assert s.state == "cosigning"
    assert seen(county.zhou) == seen(county.wu) == [TEXT["title"]]
    assert seen(county.sun) == seen(county.chen) == []
    assert seen(County(moment, "linxian", "临县").zhou) == []
    s = suggestion.join(s, by=county.zhou, at=AT, version_number=1)
    assert signed(s) == [("周文", "confirmed", 1)]
    s = suggestion.submit(s, by=county.lin, at=moment("2026-02-26"))
    assert seen(county.zhou) == [TEXT["title"]]
    assert seen(county.wu) == []  # handed in: no longer for everybody


def test_a_like_draft_is_led_to_it(client, county):
    s = called(county)
    (one,) = like_ones(acting(county.zhou), LIKE)
    assert (one.suggestion.pk, one.called, one.invited) == (s.pk, True, False)
    (own,) = like_ones(acting(county.lin), LIKE)
    assert not own.called
    answer = carry_out(sign_in(client, county.zhou), s, "suggestion", "join")
    assert (answer.status_code, answer.url) == (303, page_url(s))
    (one,) = like_ones(acting(county.zhou), LIKE)
    assert not one.called
    assert "正在公开征集附议" in client.get(page_url(s)).content.decode()


def test_who_read_an_older_text_is_asked_to_read_again_and_nobody_signs_twice(county):
    s = called(county)
    s = suggestion.revise(s, by=county.lin, at=AT, **TEXT | {"facts": "渠段破损一千三百米。"})
    with pytest.raises(Refused, match="刚刚修改了内容"):
        suggestion.join(s, by=county.zhou, at=AT, version_number=1)
    s = suggestion.join(s, by=county.zhou, at=AT, version_number=2)
    with pytest.raises(Refused):
        suggestion.join(s, by=county.zhou, at=AT, version_number=2)
    with pytest.raises(Refused):
        suggestion.join(s, by=county.lin, at=AT, version_number=2)


def test_the_call_is_ended_and_who_signed_remains(client, county):
    s = suggestion.join(called(county), by=county.zhou, at=AT, version_number=1)
    s = suggestion.end_the_call(s, by=county.lin, at=AT)
    assert (seen(county.zhou), seen(county.wu)) == ([TEXT["title"]], [])
    assert sign_in(client, county.wu).get(act_url(s, "join", "suggestion")).status_code == 404
    assert signed(s) == [("周文", "confirmed", 1)]


def test_what_is_kept_secret_or_not_open_to_cosigning_is_not_called_for(county):
    s = suggestion.ask_for_secrecy(
        county.drafted(), by=county.lin, at=AT, secrecy_reason="涉及商业秘密"
    )
    with pytest.raises(Refused, match="不公开征集附议"):
        suggestion.call_for_cosigners(s, by=county.lin, at=AT)
    s = suggestion.ask_for_secrecy(called(county), by=county.lin, at=AT, secrecy_reason="商业秘密")
    assert seen(county.zhou) == []
    alone = county.drafted(circumstances={"open_to_cosigning": False})
    with pytest.raises(Refused, match="不联名提出"):
        suggestion.call_for_cosigners(alone, by=county.lin, at=AT)
