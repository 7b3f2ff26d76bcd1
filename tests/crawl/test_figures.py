"""Every figure that can be opened says how many things are behind it: in a long run each is
opened on each page of three roles, in an ordinary one a third of them."""

import re
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import html

from tests.counts import LONG, turn
from tests.crawl.conftest import asks
from tests.crawl.test_every_url import expected

ROLES = ("chen", "sun", "lin")
A_NUMBER = re.compile(r"[\d,]+")
OF_A_LIST = re.compile(r"共\s*([\d,]+)")
ONE_AT_A_TIME = "/suggestions/review"
"""A desk shows the first of its items, not their list."""
NO_FIGURES = "self::a[ancestor::*[contains(@class, 'pager')]]"


def number_in(text: str) -> int | None:
    return int(text.replace(",", "")) if A_NUMBER.fullmatch(text) else None


def figures_on(page) -> list[tuple[str, int]]:
    """(where it leads, the figure): a number as a link, a large figure, the count on a tab."""
    found = []
    for link in page.xpath("//a[@href]"):
        if link.xpath(NO_FIGURES):
            continue
        inner = link.xpath(".//*[contains(@class, 'figure-value') or @class='count']")
        said = (inner[0] if inner else link).text_content().strip()
        if (number := number_in(said)) is not None:
            found.append((link.get("href"), number))
    return found


def number_behind(page, fragment: str) -> int | None:
    """How many things a page lists, by its own words; None where it lists none."""
    if fragment:
        counted = page.xpath(f"//*[@id='{fragment}']//*[@class='count']")
        return number_in(counted[0].text_content().strip()) if counted else None
    for one in page.xpath("//*[contains(@class, 'pager')]/span"):
        if said := OF_A_LIST.search(one.text_content()):
            return number_in(said[1])
    if page.xpath("//main//*[@class='empty']"):
        return 0
    counted = page.xpath("//main//*[@class='count' and not(ancestor::*[contains(@class, 'tabs')])]")
    return number_in(counted[0].text_content().strip()) if counted else None


class Reader:
    """Pages as one role sees them, each asked for once."""

    def __init__(self, client):
        self.client, self.read = client, {}

    def page(self, path: str):
        if path not in self.read:
            answer = self.client.get(path)
            is_page = answer.status_code == 200 and "html" in answer.headers["Content-Type"]
            says = answer.content.strip() if is_page else b""
            self.read[path] = html.fromstring(says) if says else None
        return self.read[path]


@pytest.mark.parametrize("role", ROLES)
def test_every_figure_is_the_number_of_things_behind_it(places, clients, tried, role):
    reader, wrong, tries = Reader(clients[role]), [], 0
    index = list(clients).index(role)
    for place, statuses in expected().items():
        of_a_list = " " not in place  # it has most of the figures
        if statuses[index] != "200" or not (of_a_list or asks(role, place)):
            continue
        if (page := reader.page(places.paths[place])) is None:
            continue
        for href, figure in figures_on(page):
            if not (LONG or turn(f"{place} {href}", 3) == 0):
                continue
            path, fragment = urldefrag(urljoin(places.paths[place], href))
            if path.endswith(ONE_AT_A_TIME):
                continue
            there = reader.page(path)
            behind = None if there is None else number_behind(there, fragment)
            tries += 1
            if behind != figure:
                wrong.append((place, href, figure, behind))
    assert wrong == []
    assert tries > 0
    tried(f"N = {tries} figures opened by {role}")
