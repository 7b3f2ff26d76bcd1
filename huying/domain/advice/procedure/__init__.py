"""双向互动: 征求代表意见, 知情知政, 选题指引, 联系代表."""

from . import consulting, contacts, facts, guides, handover, holidays
from .steps import consultation_steps, fact_steps, guide_steps, liaison_steps, rule_steps

__all__ = [
    "consultation_steps",
    "consulting",
    "contacts",
    "fact_steps",
    "facts",
    "guide_steps",
    "guides",
    "handover",
    "holidays",
    "liaison_steps",
    "rule_steps",
]
