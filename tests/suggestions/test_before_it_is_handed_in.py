"""会前征集: groundwork, the rounds of pre-review, 会中提交; in 清源县 under Henan's rules."""

import pytest

from huying.domain.people.models import Session
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.domain.suggestions.queries import awaiting
from huying.domain.suggestions.tasks import tick
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.county import TEXT
from tests.suggestions.test_pages import carry_out, page_url, sign_in
from tests.suggestions.test_texts_of_a_deputy import seen_by

BEFORE = "2026-01-20 09:00"


@pytest.fixture
def anyang(county):
    """清源县 with a professional group and a town, under rules that know three rounds of pre-review."""
    county.congress.rulebook = "henan"
    county.congress.save()
    county.group = county.body("农业农村专业小组", BodyKind.PROFESSIONAL_GROUP)
    county.town = county.body("河口镇人大", BodyKind.TOWNSHIP)
    county.expert = county.appoint("水专家", county.group, Capacity.HEAD, username="zhuanjia")
    county.mayor = county.appoint("镇主席", county.town, Capacity.CLERK, username="zhenren")
    Session.objects.create(
        congress=county.congress,
        term=county.term,
        number=9,
        opens_at=moment("2025-02-20"),
        closes_at=moment("2025-02-24"),
    )
    county.early = suggestion.draft(by=county.lin, at=moment(BEFORE), **TEXT)
    return county


def sent(county, body, s=None, at="2026-01-21"):
    return suggestion.send_to_pre_review(s or county.early, by=county.lin, at=moment(at), body=body)


def with_edit(county, s, at="2026-01-22"):
    return suggestion.give_opinion(
        s,
        by=county.expert,
        at=moment(at),
        opinion="写清受益面。",
        edit_reason="补上受益户数",
        **TEXT | {"facts": TEXT["facts"] + "涉及三百一十户。"},
    )


# -- pre-review --------------------------------------------------------------------------------


def test_a_draft_goes_through_the_rounds_in_their_order_and_stays_a_draft(anyang):
    with pytest.raises(Refused, match="这一轮不由"):
        sent(anyang, anyang.town)
    s = sent(anyang, anyang.group)
    assert (s.state, s.submitted_at) == ("draft", None)
    s = suggestion.give_opinion(s, by=anyang.expert, at=moment("2026-01-22"), opinion="可以。")
    s = sent(anyang, anyang.town, s, at="2026-01-23")
    s = suggestion.give_opinion(s, by=anyang.mayor, at=moment("2026-01-24"), opinion="可以。")
    s = sent(anyang, anyang.committee, s, at="2026-01-25")
    s = suggestion.give_opinion(s, by=anyang.chen, at=moment("2026-01-26"), opinion="可以。")
    rounds = [(one.round, one.opinion) for one in s.pre_reviews.order_by("pk")]
    names = ("professional_group", "township", "deputies_committee")
    assert rounds == [(name, "可以。") for name in names]
    with pytest.raises(Refused, match="各轮预审都已经提出意见"):
        sent(anyang, anyang.group, s, at="2026-01-27")


def test_only_those_it_was_sent_to_see_a_draft(anyang):
    s, everybody = anyang.early, [anyang.expert, anyang.mayor, anyang.chen, anyang.zhou]

    def readers():
        return [one.person.name for one in everybody if s.pk in seen_by(one)]

    assert readers() == []
    s = sent(anyang, anyang.group)
    assert readers() == ["水专家"]
    suggestion.recall_from_pre_review(s, by=anyang.lin, at=moment("2026-01-22"))
    s = Suggestion.objects.select_related("case", "congress").get(pk=s.pk)
    suggestion.ask_for_secrecy(s, by=anyang.lin, at=moment("2026-01-23"), secrecy_reason="怕")
    assert readers() == []


def test_an_edited_text_becomes_the_text_only_with_the_deputys_yes(anyang):
    s = with_edit(anyang, sent(anyang, anyang.group))
    assert (s.text.number, s.pre_reviews.get().answer) == (1, "open")
    with pytest.raises(Refused, match="改稿还等您答复"):
        suggestion.submit(s, by=anyang.lin, at=moment("2026-01-23"))
    s = suggestion.adopt_edit(s, by=anyang.lin, at=moment("2026-01-23"))
    assert s.text.facts.endswith("涉及三百一十户。")
    assert s.text.reason == "采用农业农村专业小组的改稿：补上受益户数"
    assert [one.text for one in s.text.requests.order_by("order")] == TEXT["requests"]


def test_a_deputy_may_say_no_to_an_edited_text(anyang):
    s = with_edit(anyang, sent(anyang, anyang.group))
    s = suggestion.decline_edit(s, by=anyang.lin, at=moment("2026-01-23"), reason="户数还没核实")
    assert (s.text.number, s.pre_reviews.get().answer) == (1, "declined")
    assert suggestion.submit(s, by=anyang.lin, at=moment("2026-01-24")).state == "submitted"


def test_an_edit_needs_its_reason_and_the_text_stands_still_meanwhile(anyang):
    s = sent(anyang, anyang.group)
    with pytest.raises(Refused, match="改稿理由"):
        suggestion.give_opinion(s, by=anyang.expert, at=moment("2026-01-22"), opinion="改", **TEXT)
    with pytest.raises(Refused, match="收回预审"):
        suggestion.revise(s, by=anyang.lin, at=moment("2026-01-22"), **TEXT)


def test_pre_review_is_advice_a_deputy_may_hand_in_without_it(anyang):
    s = suggestion.submit(sent(anyang, anyang.group), by=anyang.lin, at=moment("2026-01-22"))
    assert (s.state, s.in_session) == ("submitted", False)
    assert s.pre_reviews.get().ended_at == moment("2026-01-22")


def test_nobody_pre_reviews_what_is_their_own(anyang):
    anyang.appoint("林秀英", anyang.group, Capacity.CLERK)
    s = sent(anyang, anyang.group)
    mine = s.lead.person.appointments.get(body=anyang.group)
    with pytest.raises(Refused, match="回避"):
        suggestion.give_opinion(s, by=mine, at=moment("2026-01-22"), opinion="很好")


def test_where_the_rules_know_no_pre_review_nothing_is_sent(county):
    with pytest.raises(Refused, match="没有规定会前预审"):
        sent(county, county.committee, county.drafted(), at="2026-02-25 11:00")


def test_the_reviewer_opens_the_form_changes_a_word_and_the_deputy_sees_what(client, anyang):
    s = sent(anyang, anyang.group)
    sign_in(client, anyang.expert)
    asked = {f"requests_{n}": text for n, text in enumerate(TEXT["requests"])}
    fields = {name: TEXT[name] for name in ("title", "proposal")} | asked
    answer = carry_out(
        client, s, "suggestion", "give_opinion", opinion="好", facts="旧桥已成危桥。", **fields
    )
    assert answer.status_code == 422
    assert "改动了文稿，请写明改稿理由" in answer.content.decode()
    answer = carry_out(
        client,
        s,
        "suggestion",
        "give_opinion",
        opinion="好",
        facts="旧桥已成危桥。",
        edit_reason="更短",
        **fields,
    )
    assert answer.status_code == 303
    page = sign_in(client, anyang.lin).get(page_url(s)).content.decode()
    assert "改稿理由：</strong>更短" in page
    assert "旧桥已成危桥" in page
    assert "等代表答复" in page


def test_a_form_left_as_it_was_is_an_opinion_without_an_edit(client, anyang):
    s = sent(anyang, anyang.group)
    sign_in(client, anyang.expert)
    asked = {f"requests_{n}": text for n, text in enumerate(TEXT["requests"])}
    fields = {name: TEXT[name] for name in ("title", "facts", "proposal")} | asked
    answer = carry_out(client, s, "suggestion", "give_opinion", opinion="好", **fields)
    assert answer.status_code == 303
    assert s.pre_reviews.get().answer == ""


def test_what_waits_for_reviewers_and_deputy(anyang):
    def waiting(who, rows, at="2026-01-23"):
        from huying.domain.people.queries import acting

        one = acting(who.person.account, who.congress, at=moment(at))
        return rows(one, moment(at)).count()

    s = sent(anyang, anyang.group)
    assert waiting(anyang.expert, awaiting.pre_reviews_to_give) == 1
    assert waiting(anyang.mayor, awaiting.pre_reviews_to_give) == 0
    with_edit(anyang, s)
    assert waiting(anyang.expert, awaiting.pre_reviews_to_give) == 0
    assert waiting(anyang.lin, awaiting.edits_to_answer) == 1


# -- 会中提交 ------------------------------------------------------------------------------------


def marked(county, s):
    return suggestion.mark_for_session(
        s, by=county.lin, at=moment("2026-01-28"), session=county.session
    )


def test_marked_for_the_session_it_is_handed_in_from_the_opening_and_made_in_session(anyang):
    s = marked(anyang, anyang.early)
    with pytest.raises(Refused, match="2月25日09:00开幕后才能提交"):
        suggestion.submit(s, by=anyang.lin, at=moment("2026-02-25 08:59"))
    s = suggestion.submit(s, by=anyang.lin, at=moment("2026-02-25 09:00"))
    assert (s.in_session, s.session, s.series) == (True, anyang.session, "in")


def test_the_mark_can_be_taken_back_and_then_it_is_made_out_of_session(anyang):
    s = suggestion.unmark_for_session(
        marked(anyang, anyang.early), by=anyang.lin, at=moment("2026-01-29")
    )
    s = suggestion.submit(s, by=anyang.lin, at=moment("2026-01-30"))
    assert s.in_session is False


def test_what_is_not_handed_in_by_the_closing_stays_a_draft_and_its_deputy_is_told(anyang):
    s = marked(anyang, anyang.early)
    assert tick(moment("2026-02-28 17:00"), anyang.congress)["session_over"] == 0
    assert tick(moment("2026-02-28 17:01"), anyang.congress)["session_over"] == 1
    assert tick(moment("2026-03-01"), anyang.congress)["session_over"] == 0
    s = Suggestion.objects.select_related("case", "circumstances").get(pk=s.pk)
    assert (s.state, s.circumstances.for_session) == ("draft", None)
    notice = Notice.objects.get(to=anyang.lin)
    assert notice.text == f"{anyang.congress}“会议闭幕，草稿未提交”：《{s.title}》"


# -- groundwork ----------------------------------------------------------------------------------


def worked(county, s, content="走了三个村，看了渠首。"):
    return suggestion.add_groundwork(
        s,
        by=county.lin,
        at=moment("2026-02-25 11:00"),
        kind="visit",
        done_on=moment("2026-02-10").date(),
        place="河口镇",
        people="村民十二人",
        content=content,
    )


def test_reviewers_read_what_was_done_before_it_was_written(client, county):
    s = worked(county, county.drafted())
    s = worked(county, s, content="又开了一次座谈。")
    suggestion.strike_groundwork(
        s, by=county.lin, at=moment("2026-02-25 12:00"), groundwork=s.groundwork.last()
    )
    s = suggestion.submit(s, by=county.lin, at=moment("2026-02-26"))
    sign_in(client, county.chen)
    url = f"/qingyuan/suggestion/{s.pk}/register"
    assert "走了三个村，看了渠首。" in client.get(page_url(s)).content.decode()
    form = client.get(url).content.decode()
    assert "走了三个村，看了渠首。" in form
    assert "又开了一次座谈" not in form
