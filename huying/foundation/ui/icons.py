"""Small line drawings on a 16 × 16 field, drawn inline so that no second request and no font is needed."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_PATHS = {
    "bell": "M4 11.5V7a4 4 0 0 1 8 0v4.5l1 1H3zM6.7 14.3a1.4 1.4 0 0 0 2.6 0",
    "check": "m3 8.5 3.2 3.2L13 4.8",
    "clock": "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.6V8l2.4 1.6",
    "cross": "m4 4 8 8M12 4l-8 8",
    "circle": "M8 3.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6",
    "half": "M8 2.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 8 2.8M8 3v10M10 4v8",
    "warn": "M8 2.2 1.8 13.4h12.4zM8 6.6v3.2M8 11.7v.1",
    "info": "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 7.2v3.9M8 4.8v.1",
    "stop": "M5.4 1.9h5.2l3.5 3.5v5.2l-3.5 3.5H5.4l-3.5-3.5V5.4zM5 8h6",
    "pen": "m2.5 13.5.7-3.2 7.6-7.6 2.5 2.5-7.6 7.6zM9.3 4.2l2.5 2.5",
    "print": "M4.5 6V2.2h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4.3h-7z",
    "search": "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3l3.4 3.4",
    "down": "m4 6 4 4 4-4",
    "right": "M3 8h9.4M9 4.4 12.6 8 9 11.6",
    "left": "M13 8H3.6M7 4.4 3.4 8 7 11.6",
    "person": "M8 2.4a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4M2.8 13.8c.3-3 2.3-4.3 5.2-4.3s4.9 1.3 5.2 4.3",
    "plus": "M8 3v10M3 8h10",
    "paper": "M3.5 1.8h6l3 3v9.4h-9zM9.3 2v3h3M5.6 8h4.8M5.6 10.8h4.8",
    "lock": "M3.5 7.2h9v6.6h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2",
    "pause": "M5.6 3.5v9M10.4 3.5v9",
    "download": "M8 2.2v7.6M4.8 6.8 8 10l3.2-3.2M2.6 13.4h10.8",
    "reply": "M6.4 3.4 2.6 7.2l3.8 3.8M2.8 7.2h6.4a4 4 0 0 1 4 4v1.6",
    "phone": (
        "M3 2.4h2.6L6.8 5.6 5.3 6.8a8 8 0 0 0 3.9 3.9l1.2-1.5 3.2 1.2V13a.8.8 0 0 1-.8.8"
        "C7 13.8 2.2 9 2.2 3.2A.8.8 0 0 1 3 2.4"
    ),
    "flag": "M3.6 14.2V2.2M3.6 2.8h8.8L10.6 6l1.8 3.2H3.6",
    "large": "M1.8 12.8 5.6 3.2h.8l3.8 9.6M3.2 9.6h5.6M10.8 7h4M12.8 5v4",
}  # fmt: skip
NAMES = frozenset(_PATHS)


def icon(name: str) -> SafeString:
    """The drawing of that name as `<svg class="icon" aria-hidden>`; KeyError for an unknown name."""
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        mark_safe(_PATHS[name]),
    )
