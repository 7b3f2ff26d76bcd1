"""Numbers as letters write them: 28, 二十八, 二〇一二."""

_DIGITS = dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True))
_UNITS = {"十": 10, "百": 100, "千": 1000}

NUMBER = r"(?:[0-9]{1,8}|[一二三四五六七八九十百千零〇]{1,9})"
"""A pattern for one of them."""


def value(text: str) -> int | None:
    """118 for 118, 一百一十八 and 一一八; None where it is no number."""
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(one not in _DIGITS and one not in _UNITS for one in text):
        return None
    if not any(one in _UNITS for one in text):
        return int("".join(str(_DIGITS[one]) for one in text))
    total, digit = 0, 0
    for one in text:
        if one in _UNITS:
            total += (digit or 1) * _UNITS[one]
            digit = 0
        else:
            digit = _DIGITS[one]
    return total + digit
