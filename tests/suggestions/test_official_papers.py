"""一般公文: drafted from data, issued with a number of its own series, each unit's own list, signed for, filed."""

import io
import re

import docx as word
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx.oxml.ns import qn

from huying.domain.people.models import Account
from huying.domain.people.queries import acting
from huying.domain.suggestions.letters.paper import made_for
from huying.domain.suggestions.models import NumberSeries
from huying.domain.suggestions.procedure import papers
from huying.domain.suggestions.queries.awaiting import papers_to_issue, papers_to_sign_for
from huying.domain.suggestions.queries.papers import draft_of, papers_visible_to
from huying.foundation.documents.docx import docx
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
AT = moment("2026-03-05 10:00")


def who(appointment):
    return acting(appointment.person.account, appointment.congress, at=AT)


def browser(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username), backend=BACKEND)
    return client


def composed(county, *recipients, **said):
    words = {"form": "notice", "title": "关于报送进展的通知", "text": "请于月底前报送。"}
    return papers.compose(by=county.chen, at=AT, recipients=recipients, **words | said)


def issued(county, *recipients, at=AT, **said):
    return papers.issue(composed(county, *recipients, **said), by=county.wang, at=at)


def said_in(letter) -> str:
    found = word.Document(io.BytesIO(docx(letter, AT)))
    return re.sub(r"\s", "", "".join(one.text or "" for one in found.element.iter(qn("w:t"))))


def test_a_paper_is_issued_signed_for_and_filed(county):
    paper = composed(county, county.water, county.finance)
    assert (paper.state, paper.number_text) == ("draft", "")
    assert [one.pk for one in papers_to_issue(who(county.wang), AT)] == [paper.pk]
    assert not papers_visible_to(who(county.sun)).exists()
    with pytest.raises(Refused, match="代表工委负责人"):
        papers.issue(paper, by=county.chen, at=AT)
    paper = papers.issue(paper, by=county.wang, at=AT)
    assert paper.number_text == "清源县人大〔2026〕1号"
    told = Notice.objects.filter(text__contains="签发公文").values_list(
        "to__person__name", flat=True
    )
    assert set(told) == {"孙敏", "李建国", "何平", "冯财"}
    assert [one.pk for one in papers_to_sign_for(who(county.sun), AT)] == [paper.pk]
    paper = papers.receive(paper, by=county.sun, at=AT)
    assert not papers_to_sign_for(who(county.li), AT)
    with pytest.raises(Refused, match="本单位已经签收"):
        papers.receive(paper, by=county.li, at=AT)
    with pytest.raises(Refused, match="财政局还没有签收"):
        papers.put_away(paper, by=county.chen, at=AT)
    paper = papers.put_away(paper, by=county.chen, at=AT, note="财政局已电话告知。")
    assert (paper.state, paper.filing_note) == ("filed", "财政局已电话告知。")


def test_who_did_not_get_it_does_not_know_of_it(county):
    paper = issued(county, county.water)
    page = reverse("suggestions:paper_page", args=["qingyuan", paper.pk])
    for username, status in (
        *(("zhuban", 200), ("gongwei", 200), ("xieban", 404)),
        *(("daibiao", 404), ("zhengban", 404)),
    ):
        assert browser(username).get(page).status_code == status
    to_all = issued(county, to_deputies=True, title="关于征集代表建议的通知")
    page = reverse("suggestions:paper_page", args=["qingyuan", to_all.pk])
    assert [browser(one).get(page).status_code for one in ("daibiao", "xieban")] == [200, 404]


def test_numbers_of_a_series_go_on_and_begin_anew_with_the_year(county):
    numbers = [
        issued(county, county.water, at=moment(day)).number_text
        for day in ("2026-03-05", "2026-12-31", "2027-01-04")
    ]
    assert numbers == [f"清源县人大〔{end}号" for end in ("2026〕1", "2026〕2", "2027〕1")]
    NumberSeries.objects.update(prefix="清人代函")
    assert (
        issued(county, county.water, at=moment("2027-01-05")).number_text == "清人代函〔2027〕2号"
    )


def test_each_unit_gets_exactly_its_own_items(county):
    county.assigned(co=[county.finance])
    paper = issued(
        county, county.water, county.finance, county.court, session=county.session, lists="items"
    )
    water, finance, court = (
        said_in(made_for(paper, one)) for one in (county.water, county.finance, county.court)
    )
    assert "清源县水利局：" in water and "林秀英主办2026年6月2日" in water
    assert "清源县财政局：" in finance and "林秀英协办" in finance and "主办" not in finance
    assert "清单" not in court
    assert water.startswith("清源县人大常委会代表工委文件清源县人大〔2026〕1号关于报送进展的通知")

    def copy(body):
        return reverse("suggestions:paper_copy", args=["qingyuan", paper.pk, body.pk, "docx"])

    units = (county.water, county.finance)
    assert [browser("zhuban").get(copy(one)).status_code for one in units] == [200, 404]
    assert [browser("gongwei").get(copy(one)).status_code for one in units] == [200, 200]


def test_a_report_upwards_names_who_signed_beside_its_number(county):
    paper = issued(county, county.government, form="report", title="关于办理情况的报告")
    assert "清源县人大〔2026〕1号签发人：王海" in said_in(made_for(paper, None))
    notice = issued(county, county.government)
    assert "签发人" not in said_in(made_for(notice, None))


def test_a_draft_is_marked_and_has_neither_number_nor_day(county):
    text = said_in(made_for(composed(county, county.water), None))
    assert text.startswith("送审稿清源县人大常委会代表工委文件关于报送进展的通知清源县水利局：")
    assert text.endswith("清源县人大常委会代表工委年月日")


def test_a_preset_is_drafted_from_the_figures_of_the_session(county):
    county.delivered()
    named = "清源县第十八届人民代表大会第一次会议"
    draft = draft_of("look_back", county.session, named, "清源县")
    assert draft.title == "关于开展清源县第十八届人民代表大会第一次会议代表建议办理“回头看”的通知"
    assert "代表建议已答复1件，其中作出承诺的0件" in draft.text
    assert (draft.lists, draft.units) == ("promised", [county.water.pk])
    assert (
        "登记代表建议1件，由1个单位承办"
        in draft_of("assignment", county.session, named, "清源县").text
    )
    assert "收到代表评价0份" in draft_of("appraisal", county.session, named, "清源县").text


@pytest.mark.parametrize(
    "preset", ["call", "assignment", "look_back", "supervision", "appraisal", "praise"]
)
def test_the_page_fills_in_every_preset(county, preset):
    county.assigned()
    page = reverse("suggestions:compose_paper", args=["qingyuan"])
    shown = browser("gongwei").get(page, {"preset": preset}).content.decode()
    assert "清源县第十八届人民代表大会第一次会议" in shown
    assert "%(" not in shown


def test_a_paper_for_nobody_is_not_issued(county):
    with pytest.raises(Refused, match="还没有收文单位"):
        papers.issue(composed(county), by=county.wang, at=AT)


def test_a_list_needs_a_session_and_recipients_are_of_this_congress(county):
    with pytest.raises(Refused, match="请选择是哪次会议的"):
        composed(county, county.water, lists="items")


def test_a_draft_is_rewritten_and_dropped(county):
    paper = composed(county, county.water)
    paper = papers.rewrite(
        paper, by=county.chen, at=AT, recipients=[county.court], title="关于督办的函", form="letter"
    )
    assert [str(one) for one in paper.recipients.all()] == ["人民法院"]
    assert papers.drop(paper, by=county.chen, at=AT).state == "dropped"


def test_the_list_is_asked_so_often_for_one_and_for_three(county):
    client = browser("gongwei")
    page = reverse("suggestions:papers", args=["qingyuan"])
    counts = []
    for more in (1, 2):
        for _one in range(more):
            issued(county, county.water, county.finance)
        client.get(page)
        with CaptureQueriesContext(connection) as counted:
            client.get(page)
        counts.append(len(counted))
    assert counts[0] == counts[1]
