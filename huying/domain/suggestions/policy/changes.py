"""What changed between two texts, part by part: pieces kept, taken out and put in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from huying.foundation.text.differences import IN, KEPT, OUT, Piece, pieces

__all__ = ["IN", "KEPT", "OUT", "Changed", "Piece", "compared", "edited", "pieces"]


@dataclass(frozen=True)
class Changed:
    """One part of a text as pieces; `is_changed` is False where it stayed as it was."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(one.kind != KEPT for one in self.pieces)


def compared(before, after) -> list[Changed]:
    """Two text versions, part by part; without an earlier one everything is as it stands."""
    names = (("title", _("标题")), ("facts", _("情况和问题")), ("proposal", _("具体建议")))
    parts = [
        Changed(label, pieces(_text(before, name, after), getattr(after, name)))
        for name, label in names
    ]
    old = after if before is None else before
    asked = Changed(_("诉求"), pieces(_requests(old), _requests(after)))
    differs = Changed(_("与以往的不同"), pieces(old.differs, after.differs))
    return [*parts, asked, differs] if old.differs or after.differs else [*parts, asked]


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
