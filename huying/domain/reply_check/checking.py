"""All rules, one after the other, over one letter."""

from collections.abc import Iterable

from . import address, asked, classes, content, dates, earlier, naming, parts, style, unit
from .findings import Finding, Severity
from .kind import kind_of
from .reading import Letter

CONTRADICTIONS = (
    address.check,
    address.check_wording,
    naming.check_organ,
    naming.check_number,
    naming.check_session,
    naming.check_title,
    naming.check_names,
    dates.check_calendar,
    dates.check_order,
    dates.check_ranges,
    unit.check,
    content.check_figures,
)
SUBSTANCE = (
    content.check_empty,
    content.check_promises,
    dates.promised_for_the_past,
    classes.check_grounds,
)
MOST_OF_A_RULE = 20
_GRAVITY = list(Severity)


def check(
    text: str,
    *,
    kind: str = "",
    partial: bool = False,
    request: str = "",
    scheme: Iterable[str] = (),
    before: Iterable[tuple[str, str]] = (),
    formal: bool = True,
) -> list[Finding]:
    """What is wrong with this letter, the gravest first.

    `kind` is npc or cppcc where it is known; `request` the text that is answered; `scheme` the classes
    of the congress; `before` (name, text) of earlier replies; `formal` False where its parts are made
    by a system and not yet there.
    """
    letter = Letter(text, partial=partial)
    kind = kind or kind_of(letter)
    found: list[Finding] = []
    for rule in (*CONTRADICTIONS, *SUBSTANCE):
        found += rule(letter, kind)
    found += classes.check(letter, kind, scheme)
    if formal:
        found += parts.check(letter, kind)
        found += style.check(letter, kind)
    if request.strip():
        found += asked.check(letter, asked.read_request(request))
    found += earlier.check(letter, before)
    return _sorted(_few(found))


def _few(found: list[Finding]) -> list[Finding]:
    """Each finding once, and no rule more than twenty times."""
    kept: dict[tuple[str, str, str], Finding] = {}
    count: dict[str, int] = {}
    for one in found:
        key = (one.rule, one.passage, one.message)
        if key not in kept and count.get(one.rule, 0) < MOST_OF_A_RULE:
            kept[key] = one
            count[one.rule] = count.get(one.rule, 0) + 1
    return list(kept.values())


def _sorted(found: list[Finding]) -> list[Finding]:
    return sorted(found, key=lambda one: _GRAVITY.index(one.severity))
