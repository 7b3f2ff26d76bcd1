"""考核方案: which criteria, how many points, how they are counted; read from schemes.toml."""

import tomllib
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

FILE = Path(__file__).with_name("schemes.toml")
LABELS: dict[str, Any] = {
    "qingdao": _("青岛方案"),
    "shenzhen": _("深圳方案"),
    "hainan": _("海南方案"),
    "chengde": _("承德方案"),
}
FAILED = Decimal(59)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Criterion:
    """`bands`: ((from so many per cent, so many hundredths of the full points), …); none: by its share."""

    code: str
    full: int
    bands: tuple[tuple[int, int], ...] = ()

    def points(self, part: int, whole: int) -> Decimal:
        if not whole:
            return Decimal(0)
        if not self.bands:
            return (Decimal(self.full * part) / whole).quantize(CENT)
        reached = [share for least, share in self.bands if 100 * part >= least * whole]
        return (Decimal(self.full * max(reached, default=0)) / 100).quantize(CENT)


@dataclass(frozen=True)
class Scheme:
    code: str
    source: str
    criteria: tuple[Criterion, ...]
    one_fails_all: bool = False

    @property
    def label(self):
        return LABELS[self.code]

    def weighed(self, weights: dict[str, int]) -> "Scheme":
        """With a congress's own full points; a criterion of nought points is left out."""
        mine = (replace(one, full=weights.get(one.code, one.full)) for one in self.criteria)
        return replace(self, criteria=tuple(one for one in mine if one.full))

    def total(self, points: dict[str, tuple[Decimal, int]]) -> Decimal:
        """On a scale of a hundred: `points` {criterion: (points, turns that count)}. What did not occur at
        all is left out, and the others make the hundred."""
        measured = [one for one in self.criteria if points[one.code][1]]
        full = sum(one.full for one in measured)
        if not full:
            return Decimal(0)
        gained = sum((points[one.code][0] for one in measured), Decimal(0))
        found = (100 * gained / full).quantize(CENT)
        failed = any(not points[one.code][0] for one in measured)
        return min(found, FAILED) if self.one_fails_all and failed else found


@lru_cache(maxsize=1)
def schemes() -> dict[str, Scheme]:
    raw = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {code: _read(code, entry) for code, entry in raw.items()}


def _read(code: str, entry: dict) -> Scheme:
    criteria = tuple(
        Criterion(
            one["code"], one["full"], tuple((least, share) for least, share in one.get("bands", ()))
        )
        for one in entry["criteria"]
    )
    return Scheme(code, entry["source"], criteria, entry.get("one_fails_all", False))
