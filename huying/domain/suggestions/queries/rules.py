"""办理规则, read: what the congress lays down itself beside the preset, and its versions."""

from dataclasses import dataclass

from ..models import Footing, RulebookVersion
from ..policy.books import book_by_key, overrides_of
from ..rulebook import Rulebook, get, showing


@dataclass(frozen=True)
class Cell:
    """`article` is ours where we differ, else the preset's; `texts` are own regulations behind it."""

    code: str
    label: str
    preset: str
    ours: str
    basis: str
    reason: str
    differs: bool
    texts: list[Footing]


def versions(congress_id):
    """Newest first, each with its overrides."""
    return list(
        RulebookVersion.objects.filter(congress_id=congress_id)
        .prefetch_related("overrides")
        .order_by("-number")
    )


def compared(congress, version: RulebookVersion | None) -> list[Cell]:
    """Every cell of a version (of the congress's shipped rulebook where it has none) and its preset."""
    preset = get(version.preset) if version else book_by_key(congress.rulebook)
    book = book_by_key(str(version.pk)) if version else preset
    differing = {one.code for one in overrides_of(version)} if version else set()
    resting = _resting(congress.pk)
    was = {one.code: one.value for one in _cells(preset)}
    return [
        Cell(
            code=one.code,
            label=one.label,
            preset=was[one.code],
            ours=one.value,
            basis=one.basis,
            reason=one.note if one.code in differing else "",
            differs=one.code in differing,
            texts=resting.get(one.code, []),
        )
        for one in _cells(book)
    ]


def _cells(book: Rulebook) -> list[showing.Shown]:
    return [*showing.periods(book), *showing.options(book)]


def _resting(congress_id) -> dict[str, list[Footing]]:
    """{code: the articles of own regulations still in force on which it rests}."""
    found: dict[str, list[Footing]] = {}
    rows = Footing.objects.filter(congress_id=congress_id, regulation__in_force_until=None)
    for one in rows.select_related("regulation").order_by("pk"):
        found.setdefault(one.what, []).append(one)
    return found
