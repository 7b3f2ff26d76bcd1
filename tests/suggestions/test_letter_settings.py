"""公文设置: numbers of a unit's own series, templates that an administrator replaces."""

import io

import docx as word
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from huying.domain.people.models import Account, Roll
from huying.domain.suggestions.models import LetterTemplate
from huying.domain.suggestions.procedure import handling, letter_settings, reply
from huying.foundation.documents.docx_template import shipped_template
from huying.foundation.files.checking import check_file
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
AT = moment("2026-03-05")


def browser(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username), backend=BACKEND)
    return client


def roll_of(county) -> Roll:
    return Roll.objects.select_related("case", "congress").get(congress=county.congress)


def series(county, by, body=None, prefix="清水函", last=0):
    return letter_settings.set_number_series(
        roll_of(county),
        by=by,
        at=AT,
        body=body or county.water,
        use="reply",
        prefix=prefix,
        last=last,
    )


def changed(old: str, new: str) -> bytes:
    document = word.Document(io.BytesIO(shipped_template()))
    for line in document.paragraphs:
        if line.text == old:
            line.text = new
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.HUYING_FILES_DIR = tmp_path / "files"


# -- 发文字号 --------------------------------------------------------------------------------


def test_a_unit_that_keeps_a_series_gets_its_next_number_whatever_was_typed(county):
    series(county, county.li, last=11)
    round = county.signed(county.with_contacts().rounds.get(round=1))
    assert round.document_number == "清水函〔2026〕12号"
    assert county.signed(county.with_contacts().rounds.get(round=1)).document_number == (
        "清水函〔2026〕13号"
    )


def test_without_a_series_the_number_is_typed(county):
    round = county.signed(county.with_contacts().rounds.get(round=1))
    assert round.document_number == "清水函〔2026〕1号"
    cleared = county.onward(
        county.written(county.with_contacts().rounds.get(round=1)), at=moment("2026-04-10")
    )
    with pytest.raises(Refused, match="请填写发文字号"):
        reply.sign_off(cleared, by=county.li, at=moment("2026-04-10 10:00"))


def test_a_unit_sets_its_own_and_not_another_units(county):
    with pytest.raises(Refused, match="只能设定本单位的发文字号"):
        series(county, county.li, body=county.finance)
    series(county, county.chen, body=county.finance, prefix="清财函")


def test_a_number_that_a_letter_bears_is_not_given_again(county):
    series(county, county.li, last=5)
    series(county, county.li, last=2)  # set wrongly, nothing was numbered yet
    round = county.signed(county.with_contacts().rounds.get(round=1))
    assert round.document_number == "清水函〔2026〕3号"
    series(county, county.li, prefix="清水复")
    with pytest.raises(Refused, match="今年已经用到3号，不能往回设"):
        series(county, county.li, last=2)
    series(county, county.li, last=3)


def test_the_pages_of_a_unit_show_its_own_series_alone(county):
    page = reverse("suggestions:letter_settings", args=["qingyuan"])
    shown = browser("juzhang").get(page).content.decode()
    assert "水利局" in shown and "财政局" not in shown and "Word 模板" not in shown
    of = reverse("suggestions:letter_series", args=["qingyuan", county.finance.pk, "reply"])
    assert browser("juzhang").get(of).status_code == 404
    mine = reverse("suggestions:letter_series", args=["qingyuan", county.water.pk, "reply"])
    sent = browser("juzhang").post(mine, {"prefix": "清水函", "last": "3"})
    assert sent.status_code == 303
    assert "清水函〔" in browser("juzhang").get(page).content.decode()


def test_the_form_of_signing_asks_for_no_number_where_there_is_a_series(county):
    series(county, county.li)
    round = county.onward(
        county.written(county.with_contacts().rounds.get(round=1)), at=moment("2026-04-10")
    )
    act = reverse("suggestions:act", args=["qingyuan", "reply_round", round.pk, "sign_off"])
    assert "document_number" not in browser("juzhang").get(act).content.decode()


def test_a_co_units_opinion_has_a_series_of_its_own(county):
    letter_settings.set_number_series(
        roll_of(county), by=county.he_head, at=AT, body=county.finance, use="co_opinion",
        prefix="清财提函", last=0,
    )  # fmt: skip
    turn = county.accepted(co=[county.finance])
    co = turn.suggestion.handlings.select_related("case").get(unit=county.finance)
    co = handling.sign_for(co, by=county.he, at=moment("2026-03-04"))
    co = handling.send_co_opinion(co, by=county.he, at=moment("2026-03-20"), text="列入预算。")
    assert co.co_opinion.document_number == "清财提函〔2026〕1号"


# -- 模板 ------------------------------------------------------------------------------------


def replace(county, content: bytes):
    return letter_settings.replace_letter_template(
        roll_of(county), by=county.gao, at=AT, letter="reply_round.reply",
        file=check_file(io.BytesIO(content), name="答复函.docx"),
    )  # fmt: skip


def lines_of_the_reply(county, round) -> list[str]:
    address = reverse(
        "suggestions:letter", args=["qingyuan", "reply_round", round.pk, "reply", "docx"]
    )
    got = browser("zhuban").get(address).content
    return [one.text for one in word.Document(io.BytesIO(got)).paragraphs]


def test_an_administrator_replaces_a_template_and_restores_the_default(county):
    round = county.delivered()
    replace(county, changed("{{ title }}", "（县政府规范格式）{{ title }}"))
    assert any(one.startswith("（县政府规范格式）对") for one in lines_of_the_reply(county, round))
    replace(county, changed("{{ title }}", "（第二版）{{ title }}"))
    assert LetterTemplate.objects.count() == 1
    letter_settings.restore_letter_template(
        roll_of(county), by=county.gao, at=AT, letter="reply_round.reply"
    )
    assert not any(
        one.startswith("（") and "对清源" in one for one in lines_of_the_reply(county, round)
    )
    with pytest.raises(Refused, match="现在用的就是默认模板"):
        letter_settings.restore_letter_template(
            roll_of(county), by=county.gao, at=AT, letter="reply_round.reply"
        )


def test_a_broken_template_is_refused_with_the_line_that_is_wrong(county):
    page = reverse(
        "suggestions:letter_template",
        args=["qingyuan", "replace_letter_template", "reply_round", "reply"],
    )
    broken = SimpleUploadedFile("答复函.docx", changed("{{ title }}", "{{ biaoti }}"))
    sent = browser("guanli").post(page, {"file": [broken]})
    assert sent.status_code == 422
    shown = sent.content.decode()
    assert "模板有错，没有换用" in shown
    assert "没有“biaoti”这一项" in shown
    assert not LetterTemplate.objects.exists()


def test_the_template_in_use_can_be_fetched_by_the_administrator_alone(county):
    page = reverse("suggestions:letter_template_file", args=["qingyuan", "reply_round", "reply"])
    assert browser("guanli").get(page).content == shipped_template()
    assert browser("gongwei").get(page).status_code == 404
