"""批量: one act on many subjects. First who would be refused and why; then each in its own transaction."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from . import submissions
from .act import Act
from .chain import canonical
from .plain import plain
from .procedure import choose
from .refusal import Refused

MOST = 400  # subjects in one form: one field each, and an answer within seconds


@dataclass(frozen=True)
class Pick:
    """A subject as it was chosen from a list: at which version, and what the act is to be given."""

    subject: Any
    version: int | None = None
    details: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """One subject of a preview or a report: refused for this reason, or not."""

    subject: Any
    by: Any
    refusal: Refused | None

    @property
    def reason(self) -> str:
        return self.refusal.reason if self.refusal else ""


@dataclass(frozen=True)
class Lines:
    """All of them, in the order in which they were chosen."""

    act: Act
    lines: tuple[Line, ...]

    @property
    def possible(self) -> list[Line]:
        """Not refused: before, what can be done; afterwards, what was."""
        return [one for one in self.lines if one.refusal is None]

    @property
    def refused(self) -> list[Line]:
        return [one for one in self.lines if one.refusal is not None]

    @property
    def status(self) -> int:
        """200 where at least one is possible; else why the first is not."""
        if self.possible or not self.lines:
            return 200
        refusal = self.lines[0].refusal
        return refusal.why.status if refusal else 200


def preview(act: Act, subjects: Iterable, appointments, *, at: datetime) -> Lines:
    """What the door would say to each of them now. Subjects come with what the guards read."""
    return Lines(act, tuple(_asked(act, one, appointments, at) for one in subjects))


def _asked(act, subject, appointments, at) -> Line:
    choice = choose(act, subject, appointments, at)
    return Line(subject, choice.by, choice.refusal)


def carry_out(
    act: Act, picks: Iterable[Pick], appointments, *, at: datetime, scope: str = "", key: str = ""
) -> Lines:
    """Do it to one after the other; who is refused stops nobody else, and is in the report.

    `scope` and `key` are those of the form (`submissions`): the same form sent again finds done what
    was done, and goes on where it was broken off.
    """
    return Lines(act, tuple(_done(act, one, appointments, at, scope, key) for one in picks))


def _done(act, pick: Pick, appointments, at, scope: str, key: str) -> Line:
    own_key = _digest([key, str(pick.subject.pk)]) if key else ""
    body = _digest(plain(pick.details))
    if own_key and submissions.answered(scope=scope, key=own_key, body=body):
        return Line(pick.subject, None, None)
    line = _asked(act, pick.subject, appointments, at)
    if line.by is None:
        return line

    done = [pick.subject]

    def do() -> str:
        done[0] = act(pick.subject, by=line.by, at=at, version=pick.version, **pick.details)
        return str(pick.subject.pk)

    try:
        submissions.once(scope=scope, key=own_key, body=body, at=at, do=do)
    except Refused as refusal:
        return Line(pick.subject, line.by, refusal)
    return Line(done[0], line.by, None)


def _digest(value) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()


__all__ = ["MOST", "Line", "Lines", "Pick", "carry_out", "preview"]
