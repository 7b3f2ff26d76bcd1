"""What every channel takes, and how it says that it could not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


class Failed(Exception):
    """It did not go out, and why (Chinese). `for_good`: trying again would not help."""

    def __init__(self, why: str, *, for_good: bool = False):
        super().__init__(why)
        self.for_good = for_good


@dataclass(frozen=True)
class Message:
    """`id` is the same at every attempt; `to` is empty for a group's channel."""

    id: str
    to: str
    subject: str
    lines: tuple[str, ...]
    links: tuple[str, ...] = ()  # also at the end of `lines`, each after its name

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Sender:
    """send(settings, message) raises Failed; address(person, wishes) is where that person is reached.

    `fields`: what an administrator fills in, by name; `secret`: which of them are never shown again.
    """

    send: Callable[[dict[str, str], Message], None]
    fields: dict[str, Any]
    secret: tuple[str, ...] = ()
    to_a_group: bool = False
    to_a_machine: bool = False  # which needs no quiet hours
    address: Callable[[Any, Any], str] = field(default=lambda person, wishes: "")
