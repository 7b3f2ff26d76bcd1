"""The overview as a page: each number is a link to exactly as many rows."""

import re
from html import unescape

from huying.pages.insight import statistics
from tests.counts import LONG, turn


def test_every_number_on_the_page_opens_as_many_rows(world, sign_in, tried):
    """In an ordinary run a third of the cells of its tables."""
    client = sign_in("zhuren")
    page = client.get("/qingyuan/overview").content.decode()
    figures = re.findall(r'<a href="([^"]+)" class="figure.*?data-count>(\d+)<', page, re.S)
    cells = re.findall(r'<a href="([^"]+)" data-count>(\d+)</a>', page)
    assert (len(figures), len(cells)) == (7, 71)
    assert page.count("data-count") == len(figures) + len(cells)
    opened = figures + [one for one in cells if LONG or turn(one[0], 3) == 0]
    for url, number in opened:
        found = client.get(unescape(url)).content.decode()
        rows = re.search(r"<tbody>(.*?)</tbody>", found, re.S)
        assert (url, rows[1].count("<tr>") if rows else 0) == (url, int(number))
    tried(f"N = {len(opened)} numbers")


def test_every_figure_stands_with_its_definition(world, sign_in):
    page = sign_in("zhuren").get("/qingyuan/overview").content.decode()
    for statistic in statistics.ALL:
        assert statistics.definition(statistic) in page


def test_a_congress_without_a_session_or_a_suggestion_has_an_overview(county, sign_in):
    page = sign_in("gongwei").get("/qingyuan/overview")
    assert page.status_code == 200
    assert "还没有收到建议" in page.content.decode()
    county.session.delete()
    assert sign_in("gongwei").get("/qingyuan/overview").status_code == 200


def test_a_session_that_is_not_there_is_refused(county, sign_in):
    client = sign_in("zhuren")
    assert client.get("/qingyuan/overview", {"session": "1' or 1=1"}).status_code == 400
    assert client.get("/qingyuan/overview", {"session": "all"}).status_code == 200


def test_the_overview_asks_the_same_number_of_questions_for_one_item_and_three(
    county, sign_in, django_assert_num_queries
):
    client = sign_in("zhuren")
    client.get("/qingyuan/overview")
    for number in range(3):
        county.answered(county.delivered(county.zhou), county.lin)
        if number != 1:
            with django_assert_num_queries(26):
                client.get("/qingyuan/overview")
