"""抽样回访, read: draws and their populations are open to everybody in the congress, results to the 代表工委."""

from collections import Counter

from django.db.models import Q, QuerySet

from huying.domain.people.queries import Acting
from huying.domain.suggestions.states import Grade

from ..models import DrawRow, RevisitDraw


def draws_visible_to(acting: Acting) -> QuerySet[RevisitDraw]:
    found = RevisitDraw.objects.filter(congress=acting.congress)
    return found.select_related("case", "congress", "announced_by__body")


def population_of(draw: RevisitDraw) -> list[tuple[str, str]]:
    """(number, stratum) as it was published, in the order of the file."""
    return sorted(draw.rows.values_list("number", "stratum"))


def drawn_rows(draw: RevisitDraw) -> QuerySet[DrawRow]:
    """In the order in which docs/draw_again.py has them, stratum by stratum."""
    found = draw.rows.filter(drawn=True).select_related(
        "revisit__by__person", "handling__unit", "handling__suggestion__case"
    )
    return found.order_by("stratum", "number")


BAD = Q(revisit__contact_true=False) | Q(revisit__reply_true=False) | Q(
    revisit__mark=Grade.DISSATISFIED
)  # fmt: skip
ONLY: dict[str, Q] = {
    "waiting": Q(revisit=None),
    "reached": Q(revisit__reached=True),
    "content": Q(revisit__mark__in=(Grade.SATISFIED, Grade.MOSTLY)),
    "untrue": Q(revisit__contact_true=False) | Q(revisit__reply_true=False),
    "bad": BAD,
    "again": Q(revisit__assigned_again=True),
}
"""What a figure of a draw opens: a key → its rows."""


def figures(draw: RevisitDraw) -> dict[str, int]:
    rows = draw.rows.filter(drawn=True)
    return {"drawn": rows.count()} | {key: rows.filter(q).count() for key, q in ONLY.items()}


def strata_of(draw: RevisitDraw) -> list[tuple[str, int, int]]:
    """(stratum, how many there are, how many were drawn)."""
    rows = list(draw.rows.values_list("stratum", "drawn"))
    there = Counter(stratum for stratum, _drawn in rows)
    taken = Counter(stratum for stratum, drawn in rows if drawn)
    return [(name, there[name], taken[name]) for name in sorted(there)]
