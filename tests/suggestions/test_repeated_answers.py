"""重复答复: a reply that says what the unit said before is shown beside it, whoever reads it before it goes out."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huying.domain.people.queries import Acting
from huying.domain.suggestions.letters import draft
from huying.domain.suggestions.models import Answer, ReplyRound, Suggestion
from huying.domain.suggestions.procedure import handling, suggestion
from huying.domain.suggestions.queries.earlier_replies import earlier_replies, near_copies
from tests.conftest import moment
from tests.county import TEXT
from tests.suggestions.test_pages import act_url, sign_in

AT = moment("2026-05-20")
WORDS = (
    "经现场查看，破损渠段已列入县灌区维修计划，资金八十六万元已经落实，由县灌区管理所组织施工，今年十月底前完成。",
    "支渠的日常管护由河口镇水利站负责，每年安排经费六万元，列入镇级预算，水利局每季度检查一次。",
)
OTHER = {
    "title": "关于修复城关镇南干渠的建议",
    "facts": "城关镇南干渠渗漏，两个村灌溉困难。",
    "proposal": "建议水利部门修复。",
    "requests": ["修复南干渠渗漏段", "落实管护经费"],
}


def acting(appointment):
    return Acting(None, appointment.congress, appointment.person, [appointment])


def opened(county, **changes) -> ReplyRound:
    """Another deputy's item of May, given to the same unit; its first reply round."""
    s = suggestion.draft(by=county.zhou, at=moment("2026-05-06"), **OTHER | changes)
    s = suggestion.submit(s, by=county.zhou, at=moment("2026-05-06 10:00"))
    s = suggestion.register(s, by=county.chen, at=moment("2026-05-07"), category=county.category)
    s = suggestion.assign(s, by=county.chen, at=moment("2026-05-08"), lead_unit=county.water)
    turn = s.handlings.select_related("case").get(role="lead")
    turn = handling.sign_for(turn, by=county.sun, at=moment("2026-05-09"))
    return turn.rounds.get(round=1)


def said(round, words=WORDS):
    """These words stand in it."""
    for place, one in enumerate(Answer.objects.filter(round=round).order_by("request__order")):
        one.text = words[place]
        one.save()
    round.save()  # indexed with its answers
    return round


def near(round, who, words=WORDS):
    return near_copies(words, earlier_replies(acting(who), round, words))


def test_what_the_unit_answered_to_another_item_is_found_and_set_beside(county):
    first = said(county.delivered())
    again = opened(county)
    words = (WORDS[0].replace("八十六万元", "九十万元"), WORDS[1])
    (one,) = near(again, county.sun, words)
    assert (one.earlier.round.pk, one.earlier.title) == (first.pk, TEXT["title"])
    assert one.same > 80
    assert [piece.text for piece in one.left if piece.kind == "out"] == ["九十"]
    assert [piece.text for piece in one.right if piece.kind == "in"] == ["八十六"]


def test_another_answer_is_no_copy_and_an_empty_one_asks_nothing(county):
    said(county.delivered())
    again = opened(county)
    assert near(again, county.sun, ("南干渠的渗漏段将在明年春灌以前用防渗膜重新铺设。",)) == []
    assert earlier_replies(acting(county.sun), again, []) == []


def test_the_replies_of_others_and_what_is_not_signed_are_not_told(county):
    first = said(county.delivered())
    again = opened(county)
    assert near(again, county.he) == []  # 财政局 has none of these
    assert [one.earlier.round.pk for one in near(again, county.liu)] == [first.pk]
    type(first).objects.filter(pk=first.pk).update(signed_at=None)
    assert near(again, county.sun) == []
    type(first).objects.filter(pk=first.pk).update(signed_at=moment("2026-04-10"))
    Suggestion.objects.filter(pk=first.handling.suggestion_id).update(secrecy=True)
    assert near(again, county.liu) == []  # kept secret: not told beside another item


def test_whoever_checks_sees_it_beside_the_reply_and_the_checker_still_says_so(client, county):
    said(county.delivered())
    round = said(county.written(opened(county), at="2026-05-20"))
    typed = draft.stored(round)
    found = draft.checked(round, typed, acting(county.sun), AT)
    assert "same_as_earlier" in [one.finding.rule for one in found.findings]
    assert [one.same for one in found.near_copies] == [100]
    page = sign_in(client, county.sun).get(act_url(round, "write", "reply_round"))
    form = page.context["form"]
    data = {one.html_name: one.value() or "" for one in form if one.name != "files"}
    url = reverse("suggestions:check_draft", args=["qingyuan", round.pk])
    assert "与以前的答复相近" in client.post(url, data).content.decode()


def test_it_asks_the_same_for_one_as_for_three(county):
    said(county.delivered())
    again = opened(county)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            found = near(again, county.sun)
        return len(found), len(queries)

    one = asked()
    for n in (1, 2):
        round = said(county.written(opened(county, title=f"关于第{n}条渠的建议"), at="2026-05-20"))
        ReplyRound.objects.filter(pk=round.pk).update(signed_at=moment("2026-05-01"))
    assert (one[0], asked()) == (1, (3, one[1]))
