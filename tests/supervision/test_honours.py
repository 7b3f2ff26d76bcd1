"""评优: scored from facts, shortlisted, decided, consented to, announced; duty file, certificate, library."""

import io
from decimal import Decimal

import docx as word
import pytest
from django.urls import reverse

from huying.domain.people.models import Body
from huying.domain.people.queries import acting
from huying.domain.suggestions.models import Paper, Suggestion
from huying.domain.suggestions.tasks import tick
from huying.domain.supervision.letters.honours import honoured as annexed
from huying.domain.supervision.models import (
    Candidate,
    HonourRecord,
    HonourReport,
    HonourSelection,
)
from huying.domain.supervision.policy import honours as policy
from huying.domain.supervision.policy.figures import Scope
from huying.domain.supervision.procedure import honours, unit_assessment
from huying.domain.supervision.queries import honours as reading
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.refusal import Refused
from huying.pages.workbench import received
from tests.conftest import moment
from tests.insight.test_export import sheet
from tests.suggestions.test_pages import sign_in

AT = moment("2026-10-12")
RULES = "每年评选优秀建议十件、先进单位五个。"


def day(text):
    return moment(text).date()


def lived(county):
    """An item of 林秀英 with two co-signers, solved and praised, and one that is only registered."""
    round = county.delivered(county.zhou, county.wu)
    county.answered(round, county.lin, praise="办得实在。")
    return round.handling.suggestion, county.registered()


def begun(county, at=AT):
    return honours.begin(
        by=county.chen, at=at, year=2026, rules=RULES, formula=dict(policy.FORMULA)
    )


def shortlisted(county):
    best, other = lived(county)
    return honours.shortlist(
        begun(county), by=county.chen, at=AT, suggestions=[best, other], units=[county.water],
        reason="得分靠前。",
    )  # fmt: skip


def decided(county):
    one = shortlisted(county)
    kept = [one.candidates.get(suggestion__number_text="1"), one.candidates.get(unit=county.water)]
    return honours.decide(
        one, by=county.chen, at=moment("2026-10-20"), decided_on=day("2026-10-19"),
        decided_at="第十二次主任会议", kept=kept,
    )  # fmt: skip


def consented(county):
    return honours.consent(
        decided(county), by=county.chen, at=moment("2026-11-02"), consented_on=day("2026-11-01"),
        consent_document="清委〔2026〕31号",
    )  # fmt: skip


def announced(county):
    return honours.announce(
        consented(county), by=county.wang, at=moment("2026-11-05"), text="决定予以通报表彰。"
    )


def test_a_selection_opens_in_the_month_of_the_rulebook(county):
    with pytest.raises(Refused, match="10月"):
        begun(county, at=moment("2026-09-30"))
    one = begun(county)
    assert (one.state, one.title) == ("open", "2026年度优秀代表建议和办理工作先进单位评选")
    with pytest.raises(Refused, match="已经开始"):
        begun(county)


def test_items_score_by_the_facts_and_the_formula_is_data(county):
    best, other = lived(county)
    scope = Scope(county.congress, 2026, AT.date())
    found = policy.suggestion_scores(scope, policy.FORMULA)
    assert found[best.pk].parts == [
        ["joined", 10], ["solved", 30], ["satisfied", 10], ["praised", 10],
    ]  # fmt: skip
    assert (found[best.pk].score, found[other.pk].score) == (Decimal("60.00"), Decimal("0.00"))
    only = dict.fromkeys(policy.FORMULA, 0) | {"praised": 5}
    assert policy.suggestion_scores(scope, only)[best.pk].score == Decimal("100.00")


def test_units_score_by_the_assessment_of_the_year_where_there_is_one(county):
    lived(county)
    scope = Scope(county.congress, 2026, AT.date())
    assert policy.unit_scores(scope)[county.water.pk].score == Decimal("100.00")
    one = unit_assessment.draw_up(by=county.chen, at=AT, year=2026, scheme="qingdao")
    unit_assessment.publish(one, by=county.chen, at=AT, object_by=day("2026-11-01"))
    found = policy.unit_scores(scope)[county.water.pk]
    assert [code for code, _points in found.parts] == ["contact", "face", "solved", "follow_up"]
    assert found.score == Decimal("90.00")


def test_the_shortlist_keeps_the_score_and_what_it_is_made_of(county):
    one = shortlisted(county)
    rows = list(one.candidates.order_by("-score").values_list("honour", "score", "kept"))
    assert rows == [
        ("model_unit", Decimal("100.00"), None),
        ("excellent_suggestion", Decimal("60.00"), None),
        ("excellent_suggestion", Decimal("0.00"), None),
    ]
    with pytest.raises(Refused):
        honours.shortlist(one, by=county.chen, at=AT, suggestions=[], units=[county.court])


def test_only_what_was_shortlisted_is_decided_and_consent_comes_after(county):
    one = decided(county)
    assert list(one.candidates.order_by("pk").values_list("kept", flat=True)) == [True, False, True]
    with pytest.raises(Refused, match="不能早于"):
        honours.consent(
            one, by=county.chen, at=AT.replace(month=11), consented_on=day("2026-10-01"),
            consent_document="函",
        )  # fmt: skip


def test_announced_it_goes_to_every_deputy_and_into_the_duty_files(county, client):
    one = announced(county)
    paper = Paper.objects.get()
    assert (one.state, paper.state, paper.to_deputies) == ("announced", "issued", True)
    assert paper.number_text == "清源县人大〔2026〕1号"
    assert [row.body for row in paper.recipients.all()] == [county.water]
    told = set(Notice.objects.filter(case=paper.pk).values_list("to__person__name", flat=True))
    assert {"林秀英", "周文", "吴桂", "李建国"} <= told
    records = HonourRecord.objects.filter(deputy__isnull=False).order_by("pk")
    assert [(str(row.deputy.person), row.led) for row in records] == [
        ("林秀英", True), ("周文", False), ("吴桂", False),
    ]  # fmt: skip
    assert HonourRecord.objects.get(unit=county.water).honour == "model_unit"
    page = sign_in(client, county.zhou).get(
        reverse("roll:person", args=["qingyuan", county.zhou.person_id])
    )
    text = page.content.decode()
    assert ("优秀代表建议" in text, "附议" in text, "清源县人大〔2026〕1号" in text) == (True,) * 3


def test_the_certificate_is_for_whoever_was_honoured(county, client):
    one = announced(county)
    item, unit = (
        Candidate.objects.get(kept=True, unit=None),
        Candidate.objects.get(unit=county.water),
    )

    def got(who, candidate):
        url = reverse("supervision:certificate", args=["qingyuan", one.pk, candidate.pk, "docx"])
        return sign_in(client, who).get(url)

    found = word.Document(io.BytesIO(got(county.lin, item).content))
    text = "".join(line.text for line in found.paragraphs)
    assert (
        "您领衔提出的第1号建议《关于维修河口镇灌溉支渠的建议》，被评为2026年度优秀代表建议。"
        in text
    )
    assert [got(who, item).status_code for who in (county.chen, county.zhou, county.li)] == [
        200, 404, 404,
    ]  # fmt: skip
    assert [got(who, unit).status_code for who in (county.sun, county.he)] == [200, 404]
    lost = Candidate.objects.get(kept=False)
    assert got(county.chen, lost).status_code == 404


def test_excellent_items_stand_beside_the_drafting_form_and_in_the_library(county, client):
    announced(county)
    draft = sign_in(client, county.wu).get(reverse("suggestions:new", args=["qingyuan"]))
    assert [card["title"] for card in draft.context["cards"]] == ["优秀建议库"]
    page = client.get(reverse("supervision:library", args=["qingyuan"])).content.decode()
    assert "河口镇北部三个村的支渠建于上世纪七十年代" in page


def test_the_roll_of_honours_is_a_ledger(county, client):
    announced(county)
    url = reverse("insight:listed_export", args=["qingyuan", "honoured"])
    rows = sheet(sign_in(client, county.he).get(url))
    item = "第1号《关于维修河口镇灌溉支渠的建议》"
    assert [(row[2], row[4], row[5]) for row in rows[3:]] == [
        ("林秀英", "领衔", item), ("周文", "附议", item), ("吴桂", "附议", item), ("水利局", "", ""),
    ]  # fmt: skip


def test_what_is_secret_is_honoured_and_not_named(county, client):
    one = consented(county)
    item = one.candidates.get(kept=True, unit=None).suggestion
    item.secrecy = True
    item.save(update_fields=["secrecy"])
    one = honours.announce(one, by=county.wang, at=moment("2026-11-05"), text="予以表彰。")
    him = acting(county.qian.person.account, county.congress, at=AT)
    assert list(reading.library(him)) == []
    page = sign_in(client, county.qian).get(
        reverse("supervision:page", args=["qingyuan", "honour_selection", one.pk])
    )
    assert ("灌溉支渠" in page.content.decode(), "依代表要求保密" in page.content.decode()) == (
        False,
        True,
    )


def test_called_off_it_may_begin_anew(county):
    one = honours.call_off(begun(county), by=county.wang, at=AT, reason="条件未到。")
    assert one.state == "called_off"
    assert begun(county).state == "open"


def test_the_forms_offer_the_best_first_and_draft_the_circular(county, client):
    one = shortlisted(county)
    sign_in(client, county.chen)
    page = client.get(
        reverse("supervision:act", args=["qingyuan", "honour_selection", one.pk, "shortlist"])
    )
    offered = [label for _key, label in page.context["form"].fields["suggestions"].choices]
    assert offered[0].startswith("60.00　第1号《关于维修河口镇灌溉支渠的建议》")
    kept = [one.candidates.get(suggestion__number_text="1")]
    one = honours.decide(
        one, by=county.chen, at=AT, decided_on=day("2026-10-12"), decided_at="主任会议", kept=kept
    )
    one = honours.consent(
        one, by=county.chen, at=AT, consented_on=day("2026-10-12"), consent_document="函"
    )
    sign_in(client, county.wang)
    page = client.get(
        reverse("supervision:act", args=["qingyuan", "honour_selection", one.pk, "announce"])
    )
    assert page.context["form"].initial["text"].splitlines()[1:] == [
        "一、优秀代表建议",
        "第1号《关于维修河口镇灌溉支渠的建议》（领衔代表：林秀英）",
    ]


def reported(county, **changes):
    said = {"text": "结果送上，名单附后。", "recipients": [county.court], "copies": "县委组织部"}
    return honours.send_results(
        announced(county), by=county.wang, at=moment("2026-11-10"), **said | changes
    )


def test_the_results_go_out_as_a_letter_with_the_list_of_the_honoured(county, client):
    one = reported(county)
    report = HonourReport.objects.select_related("paper__case").get(selection=one)
    paper = report.paper
    assert (paper.form, paper.state, paper.number_text) == (
        "letter", "issued", "清源县人大〔2026〕2号",
    )  # fmt: skip
    assert [row.body for row in paper.recipients.all()] == [county.court]
    told = set(Notice.objects.filter(case=paper.pk).values_list("to__person__name", flat=True))
    assert told == {"钱法", "严法"}
    url = reverse("suggestions:letter", args=["qingyuan", "paper", paper.pk, "paper", "docx"])
    found = word.Document(io.BytesIO(sign_in(client, county.wang).get(url).content))
    cells = [[cell.text for cell in row.cells] for table in found.tables for row in table.rows]
    assert ["1", "关于维修河口镇灌溉支渠的建议", "林秀英"] in cells
    assert ["水利局"] in cells
    assert "抄送" in "".join(cell for row in cells for cell in row) + "".join(
        line.text for line in found.paragraphs
    )
    page = reverse("supervision:page", args=["qingyuan", "honour_selection", one.pk])
    shown = client.get(page).content.decode()
    assert ("结果报送" in shown, "2026年11月10日" in shown, "县委组织部" in shown) == (True,) * 3
    assert "结果报送" not in sign_in(client, county.zhou).get(page).content.decode()


def test_nobody_gets_the_results_twice_and_somebody_must(county):
    one = reported(county)
    with pytest.raises(Refused, match="已经报送人民法院"):
        honours.send_results(
            one, by=county.wang, at=moment("2026-11-11"), text="再送。", recipients=[county.court]
        )
    with pytest.raises(Refused, match="请选择报送给谁"):
        honours.send_results(
            one, by=county.wang, at=moment("2026-11-11"), text="再送。", recipients=[], copies=" "
        )
    honours.send_results(
        one, by=county.wang, at=moment("2026-11-11"), text="送上。", recipients=[county.finance]
    )
    assert HonourReport.objects.count() == 2


def test_the_form_offers_party_government_and_courts_and_a_secret_item_is_not_named(county, client):
    one = announced(county)
    address = reverse(
        "supervision:act", args=["qingyuan", "honour_selection", one.pk, "send_results"]
    )
    form = sign_in(client, county.wang).get(address).context["form"]
    chosen = Body.objects.filter(pk__in=form.initial["recipients"])
    assert {one.kind for one in chosen} - {"unit"} == {"government_office", "party_office"}
    assert county.court in chosen
    assert form.initial["text"].startswith("现将2026年度优秀代表建议和办理工作先进单位评选结果送上")
    Suggestion.objects.update(secrecy=True)
    blocks = annexed(HonourSelection.objects.get(pk=one.pk))
    assert blocks[1].rows == (("1", "（依代表要求保密）", ""),)


def test_the_list_of_one_year_is_a_file(county, client):
    announced(county)
    url = reverse("insight:listed_export", args=["qingyuan", "honoured"])
    sign_in(client, county.wang)
    assert [len(sheet(client.get(f"{url}?year={year}"))) for year in (2026, 2025)] == [7, 3]
    assert client.get(f"{url}?year=x").status_code == 400


def test_in_the_month_of_the_rulebook_the_committee_is_told_once_to_begin(county):
    def told(at):
        before = Notice.objects.filter(key__startswith="honours:").count()
        said = tick(moment(at), county.congress)["calendar"]
        assert Notice.objects.filter(key__startswith="honours:").count() - before == said
        return said

    assert told("2026-10-01") == 0  # 没有登记的建议，无从评选
    county.registered()
    assert told("2026-09-30") == 0
    assert told("2026-10-01") == 2
    assert told("2026-10-02") == 0
    notice = Notice.objects.filter(key="honours:2026:open")
    assert set(notice.values_list("to__person__name", flat=True)) == {"陈静", "王海"}
    assert notice.first().text == "该启动2026年度优秀代表建议和办理工作先进单位评选了"
    link = received.shown(notice.select_related("case").first(), "qingyuan")["url"]
    assert link == "/qingyuan/supervision/honours"


def test_where_the_selection_is_open_already_nobody_is_told_to_begin(county):
    county.registered()
    one = begun(county, at=moment("2026-10-01 08:00"))
    assert tick(moment("2026-10-01 09:00"), county.congress)["calendar"] == 0
    honours.call_off(one, by=county.wang, at=moment("2026-10-02"), reason="重来")
    assert tick(moment("2026-10-03"), county.congress)["calendar"] == 2


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_as_often_for_three_candidates_as_for_one(
    county, client, number, django_assert_num_queries
):
    items = [county.registered() for _place in range(number)]
    one = honours.shortlist(begun(county), by=county.chen, at=AT, suggestions=items, units=[])
    sign_in(client, county.chen)
    with django_assert_num_queries(PAGE):
        client.get(reverse("supervision:page", args=["qingyuan", "honour_selection", one.pk]))


PAGE = 13
