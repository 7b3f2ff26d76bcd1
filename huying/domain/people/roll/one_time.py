"""A one-time password: shown once on a slip, read out over the telephone, never written to an event."""

import secrets
from dataclasses import dataclass, field

DIGITS = 12


def _digits() -> str:
    return "".join(secrets.choice("0123456789") for _place in range(DIGITS))


@dataclass(frozen=True)
class OneTimePassword:
    """`secret` is twelve digits. An event that is given this writes down its `name` alone."""

    secret: str = field(default_factory=_digits, repr=False)
    name: str = "一次性密码"

    @property
    def groups(self) -> list[str]:
        """The digits in fours, as they are printed and read out."""
        return [self.secret[place : place + 4] for place in range(0, DIGITS, 4)]
