"""承诺事项台账: what it lists, how it is narrowed, what it is as a file; the suggestion's page names its promises."""

import csv
import io

import pytest
from django.urls import reverse

from huying.domain.people.queries import acting
from huying.domain.supervision.procedure import commitment as acts
from huying.domain.supervision.queries.commitment_ledger import CommitmentLedger, NotUnderstood
from tests.conftest import moment
from tests.crawl.conftest import signed_in
from tests.supervision.promised import CANAL, PLANNED, photo, promised, told

PART = "/qingyuan/supervision/commitments"


def ledger(county, who, day, **given):
    person = acting(who.person.account, county.congress, at=moment(day))
    return CommitmentLedger(person, given, moment(day).date())


def numbers(found) -> dict:
    return {one["name"] or "total": one["number"] for one in found.figures}


@pytest.fixture
def three(county):
    """One kept, one late, one given up with approval."""
    kept, late, given_up = promised(
        county, CANAL, CANAL | {"what": "清淤三公里"}, PLANNED, reply_class="A"
    )
    kept = acts.close(told(county, kept), by=county.chen, at=moment("2026-11-20"))
    given_up = acts.ask_to_drop(
        given_up, by=county.li, at=moment("2026-11-01"), reason="没有资金。"
    )
    acts.approve_drop(given_up, by=county.chen, at=moment("2026-11-02"), word="同意。")
    return kept, late, given_up


def test_the_figures_are_the_numbers_of_the_items_behind_them(county, three):
    found = ledger(county, county.chen, "2026-11-20")
    assert numbers(found) == {
        "total": 3, "open": 1, "kept": 1, "dropped": 1, "explained": 0, "late": 1, "undecided": 0,
    }  # fmt: skip
    for name, number in numbers(found).items():
        standing = "" if name == "total" else name
        assert ledger(county, county.chen, "2026-11-20", standing=standing).rows.count() == number
    totals = numbers(found)
    assert totals["total"] == sum(totals[one] for one in ("open", "kept", "dropped", "explained"))


def test_it_is_narrowed_by_unit_year_class_and_session(county, three):
    water, day = str(county.water.pk), "2026-11-20"
    for given in ({"unit": water}, {"year": "2026"}, {"class": "A"}):
        assert ledger(county, county.chen, day, **given).rows.count() == 3
    late = ledger(county, county.chen, day, standing="late", unit=water)
    assert ([one.what for one in late.rows], late.words) == (["清淤三公里"], "水利局、逾期")
    with pytest.raises(NotUnderstood):
        ledger(county, county.chen, day, year="2019")


def test_each_sees_the_promises_of_the_suggestions_they_may_see(county, three):
    seen = {
        who: ledger(county, getattr(county, who), "2026-11-20").rows.count()
        for who in ("chen", "lin", "zhou", "sun", "he", "qian")
    }
    assert seen == {"chen": 3, "lin": 3, "zhou": 0, "sun": 3, "he": 0, "qian": 0}


def test_the_page_lists_them_and_the_file_has_the_columns_of_an_office(county, three):
    client = signed_in(county.chen)
    page = client.get(f"{PART}?standing=kept").content.decode()
    assert "修复破损渠段" in page and "清淤三公里" not in page
    assert client.get(f"{PART}?standing=nonsense").status_code == 400
    sheet = client.get(
        reverse("insight:listed_export", args=["qingyuan", "commitments"]) + "?format=csv"
    )
    lines = list(csv.reader(io.StringIO(sheet.getvalue().decode("utf-8-sig"))))
    head = next(n for n, line in enumerate(lines) if "承诺内容" in line)
    rows = [dict(zip(lines[head], line, strict=False)) for line in lines[head + 1 :]]
    kept = next(one for one in rows if one["承诺内容"] == "修复破损渠段1.2公里")
    assert (kept["核验人"], kept["完成日"], kept["销号日"], kept["证明材料"]) == (
        "代表工委陈静", "2026-09-20", "2026-11-20", "现场照片.pdf",
    )  # fmt: skip
    assert kept["代表评价"] == "林秀英未确认"
    assert sum(one["逾期"] == "逾期" for one in rows) == 1


def test_the_page_of_the_suggestion_names_its_promises(county, three):
    page = signed_in(county.lin).get(f"/qingyuan/suggestions/{three[0].suggestion_id}/")
    assert "supervision/commitment/" in page.content.decode()


@pytest.mark.parametrize("many", [False, True], ids=["one", "three"])
def test_the_list_asks_so_often(county, django_assert_num_queries, many):
    promised(county, *([CANAL] if not many else [CANAL, CANAL, PLANNED]))
    client = signed_in(county.chen)
    client.get(PART)
    with django_assert_num_queries(13):
        client.get(PART)


@pytest.mark.parametrize("many", [False, True], ids=["one", "three"])
def test_the_page_of_a_promise_asks_so_often(county, django_assert_num_queries, many):
    (one,) = promised(county, CANAL)
    for _n in range(3 if many else 1):
        one = acts.report_progress(
            one, by=county.sun, at=moment("2026-06-01"), text="……", share=10, files=[photo()]
        )
    client = signed_in(county.chen)
    path = f"/qingyuan/supervision/commitment/{one.pk}/"
    client.get(path)
    with django_assert_num_queries(15):
        client.get(path)
