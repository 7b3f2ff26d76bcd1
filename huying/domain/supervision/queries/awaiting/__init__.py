"""What waits for whom among things supervised: lists for the workbench, one file for each kind."""

from huying.domain.suggestions.queries.awaiting.awaited import Awaited

from . import (
    commitment,
    followed_matter,
    honours,
    key_theme,
    likely_repeats,
    listening,
    look_back,
    promise_letter,
    revisit_draw,
    supervising,
    unit_assessment,
    unit_year,
    yearly_report,
)

LISTS: list[Awaited] = [
    *commitment.LISTS,
    *promise_letter.LISTS,
    *followed_matter.LISTS,
    *look_back.LISTS,
    *honours.LISTS,
    *unit_assessment.LISTS,
    *unit_year.LISTS,
    *revisit_draw.LISTS,
    *yearly_report.LISTS,
    *supervising.LISTS,
    *key_theme.LISTS,
    *listening.LISTS,
    *likely_repeats.LISTS,
]

__all__ = ["LISTS"]
