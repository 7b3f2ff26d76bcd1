"""答复类别: each place's letters mean the same five things, and each asks for its own grounds."""

from datetime import date

import pytest

from huying.domain.reply_check import grounds
from huying.domain.suggestions import rulebook
from huying.domain.suggestions.models import ClassGrounds, ReplyRound
from huying.domain.suggestions.policy.classes import COMMON, meaning_of
from huying.domain.suggestions.procedure import reply
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_pages import carry_out, page_url, sign_in

AT = moment("2026-04-10")
PLACES = {
    "national": "A B C C",
    "hebei": "A B C",
    "henan": "A B C",
    "zhejiang": "A B C",
    "shandong": "A B C C",
    "qingdao": "A B C C",
    "shanghai": "A B B C",
    "chongqing": "A B C C",
    "beijing": "A B C C",
}
SCHEMES = {
    "已解决 正在解决 列入计划解决 因条件限制无法解决": "resolved under_way under_way not_now",
    "已经解决 正在解决 暂时无法解决": "resolved under_way not_now",
    "已经解决或基本解决 正在解决或工作已启动 列入规划逐步解决 留作参考": (
        "resolved under_way under_way reference"
    ),
    "解决或采纳 暂不能解决": "resolved not_now",
    "已解决或采纳 列入计划拟解决或拟采纳 留作参考或不可行": "resolved under_way reference",
    "已经解决 有条件的已列入计划 属上级职权，已向上反映": "resolved under_way reported_up",
}


@pytest.mark.parametrize(("place", "common"), PLACES.items())
def test_the_classes_of_every_place_are_comparable(place, common):
    found = [COMMON[meaning_of(one.label)] for one in rulebook.get(place).answer.classes]
    assert " ".join(found) == common


@pytest.mark.parametrize(("labels", "meanings"), SCHEMES.items())
def test_other_schemes_map_by_their_words(labels, meanings):
    assert " ".join(meaning_of(label) for label in labels.split()) == meanings


def cleared(county, reply_class, text):
    round = county.written(ReplyRound.objects.get(handling=county.with_contacts()))
    round.reply_class = reply_class
    round.no_promise_reason = "已随年度计划单列。"
    round.save()
    round.answers.update(text=text)
    return county.onward(round, at=AT, until="cleared")


def sign(county, round, **given):
    return reply.sign_off(round, by=county.li, at=AT, document_number="清水函〔2026〕1号", **given)


@pytest.mark.parametrize(
    ("reply_class", "missing"),
    [
        ("A", "做了什么，或者完成的时间表"),
        ("B", "办理计划、责任单位或责任人、完成时间"),
        ("C", "办不到的法律、政策依据或者条件限制"),
    ],
)
def test_each_class_asks_for_its_own_grounds(county, reply_class, missing):
    round = cleared(county, reply_class, "我们会认真研究。")
    with pytest.raises(Refused, match=f"^{reply_class}类的答复还要写明：{missing}。$"):
        sign(county, round)


def test_what_the_reply_says_itself_need_not_be_said_again(county):
    text = "已列入年度维修计划，由县灌区管理所实施，2026年10月底前完成。"
    sign(county, cleared(county, "B", text))
    kept = ClassGrounds.objects.get()
    assert (kept.meaning, kept.plan, kept.due_on) == ("under_way", text, date(2026, 10, 31))
    assert kept.owner == "县灌区管理所"
    assert (kept.done, kept.basis) == ("", "")


def test_the_grounds_stand_on_the_page_of_the_suggestion(client, county):
    text = "已列入年度维修计划，由县灌区管理所实施，2026年10月底前完成。"
    round = sign(county, cleared(county, "B", text))
    page = sign_in(client, county.sun).get(page_url(round.handling.suggestion)).content.decode()
    assert "责任：县灌区管理所　完成时间：2026年10月31日" in page


def test_the_signer_is_asked_in_the_browser_for_what_class_b_demands(client, county):
    round = cleared(county, "B", "已列入年度维修计划。")
    sign_in(client, county.li)
    number = {"document_number": "清水函〔2026〕1号", "plan": "列入年度维修计划"}
    page = carry_out(client, round, "reply_round", "sign_off", **number)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["owner", "due_on"]
    assert "done" not in page.context["form"].fields
    given = number | {"owner": "灌区管理所 张工", "due_on": "2026-10-31"}
    page = carry_out(client, round, "reply_round", "sign_off", **given)
    assert page.status_code == 303
    assert str(ClassGrounds.objects.get().due_on) == "2026-10-31"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年10月底前完成", date(2026, 10, 31)),
        ("2027年2月完成，2026年12月开工", date(2027, 2, 28)),
        ("2026年9月15日前完成", date(2026, 9, 15)),
        ("2026年底完成", date(2026, 12, 31)),
        ("十月底前完成", None),
        ("2026年13月完成", None),
    ],
)
def test_the_last_day_that_a_text_names(text, day):
    assert grounds.day_in(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "因不符合《中华人民共和国土地管理法》第四十四条，不能占用基本农田。",
        "目前资金不足，暂不具备条件。",
        "该事项属于上级职权。",
    ],
)
def test_what_stands_against_it_is_found(text):
    assert grounds.basis_in(text) == text
    assert grounds.basis_in("我们会认真研究。") == ""


def test_a_reply_without_somebody_to_call_goes_to_no_check(county):
    round = county.written(ReplyRound.objects.get(handling=county.with_contacts()))
    round.contact_person = ""
    round.save()
    with pytest.raises(Refused, match="没有联系人和电话"):
        reply.send_to_office(round, by=county.sun, at=AT)
