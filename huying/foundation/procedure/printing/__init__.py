"""The registered procedures as a reader sees them: rows, a graph, a drawing, Markdown.

Everything here is read from the acts themselves, so it cannot say anything else than they do.
"""

from .drawing import drawing
from .graph import NEW, Arrow, arrows, final_states
from .markdown import markdown
from .rows import Row, Words, registered, rows

__all__ = [
    "NEW",
    "Arrow",
    "Row",
    "Words",
    "arrows",
    "drawing",
    "final_states",
    "markdown",
    "registered",
    "rows",
]
