"""Who: congresses, terms and sessions, bodies, persons, appointments, seats, accounts."""

from .account import Account
from .congress import Body, Congress, Roll, Session, Term
from .person import Appointment, Delegation, Person, Seat

__all__ = [
    "Account",
    "Appointment",
    "Body",
    "Congress",
    "Delegation",
    "Person",
    "Roll",
    "Seat",
    "Session",
    "Term",
]
