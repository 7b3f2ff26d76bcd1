"""督办落实 has many lists: each stands in one of its groups, and what one may not open is not offered."""

import pytest

from huying.domain.supervision.views.listing import PARTS
from huying.domain.supervision.views.parts import GROUPS, PAGES
from tests.crawl.conftest import signed_in


def test_every_list_stands_in_one_group():
    grouped = [key for _label, keys in GROUPS for key in keys]
    assert sorted(grouped) == sorted({*PARTS, *PAGES})


@pytest.mark.parametrize(("who", "offered"), [("chen", True), ("sun", False)])
def test_the_named_practices_are_offered_to_the_congress_alone(county, who, offered):
    page = signed_in(getattr(county, who)).get("/qingyuan/supervision/tiers").content.decode()
    assert ("不良办理现象" in page) == offered
    assert "重点督办" in page
    assert "回头看" in page
