"""督办落实 for the matrix: each kind of case has its cast in a file of its own.

A cast of a kind is a function(cast) -> {"own": case, "other": case}; `own` concerns 水利局 and 林秀英.
"""

from huying.foundation.cases.models import Case
from tests.procedure.supervised import (
    commitment,
    followed_matter,
    honours,
    key_theme,
    listening,
    look_back,
    promise_letter,
    revisit_draw,
    supervising,
    unit_assessment,
    unit_year,
    yearly_report,
)

CASTS = {
    "commitment": commitment.cast,
    "followed_matter": followed_matter.cast,
    "key_theme": key_theme.cast,
    "look_back": look_back.cast,
    "look_back_item": look_back.items,
    "honour_selection": honours.cast,
    "unit_assessment": unit_assessment.cast,
    "unit_year": unit_year.cast,
    "revisit_draw": revisit_draw.cast,
    "yearly_report": yearly_report.cast,
    **supervising.CASTS,
    **listening.CASTS,
    "promise_letter": promise_letter.cast,
}
ARRANGED_SUPERVISION: dict = {
    **commitment.ARRANGED,
    **look_back.ARRANGED,
    **supervising.ARRANGED,
    **listening.ARRANGED,
}
KINDS = tuple(CASTS)
OF_THE_CONGRESS: tuple[str, ...] = (
    "followed_matter",
    "look_back",
    "honour_selection",
    "unit_assessment",
    "revisit_draw",
    "yearly_report",
    "campaign",
    "yearly_opinion",
)
"""Kinds that are the whole congress's: nobody's own and nobody else's."""


class SupervisionCast:
    KINDS = KINDS

    def __init__(self, cast):
        self.found = {kind: make(cast) for kind, make in CASTS.items()}

    def subject(self, kind: str, capacity: str, relation: str):
        mirrored = {"own": "other", "other": "own"}[relation]
        one = self.found[kind][mirrored if capacity == "party_office" else relation]
        return type(one).objects.select_related("case", "congress").get(pk=one.pk)

    def put(self, kind: str, state: str) -> None:
        Case.objects.filter(kind=kind).update(state=state)
