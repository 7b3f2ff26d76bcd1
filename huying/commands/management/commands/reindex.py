"""huying reindex: is everything that can be searched found as it is written?"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _

from huying.commands.contract import ContractCommand
from huying.commands.database import ensure_database
from huying.foundation.text import checking


class Command(ContractCommand):
    help = _(
        "重新编写检索用的索引；--check 只核对，发现与数据不一致的就地改正。每天夜里自动核对一次。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help=_("逐件核对，只改正不一致的，报出有多少处")
        )

    def answer(self, **options: Any) -> dict[str, Any]:
        ensure_database(self.tell)
        if not options["check"]:
            return {"entries": checking.remake(), "differences": None}
        found = checking.check(self._progress)
        return {
            "entries": found.entries,
            "wrong_entries": found.wrong_entries,
            "wrong_pairs": found.wrong_pairs,
            "differences": found.differences,
        }

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        if answer["differences"] is None:
            return _("已重新编写 {entries} 件的索引。").format(**answer)
        if not answer["differences"]:
            return _("✓ 核对了 {entries} 件，索引与数据一致。").format(**answer)
        return _(
            "核对了 {entries} 件：{wrong_entries} 件的检索文字与数据不同，{wrong_pairs} 件的索引与检索文字不同，都已改正。"
        ).format(**answer)

    def _progress(self, done: int, whole: int) -> None:
        if sys.stderr.isatty():
            self.tell(_("已核对 {done}/{whole}").format(done=done, whole=whole))
