"""huying similar: for each question the ten texts of a collection that are most like it. Needs no database."""

import sqlite3
from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _

from huying.commands.contract import ContractCommand, Refusal
from huying.commands.text_rows import rows_of
from huying.foundation.text.gram_index import GramIndex
from huying.foundation.text.likeness import Text, alike

COLUMNS = ("id", "title", "body")
AS_MANY, COMPARED = 10, 200


class Command(ContractCommand):
    help = _("在一批文本里找出与每一件最相似的十件。只读两个 .csv（id,title,body），不用数据库。")
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--corpus", metavar="FILE", required=True, help=_("被查找的文本"))
        parser.add_argument("--queries", metavar="FILE", required=True, help=_("逐件要找的文本"))

    def answer(self, **options: Any) -> dict[str, Any]:
        names, texts = _collection(options["corpus"])
        index = GramIndex(
            sqlite3.connect("")
        )  # a file of its own that goes with it, if it is large
        index.add((number, one.title, one.body) for number, one in enumerate(texts))
        index.settle()

        def of(numbers: Any) -> dict[int, Text]:
            return {number: texts[number] for number in numbers}

        results = []
        for name, title, body in rows_of(options["queries"], COLUMNS):
            found = alike(index, Text(title, body), of, AS_MANY, compared=COMPARED)
            results.append({"query": name, "ids": [names[number] for number in found]})
        return {"results": results}

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        return "\n".join(f"{one['query']}: {' '.join(one['ids'])}" for one in answer["results"])


def _collection(file: str) -> tuple[list[str], list[Text]]:
    names, texts = [], []
    for name, title, body in rows_of(file, COLUMNS):
        names.append(name)
        texts.append(Text(title, body))
    if len(set(names)) != len(names):
        raise Refusal(_("{name} 里有重复的 id").format(name=file))
    return names, texts
