"""Ledger, print and overview in Debian's chromium: accessible, within the screen, and on paper."""

import re

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import sync_playwright  # noqa: E402

from tests.browser.inspector import beyond, broken  # noqa: E402
from tests.chromium import launched  # noqa: E402
from tests.counts import LONG, turn  # noqa: E402
from tests.insight.world import Rich  # noqa: E402

pytestmark = pytest.mark.browser
PAGES = [
    "/qingyuan/suggestions/",
    "/qingyuan/suggestions/?mark=late&sort=due&q=%E7%81%8C%E6%BA%89",
    "/qingyuan/suggestions/?q=nothing",
    "/qingyuan/suggestions/?sort=nothing",
    "/qingyuan/suggestions/print",
    "/qingyuan/overview",
]
WIDTHS = (320, 768, 1280)


@pytest.fixture
def page(live_server, county, sign_in, monkeypatch):
    """A browser in which 王海, head of the 代表工委, is signed in."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    Rich(county)
    session = sign_in("zhuren").cookies["sessionid"].value
    with sync_playwright() as playwright:
        browser = launched(playwright)
        context = browser.new_context(base_url=live_server.url)
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        yield page
        browser.close()


def test_the_pages_are_accessible_and_fit(page, county, tried):
    """The rules of accessibility are asked in every width by a long run, else of each page in one of them."""
    wrong, looks = [], 0
    for large in (False, True):
        county.wang.person.account.large_type = large
        county.wang.person.account.save()
        for address in PAGES:
            page.goto(address)
            said = [text for text in page.said if "400 (Bad Request)" not in text]
            wrong += [(address, large, text) for text in said]
            for place, width in enumerate(WIDTHS):
                page.set_viewport_size({"width": width, "height": 844})
                if beyond(page) > 0:
                    wrong.append((address, width, large, "scrolls sideways"))
                if LONG or turn(f"{address} {large}", len(WIDTHS)) == place:
                    wrong += [(address, width, large, *one) for one in broken(page)]
                    looks += 1
            page.said.clear()
    assert wrong == []
    tried(f"N = {len(PAGES)} pages in {len(WIDTHS)} widths and two sizes, {looks} looks with axe")


def test_the_overview_prints_on_one_upright_sheet(page):
    page.goto("/qingyuan/overview")
    assert sheets(page.pdf(prefer_css_page_size=True)) == [(595, 842)]


def test_the_ledger_prints_across_with_its_head_on_every_sheet(page, county):
    for _number in range(30):
        county.submitted()
    page.goto("/qingyuan/suggestions/print")
    found = sheets(page.pdf(prefer_css_page_size=True))
    assert (set(found), len(found) > 1) == ({(842, 595)}, True)
    page.emulate_media(media="print")
    head = "getComputedStyle(document.querySelector('table.ledger thead')).display"
    assert page.evaluate(head) == "table-header-group"


def test_on_a_phone_the_rest_of_the_filters_unfolds(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/qingyuan/suggestions/")
    assert not page.locator("#f-state").is_visible()
    page.get_by_text("更多筛选条件").click()
    page.locator("#f-state").select_option("again")
    page.wait_for_url("**state=again**")
    assert page.locator("table.ledger tbody tr").count() == 1
    assert page.locator("#f-state").is_visible()


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in points."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert len(boxes) == len(re.findall(rb"/Type\s*/Page\b", pdf))
    return [(round(float(width)), round(float(height))) for width, height in boxes]
