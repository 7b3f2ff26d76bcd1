"""Ledgers for tests: a sheet of rows, and what importing it would do."""

import csv
import io

from huying.domain.suggestions.queries.ledger import Plan, plan_import, read_ledger

TITLE = "关于维修河口镇灌溉支渠的建议"
OTHER = "关于增设河口镇公交站点的建议"


def sheet(*rows: dict, encoding="utf-8") -> bytes:
    """A .csv with the headings of the first row."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def planned(county, content: bytes, name="台账.csv") -> Plan:
    return plan_import(county.congress, read_ledger(io.BytesIO(content), name))
