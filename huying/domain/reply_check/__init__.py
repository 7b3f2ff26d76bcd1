"""The reply checker: reads a letter as a strict reviewer would, without database or network.

`check(text)` gives findings; an `error` is only what the letter itself contradicts. docs/reply-check.md
lists every rule with what it found in real letters.
"""

from .checking import check
from .findings import Finding, Severity
from .kind import CPPCC, NPC

__all__ = ["CPPCC", "NPC", "Finding", "Severity", "check"]
