"""Who: congresses, terms and sessions, bodies, persons, appointments, seats, accounts."""

from .account import Account
from .congress import Body, Congress, Roll, Session, Term
from .holidays import HolidayNotice
from .person import Appointment, Delegation, Person, Seat
from .succession import Succession

__all__ = [
    "Account",
    "Appointment",
    "Body",
    "Congress",
    "Delegation",
    "HolidayNotice",
    "Person",
    "Roll",
    "Seat",
    "Session",
    "Succession",
    "Term",
]
