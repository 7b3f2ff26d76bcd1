"""Earlier replies at hand: a reply that only repeats what was answered in another year."""

import re
from collections.abc import Iterable, Iterator

from huying.foundation.calendar.words import gettext_noop

from .characters import plain
from .findings import Finding, Severity
from .reading import Letter

SAME = 0.85
"""The share of a reply that stood in the earlier one, sentence by sentence."""
_SHORTEST, _SHORTEST_SENTENCE = 60, 8


def check(letter: Letter, earlier: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """`earlier`: (what it is called, its text) of each earlier reply."""
    said = [_bare(one.text) for one in letter.sentences if "感谢" not in one.text]
    own = [one for one in said if len(one) >= _SHORTEST_SENTENCE]
    whole = sum(len(one) for one in own)
    if whole < _SHORTEST:
        return
    for name, text in earlier:
        known = _bare(plain(text))
        if sum(len(one) for one in own if one in known) / whole >= SAME:
            yield Finding(
                "same_as_earlier",
                Severity.WARNING,
                letter.quote(letter.sentences[0], most=60),
                gettext_noop("与“{name}”的答复几乎相同。请写明这一年做了什么、有什么新情况。"),
                {"name": name},
            )


def _bare(text: str) -> str:
    """Letters and figures alone; the number of a paragraph is none of them."""
    text = re.sub(r"^\s*[一二三四五六七八九十0-9]{1,3}[、.]", "", text)
    return "".join(one for one in text if one.isalnum())
