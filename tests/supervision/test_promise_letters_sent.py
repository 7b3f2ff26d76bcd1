"""年度告知书 sent: once a year to each deputy, read and answered on the phone or on paper, counted."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from huying.domain.people.queries import acting
from huying.domain.supervision.models import PromiseLetter
from huying.domain.supervision.procedure import commitment as promises
from huying.domain.supervision.procedure import promise_letter as acts
from huying.domain.supervision.queries import READ
from huying.domain.supervision.queries.awaiting import LISTS
from huying.domain.supervision.queries.promise_letters import FIGURES, letters_of_year
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.crawl.conftest import signed_in
from tests.supervision.promised import CANAL, photo, promised

AT = moment("2026-11-10")
LATER = moment("2026-11-20")
SECOND = CANAL | {"what": "明确管护经费"}


@pytest.fixture
def later(monkeypatch):
    """The pages are asked on this day."""
    monkeypatch.setattr(timezone, "now", lambda: LATER)


def as_person(county, who):
    return acting(who.person.account, county.congress, at=AT)


def sent(county, by=None, to=None, at=AT, year=2026):
    return acts.send(by=by or county.chen, at=at, year=year, deputy=to or county.lin)


def anew(letter) -> PromiseLetter:
    return PromiseLetter.objects.select_related("case", "congress").get(pk=letter.pk)


def counted(county, year=2026, who=None):
    rows = letters_of_year(as_person(county, who or county.chen), year)
    return {name: sum(map(test, rows)) for name, test in FIGURES.items()}


def test_the_deputy_is_told_once_a_year_what_stands_of_every_promise(county):
    (one,) = promised(county, CANAL)
    promises.report_progress(one, by=county.sun, at=moment("2026-07-01"), text="已做一半", share=50)
    letter = sent(county)
    (line,) = letter.lines.all()
    assert (line.commitment_id, line.standing) == (one.pk, "落实中，完成50%。已做一半")
    notice = Notice.objects.get(case=letter.case, to=county.lin)
    assert "送达年度告知书" in notice.text
    page = reverse("supervision:page", args=["qingyuan", "promise_letter", letter.pk])
    assert page in signed_in(county.lin).get("/qingyuan/notices").content.decode()
    with pytest.raises(
        Refused, match="林秀英代表2026年的告知书已于2026年11月10日送达，一年只送达一次"
    ):
        sent(county, at=LATER)
    assert sent(county, at=moment("2027-10-08"), year=2027).year == 2027


def test_the_letter_keeps_what_was_told_on_its_day(county):
    (one,) = promised(county, CANAL)
    letter = sent(county)
    promises.report_progress(one, by=county.sun, at=LATER, text="完工", share=100)
    assert letter.lines.get().standing == "落实中，完成0%"


def test_it_goes_out_in_the_fourth_quarter_to_those_who_asked_and_still_sit(county):
    promised(county, CANAL)
    with pytest.raises(Refused, match="2026年的告知书从10月1日起送达"):
        sent(county, at=moment("2026-09-30"))
    with pytest.raises(Refused, match="没有要告知这位代表的承诺事项"):
        sent(county, to=county.wu)
    county.lin.until = moment("2026-11-01").date()
    county.lin.save()
    with pytest.raises(Refused, match="现任代表"):
        sent(county)


def test_a_unit_sends_its_own_promises_beside_the_committee(county):
    promised(county, CANAL, CANAL | {"owner": county.finance, "what": "经费"}, co=(county.finance,))
    of_finance, of_all = sent(county, by=county.he), sent(county)
    assert [line.commitment.what for line in of_finance.lines.all()] == ["经费"]
    assert of_all.lines.count() == 2
    with pytest.raises(Refused, match="没有要告知"):
        sent(county, by=county.yu)
    with pytest.raises(Refused, match="只能由"):
        sent(county, by=county.lin)


def test_who_is_refused_stops_nobody_else(county):
    promised(county, CANAL, cosigners=(county.zhou,))
    sent(county)
    report = acts.send_all(
        by=county.chen, at=LATER, year=2026, deputies=[county.lin, county.wu, county.zhou]
    )
    assert [(one.letter is not None, one.reason[:7]) for one in report] == [
        (False, "林秀英代表20"), (False, "这两年没有要告"), (True, ""),
    ]  # fmt: skip
    assert PromiseLetter.objects.count() == 2


def test_the_deputy_reads_it_and_answers_for_every_promise(county):
    promised(county, CANAL, SECOND)
    letter = acts.read(sent(county), by=county.lin, at=LATER)
    assert (letter.state_word, letter.read_at) == ("已阅，待回执", LATER)
    wrong = letter.lines.get(commitment__what="明确管护经费")
    with pytest.raises(Refused, match="有不满意的，请写明还缺什么"):
        acts.return_slip(letter, by=county.lin, at=LATER, dissatisfied=[wrong])
    letter = acts.return_slip(
        letter, by=county.lin, at=LATER, dissatisfied=[wrong], words="经费还没有到位。"
    )
    assert letter.state_word == "已退回执"
    assert list(letter.lines.order_by("pk").values_list("satisfied", flat=True)) == [True, False]
    assert any("退回执" in one.text for one in Notice.objects.filter(to=county.chen))
    with pytest.raises(Refused, match="现在的状态是"):
        acts.return_slip(letter, by=county.lin, at=LATER)


def test_nobody_answers_for_another_and_an_office_only_with_the_signed_paper(county):
    promised(county, CANAL, cosigners=(county.zhou,))
    letter = sent(county)
    with pytest.raises(Refused, match="只能由收到告知书的代表办理"):
        acts.return_slip(letter, by=county.zhou, at=LATER)
    with pytest.raises(Refused, match="请上传代表签名的回执"):
        acts.record_slip(letter, by=county.chen, at=LATER)
    letter = acts.record_slip(letter, by=county.chen, at=LATER, files=[photo("回执.pdf")])
    assert (letter.on_paper, letter.attachments.count(), letter.read_at) == (True, 1, LATER)


def test_the_figures_count_sent_read_returned_and_missing(county, later):
    promised(county, CANAL, cosigners=(county.zhou, county.wu))
    assert counted(county) == {
        "all": 3, "unsent": 3, "sent": 0, "read": 0, "returned": 0, "dissatisfied": 0, "missing": 0,
    }  # fmt: skip
    of_lin, of_zhou = sent(county), sent(county, to=county.zhou)
    acts.read(of_zhou, by=county.zhou, at=LATER)
    acts.return_slip(
        of_lin, by=county.lin, at=LATER, dissatisfied=of_lin.lines.all(), words="没有水。"
    )
    assert counted(county) == {
        "all": 3, "unsent": 1, "sent": 2, "read": 2, "returned": 1, "dissatisfied": 1, "missing": 1,
    }  # fmt: skip
    page = signed_in(county.chen).get("/qingyuan/ledgers/promise_letters/?year=2026&only=missing")
    assert "周文" in page.content.decode()
    assert "林秀英" not in page.content.decode()


def test_whose_task_it_is_and_who_sees_it(county):
    promised(county, CANAL, cosigners=(county.zhou,))
    letter = sent(county)
    waits = next(one for one in LISTS if one.name == "promise_letters_to_answer")
    assert list(waits(as_person(county, county.lin), LATER)) == [letter]
    assert list(waits(as_person(county, county.zhou), LATER)) == []
    seen = {
        who: READ["promise_letter"](as_person(county, getattr(county, who))).exists()
        for who in ("lin", "zhou", "chen", "sun", "liu")
    }
    assert seen == {"lin": True, "zhou": False, "chen": True, "sun": False, "liu": False}


def test_all_are_sent_from_the_page_and_a_second_form_says_who_has_it_already(county, later):
    promised(county, CANAL, cosigners=(county.zhou,))
    client = signed_in(county.chen)
    path = reverse("supervision:promise_letters_send", args=["qingyuan", 2026])
    assert client.post(path).status_code == 422
    first = client.post(path, {"deputy": [county.lin.pk, county.zhou.pk]}).content.decode()
    assert "已办理 2 件" in first
    again = client.post(path, {"deputy": [county.lin.pk]}).content.decode()
    assert "一年只送达一次" in again
    assert PromiseLetter.objects.count() == 2
    assert signed_in(county.lin).post(path).status_code == 404


def test_the_slip_is_filled_in_on_the_phone(county, later):
    promised(county, CANAL, SECOND)
    letter = sent(county)
    client = signed_in(county.lin)
    path = reverse("supervision:act", args=["qingyuan", "promise_letter", letter.pk, "return_slip"])
    asked = client.get(path).content.decode()
    assert asked.count('type="radio"') == 4
    first, second = letter.lines.order_by("pk")
    given = {f"line_{first.pk}": "yes", f"line_{second.pk}": "no", "words": ""}
    assert client.post(path, given).status_code == 422
    assert client.post(path, given | {"words": "还没有定。"}).status_code == 303
    assert anew(letter).words == "还没有定。"
    word = reverse("supervision:letter", args=["qingyuan", "promise_letter", letter.pk, "docx"])
    assert client.get(word).status_code == 200


def questions_of(client, path) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as questions:
        assert client.get(path).status_code == 200
    return len(questions)


def test_three_deputies_and_two_promises_cost_no_more_questions_than_one(county, later):
    promised(county, CANAL)
    clerk, deputy = signed_in(county.chen), signed_in(county.lin)
    letters = "/qingyuan/supervision/promise-letters/?year=2026"
    one = sent(county)
    page = f"/qingyuan/supervision/promise_letter/{one.pk}/"
    first = (questions_of(clerk, letters), questions_of(deputy, page))
    promised(county, CANAL, SECOND, cosigners=(county.zhou, county.wu))
    sent(county, to=county.zhou)
    two = sent(county, to=county.wu)
    assert two.lines.count() == 2
    of_two = f"/qingyuan/supervision/promise_letter/{two.pk}/"
    assert (questions_of(clerk, letters), questions_of(signed_in(county.wu), of_two)) == first
