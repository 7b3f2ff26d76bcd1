"""The rehearsal themes must keep the format the rehearsal command relies on."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "huying/commands/rehearsal/themes"

CATEGORIES = set(
    [
        "财政经济",
        "农业农村",
        "城建环资",
        "教科文卫",
        "监察司法",
        "社会建设",
        "民侨外",
        "法治",
        "综合",
        "人大工作",
    ]
)

PLACES = set(
    [
        "城关镇",
        "河口镇",
        "石桥镇",
        "柳林乡",
        "大营镇",
        "青山乡",
        "龙泉镇",
        "白塔镇",
        "新集镇",
        "南岗乡",
        "东湖街道",
        "西关街道",
        "北苑街道",
    ]
)

UNITS = set(
    [
        "发展和改革局",
        "教育局",
        "科技局",
        "工业和信息化局",
        "公安局",
        "民政局",
        "司法局",
        "财政局",
        "人力资源和社会保障局",
        "自然资源局",
        "生态环境分局",
        "住房和城乡建设局",
        "城市管理局",
        "交通运输局",
        "水利局",
        "农业农村局",
        "商务局",
        "文化广电和旅游局",
        "卫生健康委员会",
        "退役军人事务局",
        "应急管理局",
        "审计局",
        "市场监督管理局",
        "统计局",
        "医疗保障局",
        "乡村振兴局",
        "林业局",
        "数据局",
        "信访局",
        "残疾人联合会",
        "供电公司",
        "气象局",
        "税务局",
        "人民法院",
        "人民检察院",
        "县委组织部",
        "县委宣传部",
        "县委社会工作部",
        "县委政法委",
        "团县委",
        "县妇联",
        "县总工会",
        "监察委员会",
    ]
)

OUTCOMES = {"adopted", "partly", "planned", "not"}

KEYS = {
    "key", "category", "title", "places", "lead", "co", "facts", "proposal", "requests",
    "answers", "second_answers", "contacts", "deputy_view", "co_opinion", "promise",
    "dissatisfied", "praise", "return_reason", "revision_reason",
}  # fmt: skip

# Wanted length in characters, {place} filled.
LENGTHS = {
    "facts": (60, 160),
    "proposal": (30, 180),
    "requests": (12, 50),
    "answers": (60, 180),
    "second_answers": (60, 150),
    "contacts": (40, 110),
    "deputy_view": (20, 60),
    "co_opinion": (50, 120),
    "promise": (6, 50),
    "dissatisfied": (25, 70),
    "praise": (10, 40),
    "return_reason": (30, 80),
    "revision_reason": (20, 60),
}
# A short text does less harm than one that overflows its box.
SHORTER, LONGER = 0.75, 1.1

ASCII_WORD = re.compile(r"[A-Za-z0-9.]*[A-Za-z][A-Za-z0-9.]*")
ALLOWED_ASCII = re.compile(
    r"\d*\.?\d*(?:[A-Za-z]|km|cm|mm|kg|mg|kW|kV|kVA|kWh|MW|LED|VOC|PM2\.5|[45]G|[GS]\d+)"
)
LONG_SENTENCE = 16


def load():
    """Every theme of every file, with the file's name."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        with path.open("rb") as handle:
            found += [(path.name, theme) for theme in tomllib.load(handle)["theme"]]
    return found


THEMES = load()


def texts(theme):
    """(field, text) for every piece of prose."""
    for field in ("facts", "proposal", "requests", "second_answers"):
        for text in theme[field]:
            yield field, text
    for answer in theme["answers"]:
        yield "answers", answer["text"]
    for text in theme["contacts"].values():
        yield "contacts", text
    yield "promise", theme["promise"]["what"]
    for field in (
        "title",
        "deputy_view",
        "dissatisfied",
        "praise",
        "return_reason",
        "revision_reason",
    ):
        yield field, theme[field]
    if theme["co"]:
        yield "co_opinion", theme["co_opinion"]


def filled(text, place):
    return text.replace("{place}", place)


every_theme = pytest.mark.parametrize(
    "theme",
    [theme for _, theme in THEMES],
    ids=[f"{name}:{theme.get('key')}" for name, theme in THEMES],
)


def test_there_are_themes():
    assert len(THEMES) >= 42


@every_theme
def test_shape(theme):
    assert set(theme) == KEYS
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", theme["key"])
    assert theme["category"] in CATEGORIES
    assert 2 <= len(theme["places"]) <= 4
    assert len(set(theme["places"])) == len(theme["places"])
    assert set(theme["places"]) <= PLACES
    assert theme["lead"] in UNITS
    assert set(theme["co"]) <= UNITS - {theme["lead"]}
    assert len(set(theme["co"])) == len(theme["co"]) <= 2
    assert bool(theme["co"]) == bool(theme["co_opinion"])
    assert 2 <= len(theme["facts"]) <= 3
    assert 1 <= len(theme["proposal"]) <= 2
    assert 1 <= len(theme["requests"]) <= 4
    assert len(theme["answers"]) == len(theme["second_answers"]) == len(theme["requests"])
    for answer in theme["answers"]:
        assert set(answer) == {"outcome", "text"}
        assert answer["outcome"] in OUTCOMES
    assert set(theme["contacts"]) == {"before", "during", "after"}
    assert set(theme["promise"]) == {"what", "by"}
    assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", theme["promise"]["by"])


@every_theme
def test_lengths(theme):
    wrong = []
    for place in theme["places"]:
        assert 12 <= len(filled(theme["title"], place)) <= 28
        for field, text in texts(theme):
            if field == "title":
                continue
            low, high = LENGTHS[field]
            size = len(filled(text, place))
            if not low * SHORTER <= size <= high * LONGER:
                wrong.append((field, size, text[:24]))
    assert not wrong


@every_theme
def test_place_holder(theme):
    assert theme["title"].count("{place}") == 1
    for _, text in texts(theme):
        rest = text.replace("{place}", "")
        assert not set("{}") & set(rest), text
        # A text must fit every place, so no other place may be named in it.
        assert not [place for place in PLACES if place in rest], text


@every_theme
def test_language(theme):
    for _, text in texts(theme):
        words = ASCII_WORD.findall(text.replace("{place}", ""))
        assert not [word for word in words if not ALLOWED_ASCII.fullmatch(word)], text
        assert not re.search(r"[,;:?!]|(?<!\d)\.|\s", text.replace("{place}", "")), text
        # Years are recomputed when a rehearsal runs; a fixed one would clash.
        assert not re.search(r"(?:19|20)\d\d年", text), text


@every_theme
def test_promise_is_in_an_answer(theme):
    """The promised month is named in one of the answers."""
    months = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    month = int(theme["promise"]["by"][5:7])
    names = [rf"(?<!十){months[month - 1]}月", rf"(?<!\d){month}月"]
    names += ["年底"] if month == 12 else []
    names += [f"{months[(month - 1) // 3]}季度"] if month % 3 == 0 else []
    said = " ".join(answer["text"] for answer in theme["answers"])
    assert any(re.search(name, said) for name in names)


def test_keys_are_unique():
    counted = Counter(theme["key"] for _, theme in THEMES)
    assert not [key for key, times in counted.items() if times > 1]


def test_filled_titles_are_unique():
    counted = Counter(
        filled(theme["title"], place) for _, theme in THEMES for place in theme["places"]
    )
    assert not [title for title, times in counted.items() if times > 1]


def test_no_sentence_is_used_twice():
    """Long clauses must not be repeated, in one theme or between themes."""
    counted = Counter()
    for _, theme in THEMES:
        for _, text in texts(theme):
            counted.update(
                part for part in re.split(r"[。\uff1b\uff0c]", text) if len(part) >= LONG_SENTENCE
            )
    assert not [part for part, times in counted.items() if times > 1]
