"""名册办理程序: every change of people, bodies and accounts is an act on the congress's roll."""

from . import (
    accounts,
    appointments,
    bodies,
    change_of_term,
    channels,
    deputies,
    founding,
    handover,
    holidays,
    importing,
    terms,
)
from .steps import roll_steps

__all__ = [
    "accounts",
    "appointments",
    "bodies",
    "change_of_term",
    "channels",
    "deputies",
    "founding",
    "handover",
    "holidays",
    "importing",
    "roll_steps",
    "terms",
]
