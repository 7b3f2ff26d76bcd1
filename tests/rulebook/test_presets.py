"""The shipped rulebooks say what the laws say, and say plainly where no law says anything."""

import json
import re
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

from huying.domain.suggestions import rulebook
from huying.domain.suggestions.rulebook.numerals import says
from huying.domain.suggestions.rulebook.words import ANCHORS, SOURCES

LAWS = Path(__file__).parents[3] / "shared" / "domain" / "laws"
ELEVEN = [
    "acceptance_notice",
    "assign",
    "return",
    "reassign",
    "first_contact",
    "co_opinion",
    "co_opinion_redo",
    "reply",
    "reply_long",
    "feedback",
    "rehandle",
]
HALF_WIDTH = str.maketrans("（），；：", "(),;:")


def plain(text: str) -> str:
    return re.sub(r"\s", "", text.translate(HALF_WIDTH))


def statutes(name: str) -> dict[str, str]:
    """The articles of a text by their name: {第十四条: …}."""
    parts = re.split(
        r"(?m)^(第[一二三四五六七八九十百]+条)", (LAWS / f"{name}.md").read_text("utf-8")
    )
    return dict(zip(parts[1::2], map(plain, parts[2::2]), strict=True))


def quoted() -> list:
    found = []
    for name in rulebook.names():
        book = rulebook.get(name)
        rules = {**book.every_period, **book.basis}
        found += [
            pytest.param(rule.law, rule.article, rule.quote, id=f"{name}-{key}")
            for key, rule in rules.items()
            if rule.law
        ]
        law = book.basis["review.grounds"].law
        found += [
            pytest.param(law, ground.article, ground.quote, id=f"{name}-{ground.code}")
            for ground in book.review.grounds.values()
            if law
        ]
    return found


def test_the_shipped_rulebooks_are_the_files_in_presets():
    assert rulebook.names() == [
        *("national", "hebei", "henan", "shandong", "qingdao", "zhejiang"),
        *("shanghai", "beijing", "chongqing"),
    ]
    files = sorted(path.stem for path in rulebook.PRESETS.glob("*.toml"))
    assert files == sorted([*rulebook.names(), rulebook.DEFAULTS.stem])


@pytest.mark.parametrize("name", rulebook.names())
def test_every_rulebook_defines_the_eleven_clocks_in_their_order(name):
    assert list(rulebook.CLOCKS) == ELEVEN
    assert list(rulebook.get(name).clocks) == ELEVEN


@pytest.mark.skipif(not LAWS.is_dir(), reason="the texts of the laws are not here")
@pytest.mark.parametrize(("law", "article", "quote"), quoted())
def test_every_quote_stands_in_the_article_it_names(law, article, quote):
    assert plain(quote) in statutes(law)[re.search(r"第.+条", article)[0]]
    assert 0 < len(quote) <= 60


@pytest.mark.parametrize("name", rulebook.names())
def test_every_quoted_number_stands_in_its_quote(name):
    for rule in rulebook.get(name).every_period.values():
        if rule.source == "text":
            assert says(rule.quote, rule.added or rule.amount, rule.unit), rule


@pytest.mark.parametrize("name", rulebook.names())
def test_what_no_text_decides_has_no_article_and_says_so(name):
    book = rulebook.get(name)
    for rule in [*book.every_period.values(), *book.basis.values()]:
        assert rule.source in SOURCES
        if rule.source != "text":
            assert (rule.article, rule.quote, rule.law) == ("", "", "")
            assert rule.words in ("没有法条规定，按惯例", "没有法条规定，按默认设置")


def test_what_stands_in_no_file_of_a_place_is_the_default_and_not_the_text_of_another():
    for name in rulebook.names():
        book = rulebook.get(name)
        laws = {rule.law for rule in [*book.every_period.values(), *book.basis.values()]}
        assert laws - {""} <= {text.law for text in book.texts}
        assert len(book.texts) == (1 if name in ("national", "hebei") else 2)


def test_one_option_of_a_group_may_have_an_article_of_its_own():
    basis = rulebook.get("henan").basis
    assert basis["evaluation.reason_required"].article == "河南办法第二十二条"
    assert basis["evaluation.silence"].source == "default"


def test_numbers_of_the_two_series():
    numbering = rulebook.get("henan").numbering
    assert numbering.number(31, in_session=True) == "31"
    assert numbering.number(7, in_session=False) == "B007"


def test_an_item_raised_in_session_is_assigned_by_a_period_of_its_own():
    henan = rulebook.get("henan")
    assert henan.assign_clock(in_session=False) is henan.clocks["assign"]
    in_session = henan.assign_clock(in_session=True)
    assert (in_session.length, in_session.anchor_label) == ("1个月", "会议闭幕之日")


def test_warnings_come_thirty_fifteen_seven_and_one_day_before():
    assert rulebook.get("national").warnings.days == (30, 15, 7, 1)


def test_a_rulebook_is_read_once_and_cannot_be_changed():
    book = rulebook.get("henan")
    assert rulebook.get("henan") is book
    with pytest.raises(FrozenInstanceError):
        book.clocks["return"].amount = 20
    with pytest.raises(TypeError):
        book.clocks["return"] = book.clocks["reply"]


def test_versions_are_short_and_differ():
    versions = [rulebook.get(name).version for name in rulebook.names()]
    assert len(set(versions)) == 9
    assert all(re.fullmatch(r"[0-9a-f]{12}", version) for version in versions)


def test_labels_are_plain_text_that_json_can_hold():
    everything = json.dumps([rulebook.CLOCKS, ANCHORS, SOURCES], ensure_ascii=False)
    assert "签收之日" in everything


def test_an_unknown_name_is_refused_with_the_names_there_are():
    with pytest.raises(rulebook.RulebookError, match="national、hebei、henan"):
        rulebook.get("../secrets")


SIGNED = {"assigned_at": date(2026, 2, 26), "received_at": date(2026, 3, 4)}


def test_where_the_local_start_is_later_both_days_are_given_and_the_earlier_is_due():
    bound = rulebook.binding(rulebook.get("henan"), "reply", SIGNED)
    assert (bound.local.due, bound.floor.due, bound.due) == (
        date(2026, 6, 4),
        date(2026, 5, 26),
        date(2026, 5, 26),
    )


def test_where_the_start_is_the_same_there_is_one_day():
    bound = rulebook.binding(rulebook.get("national"), "reply_long", SIGNED)
    assert (bound.floor, bound.due) == (None, date(2026, 8, 26))


def test_until_the_unit_signs_the_day_of_assignment_is_its_start():
    bound = rulebook.binding(rulebook.get("henan"), "reply", {"assigned_at": date(2026, 2, 26)})
    assert (bound.local.start, bound.floor) == (date(2026, 2, 26), None)


def test_a_clock_without_a_floor_is_due_by_its_own_rule():
    bound = rulebook.binding(rulebook.get("henan"), "co_opinion", SIGNED)
    assert (bound.floor, bound.due) == (None, date(2026, 5, 6))


def test_a_reply_without_its_day_of_assignment_is_not_computed():
    with pytest.raises(rulebook.RulebookError, match="交办之日"):
        rulebook.binding(rulebook.get("henan"), "reply", {"received_at": date(2026, 3, 4)})
