"""Numbers as statutes write them: 十个工作日, 两个月, 3个月."""

import re

DIGITS = "零一二三四五六七八九"
# A numeral may not be part of a longer one: 三 in 三十 is not three.
NUMERAL = "0-9〇零一二两三四五六七八九十百千"
UNIT_WORDS = {"wd": "个?工作日", "d": "(?:日|天|个自然日)", "m": "个?月"}


def chinese(number: int) -> tuple[str, ...]:
    """How a statute may write a number from 1 to 999: (二, 两), (十五,), (一百二十,)."""
    if number == 2:
        return ("二", "两")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += "十" if tens == 1 and not hundreds else f"{DIGITS[tens]}十"
    elif hundreds and ones:
        words += "零"
    return (words + (DIGITS[ones] if ones else ""),)


def says(quote: str, amount: int, unit: str) -> bool:
    """Whether a quote contains the amount, in digits or Chinese, followed by the unit's word."""
    numbers = "|".join((str(amount), *chinese(amount))) if amount < 1000 else str(amount)
    return re.search(rf"(?<![{NUMERAL}])(?:{numbers}){UNIT_WORDS[unit]}", quote) is not None
