"""Every number of the rules for bills stands beside its source, and the words are those of the text."""

from pathlib import Path

import pytest

from huying.domain.bills import rulebook
from huying.domain.suggestions.rulebook.numerals import says

LAWS = Path(__file__).parents[3] / "shared" / "domain" / "laws"


def rules(name):
    book = rulebook.get(name)
    return [*book.thresholds.values(), *book.options.values(), *book.clocks.values()]


@pytest.mark.parametrize("name", rulebook.names())
def test_a_number_that_a_text_decides_stands_in_its_quote(name):
    for rule in rulebook.get(name).clocks.values():
        assert rule.source != "text" or says(rule.quote, rule.amount, rule.unit), rule.name


@pytest.mark.skipif(not LAWS.is_dir(), reason="the texts of the laws are not shipped")
@pytest.mark.parametrize("name", rulebook.names())
def test_every_quote_is_found_in_its_text(name):
    quoted = [one for one in rules(name) if one.quote]
    assert quoted
    for rule in quoted:
        text = (LAWS / f"{rule.law}.md").read_text(encoding="utf-8")
        assert rule.quote in text, rule.name


def test_a_place_without_a_text_of_its_own_has_the_nations_rules():
    class Henan:
        rulebook = "henan"

    assert rulebook.of(Henan).name == "national"
    assert [rulebook.names()[0], *sorted(rulebook.names()[1:])] == [
        "national",
        "beijing",
        "shanghai",
    ]


def test_what_does_not_say_where_it_is_from_is_refused():
    for wrong in (
        {"source": "rumour"},
        {"source": "default", "article": "某法第一条"},
        {"source": "statute"},
        {"source": "text", "article": "某法第一条"},
    ):
        with pytest.raises(ValueError, match="10"):
            rulebook.rules.written(rulebook.Rule, {"amount": 10, **wrong}, "10")
