"""Two suggestions side by side, with what the one says and the other does not."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from huying.foundation.text.differences import Piece, matched, shared, sides

from ..models import Suggestion

Pieces = tuple[Piece, ...]
MOST_COMPARED = 3000
"""Characters of one part; of a longer one the beginning is compared and shown."""


@dataclass(frozen=True)
class Part:
    """`same`: of all their pairs of characters so many hundredths are in both."""

    label: str
    left: Pieces
    right: Pieces
    same: int


@dataclass(frozen=True)
class SideBySide:
    """`requests`: the 诉求 that ask for the same in one line; one without a like stands alone."""

    one: Suggestion
    other: Suggestion
    parts: list[Part]
    requests: list[Part]

    @property
    def names(self) -> tuple[str, str]:
        """Short ones, for each part: on a phone the two stand one below the other."""
        return _name(self.one), _name(self.other)


def side_by_side(one: Suggestion, other: Suggestion) -> SideBySide:
    """Both come from visible_one(acting), with their texts."""
    left, right = _words(one), _words(other)
    parts = [_part(label, left[label], right[label]) for label in left]
    pairs = matched(_requests(one), _requests(other))
    return SideBySide(one, other, parts, [_part("", a or "", b or "") for a, b in pairs])


def _name(one: Suggestion) -> str:
    number = _("第%s号") % one.number_text if one.number_text else _("未编号")
    return f"{number} {one.lead.person}" if one.lead else number


def _words(one: Suggestion) -> dict[str, str]:
    text = one.text
    return {
        _("标题"): one.title,
        _("情况和问题"): text.facts if text else "",
        _("具体建议"): text.proposal if text else "",
    }


def _requests(one: Suggestion) -> list[str]:
    asked = one.text.requests.all() if one.text else ()
    return [each.text for each in sorted(asked, key=lambda each: each.order)]


def _part(label: str, one: str, other: str) -> Part:
    one, other = one[:MOST_COMPARED], other[:MOST_COMPARED]
    left, right = sides(one, other)
    return Part(label, left, right, round(100 * shared(one, other)))
