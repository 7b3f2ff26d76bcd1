"""On which line of a rulebook file something stands, so that a refusal can name it."""

import re

HEADER = re.compile(r"^\s*\[\[?\s*([\w.-]+)\s*\]\]?")
KEY = re.compile(r"^\s*([\w-]+)\s*=")
STRING_OR_REMARK = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*')
BETWEEN = " › "


def line_of(toml: str, path: tuple[str, ...]) -> int | None:
    """The line of this entry, or of the nearest section around it; None where it is not in the file."""
    known = _lines(toml)
    while path and path not in known:
        path = path[:-1]
    return known.get(path)


def with_line(message: str, toml: str, at: str = "") -> str:
    """town.toml › clocks › return：… becomes town.toml 第12行 › clocks › return：…"""
    place, colon, fault = message.partition("：")
    name, *rest = (at or place).split(BETWEEN)
    line = line_of(toml, tuple(rest))
    if not colon or line is None:
        return message
    return f"{name} 第{line}行{place.removeprefix(name)}：{fault}"


def _lines(toml: str) -> dict[tuple[str, ...], int]:
    """Every section and key by its path; the first line at which it, or a part of it, appears."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    texts = depth = 0
    for number, line in enumerate(toml.splitlines(), start=1):
        bare = STRING_OR_REMARK.sub("", line)
        if depth == 0 and (header := HEADER.match(bare)):
            table = tuple(header[1].split("."))
            if bare.lstrip().startswith("[["):
                texts += 1
                table = (f"{header[1]} 第{texts}项",)
            _note(found, table, number)
            continue
        if depth == 0 and (key := KEY.match(bare)):
            _note(found, (*table, key[1]), number)
        depth += sum(bare.count(each) for each in "[{") - sum(bare.count(each) for each in "]}")
    return found


def _note(found: dict[tuple[str, ...], int], path: tuple[str, ...], number: int) -> None:
    for length in range(1, len(path) + 1):
        found.setdefault(path[:length], number)
