"""拆分、据此重新起草: what arises keeps its deputies, its text and where it came from."""

import pytest

from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.procedure import chain
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_pages import act_url, carry_out, page_url, sign_in

AT = moment("2026-02-27")


def arisen(s):
    found = Suggestion.objects.filter(arose_from=s.pk).select_related("case", "text")
    return list(found.order_by("pk"))


def test_the_clerk_divides_two_matters_and_the_deputy_confirms(client, county):
    s = county.submitted(county.zhou)
    sign_in(client, county.chen)
    fields = {"title_1": "关于修复支渠的建议", "title_2": "关于支渠管护的建议"}
    answer = carry_out(client, s, "suggestion", "split", part_1="1", part_2="2", **fields)
    assert answer.status_code == 303
    one, two = arisen(s)
    assert [(x.title, x.state, x.entered_by, x.in_session) for x in (one, two)] == [
        ("关于修复支渠的建议", "submitted", county.chen, True),
        ("关于支渠管护的建议", "submitted", county.chen, True),
    ]
    assert [x.text.requests.get().text for x in (one, two)] == [
        "对破损的1.2公里渠段进行衬砌修复",
        "明确支渠的日常管护单位和经费",
    ]
    assert [x.cosignatures.get().deputy for x in (one, two)] == [county.zhou, county.zhou]
    assert Suggestion.objects.select_related("case").get(pk=s.pk).state == "split"
    assert not s.case.clocks.filter(ended_at=None).exists()
    assert list(one.case.clocks.filter(ended_at=None).values_list("name", flat=True)) == ["assign"]
    words = sign_in(client, county.lin).get(page_url(s)).content.decode()
    assert page_url(one) in words and page_url(two) in words
    assert page_url(s) in client.get(page_url(one)).content.decode()
    assert carry_out(client, one, "suggestion", "confirm_entry").status_code == 303
    assert list(chain.faults(county.congress.pk)) == []


def test_each_request_goes_into_exactly_one_part(county):
    s = county.submitted()
    first, second = s.text.requests.order_by("order")
    for parts, why in (
        ([("甲", [first])], "每一条诉求都要归入其中一件"),
        ([("甲", [first, second]), ("乙", [second])], "每一条诉求都要归入其中一件"),
        ([("甲", [first, second]), ("乙", [])], "至少拆成两件"),
    ):
        with pytest.raises(Refused, match=why):
            suggestion.split(s, by=county.chen, at=AT, parts=parts)
    assert arisen(s) == []


def test_a_part_without_a_title_is_asked_for_one(client, county):
    s = county.submitted()
    sign_in(client, county.chen)
    fields = {"title_1": "关于修复支渠的建议", "part_1": "1", "part_2": "3"}
    answer = carry_out(client, s, "suggestion", "split", **fields, title_2="关于管护的建议")
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert errors["title_2"] == ["还没有诉求归入这一件。"]
    assert errors["title_3"] == ["有诉求归入这一件，请写标题。"]


def test_a_wish_for_secrecy_goes_with_every_part(county):
    s = county.submitted()
    s = suggestion.ask_for_secrecy(s, by=county.lin, at=AT, secrecy_reason="涉及个人安全。")
    first, second = s.text.requests.order_by("order")
    suggestion.split(s, by=county.chen, at=AT, parts=[("甲", [first]), ("乙", [second])])
    assert [(one.secrecy, one.circumstances.secrecy_reason) for one in arisen(s)] == [
        (True, "涉及个人安全。"),
        (True, "涉及个人安全。"),
    ]


def test_what_was_rejected_is_drafted_anew_from_its_text(client, county):
    s = suggestion.reject(
        county.submitted(county.zhou),
        by=county.chen,
        at=AT,
        grounds=["no_substance"],
        reason="没有具体内容。",
    )
    sign_in(client, county.lin)
    answer = carry_out(client, s, "suggestion", "draft_anew")
    (draft,) = arisen(s)
    assert (answer.status_code, answer.url) == (303, page_url(draft))
    assert (draft.state, draft.lead, draft.submitted_at) == ("draft", county.lin, None)
    assert draft.text.facts == s.text.facts
    assert [one.text for one in draft.text.requests.order_by("order")] == [
        one.text for one in s.text.requests.order_by("order")
    ]
    assert sign_in(client, county.chen).get(page_url(draft)).status_code == 404
    assert client.get(act_url(s, "draft_anew", "suggestion")).status_code == 403
