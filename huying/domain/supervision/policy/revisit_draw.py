"""抽样回访: which items a population has, what is in the way, whom a bad result touches."""

from collections import Counter

from django.utils.translation import gettext as _

from huying.domain.suggestions.models import Handling

from ..states import StrataBy
from .look_back import last_class, replied_turns


def population(congress_id, sessions, strata_by: str) -> list[tuple[Handling, str, str]]:
    """(turn, number, stratum) of every answered item of the sessions; what is kept secret is left out."""
    turns = replied_turns(congress_id, sessions).filter(suggestion__secrecy=False)
    found = turns.select_related("unit", "suggestion__category__parent", "suggestion__session")
    rows = [
        (one, _number(one), _stratum(one, strata_by))
        for one in found.order_by("suggestion__session__opens_at", "suggestion__number", "pk")
    ]
    times = Counter(number for _turn, number, _stratum in rows)
    return [
        (one, number if times[number] == 1 else f"{number}/{one.unit.name}", stratum)
        for one, number, stratum in rows
    ]


def _number(handling: Handling) -> str:
    """2026-12: the year of the session and the number; an imported row by what its ledger called it."""
    suggestion = handling.suggestion
    number = suggestion.number_on_paper or str(suggestion.pk)
    year = suggestion.session.opens_at.year if suggestion.session else ""
    return f"{year}-{number}"


def _stratum(handling: Handling, strata_by: str) -> str:
    if strata_by == StrataBy.UNIT:
        return handling.unit.name
    if strata_by == StrataBy.CLASS:
        return last_class(handling) or _("没有类别")
    category = handling.suggestion.category
    if category is None:
        return _("未分类")
    return category.parent.name if category.parent else category.name


def not_visited(draw):
    return draw.rows.filter(drawn=True, revisit=None)


def every_drawn_item_was_visited(draw, *, by, at):
    number = not_visited(draw).count()
    return _("还有%s件没有回访，不能结束。") % number if number else None


def families_of(draw) -> list:
    """The suggestions that a bad result may set going again."""
    return list(not_visited(draw).values_list("handling__suggestion", flat=True))
