"""What stands in one cell: names, a unit, a session. Reads no database."""

import re
import unicodedata
from datetime import date

SEPARATORS = ";；、,，\n"
OPENING, CLOSING = "（([【“", "）)]】”"
_REMARK = re.compile(r"原文|文号|未载|据|[“”]")
_BRACKETS = re.compile(r"[（(]([^（()）]*)[）)]$")
_NUMBER = r"[0-9〇零一二三四五六七八九十百]+"
_SESSION = re.compile(rf"({_NUMBER})届.*?({_NUMBER})次")
_DIGITS = {one: value for value, one in enumerate("零一二三四五六七八九")} | {"〇": 0}
_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})(?!\d)")
NOT_A_PERSON = (
    "代表团",
    "委员会",
    "小组",
    "联组",
    "全体",
    "党派",
    "工商联",
    "界别",
    "民盟",
    "民建",
)


def one_line(text: str) -> str:
    """`text` as one line: line ends become blanks, characters that nobody sees are dropped."""
    seen = "".join(" " if one in "\r\n\t\v\f\u2028\u2029" else one for one in text)
    return re.sub(r"\s+", " ", _without_unseen(seen)).strip()


def paragraphs(text: str) -> str:
    """`text` with its paragraphs, without characters that nobody sees."""
    lines = [
        _without_unseen(line).strip() for line in re.split(r"\r\n|[\r\n\v\f\u2028\u2029]", text)
    ]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_unseen(text: str) -> str:
    return "".join(one for one in text if unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Cn"))


def split_names(cell: str) -> list[str]:
    """The names in one cell, in order and each once; a separator inside brackets does not part."""
    parts, deep = [""], 0
    for one in cell.replace("\r\n", "\n"):
        deep += (one in OPENING) - (one in CLOSING and deep > 0)
        if one in SEPARATORS and not deep:
            parts.append("")
        else:
            parts[-1] += one
    return list(dict.fromkeys(name for part in parts if (name := one_line(part))))


def unit_name(written: str) -> tuple[str, str]:
    """A unit's name, and the remark in brackets that was left out of it ("" for none).

    "县城管局(原文“我局”)" is 县城管局; "市发改委(物价局)" keeps its brackets; what stands wholly in
    brackets is taken out of them, up to its first comma.
    """
    found = _BRACKETS.search(written)
    if not found:
        return written, ""
    if found.start() == 0:
        inner = re.split(r"[,，;；]", found.group(1))[0].strip()
        return inner or written, written if inner else ""
    if _REMARK.search(found.group(1)):
        return written[: found.start()].strip(), found.group(0)
    return written, ""


def person_names(cell: str) -> tuple[list[str], list[str]]:
    """The persons named in a cell, and the parts of it that name none (a delegation, a party)."""
    persons: list[str] = []
    others: list[str] = []
    for part in split_names(cell):
        part = re.sub(r"[（(].*?[）)]", "", part)
        part = re.sub(
            r"等(?:[0-9〇零一二三四五六七八九十百]*[名位人]?)?(?:代表|委员|人)*$", "", part
        )
        tokens = part.split()
        several = len(tokens) > 1 and all(len(token) > 1 for token in tokens)
        for name in tokens if several else ["".join(tokens)]:
            name = name.removesuffix("代表").strip()
            (persons if _is_a_name(name) else others).append(name)
    return list(dict.fromkeys(persons)), [one for one in dict.fromkeys(others) if one]


def _is_a_name(name: str) -> bool:
    if not 2 <= len(name) <= 25 or any(word in name for word in NOT_A_PERSON):
        return False
    return all(unicodedata.category(one) in ("Lo", "Co") or one in "·•・" for one in name)


def session_numbers(text: str) -> tuple[int, int] | None:
    """(届, 次) of a session however written: 第十八届…第三次会议, 十八届三次, 18届3次."""
    found = _SESSION.search(unicodedata.normalize("NFKC", text).replace(" ", ""))
    if not found:
        return None
    numbers = [_number(one) for one in found.groups()]
    return (numbers[0], numbers[1]) if all(numbers) else None


def _number(text: str) -> int:
    """十八 → 18, 二十 → 20, 一八 → 18, 18 → 18; nonsense → 0."""
    if text.isascii():
        return int(text[:4])
    if not set(text) <= {"十", *_DIGITS}:
        return 0
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_digits(tens) if tens else 1) * 10 + _digits(ones)
    return _digits(text)


def _digits(text: str) -> int:
    return int("".join(str(_DIGITS.get(one, 0)) for one in text) or 0)


def day(text: str) -> date | None:
    """The day written in a cell as 2026-03-05, 2026年3月5日 or 2026/3/5."""
    found = _DAY.search(unicodedata.normalize("NFKC", text))
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
