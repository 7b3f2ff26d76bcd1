"""What changed between two texts, word by word: pieces kept, taken out and put in."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

KEPT, OUT, IN = "kept", "out", "in"
# Chinese has no blanks between words: characters are compared, numbers and Latin words as wholes.
_WORD = re.compile(r"[A-Za-z0-9.%]+|\s+|.", re.DOTALL)
_SHORT = 2
"""A kept run this short between two changes says less than one whole change."""


@dataclass(frozen=True)
class Piece:
    kind: str
    text: str


@dataclass(frozen=True)
class Changed:
    """One part of a text as pieces; `is_changed` is False where it stayed as it was."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(one.kind != KEPT for one in self.pieces)


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """`old` and `new` as one running text with what was taken out and put in."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    runs = []
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(("".join(before[i:j]),) * 2 + (True,))
        else:
            runs.append(("".join(before[i:j]), "".join(after[k:m]), False))
    found: list[Piece] = []
    for out, put, same in _calmed(runs):
        if same:
            found.append(Piece(KEPT, out))
        else:
            found += [Piece(kind, text) for kind, text in ((OUT, out), (IN, put)) if text]
    return tuple(found)


def _calmed(runs: list) -> list:
    """Short kept runs between two changes join them, so that a reader sees words and not crumbs."""
    calm: list = []
    for place, run in enumerate(runs):
        between = 0 < place < len(runs) - 1
        crumb = run[2] and between and len(run[0].strip()) <= _SHORT
        changed = crumb or not run[2]
        if changed and calm and not calm[-1][2]:
            last = calm.pop()
            run = (last[0] + run[0], last[1] + run[1], False)
        elif crumb:
            run = (run[0], run[1], False)
        calm.append(run)
    return calm


def compared(before, after) -> list[Changed]:
    """Two text versions, part by part; without an earlier one everything is as it stands."""
    names = (("title", _("标题")), ("facts", _("情况和问题")), ("proposal", _("具体建议")))
    parts = [
        Changed(label, pieces(_text(before, name, after), getattr(after, name)))
        for name, label in names
    ]
    old = after if before is None else before
    asked = Changed(_("诉求"), pieces(_requests(old), _requests(after)))
    return [*parts, asked]


def edited(pre_review) -> list[Changed]:
    """What reviewers would change in the text that was sent to them; only the parts they changed."""
    sent = pre_review.version
    names = (("title", _("标题")), ("facts", _("情况和问题")), ("proposal", _("具体建议")))
    parts = [
        Changed(label, pieces(getattr(sent, name), getattr(pre_review, name)))
        for name, label in names
    ]
    asked = [f"{order}. {text}" for order, text in enumerate(pre_review.requests, start=1)]
    parts.append(Changed(_("诉求"), pieces(_requests(sent), "\n".join(asked))))
    return [one for one in parts if one.is_changed]


def _text(before, name: str, after) -> str:
    return getattr(after if before is None else before, name)


def _requests(version) -> str:
    return "\n".join(str(one) for one in sorted(version.requests.all(), key=lambda one: one.order))
