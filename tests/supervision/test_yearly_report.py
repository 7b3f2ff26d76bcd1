"""年度办理情况报告: drafted from data, its words edited and its figures not, heard, printed with an annex."""

import io

import docx as word
import pytest
from django.urls import reverse

from huying.domain.people.models import Session
from huying.domain.suggestions.models import Paper, PaperRecipient
from huying.domain.suggestions.procedure import papers
from huying.domain.supervision.letters.yearly_report import annex
from huying.domain.supervision.models import YearlyReport
from huying.domain.supervision.policy.figures import FIGURES, TABLES
from huying.domain.supervision.procedure import hearing, key, team
from huying.domain.supervision.procedure import yearly_report as report
from huying.domain.supervision.queries import yearly_report as reading
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.suggestions.test_pages import sign_in
from tests.supervision.promised import CANAL, PLANNED, promised

AT = moment("2026-11-20")


def lived(county):
    """Two items: one replied and praised, one only registered with a keyword."""
    round = county.delivered(county.zhou)
    county.answered(round, county.lin, praise="水利局三次到渠首，办得实在。")
    county.registered()


def drafted(county):
    lived(county)
    return report.draft(by=county.chen, at=AT, year=2026)


def settled(county):
    return report.settle(drafted(county), by=county.chen, at=AT)


def heard(county):
    return report.hear(
        settled(county), by=county.chen, at=moment("2026-11-28"),
        heard_on=moment("2026-11-27").date(), heard_at="县十八届人大常委会第六次会议",
        opinions="对列入计划的要跟踪到底。",
    )  # fmt: skip


def next_session(county) -> Session:
    return Session.objects.create(
        congress=county.congress, term=county.term, number=2,
        opens_at=moment("2027-02-20"), closes_at=moment("2027-02-23"),
    )  # fmt: skip


def issued(county):
    return report.issue(
        heard(county), by=county.wang, at=moment("2027-02-21"), session=next_session(county),
        number=7, recipients=[county.water, county.court],
    )  # fmt: skip


def test_a_report_is_drafted_with_the_figures_of_the_year(county):
    one = drafted(county)
    found = reading.shown(one, AT)
    said = "".join("".join(piece.text for piece in line) for line in found.lines(one.text))
    assert (
        "代表共提出建议、批评和意见2件，其中大会期间2件，闭会期间0件；提出建议的代表2人。" in said
    )
    assert "已答复1件，答复率100.0%；按期答复1件，占100.0%。" in said
    assert "对办理过程表示满意的占100.0%，基本满意的占0.0%，不满意的占0.0%" in said
    assert "有1名代表在评价的同时专门留言给予肯定，涉及建议1件。" in said
    assert "本年度没有登记督办活动。" in said
    assert [str(one.praise) for one in reading.words_of_praise(one, AT)] == [
        "水利局三次到渠首，办得实在。"
    ]


def test_the_words_may_be_edited_and_a_figure_may_not_be_typed(county):
    one = drafted(county)
    one = report.edit_words(
        one,
        by=county.chen,
        at=AT,
        title="关于2026年办理情况的报告",
        text="一、情况\n收到【收到建议】件。",
    )
    line = reading.shown(one, AT).lines(one.text)[1]
    assert [(piece.text, piece.name) for piece in line] == [
        ("收到", ""), ("2", "received"), ("件。", ""),
    ]  # fmt: skip
    for wrong in ("收到661件。", "满意的占92.9%。", "收到【收到的建议】件。"):
        with pytest.raises(Refused):
            report.edit_words(one, by=county.chen, at=AT, title="报告", text=wrong)


def test_settled_it_keeps_its_figures_and_reopened_it_counts_anew(county):
    one = settled(county)
    county.registered()
    assert reading.shown(one, AT).texts["received"] == "2"
    assert len(reading.behind(one, "received", "", AT).keys) == 2
    one = report.reopen(one, by=county.chen, at=AT, reason="补录一件。")
    assert reading.shown(one, AT).texts["received"] == "3"
    assert one.figures.count() == 0


@pytest.mark.parametrize("make", [drafted, settled])
def test_every_figure_equals_the_items_behind_it(county, make):
    one = make(county)
    found = reading.shown(one, AT)
    for name in FIGURES:
        assert len(reading.behind(one, name, "", AT).keys) == found.numbers[name], name
    rows = [(table.name, row) for table, lines in found.tables for row in lines]
    assert {name for name, _row in rows} == {"by_category", "by_unit"} <= set(TABLES)
    for name, row in rows:
        assert len(reading.behind(one, name, row.of, AT).keys) == row.number, (name, row)


def test_what_was_supervised_and_promised_is_counted_where_it_happened(county):
    """A group of two with one visit, a key item, a hearing with two opinions, an event, two promises."""
    first, second = promised(county, CANAL, PLANNED)
    item, at = first.suggestion, moment("2026-06-10")
    group = team.form(
        by=county.chen,
        at=at,
        name="水利组",
        leader=county.wang,
        deputies=[county.zhou],
        items=[item],
    )
    team.record_visit(
        group, by=county.wang, at=at, unit=county.water, held_on=at.date(), place="河口镇渠首",
        people="王海、周文", checks={"rules": "good"}, opinion="加快进度。",
    )  # fmt: skip
    key.enter(
        by=county.chen, at=at, title="灌溉", decision="工委会议", decided_on=at.date(), items=[item]
    )
    heard = hearing.call(
        by=county.chen, at=at, title="水利局汇报", unit=county.water, held_on=at.date()
    )
    hearing.hold(
        heard, by=county.chen, at=at, minutes="……", opinions=["抓进度", "抓沟通"],
        answer_by=moment("2026-07-10").date(),
    )  # fmt: skip
    one = report.draft(by=county.chen, at=AT, year=2026)
    found = reading.shown(one, AT)
    told = {
        name: found.numbers[name]
        for name in (
            *("key_items", "key_by_law", "teams", "team_members", "team_visits", "units_heard"),
            *("opinions", "opinions_answered", "open_door", "promises", "promises_open"),
        )
    }
    assert list(told.values()) == [1, 0, 1, 2, 1, 1, 2, 0, 0, 2, 2]
    rows = {(table.name, row.label): row.number for table, lines in found.tables for row in lines}
    assert rows["visits_by_place", "河口镇渠首"] == 1
    assert rows["key_by_leader", "没有领衔领导"] == 1
    said = "".join("".join(piece.text for piece in line) for line in found.lines(one.text))
    assert "听取1个单位的汇报，提出意见2条，已答复0条。" in said
    assert "答复中承诺的事项2条，已兑现0条，占0.0%；正在落实2条" in said
    one = report.settle(one, by=county.chen, at=AT)
    for name, number in found.numbers.items():
        assert len(reading.behind(one, name, "", AT).keys) == number, name


def test_every_link_of_the_page_opens_so_many_rows(county, client):
    """The crawl of one report: each number on the page is the number of lines behind its link."""
    one = settled(county)
    sign_in(client, county.chen)
    page = client.get(reverse("supervision:page", args=["qingyuan", "yearly_report", one.pk]))
    links = [
        (piece.text, piece.name)
        for line in page.context["lines"]
        for piece in line
        if piece.name and not piece.text.endswith("%")
    ]
    assert len(links) > 10
    for text, name in links:
        opened = client.get(reverse("supervision:figure", args=["qingyuan", one.pk, name]))
        assert (opened.status_code, len(opened.context["found"].keys)) == (200, int(text)), name
        assert len(opened.context["rows"]) == int(text)


def test_heard_and_printed_it_is_a_numbered_paper_of_the_next_session_with_receipts(county):
    one = issued(county)
    paper = Paper.objects.get()
    assert (one.state, one.paper, paper.state) == ("issued", paper, "issued")
    assert paper.number_text == "清源县第十八届人民代表大会第二次会议文件（7）"
    assert "代表共提出建议、批评和意见2件" in paper.text
    assert sorted(str(row.body) for row in PaperRecipient.objects.all()) == ["人民法院", "水利局"]
    papers.receive(paper, by=county.sun, at=moment("2027-02-22"))
    assert PaperRecipient.objects.get(body=county.water).received_by == county.sun
    told = Notice.objects.filter(case=paper.pk).values_list("to__person__name", flat=True)
    assert {"林秀英", "周文", "吴桂"} <= set(told)


def test_it_goes_to_a_later_session_and_a_number_is_taken_once(county):
    one = heard(county)
    with pytest.raises(Refused, match="下一次会议"):
        report.issue(
            one, by=county.wang, at=moment("2027-02-21"), session=county.session, number=1,
            recipients=[],
        )  # fmt: skip
    session = next_session(county)
    report.issue(one, by=county.wang, at=AT, session=session, number=1, recipients=[])
    assert (
        YearlyReport.objects.get().paper.number_text
        == "清源县第十八届人民代表大会第二次会议文件（1）"
    )


def test_there_is_one_report_of_a_year_and_none_of_an_empty_one(county):
    drafted(county)
    with pytest.raises(Refused, match="已经起草"):
        report.draft(by=county.chen, at=AT, year=2026)
    with pytest.raises(Refused, match="没有可报告的内容"):
        report.draft(by=county.chen, at=AT, year=2031)


def test_the_document_has_words_tables_praise_and_an_annex(county, client):
    one = issued(county)
    sign_in(client, county.lin)
    url = reverse("supervision:report_document", args=["qingyuan", one.pk, "docx"])
    found = word.Document(io.BytesIO(client.get(url).content))
    text = "\n".join(line.text for line in found.paragraphs)
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    assert "已答复1件，答复率100.0%" in text
    assert "水利局三次到渠首，办得实在。" in text
    assert "附件：代表建议办理情况一览表" in text
    assert cells.count("关于维修河口镇灌溉支渠的建议") == 2
    own = reverse(
        "suggestions:paper_copy", args=["qingyuan", one.paper_id, county.water.pk, "docx"]
    )
    sign_in(client, county.sun)
    copy = word.Document(io.BytesIO(client.get(own).content))
    assert any("关于维修河口镇灌溉支渠的建议" in c.text for t in copy.tables for c in t._cells)


def test_what_is_kept_secret_is_counted_and_not_named(county):
    one = settled(county)
    items = reading.annex(one, AT)
    items[0].secrecy = True
    items[0].save(update_fields=["secrecy"])
    rows = annex(one, AT)[1].rows
    assert rows[0][1:3] == ("（依代表要求保密）", "")
    assert len(rows) == 2


def test_until_it_is_printed_it_is_the_committees_alone(county, client):
    one = settled(county)
    page = reverse("supervision:page", args=["qingyuan", "yearly_report", one.pk])
    figure = reverse("supervision:figure", args=["qingyuan", one.pk, "received"])
    sign_in(client, county.lin)
    assert (client.get(page).status_code, client.get(figure).status_code) == (404, 404)
    sign_in(client, county.chen)
    assert (client.get(page).status_code, client.get(figure).status_code) == (200, 200)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_as_often_for_three_items_as_for_one(
    county, client, number, django_assert_num_queries
):
    for _place in range(number):
        county.registered()
    one = report.settle(
        report.draft(by=county.chen, at=AT, year=2026), by=county.chen, at=AT
    )  # fmt: skip
    sign_in(client, county.chen)
    url = reverse("supervision:page", args=["qingyuan", "yearly_report", one.pk])
    with django_assert_num_queries(SETTLED):
        client.get(url)
    with django_assert_num_queries(BEHIND):
        client.get(reverse("supervision:figure", args=["qingyuan", one.pk, "received"]))


SETTLED, BEHIND = 15, 9
