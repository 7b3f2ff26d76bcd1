"""督办落实: what the congress does after the reply, one file or folder for each kind of case."""

from . import (
    campaign,
    commitment,
    cure,
    followed_matter,
    handover,
    hearing,
    holidays,
    honours,
    key,
    key_theme,
    ladder,
    listening,
    listening_question,
    look_back,
    outing,
    promise_letter,
    revisit_draw,
    supervised_units,
    team,
    team_shares,
    unit_assessment,
    unit_year,
    unit_year_handover,
    yearly_opinion,
    yearly_report,
)
from .commitment import commitment_steps
from .followed_matter import followed_matter_steps
from .honours import honour_steps
from .look_back import look_back_item_steps, look_back_steps
from .revisit_draw import revisit_draw_steps
from .unit_assessment import assessment_steps
from .yearly_report import report_steps

__all__ = [
    "assessment_steps",
    "honour_steps",
    "honours",
    "unit_assessment",
    "unit_year",
    "unit_year_handover",
    "commitment",
    "commitment_steps",
    "handover",
    "holidays",
    "report_steps",
    "yearly_report",
    "followed_matter",
    "followed_matter_steps",
    "look_back",
    "look_back_item_steps",
    "look_back_steps",
    "campaign",
    "key",
    "key_theme",
    "ladder",
    "team",
    "team_shares",
    "revisit_draw",
    "revisit_draw_steps",
    "cure",
    "hearing",
    "listening",
    "listening_question",
    "outing",
    "promise_letter",
    "supervised_units",
    "yearly_opinion",
]
