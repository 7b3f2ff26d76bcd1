"""The page 检索 and what appears below the box while somebody types. Nothing here writes."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huying.foundation.text.index.asked import LONGEST

from . import saved
from .choices import fields_of, tabs_of
from .finding import COUNTED, Found, Reader
from .hits import hits
from .named import Meant, meant
from .question import BEST, KINDS, NEWEST, Offered, Question, read

ON_A_PAGE = 20
LIVE = 5


@require_safe
def search(request, code: str) -> HttpResponse:
    """What was not understood is said, and nothing shown."""
    question, reader = _asked(request)
    context = _around(request, question) | {"meant": _meant(question)}
    if question.problems:
        context["fields"] = fields_of(question, None)
        return render(request, "insight/search/search.html", context, status=400)
    if question.is_empty or (question.says_nothing and not context["meant"]):
        context["saved"] = saved.saved_by(reader)
    if question.is_empty or question.says_nothing:
        context["fields"] = fields_of(question, None) if question.values else []
        return render(request, "insight/search/search.html", context)
    found = Found(question, reader)
    last = min(found.total, COUNTED) if found.is_more else found.total
    page = Paginator(range(last), ON_A_PAGE).get_page(request.GET.get("page"))
    start = max(page.start_index() - 1, 0)
    context |= {
        "page": page,
        "hits": hits(found.entries_from(start, page.end_index()), reader, question.text),
        "count": "10,000+" if found.is_more else f"{found.total:,}",
        "tabs": tabs_of(found, _("全部")),
        "fields": fields_of(question, found.numbers),
        "orders": _orders(question),
        "without": [] if found.total else _wider(question),
        "names": saved.names_of(reader),
    }
    return render(request, "insight/search/search.html", context)


@require_safe
def live(request, code: str) -> HttpResponse:
    """The first five and who may be meant; empty where nothing was typed yet."""
    question, reader = _asked(request)
    context: dict[str, Any] = {"code": code, "question": question, "kinds": KINDS}
    if not question.problems and question.text:
        context["meant"] = _meant(question)
        if not question.says_nothing:
            found = Found(question, reader)
            context["hits"] = hits(found.entries_from(0, LIVE), reader, question.text, states=False)
    return render(request, "insight/search/_live.html", context)


def _asked(request) -> tuple[Question, Reader]:
    acting = request.acting
    question = read(request.GET, Offered(acting.congress))
    return question, Reader(acting, timezone.localdate())


def _meant(question: Question) -> list[tuple[Meant, str]]:
    """Each with the address that sets its filter in the place of what was typed."""
    found = meant(question.offered.congress, question.text)
    return [
        (one, question.address(q="", **{one.filter: str(one.key)}))
        for one in found
        if one.filter not in question.values
    ]


def _around(request, question: Question) -> dict:
    return {
        "code": request.congress.code,
        "question": question,
        "longest": LONGEST,
        "searching": True,
    }


def _orders(question: Question) -> list[tuple[str, str, bool]]:
    """(words, address, whether it is so ordered); without words nothing is more to the point."""
    if question.typed.says_nothing:
        return []
    return [
        (words, question.address(order=order), question.order == order)
        for order, words in ((NEWEST, _("最新")), (BEST, _("最相关")))
    ]


def _wider(question: Question) -> list[tuple[str, str]]:
    """Where nothing was found: (words, address) of what would ask for less."""
    offers = []
    if question.titles:
        offers.append((_("正文也查"), question.address(titles="")))
    offers += [
        (_("去掉“%s”") % one.words, question.address(**{one.filter.name: ""}))
        for one in question.chosen
    ]
    words = question.text.split()
    if len(words) > 1:
        offers += [(_("只查“%s”") % word, question.address(q=word)) for word in words[:4]]
    return offers
