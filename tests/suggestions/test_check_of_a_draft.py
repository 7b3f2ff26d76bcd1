"""检查: what the checker says of a draft beside the editor, and beside every check of it."""

import pytest
from django.urls import reverse

from huying.domain.people.queries import acting
from huying.domain.suggestions.letters import draft
from huying.domain.suggestions.models import ReplyRound
from tests.conftest import moment
from tests.suggestions.test_pages import act_url, sign_in

AT = moment("2026-04-10")


def drafted(county, **words):
    """A reply in drafting with these words in it."""
    round = county.written(ReplyRound.objects.get(handling=county.with_contacts()))
    for name, text in words.items():
        setattr(round, name, text)
    round.save()
    return round


def said(client, round, answer: str, **fields):
    """(rule, passage) of what 检查 finds in an answer that is typed and not saved."""
    page = client.get(act_url(round, "write", "reply_round"))
    form = page.context["form"]
    typed = {one.html_name: one.value() or "" for one in form if one.name != "files"}
    typed |= {"answer_1": answer, **fields}
    url = reverse("suggestions:check_draft", args=["qingyuan", round.pk])
    page = client.post(url, typed)
    assert page.status_code == 200
    assert answer in page.content.decode()
    return [(one.finding.rule, one.finding.passage) for one in page.context["findings"]]


def test_the_editor_says_what_is_wrong_and_stores_nothing(client, county):
    round = drafted(county)
    sign_in(client, county.sun)
    faulty = "委员您提出的渠段已于2026年2月30日修好，2027年3月我局召开了现场会。"
    assert said(client, round, faulty) == [
        ("address", "委员您"),
        ("calendar", "2026年2月30日"),
        ("date_order", "2027年3月"),
    ]
    assert not round.answers.filter(text=faulty).exists()


def test_a_clean_draft_has_no_finding_and_what_is_made_at_the_signature_is_not_missed(
    client, county
):
    round = drafted(county)
    sign_in(client, county.sun)
    assert (
        said(client, round, "破损的1200米渠段已列入年度计划，由灌区管理所2026年10月底前修好。")
        == []
    )


def test_a_class_of_another_congress_is_outside_the_scheme(county):
    round = drafted(county, reply_class="E")
    found = draft.findings(
        round, draft.stored(round), acting(county.sun.person.account, county.congress, at=AT), AT
    )
    assert [one.finding.rule for one in found] == ["class_scheme"]
    assert found[0].words == "没有“E”这一答复类别。请改为A、B、C中的一个。"


@pytest.mark.parametrize(
    ("state", "who", "act"),
    [
        ("unit_check", "sun_office", "send_back_in_unit"),
        ("office_review", "liu", "send_back_from_office"),
        ("committee_review", "chen", "send_back_from_committee"),
        ("cleared", "li", "sign_off"),
    ],
)
def test_whoever_checks_reads_the_findings_beside_the_reply(client, county, state, who, act):
    round = drafted(county, closing="感谢委员对水利工作的关心。")
    round = county.onward(round, at=AT, until=state)
    page = sign_in(client, getattr(county, who)).get(act_url(round, act, "reply_round"))
    assert [one.finding.passage for one in page.context["findings"]] == ["感谢委员对"]
    text = page.content.decode()
    assert "<mark>感谢委员对</mark>" in text
    assert "第1条已经修复，通水正常。" in text  # and the reply itself, answer by answer
    assert "林秀英代表：" in text


def test_nobody_else_may_check_a_draft(client, county):
    round = drafted(county)
    url = reverse("suggestions:check_draft", args=["qingyuan", round.pk])
    assert sign_in(client, county.he).post(url).status_code == 404
    round = county.onward(round, at=AT, until="cleared")
    answer = sign_in(client, county.sun).post(url)
    assert (answer.status_code, answer.url) == (302, act_url(round, "write", "reply_round"))


def test_an_answer_that_was_given_before_is_told(client, county):
    words = (
        "破损的渠段已经列入年度维修计划，由县灌区管理所实施，资金八十六万元已经落实，十月底前完成，验收以后交河口镇水利站管护。"
        * 2
    )
    round = drafted(county)
    round.answers.update(text=words)
    again = draft.Draft(answers=dict(round.answers.values_list("request_id", "text")))
    earlier = [("关于维修城关镇渠道的建议", words)]
    text = draft.text_of(round, again, AT)
    found = draft.reply_check.check(text, kind="npc", before=earlier)
    assert [one.rule for one in found if one.rule == "same_as_earlier"] == ["same_as_earlier"]
