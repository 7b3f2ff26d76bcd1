"""The closed vocabulary of a rulebook: clocks, the days they start from, and local options.

Every value is Chinese and marked for translation; a page passes it through gettext.
"""

from . import handling, intake, record, reply
from .basis import SOURCES, YES_NO
from .handling import REVIEWERS, ROUTES, UNIT_SYSTEMS
from .intake import GROUNDS
from .periods import (
    ANCHORS,
    CLOCK_ANCHORS,
    CLOCKS,
    FURTHER_PERIODS,
    NOT_STATED,
    NOT_STATED_LABEL,
)
from .record import REPORT_MOMENTS
from .reply import DIMENSIONS, GRADES

__all__ = [
    "ANCHORS",
    "CHOICES",
    "CLOCKS",
    "CLOCK_ANCHORS",
    "DIMENSIONS",
    "FURTHER_PERIODS",
    "GRADES",
    "GROUNDS",
    "NOT_STATED",
    "NOT_STATED_LABEL",
    "REPORT_MOMENTS",
    "REVIEWERS",
    "ROUTES",
    "SEVERAL",
    "SOURCES",
    "UNIT_SYSTEMS",
    "YES_NO",
]

CHOICES: dict[str, tuple[str, dict]] = {
    **intake.CHOICES,
    **handling.CHOICES,
    **reply.CHOICES,
    **record.CHOICES,
}
"""Local options with a closed set of values: path -> (what it is, {value: how it reads})."""

SEVERAL: dict[str, tuple[str, dict[str, str]]] = {
    **intake.SEVERAL,
    **reply.SEVERAL,
}
"""Options that are a list of several of a closed set: path -> (what it is, {value: how it reads})."""
