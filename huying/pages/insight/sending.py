"""A ledger sent as a file: .xlsx, or with ?format=csv .csv; what is in it and who took it, at its head.

A long one is made in the background and fetched from one's own jobs.
"""

from collections.abc import Iterable
from typing import IO, Any

from django.core.exceptions import BadRequest
from django.http import FileResponse, Http404, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from huying.foundation.files.views import disposition
from huying.foundation.jobs.asking import ask
from huying.foundation.procedure.refusal import Refused
from huying.foundation.procedure.views import SeeOther

from . import export as files
from .declared import LEDGERS, Ledger, Listing

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
FORMATS = {"xlsx": XLSX, "csv": CSV}
AT_ONCE = 2_000  # rows; more are made in the background
KIND = "ledger"
MOST_PRINTED = 2_000


def send(request, name: str) -> HttpResponseBase:
    """The ledger of this name as asked for. GET sends a short one and says how a long one is got."""
    ledger = LEDGERS[name]
    if not ledger.may(request.acting):
        raise Http404
    form = request.GET.get("format", "xlsx")
    if form not in FORMATS:
        raise BadRequest
    listing = ledger.ask(request.acting, request.GET, timezone.localdate())
    if request.method == "POST":
        return _in_the_background(request, ledger, form)
    if listing.count > AT_ONCE:
        context = {"ledger": ledger, "title": ledger.titled(request.acting), "listing": listing}
        return render(request, "insight/long.html", context)
    return _at_once(request.acting, ledger, listing, form)


def _at_once(acting, ledger: Ledger, listing: Listing, form: str) -> HttpResponseBase:
    now = timezone.localtime()
    what = heads(ledger, listing, acting, now)
    response: HttpResponseBase
    if form == "csv":
        pieces = files.csv_pieces(listing.rows(), columns=ledger.columns, **what)
        response = StreamingHttpResponse(pieces, content_type=CSV)
    else:
        book = files.xlsx(listing.rows(), sheet=str(ledger.label), columns=ledger.columns, **what)
        response = FileResponse(book, content_type=XLSX)
    response["Content-Disposition"] = disposition(f"{what['title']}_{now:%Y%m%d}.{form}")
    response["Cache-Control"] = "private, no-store"
    return response


def heads(ledger: Ledger, listing: Listing, acting, now) -> dict[str, Any]:
    """What stands above the headings of a file: whose ledger, which rows, taken when and by whom."""
    note = _("%(filter)s（共 %(count)d 行）　导出时间 %(time)s　导出人 %(name)s") % {
        "filter": listing.words,
        "count": listing.count,
        "time": now.strftime("%Y-%m-%d %H:%M"),
        "name": acting.person,
    }
    return {"title": ledger.titled(acting), "note": note}


def write(ledger: Ledger, rows: Iterable, target: IO[bytes], form: str, what: dict) -> None:
    """The whole file into `target`."""
    if form == "csv":
        for piece in files.csv_pieces(rows, columns=ledger.columns, **what):
            target.write(piece)
    else:
        files.xlsx(rows, sheet=str(ledger.label), columns=ledger.columns, file=target, **what)


def _in_the_background(request, ledger: Ledger, form: str) -> HttpResponseBase:
    given = request.GET.copy()
    given.pop("format", None)
    details = {"ledger": ledger.name, "given": given.urlencode(), "format": form}
    label = _("导出%s") % ledger.titled(request.acting)
    at = timezone.now()
    try:
        job = ask(KIND, acting=request.acting, label=label, details=details, at=at)
    except Refused as refused:
        context = {"ledger": ledger, "title": ledger.titled(request.acting), "refused": refused}
        return render(request, "insight/long.html", context, status=refused.why.status)
    return SeeOther(redirect("jobs:job", request.congress.code, job.pk).url)


def print_out(request, name: str) -> HttpResponseBase:
    """The ledger for paper: A4 across, heads repeated, with what was asked for, source and time."""
    ledger = LEDGERS[name]
    if not ledger.may(request.acting):
        raise Http404
    listing = ledger.ask(request.acting, request.GET, timezone.localdate())
    fits = listing.count <= MOST_PRINTED
    context = {
        "ledger": ledger,
        "title": ledger.titled(request.acting),
        "listing": listing,
        "columns": ledger.on_paper,
        "lines": lines(ledger.on_paper, listing.rows()) if fits else [],
        "today": timezone.localdate(),
        "most": MOST_PRINTED,
        "fits": fits,
    }
    return render(request, "insight/printed.html", context)


def lines(columns: list, rows: Iterable) -> Iterable[list]:
    """Every row as (column, what stands in its cell)."""
    return ([(column, column.value(row)) for column in columns] for row in rows)
