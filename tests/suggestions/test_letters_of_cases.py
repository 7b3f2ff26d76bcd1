"""公文: made from what is recorded, for whoever may see the case, and only once it is real."""

import io
import re

import docx as word
import pytest
from django.test import Client
from django.urls import reverse
from docx.oxml.ns import qn

from huying.domain.people.models import Account, Roll
from huying.domain.people.queries import acting
from huying.domain.suggestions.letters import LETTERS, there_for
from huying.domain.suggestions.models import ReplyRound
from huying.domain.suggestions.procedure import handling, reply
from huying.domain.suggestions.procedure import pledge as pledges
from huying.domain.suggestions.states import Delivery
from huying.foundation.documents.docx import docx
from tests.conftest import moment
from tests.rules import lay

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
AT = moment("2026-04-10 10:00")


def browser(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username), backend=BACKEND)
    return client


def who(appointment):
    return acting(appointment.person.account, appointment.congress, at=AT)


def made(subject, name, by, at=AT):
    return LETTERS[subject.case.kind, name].make(subject, who(by), at)


def said(letter) -> str:
    """All that stands in the Word file, without spaces."""
    found = word.Document(io.BytesIO(docx(letter, AT)))
    pieces = (one.text or "" for one in found.element.iter(qn("w:t")))
    return re.sub(r"\s", "", "".join(pieces))


def names(subject, by) -> list[str]:
    return [one.name for one in there_for(subject.case.kind, subject, who(by))]


def address(subject, name, form="docx") -> str:
    return reverse(
        "suggestions:letter", args=["qingyuan", subject.case.kind, subject.pk, name, form]
    )


# -- 答复函 ----------------------------------------------------------------------------------


def test_the_reply_names_every_deputy_and_answers_request_by_request(county):
    round = county.delivered(county.zhou, county.wu)
    text = said(made(round, "reply", county.sun))
    for words in (
        *("A公开属性：同意全文公开", "清源县水利局清水函〔2026〕1号"),
        "对清源县第十八届人民代表大会第一次会议第1号建议的答复林秀英、周文、吴桂代表：",
        "你们提出的《关于维修河口镇灌溉支渠的建议》（第1号）收悉。经研究办理，现答复如下：",
        "一、关于“对破损的1.2公里渠段进行衬砌修复”第1条已经修复，通水正常。",
        "序号诉求办理结果1对破损的1.2公里渠段进行衬砌修复采纳2明确支渠的日常管护单位和经费采纳",
        "清源县水利局2026年4月10日",
        "（领导签发：李建国）（联系人及电话：孙敏0311-0000000）",
        "抄送：清源县人大常委会代表工委。清源县水利局2026年4月10日印发",
    ):
        assert words in text, (words, text)
    assert "送审稿" not in text


def test_until_it_is_signed_it_is_a_draft_without_a_day(county):
    round = county.written(county.with_contacts().rounds.get(round=1))
    text = said(made(round, "reply", county.sun))
    assert text.startswith("送审稿A")
    assert "您提出的" in text
    assert "清源县水利局年月日" in text
    assert "印发" not in text


def test_co_units_and_their_dissent_stand_in_the_reply(county):
    lay(county.congress, handling__countersign=True)
    turn = county.with_contacts(co=[county.finance])
    co = turn.suggestion.handlings.select_related("case").get(unit=county.finance)
    co = handling.sign_for(co, by=county.he, at=moment("2026-03-04"))
    co = handling.send_co_opinion(
        co, by=county.he, at=moment("2026-03-20"), text="管护经费列入明年预算。"
    )
    round = county.written(turn.rounds.get(round=1))
    round = reply.send_to_countersign(round, by=county.sun, at=moment("2026-04-10 09:30"))
    round = reply.dissent(
        round, by=county.he_head, at=moment("2026-04-10 09:40"), text="经费应分两年安排。"
    )
    text = said(made(round, "reply", county.sun))
    assert "协办单位意见清源县财政局：管护经费列入明年预算。" in text
    assert "清源县财政局会签时的不同意见：经费应分两年安排。" in text
    co.refresh_from_db()
    text = said(made(co, "co_opinion", county.he))
    assert text.startswith(
        "清源县财政局关于清源县第十八届人民代表大会第一次会议第1号建议的会办意见"
    )
    assert "清源县水利局：清源县第十八届人民代表大会第一次会议第1号建议《" in text
    assert "现提出协办意见如下：管护经费列入明年预算。" in text


def test_a_draft_is_the_units_own_and_the_deputies_get_what_was_delivered(county):
    round = county.written(county.with_contacts().rounds.get(round=1))
    readers = [("zhuban", 200), ("daibiao", 404), ("gongwei", 404), ("xieban", 404)]
    for username, status in readers:
        assert browser(username).get(address(round, "reply")).status_code == status
    round = county.onward(round, at=moment("2026-04-10 09:00"))
    round = reply.sign_off(round, by=county.li, at=AT, document_number="清水函〔2026〕1号")
    round = reply.deliver(round, by=county.sun, at=AT)
    for username, status in [("zhuban", 200), ("daibiao", 200), ("gongwei", 200), ("fuyi1", 404)]:
        assert browser(username).get(address(round, "reply")).status_code == status
    response = browser("daibiao").get(address(round, "reply"))
    assert response.content[:2] == b"PK"
    assert "%E7%AD%94%E5%A4%8D%E5%87%BD" in response["Content-Disposition"]
    assert response["Cache-Control"] == "private, no-store"


def test_the_page_offers_what_there_is(county):
    round = county.delivered()
    page = reverse("suggestions:page", args=["qingyuan", round.handling.suggestion_id])
    shown = browser("daibiao").get(page).content.decode()
    for name in ("reply", "paper"):
        subject = round if name == "reply" else round.handling.suggestion
        assert address(subject, name, "pdf") in shown
    assert "urging" not in shown


# -- 退办、延期、催办 ------------------------------------------------------------------------


def test_an_application_to_return_and_its_two_decisions(county):
    turn = county.accepted()
    assert "return_application" not in names(turn, county.sun)
    turn = handling.ask_to_return(
        turn,
        by=county.sun,
        at=moment("2026-03-06"),
        reason="支渠属于农村公路配套工程，依三定规定由交通运输局负责。",
        proposed_unit=county.transport,
    )
    text = said(made(turn, "return_application", county.sun))
    for words in (
        "清源县水利局关于申请退回第1号代表建议的函清源县人大常委会代表工委：",
        "建议承办单位交通运输局第几次申请1",
        "退回理由和职能依据支渠属于农村公路配套工程，依三定规定由交通运输局负责。",
        "清源县水利局2026年3月6日（经办：孙敏）",
    ):
        assert words in text, (words, text)
    denied = handling.deny_return(
        turn, by=county.chen, at=moment("2026-03-09"), answer="灌溉渠系由水利部门管理。"
    )
    text = said(made(denied, "return_decision", county.sun))
    assert "关于不予退回第1号代表建议的决定清源县水利局：" in text
    assert "仍由清源县水利局承办，答复期限不变。灌溉渠系由水利部门管理。" in text


def test_the_decision_to_give_it_to_another_unit_names_it(county):
    turn = county.accepted()
    turn = handling.take_back(
        turn,
        by=county.chen,
        at=moment("2026-03-06"),
        new_unit=county.transport,
        answer="职能调整。",
    )
    text = said(made(turn, "return_decision", county.chen))
    assert "清源县人大常委会代表工委关于改办第1号代表建议的决定" in text
    assert "不再由清源县水利局承办，改由清源县交通运输局承办。职能调整。" in text


def test_an_extension_asked_for_and_granted(county):
    lay(county.congress, extension__approver="deputies_committee")
    turn = county.accepted()
    turn = handling.ask_extension(
        turn,
        by=county.li,
        at=moment("2026-04-20"),
        reason="需要等待汛期后勘测。",
        work_done="已完成初步设计。",
        told_deputy="4月18日电话说明",
    )
    text = said(made(turn, "extension_application", county.sun))
    assert "原期限2026年6月2日" in text
    assert "延期理由需要等待汛期后勘测。已做的工作已完成初步设计。" in text
    assert "extension_decision" not in names(turn, county.sun)
    turn = handling.grant_extension(turn, by=county.chen, at=moment("2026-04-21"))
    text = said(made(turn, "extension_decision", county.sun))
    assert "同意第1号建议延期答复，答复期限延至2026年" in text
    assert text.endswith("2026年4月21日")


def test_urging_says_how_many_days_were_left_or_over(county):
    turn = handling.urge(
        county.accepted(), by=county.lin, at=moment("2026-05-20"), words="什么时候开工？"
    )
    assert "urging" not in names(turn, county.chen)
    turn = handling.urge(turn, by=county.chen, at=moment("2026-05-30"), words="请按期答复代表。")
    near = said(made(turn, "urging", county.chen))
    assert near.startswith("清源县人大常委会代表工委关于抓紧办理")
    assert "已于2026年3月2日交由你单位承办。答复期限为2026年6月2日，距今还有3天。" in near
    assert "请按期答复代表。请你单位主要负责人亲自过问" in near
    assert near.endswith("清源县人大常委会代表工委2026年5月30日")
    turn = handling.urge(
        turn, by=county.liu, at=moment("2026-06-12"), words="已经逾期。", answer_required=True
    )
    late = said(made(turn, "urging", county.sun))
    assert late.startswith("清源县政府办公室关于抓紧办理")
    assert "答复期限为2026年6月2日，已逾期10天，至今尚未提交。已经逾期。" in late
    assert "办理进展请于2026年6月17日前书面回复。" in late
    assert "urging" not in names(turn, county.lin)


# -- 交办通知、专用纸、责任书、记录和表 --------------------------------------------------------


def test_the_notice_of_assignment_lists_exactly_the_units_own_items(county):
    turn = county.assigned(co=[county.finance])
    text = said(made(turn, "assignment", county.sun))
    assert "关于交办清源县第十八届人民代表大会第一次会议代表建议的通知清源县水利局：" in text
    assert "11关于维修河口镇灌溉支渠的建议林秀英主办2026年6月2日" in text
    co = turn.suggestion.handlings.get(unit=county.finance)
    assert "林秀英协办" in said(made(co, "assignment", county.he))
    assert "assignment" not in names(turn, county.lin)
    assert browser("daibiao").get(address(turn, "assignment")).status_code == 404
    assert browser("xieban").get(address(turn, "assignment")).status_code == 404


def test_the_paper_of_a_suggestion_has_all_who_signed(county):
    county.lin.person.phone = "13800001111"
    county.lin.person.save()
    one = county.registered(county.zhou)
    text = said(made(one, "paper", county.chen))
    for words in (
        "清源县第十八届人民代表大会第一次会议代表建议、批评和意见专用纸",
        "领衔代表林秀英代表团第一代表团",
        "联系电话13800001111",
        "三、诉求1．对破损的1.2公里渠段进行衬砌修复2．明确支渠的日常管护单位和经费",
        "序号附议代表代表团1周文第一代表团",
    ):
        assert words in text, (words, text)
    assert "13800001111" not in said(made(one, "paper", county.zhou))


def test_a_draft_of_a_suggestion_says_so(county):
    assert said(made(county.drafted(), "paper", county.lin)).startswith("草稿")


def test_the_record_of_an_answer_in_person(county):
    lay(county.congress, answer__form="both", answer__face_record=True)
    round = county.signed(county.with_contacts().rounds.get(round=1))
    record = {"place": "河口镇渠首", "people": "李建国局长", "content": "十月底前衬砌完毕。"}
    round = reply.deliver(round, by=county.sun, at=AT, delivery=Delivery.FACE, record=record)
    text = said(made(round, "face_record", county.sun))
    assert "时间和地点2026年4月10日河口镇渠首答复人李建国局长" in text
    assert text.endswith("代表签名：年月日")
    round = reply.sign_face_record(round, by=county.lin, at=AT, opinion="同意。")
    assert said(made(round, "face_record", county.sun)).endswith("代表签名：林秀英2026年4月10日")


def test_the_form_of_opinion_is_blank_for_the_unit_and_filled_for_the_deputy(county):
    round = county.delivered()
    blank = said(made(round, "opinion_form", county.sun))
    assert "收到答复2026年4月10日代表林秀英" in blank
    assert "√" not in blank.replace("前打√", "")
    survey = round.surveys.get()
    assert browser("zhuban").get(address(survey, "opinion_form")).status_code == 404
    county.answered(round, county.lin, result="mostly_satisfied")
    survey = round.surveys.get()
    own = said(made(survey, "opinion_form", county.lin))
    assert own.count("√满意") == 1
    assert own.count("√基本满意") == 1
    assert browser("daibiao").get(address(survey, "opinion_form")).status_code == 200


def test_the_pledge_of_a_unit(county):
    turn = county.accepted()
    pledges.issue_pledges(
        Roll.objects.get(congress=county.congress),
        by=county.chen,
        at=moment("2026-03-10"),
        session=county.session,
        units=[county.water],
        duties="主要负责人负总责。",
        issuer="代表工委王海",
        targets={"met_target": 100, "replied_target": 100, "content_target": 95,
                 "solved_target": None},
    )  # fmt: skip
    pledge = county.water.pledges.get()
    text = said(made(pledge, "pledge", county.li))
    assert text.startswith("待签订水利局第十八届第一次会议代表建议办理责任书")
    assert "满意率95%解决率未设" in text
    signed = pledges.sign(pledge, by=county.li, at=moment("2026-03-11"))
    assert "清源县水利局主要负责人：李建国2026年3月11日" in said(made(signed, "pledge", county.li))
    assert turn.suggestion.number_text in text


# -- not there -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["face_record", "opinion_form", "nonsense"])
def test_a_letter_that_is_not_real_yet_does_not_exist(county, name):
    round = ReplyRound.objects.get(handling=county.accepted())
    assert browser("zhuban").get(address(round, name)).status_code == 404
