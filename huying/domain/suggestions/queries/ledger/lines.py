"""Lines of a sheet that are no row of their own: sums below the table, one more unit of the row above."""

import re

from huying.foundation.files.sheets import Row

BELOW = re.compile(r"合\s*计|小\s*计|总\s*计|共\s*\d+\s*件|填表|制表|审核人|备注|说明|注[:：]")


def is_a_sum(row: Row) -> bool:
    """A line below the table: how many in all, who filled it in."""
    written = [text for text in row.values() if text]
    return not row.get("title") and bool(written) and bool(BELOW.match(written[0]))


def joined(rows: list[Row]) -> list[Row]:
    """One unit per line: rows that follow each other with one number and one title are one row."""
    found: list[Row] = []
    for row in rows:
        before = found[-1] if found else None
        if before is None or not _continues(before, row):
            found.append(row)
            continue
        for key in ("lead_unit", "any_unit", "co_units", "cosigners"):
            if row.get(key) and row[key] not in before.get(key, "").split("\n"):
                before[key] = "\n".join(filter(None, (before.get(key, ""), row[key])))
    return found


def _continues(before: Row, row: Row) -> bool:
    def said(one: Row) -> tuple[str, str]:
        return one.get("number", "") or one.get("serial", ""), one.get("title", "")

    def unit(one: Row) -> str:
        return one.get("lead_unit", "") or one.get("any_unit", "")

    same = said(before) == said(row) and all(said(row))
    return same and unit(row) not in unit(before).split("\n") and before.sheet == row.sheet
