"""建议办理程序. Four small procedures, read in the order of the law: 提出 → 承办 → 答复 → 评价."""

from . import (
    categories,
    contact,
    coordination,
    founding,
    handling,
    handover,
    holidays,
    ledger,
    library,
    redo,
    reply,
    revisit,
    rules,
    suggestion,
    survey,
)
from .steps import (
    coordination_steps,
    handling_steps,
    reply_steps,
    suggestion_steps,
    survey_steps,
)

__all__ = [
    "categories",
    "contact",
    "coordination",
    "coordination_steps",
    "founding",
    "handling",
    "handling_steps",
    "handover",
    "holidays",
    "ledger",
    "library",
    "redo",
    "reply",
    "reply_steps",
    "revisit",
    "rules",
    "suggestion",
    "suggestion_steps",
    "survey",
    "survey_steps",
]
