"""Many rows of a ledger, made one by one; for measuring what writing them takes."""

import os
import tempfile

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huying.settings")
django.setup()

from huying.pages.insight import export  # noqa: E402
from huying.pages.insight.columns import Column  # noqa: E402

COLUMNS = [
    Column(
        f"c{place}",
        f"第{place}列",
        lambda row, place=place: f"{row}-{place} 关于维修支渠的建议",
        width=12,
    )
    for place in range(45)
]


def write(kind: str, rows: int) -> None:
    what = {"title": "台账", "note": "全部", "columns": COLUMNS}
    with tempfile.TemporaryFile() as target:
        if kind == "xlsx":
            export.xlsx(range(rows), sheet="台账", file=target, **what)
        else:
            for piece in export.csv_pieces(range(rows), **what):
                target.write(piece)
