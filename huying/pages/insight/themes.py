"""主题分析: what the suggestions of a session are about, each figure with its items. Reading only: what
people choose is an act of 督办."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import Handling, Suggestion
from huying.domain.suggestions.states import Role
from huying.domain.supervision.models import KeyTheme
from huying.domain.supervision.policy.key import GONE
from huying.domain.supervision.queries import key_themes
from huying.domain.supervision.queries.themes import (
    EARLIER,
    READ_OF_EACH,
    Analysis,
    Item,
    Theme,
    Word,
    analysis,
    reader_of,
    reads_themes,
)
from huying.foundation.text.clusters import LEAST
from huying.foundation.ui.charts import Chart, bars

from .columns import PAGE, SHEET, Column
from .declared import Ledger, Listing, declare
from .filters import Offered

SAMPLES, MOST_UNITS, MOST_IN_THE_CHART = 3, 3, 12
ON_A_PAGE = 50
SAME_THEME = 0.5
"""Of the items that were picked so many stand in a theme that is shown under the name it was given."""
PARTS = ("repeated", "judged", "dissatisfied")
BOTH = (PAGE, SHEET)


@require_safe
def themes(request, code: str) -> HttpResponse:
    """The themes of one session as this reader may know them."""
    if not reads_themes(request.acting):
        raise Http404
    found = _asked(request.acting, request.GET)
    context: dict[str, Any] = {"code": code, "sessions": Offered(request.congress).sessions}
    if found is None:
        return render(request, "insight/themes.html", context)
    picked = key_themes.standing(request.acting, found.session)
    lines = [_line(one, found, code, picked) for one in found.themes]
    context |= {
        "found": found,
        "chosen": str(found.session.pk),
        "today": timezone.localdate(),
        "lines": lines,
        "words": [_linked_word(one, found, code) for one in found.words],
        "chart": _chart(lines),
        "whole": _address(code, found),
        "alone": _address(code, found, of="alone"),
        "picked": [one for one, _keys in picked],
        "may_choose": key_themes.may_choose(request.acting),
        "least": LEAST,
        "read": READ_OF_EACH,
        "before": EARLIER,
    }
    return render(request, "insight/themes.html", context)


@require_safe
def theme_items(request, code: str) -> HttpResponse:
    """The items behind one figure of the analysis."""
    if not reads_themes(request.acting):
        raise Http404
    listing = _listing(request.acting, request.GET, timezone.localdate())
    page = Paginator(list(listing.rows()), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "code": code,
        "listing": listing,
        "page": page,
        "asked": request.GET.urlencode(),
        "session": request.GET.get("session", ""),
    }
    return render(request, "insight/theme_items.html", context)


def _asked(acting: Acting, given: QueryDict) -> Analysis | None:
    """Of the session asked for, or of the newest; None where there is none yet."""
    sessions = Offered(acting.congress).sessions
    asked = given.get("session") or next(iter(sessions), "")
    if asked and asked not in sessions:
        raise BadRequest
    return analysis(reader_of(acting), sessions[asked]) if asked else None


# -- the page --------------------------------------------------------------------------------------


def _line(theme: Theme, found: Analysis, code: str, picked: Sequence[tuple]) -> dict:
    choice = _choice(theme, picked)

    def address(**more: Any) -> str:
        return _address(code, found, theme=theme.anchor, **more)

    return {
        "theme": theme,
        "name": choice.name if choice else theme.name,
        "choice": choice,
        "size": (len(theme.items), address()),
        "words": [(one, address(word=one.word)) for one in theme.words],
        "units": [
            (name, len(items), address(unit=name)) for name, items in theme.units[:MOST_UNITS]
        ],
        "more_units": max(len(theme.units) - MOST_UNITS, 0),
        "repeated": (
            _percent(theme.share("repeated")),
            len(theme.repeated),
            address(of="repeated"),
        ),
        "dissatisfied": (
            _percent(theme.share("dissatisfied", "judged")),
            len(theme.dissatisfied),
            address(of="dissatisfied"),
        ),
        "judged": (len(theme.judged), address(of="judged")),
        "trend": [
            (session.opens_at.year, len(items), address(year=session.pk))
            for session, items in theme.trend
        ],
        "samples": _samples(theme, address),
        "choose": _to_choose(code, found, theme),
    }


def _choice(theme: Theme, picked: Sequence[tuple[KeyTheme, set]]) -> KeyTheme | None:
    """The theme that people made of it: the one with most of its items here."""
    near = [
        (len(keys & theme.keys) / len(keys), one)
        for one, keys in picked
        if len(keys & theme.keys) >= SAME_THEME * len(keys)
    ]
    return max(near, key=lambda pair: pair[0])[1] if near else None


def _samples(theme: Theme, address: Callable[..., str]) -> list[tuple[Item, int, str]]:
    """The most typical, of nearly equal texts one: with how many are nearly equal, and where they are."""
    first = [one for one in theme.items if one.pk in theme.copies][:SAMPLES]
    return [(one, len(theme.copies[one.pk]), address(copies=one.pk)) for one in first]


def _linked_word(word: Word, found: Analysis, code: str) -> tuple[Word, str]:
    return word, _address(code, found, word=word.word)


def _address(code: str, found: Analysis, **asked: Any) -> str:
    asked = {"session": found.session.pk, **asked}
    return f"{reverse('insight:theme_items', args=[code])}?{urlencode(asked)}"


def _to_choose(code: str, found: Analysis, theme: Theme) -> str:
    asked = urlencode({"session": found.session.pk, "theme": theme.anchor})
    return f"{reverse('supervision:new', args=[code, 'key_theme'])}?{asked}"


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{100 * share:.0f}%"


def _chart(lines: Sequence[dict]) -> Chart:
    return bars(
        [(line["name"], line["size"][0]) for line in lines[:MOST_IN_THE_CHART]],
        title=gettext("各主题的建议件数"),
        unit=gettext("件"),
    )


# -- the items behind a figure -----------------------------------------------------------------------


def _listing(acting: Acting, given: QueryDict, today: date) -> Listing:
    found = _asked(acting, given)
    if found is None:
        return Listing(gettext("还没有会议"), 0, lambda: ())
    words, items = _behind(found, given)
    return Listing(f"{found.session} · {words}", len(items), lambda: _rows(items))


def _behind(found: Analysis, given: QueryDict) -> tuple[str, Sequence[Item]]:
    """In words and as items; a theme or a word that newer suggestions have changed has none."""
    of, word, unit, year = (given.get(name, "") for name in ("of", "word", "unit", "year"))
    if of not in ("", "alone", *PARTS):
        raise BadRequest
    asked = given.get("theme", "")
    if asked:
        theme = found.with_item(_key(asked))
        if theme is None:
            return gettext("主题随新的建议有了变化，请回到主题分析"), []
        if given.get("copies"):
            copies = theme.copies.get(_key(given.get("copies", "")), [])
            return gettext("主题“%s” · 几乎相同") % theme.name, copies
        return _of_a_theme(theme, of, word, unit, year)
    if word:
        named = next((one for one in found.words if one.word == word), None)
        return gettext("热词“%s”") % word, named.items if named else []
    if of == "alone":
        return gettext("没有归入主题"), found.alone
    return gettext("全部"), found.items


def _of_a_theme(
    theme: Theme, of: str, word: str, unit: str, year: str
) -> tuple[str, Sequence[Item]]:
    name = gettext("主题“%s”") % theme.name
    if word:
        named = next((one for one in theme.words if one.word == word), None)
        return f"{name} · {word}", named.items if named else []
    if unit:
        return f"{name} · {unit}", dict(theme.units).get(unit, [])
    if year:
        session, items = next(
            ((one, items) for one, items in theme.trend if str(one.pk) == year), (None, [])
        )
        if session is None:
            raise BadRequest
        return f"{name} · {session}", items
    if of in PARTS:
        return f"{name} · {PART_WORDS[of]}", getattr(theme, of)
    return name, theme.items


PART_WORDS = {
    "repeated": _("反复提出"),
    "judged": _("已评价"),
    "dissatisfied": _("有不满意"),
}


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise BadRequest from None


def _rows(items: Sequence[Item]) -> Iterable[Suggestion]:
    """`opens`: whether the reader may open it; by number."""
    opens = {one.pk: one.opens for one in items}
    leading = Handling.objects.filter(role=Role.LEAD).exclude(case__state__in=GONE)
    found = (
        Suggestion.objects.filter(pk__in=opens)
        .select_related("case", "congress", "session__term", "lead__person", "category__parent")
        .prefetch_related(Prefetch("handlings", leading.select_related("unit").order_by("pk")))
        .order_by("session", "number", "title", "pk")
    )
    for one in found:
        one.opens = opens[one.pk]  # type: ignore[attr-defined]
        yield one


def _units(row: Suggestion) -> str:
    return "、".join(one.unit.name for one in row.handlings.all())


declare(
    Ledger(
        "theme_items",
        _("主题内的建议"),
        _("%s代表建议主题分析清单"),
        [
            Column("session", _("届次"), lambda row: str(row.session or ""), width=22),
            Column("number", _("编号"), lambda row: row.number_text, "no", BOTH),
            Column("title", _("案由"), lambda row: row.title, "title", BOTH, width=40),
            Column("category", _("类别"), lambda row: str(row.category or ""), where=BOTH),
            Column("lead", _("领衔代表"), lambda row: str(row.lead.person) if row.lead else "", "name", BOTH),
            Column("unit", _("承办单位"), _units, where=BOTH, width=20),
            Column("state", _("状态"), lambda row: row.state_word, where=BOTH),
        ],
        reads_themes,
        _listing,
    )
)  # fmt: skip
