"""公文: every letter of the procedure, made from what is recorded; nobody pastes a head, number or date.

One file for each; importing them fills the catalogue.
"""

# ruff: noqa: I001
from . import (
    suggestion_paper,
    assignment_notice,
    returning,
    extension,
    urging,
    co_opinion,
    reply,
    face_record,
    opinion_form,
    pledge,
    paper,
)
from .catalogue import LETTERS, Kind, there_for

__all__ = [
    "LETTERS",
    "Kind",
    "there_for",
    "assignment_notice",
    "co_opinion",
    "extension",
    "face_record",
    "opinion_form",
    "paper",
    "pledge",
    "reply",
    "returning",
    "suggestion_paper",
    "urging",
]
