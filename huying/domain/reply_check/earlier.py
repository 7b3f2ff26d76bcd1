"""Earlier replies at hand: a reply that only repeats what was answered in another year."""

from collections.abc import Iterable, Iterator

from huying.foundation.calendar.words import gettext_noop

from .characters import plain
from .findings import Finding, Severity
from .reading import Letter

SAME = 0.85
_WIDTH = 12
_SHORTEST = 60


def check(letter: Letter, earlier: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """`earlier`: (what it is called, its text) of each earlier reply."""
    own = _pieces(letter.body.text)
    if len(letter.body.text) < _SHORTEST or not own:
        return
    for name, text in earlier:
        if len(own & _pieces(plain(text))) / len(own) >= SAME:
            yield Finding(
                "same_as_earlier",
                Severity.WARNING,
                letter.quote(letter.body, most=60),
                gettext_noop("与“{name}”的答复几乎相同。请写明这一年做了什么、有什么新情况。"),
                {"name": name},
            )


def _pieces(text: str) -> set[str]:
    """Every run of twelve letters or figures, marks and blanks left out."""
    bare = "".join(one for one in text if one.isalnum())
    return {bare[at : at + _WIDTH] for at in range(max(0, len(bare) - _WIDTH + 1))}
