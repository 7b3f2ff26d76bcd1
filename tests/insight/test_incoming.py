"""收件情况: what came in by category and unit; each number opens as many rows."""

import re
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext

from huying.domain.suggestions.models import Category
from huying.domain.suggestions.procedure import suggestion
from tests.conftest import moment

PAGE = "/qingyuan/overview/incoming"


def test_every_number_opens_as_many_rows(world, sign_in):
    client = sign_in("zhuren")
    page = client.get(PAGE).content.decode()
    cells = set(re.findall(r'<a href="([^"]+)" data-count>(\d+)</a>', page))
    assert max(int(number) for _url, number in cells) > 3
    for url, number in cells:
        found = client.get(unescape(url)).content.decode()
        rows = re.search(r"<tbody>(.*?)</tbody>", found, re.S)
        assert (url, rows[1].count("<tr>") if rows else 0) == (url, int(number))


def test_a_part_is_counted_in_its_whole_and_what_has_no_category_stands_alone(county, sign_in):
    water = Category.objects.create(
        congress=county.congress, name="水利", order=1, parent=county.category
    )
    county.registered()
    at = moment("2026-02-27")
    suggestion.register(county.submitted(), by=county.chen, at=at, category=water)
    county.submitted()
    context = sign_in("gongwei").get(PAGE).context
    numbers = {
        row["label"]: [number for number, _url in row["cells"]] for row in context["categories"]
    }
    assert numbers == {
        "农业农村": [2, 0, 0, 2, 0, 0],
        "农业农村 › 水利": [1, 0, 0, 1, 0, 0],
        "未分类": [1, 1, 0, 0, 0, 0],
        "合计": [3, 1, 0, 2, 0, 0],
    }


def test_a_unit_is_counted_once_for_what_it_has_now(county, sign_in):
    county.accepted(co=(county.finance,))
    context = sign_in("gongwei").get(PAGE).context
    assert {(name, number) for name, number, _url in context["units"]} == {
        ("水利局", 1),
        ("财政局", 1),
    }


def test_it_asks_the_same_for_one_and_for_three_and_is_the_committees_own(county, sign_in):
    client = sign_in("gongwei")

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE).status_code == 200
        return len(queries)

    county.accepted()
    asked()
    one = asked()
    county.accepted(co=(county.finance,))
    county.registered()
    assert asked() == one
    assert sign_in("daibiao").get(PAGE).status_code == 404
    assert client.get(PAGE, {"session": "x"}).status_code == 400
