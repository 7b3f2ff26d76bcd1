"""办理成果 and 单位一本账: the pages and their files. Nothing here writes."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.models import Outcome
from huying.domain.suggestions.queries.outcomes import outcomes_visible_to, with_items
from huying.domain.suggestions.queries.unit_ledger import ledger_of_units
from huying.domain.suggestions.states import OutcomeCheck, OutcomeKind

from .columns import Column
from .declared import Ledger, Listing, declare
from .outcomes import BY, HEADINGS, summed
from .rows import isoday
from .sending import send
from .unit_ledger import STEPS, line_of

ON_A_PAGE = 50


def _numbered(suggestion) -> str:
    number = suggestion.number_text
    return _("第%s号") % number if number else suggestion.title


OUTCOMES = [
    Column("name", gettext_lazy("成果"), lambda row: row.name, width=36),
    Column("kind", gettext_lazy("成果类别"), lambda row: str(row.get_kind_display())),
    Column("document_number", gettext_lazy("文号"), lambda row: row.document_number, width=20),
    Column("amount", gettext_lazy("数量"), lambda row: row.amount),
    Column("before", gettext_lazy("以前"), lambda row: row.before, width=24),
    Column("after", gettext_lazy("以后"), lambda row: row.after, width=24),
    Column("place", gettext_lazy("地点"), lambda row: row.place, width=18),
    Column("achieved_on", gettext_lazy("日期"), lambda row: isoday(row.achieved_on), "date"),
    Column("unit", gettext_lazy("承办单位"), lambda row: row.unit.name, width=20),
    Column(
        "items",
        gettext_lazy("建议"),
        lambda row: "、".join(_numbered(one.suggestion) for one in row.handlings.all()),
        width=24,
    ),
    Column("check", gettext_lazy("核实"), lambda row: str(row.get_check_word_display())),
]


def _done(place: int):
    return lambda row: _("已办") if row.done[place] else ""


LEDGER = [
    Column("number", gettext_lazy("编号"), lambda row: row.suggestion.number_text),
    Column("title", gettext_lazy("标题"), lambda row: row.suggestion.title, width=40),
    Column(
        "session", gettext_lazy("届次"), lambda row: str(row.suggestion.session or ""), width=22
    ),
    Column("unit", gettext_lazy("承办单位"), lambda row: row.handling.unit.name, width=20),
    Column("role", gettext_lazy("分工"), lambda row: str(row.handling.get_role_display())),
    Column(
        "assigned", gettext_lazy("交办日期"), lambda row: isoday(row.handling.assigned_at), "date"
    ),
    Column("state", gettext_lazy("状态"), lambda row: row.handling.state_word),
    Column(
        "sections",
        gettext_lazy("在办科室"),
        lambda row: "、".join(f"{one.section}（{isoday(one.due_on)}）" for one in row.sections),
        width=28,
    ),
    *(Column(name, word, _done(place)) for place, (name, word) in enumerate(STEPS)),
]


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see of the outcomes: how they are summed, a year or "", a kind or ""."""

    by: str
    year: str
    kind: str

    @property
    def words(self) -> str:
        year = _("%s年") % self.year if self.year else _("历年")
        kind = str(OutcomeKind(self.kind).label) if self.kind else ""
        return " · ".join(filter(None, (year, kind)))


def _asked(acting: Acting, values: QueryDict) -> tuple[Asked, list[int], QuerySet[Outcome]]:
    """The question, the years there are, the outcomes; what is not understood is refused."""
    found = outcomes_visible_to(acting)
    years = sorted({day.year for day in found.dates("achieved_on", "year")}, reverse=True)
    given = values.get
    asked = Asked(given("by") or "unit", given("year", ""), given("kind", ""))
    if asked.by not in BY or asked.year not in ("", *map(str, years)):
        raise BadRequest
    if asked.kind not in ("", *OutcomeKind.values):
        raise BadRequest
    if asked.year:
        found = found.filter(achieved_on__year=int(asked.year))
    if asked.kind:
        found = found.filter(kind=asked.kind)
    return asked, years, with_items(found).order_by("-achieved_on", "-pk")


@require_safe
def outcomes(request, code: str) -> HttpResponse:
    """What came of the items one may see: summed, and line by line."""
    asked, years, found = _asked(request.acting, request.GET)
    lines = list(found)
    sums, whole = summed(lines, asked.by)
    context = {
        "code": code,
        "asked": asked,
        "by": asked.by,
        "tabs": BY.items(),
        "heading": HEADINGS[asked.by],
        "kinds": OutcomeKind.choices,
        "years": years,
        "sums": sums,
        "whole": whole,
        "waiting": sum(one.check_word == OutcomeCheck.UNCHECKED for one in lines),
        "page": Paginator(lines, ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "insight/outcomes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def outcomes_export(request, code: str) -> HttpResponseBase:
    """The outcomes as asked for, line by line, verified or not."""
    return send(request, "outcomes")


def _of_outcomes(acting: Acting, given: QueryDict, today: date) -> Listing:
    asked, _years, found = _asked(acting, given)
    return Listing(asked.words, found.count(), lambda: found.iterator(chunk_size=500))


declare(
    Ledger(
        "outcomes",
        gettext_lazy("办理成果"),
        gettext_lazy("%s代表建议办理成果"),
        OUTCOMES,
        lambda acting: True,
        _of_outcomes,
    )
)


def _of_my_units(request):
    if not request.acting.has(BodyKind.UNIT):
        raise Http404
    return ledger_of_units(request.acting)


@require_safe
def unit_ledger(request, code: str) -> HttpResponse:
    """一本账 of the units one works for, over all years; nobody else's page."""
    page = Paginator(_of_my_units(request), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "code": code,
        "page": page,
        "lines": [line_of(one) for one in page],
        "steps": [word for _name, word in STEPS],
        "today": timezone.localdate(),
    }
    return render(request, "insight/unit_ledger.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def unit_ledger_export(request, code: str) -> HttpResponseBase:
    """The same ledger as a file, every line of it."""
    return send(request, "unit_ledger")


def _of_units(acting: Acting, given: QueryDict, today: date) -> Listing:
    found = ledger_of_units(acting)
    rows = lambda: (line_of(one) for one in found.iterator(chunk_size=500))  # noqa: E731
    return Listing(_("历年"), found.count(), rows)


declare(
    Ledger(
        "unit_ledger",
        gettext_lazy("一本账"),
        gettext_lazy("%s承办代表建议一本账"),
        LEDGER,
        lambda acting: acting.has(BodyKind.UNIT),
        _of_units,
    )
)
