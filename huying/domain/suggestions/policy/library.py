"""What of the handling may rest on an article of the congress's own: every cell, every check list."""

from django.utils.translation import gettext as _

from huying.foundation.calendar.words import gettext_noop

from ..rulebook import Rulebook, showing

CHECK_LISTS: dict[str, str] = {
    "checks.submission": gettext_noop("提交建议前的检查"),
    "checks.review": gettext_noop("审查登记的检查"),
    "checks.reply": gettext_noop("签发答复前的检查"),
    "checks.withdrawal": gettext_noop("撤回建议的检查"),
    "checks.closing": gettext_noop("办结前的检查"),
}
"""The lists that acts go through before they are done (policy/needs.py); none is a cell."""


def targets(book: Rulebook) -> dict[str, str]:
    """{code: what it is, in words}: the periods, the options, then the check lists."""
    cells = {one.code: one.label for one in (*showing.periods(book), *showing.options(book))}
    return cells | {code: _(label) for code, label in CHECK_LISTS.items()}


def said_in(book: Rulebook) -> dict[str, str]:
    """{code of a cell: what the rulebook says there, in words}."""
    return {one.code: one.value for one in (*showing.periods(book), *showing.options(book))}
