"""Whatever is typed into the search box is a question or is refused in words; never a fault, never the index's own language."""

import random
import re

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import RequestFactory

from huying.domain.people.queries import acting
from huying.domain.suggestions.procedure import suggestion
from huying.foundation.text.index import ask, index_on
from huying.foundation.text.index.asked import LONGEST
from huying.pages.insight.search.views import live, search
from tests.conftest import moment
from tests.counts import no_runaway, times

AT = moment("2026-04-20")
SIGNS = (
    *("AND", "OR", "NOT", "NEAR(", ")", "(", "*", "^", '"', "''", "'", ":", "-", "+", "&", "|", "!"),
    *("<->", "<2>", ":*", ":A", "\\", "%", "_", ";", "--", "/*", "$$", "{title body} :", "title :"),
    *("NEAR/3", "[", "]", "~", "=", "<", ">", "?", "@", "#", "`", ",", "。", "，", "“", "”", "　"),
    *("\x00", "\x1b[0m", "\u202e", "\u200d", "\ufeff", "\u2028", "\r\n", "\t", "\u0301" * 9, "\ufffd"),
    *("👨‍👩‍👧", "🇨🇳", "𠮷", "𰻝", "㛃", "䶮", "ﷺ", "㋿", "㍿", "ﬃ", "İ", "ß", "٣", "²", "½", "ａ", "ｱ"),
    *("{{ q }}", "{% url %}", "<script>", "&lt;", "%27", "%s", "%(x)s", "../", "\\u0000", "·c1", "·y2026"),
)  # fmt: skip
WORDS = (
    "支渠",
    "灌溉",
    "水利局",
    "林秀英",
    "第1号",
    "1",
    "2026",
    "wi-fi",
    "的",
    "河口镇灌溉支渠的建议",
)
LEAKS = re.compile(
    r"fts5|tsquery|tsvector|syntax error|unterminated|Traceback|text_pairs|OperationalError|malformed",
    re.IGNORECASE,
)


def typed(chance: random.Random) -> str:
    """Signs, words and characters of all planes, in any order; now and then very long."""
    parts = []
    for _n in range(chance.randint(1, 8)):
        parts.append(
            chance.choice(
                (
                    chance.choice(SIGNS),
                    chance.choice(WORDS),
                    chr(
                        chance.choice((chance.randint(1, 0xD7FF), chance.randint(0xE000, 0x3FFFF)))
                    ),
                    " ",
                )
            )
        )
    text = "".join(parts)
    if chance.random() < 0.02:
        text = text * (10_000 // len(text) + 1)
    return text[:10_000]


@pytest.fixture
def asked(county):
    """asked(view, text) → the answer of that page to the clerk of the 代表工委."""
    suggestion.submit(county.drafted(), by=county.lin, at=moment("2026-02-26"))
    who = acting(county.chen.person.account, county.congress, at=AT)

    def found(view, text):
        request = RequestFactory().get("/qingyuan/search")
        request.GET = QueryDict(mutable=True)
        request.GET["q"] = text
        request.user, request.acting, request.congress = who.account, who, county.congress
        request.session, request.resolver_match = {}, None
        return view(request, code="qingyuan")

    return found


def test_nothing_that_is_typed_is_a_fault_or_runs_away(county, asked, tried):
    chance, index, number = random.Random(11), index_on(connection), times(400, 20_000)
    wrong, refused, hit, every = [], 0, 0, times(4, 1)
    for n in range(number):
        text = typed(chance)
        with no_runaway():
            question = ask(text, county.congress.pk)
            keys = index.newest(question, 5)
            assert len(keys) == index.count(question) == len(index.best(question, 5)), text
            assert set(index.ranked(question, keys)) == set(keys), text
            if n % every and len(text) <= LONGEST:
                continue
            answer = asked(search if n % 20 == 0 or len(text) > LONGEST else live, text)
        page = answer.content.decode()
        refused, hit = refused + (answer.status_code == 400), hit + ("<mark>" in page)
        leak = LEAKS.search(page) and not LEAKS.search(text)
        if answer.status_code not in (200, 400) or leak:
            wrong.append((text, answer.status_code))
    assert wrong == []
    assert refused and hit  # both kinds of answers were among them
    tried(
        f"N = {number} typed, one in {every} on the page too: {hit} found something, {refused} too long"
    )


def test_the_operators_of_both_databases_are_words_like_others(county, asked):
    for text in (
        "支渠 OR 校车",
        "支渠 NOT 灌溉",
        '"支渠',
        "支渠*",
        "title : 支渠",
        "NEAR(支渠 灌溉)",
        "支渠 & !灌溉",
    ):
        answer = asked(live, text)
        assert answer.status_code == 200, text
        found = "<mark>" in answer.content.decode()
        assert found == (not re.search("[A-Za-z]", text)), text  # OR, NOT, title stand in no text


def test_as_many_characters_as_fit_in_the_address_are_told_to_be_too_many(asked):
    for text in ("支" * 10_000, "支 渠 " * 2_500, "𠮷" * 10_000):
        answer = asked(search, text)
        assert (answer.status_code, "最多 200 字" in answer.content.decode()) == (400, True)
