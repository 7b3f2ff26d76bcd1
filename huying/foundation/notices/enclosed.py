"""What a message carries besides its words: addresses at which its reader can act at once."""

from collections.abc import Callable
from datetime import datetime

from .models import Notice

# (the message's key, the notice, when) -> [(what it does, its path)]
Enclosing = Callable[[str, Notice, datetime], list[tuple[str, str]]]
ENCLOSING: list[Enclosing] = []


def encloses(one: Enclosing) -> Enclosing:
    ENCLOSING.append(one)
    return one


def enclosed(message: str, notice: Notice, at: datetime) -> list[tuple[str, str]]:
    return [found for one in ENCLOSING for found in one(message, notice, at)]
