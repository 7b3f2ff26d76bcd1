"""抽样回访: drawn on the page, drawn again by the published script, drawn once more with the same seed."""

import subprocess
import sys
from pathlib import Path

import pytest

from huying.domain.suggestions.procedure import suggestion
from huying.domain.supervision.models import RevisitDraw
from huying.domain.supervision.procedure import revisit_draw
from tests.browser.world import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCRIPT = Path(__file__).parents[2] / "docs" / "draw_again.py"
SEED = "第2026105期 03 09 17 21 26 30 + 11"
ITEMS = 6


def announced(county, title) -> RevisitDraw:
    return revisit_draw.announce(
        by=county.chen,
        at=county.moment("2026-06-01"),
        title=title,
        sessions=[county.session],
        strata_by="unit",
        share=50,
        seed_source="6月2日的公开开奖号码",
    )


def drawn_on_the_page(page, draw) -> list[str]:
    page.goto(f"/qingyuan/supervision/revisit_draw/{draw.pk}/")
    page.get_by_role("link", name="抽取").first.click()
    page.get_by_label("种子").fill(SEED)
    with page.expect_navigation():
        page.get_by_role("button", name="抽取").click()
    return page.locator("#drawn .number").all_inner_texts()


def test_a_sampled_revisit_drawn_twice_gives_the_same_list(world, tmp_path):
    county, world.screens = world.county, SCREENS / "revisit"
    for _n in range(ITEMS):
        round = county.delivered()
        county.answered(round, county.lin)
        found = round.handling.suggestion
        suggestion.close(found, by=county.chen, at=county.moment("2026-05-06"))
    world.now.set("2026-06-03 09:00")
    page = world.page(county.chen)
    first = drawn_on_the_page(page, announced(county, "第一次"))
    assert len(first) == ITEMS // 2
    world.look(page, "抽样回访")
    with page.expect_download() as coming:
        page.get_by_role("link", name="总体（CSV）").click()
    file = tmp_path / "population.csv"
    coming.value.save_as(file)
    again = subprocess.run(
        [sys.executable, str(SCRIPT), str(file), SEED, "50%"], capture_output=True, check=True
    )
    assert again.stdout.decode().split() == first
    assert drawn_on_the_page(page, announced(county, "第二次")) == first
    page.goto(f"/qingyuan/supervision/revisit_draw/{RevisitDraw.objects.first().pk}/")
    assert page.get_by_role("link", name="抽取", exact=True).count() == 0
    assert world.said == []
