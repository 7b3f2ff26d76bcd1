"""分工: written line by line (水利科，张三：3、5), read as sections, persons in charge and items."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from huying.domain.suggestions.models import Suggestion

LINE = re.compile(r"(?P<section>[^，,：:]{1,40})[，,](?P<person>[^，,：:]{1,40})[：:](?P<items>.+)")
NUMBER = re.compile(r"[^、，,；;\s]+")


class NotUnderstood(ValueError):
    """In words for whoever wrote it."""


def known_by(suggestion: Suggestion) -> str:
    """What an item is called in a line: its number, or its title where it has none."""
    return suggestion.number_text or suggestion.title


def written(rows: Iterable[tuple[str, str, Iterable[Suggestion]]]) -> str:
    return "\n".join(
        f"{section}，{person}：{'、'.join(known_by(one) for one in items)}"
        for section, person, items in rows
    )


def read(text: str, held: Iterable[Suggestion]) -> list[dict]:
    """[{"section", "person", "items"}]; raises NotUnderstood, naming the line."""
    named = {known_by(one): one for one in held}
    return [
        _read_line(line.strip(), number, named)
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip()
    ]


def _read_line(line: str, number: int, named: dict[str, Suggestion]) -> dict:
    found = LINE.fullmatch(line)
    if found is None:
        raise NotUnderstood(
            _("第%s行看不懂，请写成“科室，责任人：编号、编号”的样子，例如“水利科，张三：3、5”。")
            % number
        )
    items = []
    for word in NUMBER.findall(found["items"]):
        name = word.removeprefix("第").removesuffix("号")
        one = named.get(word) or named.get(name)
        if one is None:
            raise NotUnderstood(
                _("第%(line)s行的“%(word)s”不是本单位承办的建议的编号。")
                % {"line": number, "word": word}
            )
        items.append(one)
    if not items:
        raise NotUnderstood(_("第%s行没有写建议的编号。") % number)
    return {
        "section": found["section"].strip(),
        "person": found["person"].strip(),
        "items": items,
    }
