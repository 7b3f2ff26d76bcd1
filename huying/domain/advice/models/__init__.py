"""What organs ask of deputies and deputies of organs, outside of any suggestion."""

from .consultation import AdviceLine, Consultation, Invitation
from .contacts import ContactRule, Liaison
from .facts import FactRequest, Guide

__all__ = [
    "AdviceLine",
    "Consultation",
    "ContactRule",
    "FactRequest",
    "Guide",
    "Invitation",
    "Liaison",
]
