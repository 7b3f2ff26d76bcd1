"""How often the pages of the congress's own affairs ask the database: for one row, and for three."""

from datetime import date, timedelta

import pytest

from huying.domain.people.models import HolidayNotice, Roll
from huying.domain.suggestions.procedure import library, rules
from tests.conftest import moment
from tests.crawl.test_more_questions import asks, one_and_three

__all__ = ["asks"]
TEXT = "第一条　承办单位应当在三个月内答复。\n第二条　不属于本单位的，在十日内退回。\n第三条　代表应当反馈。"


def roll_of(county) -> Roll:
    return Roll.objects.select_related("congress").get(congress=county.congress)


def entered(county, number):
    return library.enter_regulation(
        roll_of(county),
        by=county.chen,
        at=moment("2026-03-02"),
        title=f"第{number}号办法",
        adopted_by="人大常委会",
        in_force_from=date(2026, 1, 1),
        text=TEXT,
    )


def tied(county, regulation, what, article):
    library.tie_to_article(
        roll_of(county),
        by=county.chen,
        at=moment("2026-03-02"),
        regulation=regulation,
        what=what,
        article=article,
    )


@one_and_three
def test_the_library_asks_as_often_for_three_texts(county, asks, rows):
    for number in range(rows):
        entered(county, number)
    assert len(asks(county.chen, "/qingyuan/library/", 7).get("rows")) == rows


@one_and_three
def test_a_text_asks_as_often_for_three_that_rest_on_it(county, asks, rows):
    own = entered(county, 1).made
    for what, article in (("reply", "第一条"), ("return", "第二条"), ("feedback", "第三条"))[:rows]:
        tied(county, own, what, article)
    context = asks(county.lin, f"/qingyuan/library/{own.pk}/", 8)
    assert len(context["resting"]) == rows


@one_and_three
def test_the_rules_ask_as_often_for_three_versions_and_three_articles(county, asks, rows):
    own = entered(county, 1).made
    for number in range(rows):
        tied(county, own, ("reply", "return", "feedback")[number], "第一条")
        rules.adopt_rules(
            roll_of(county),
            by=county.wang,
            at=moment("2026-03-16") + timedelta(days=number),
            preset="hebei",
            title="本县规则",
            reason="主任会议决定",
            effective_on=date(2026, 3, 16 + number),
            overrides=[
                {"code": code, "value": value, "article": "本县办法第一条", "reason": ""}
                for code, value in (
                    ("withdrawal.until", "assigned"),
                    ("evaluation.reason_required", False),
                    ("intake.delegation_gate", True),
                )[: number + 1]
            ],
        )
    context = asks(county.chen, "/qingyuan/rules/", 11)
    assert (len(context["versions"]), len(context["differing"])) == (rows, rows)


@one_and_three
def test_the_holidays_ask_as_often_for_three_years(county, asks, rows):
    for number in range(rows):
        HolidayNotice.objects.create(
            congress=county.congress,
            year=2027 + number,
            title="通知",
            rest={f"{2027 + number}-01-01": "元旦"},
            work={},
            applied_at=moment("2026-03-02"),
        )
    assert len(asks(county.chen, "/qingyuan/holidays/", 7)["rows"]) == rows


@one_and_three
def test_a_hand_over_asks_as_often_for_three_that_go_along(county, asks, rows):
    for _number in range(rows):
        county.accepted()
    path = f"/qingyuan/handover/merge_unit/{county.water.pk}?into={county.transport.pk}"
    assert len(asks(county.chen, path, 17)["going"]) == rows


@pytest.mark.parametrize("rows", [0, 3], ids=["none", "three"])
def test_the_units_ask_as_often_for_three_with_work(county, asks, rows):
    for _number in range(rows):
        county.accepted()
    context = asks(county.chen, "/qingyuan/handover/", 9)
    assert max(one.work for one in context["units"]) == rows
