"""A list sent as a file: .xlsx, or with ?format=csv .csv; what is in it and who took it, at its head."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from huying.foundation.files.views import disposition

from . import export as files
from .columns import Column

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def send(
    request,
    rows: Iterable[Any],
    *,
    title: str,
    asked: str,
    sheet: str,
    columns: list[Column] | None = None,
) -> HttpResponseBase:
    """`asked` says in words which rows these are; `columns`: the ledger's where none are named."""
    form = request.GET.get("format", "xlsx")
    if form not in ("xlsx", "csv"):
        raise BadRequest
    now = timezone.localtime()
    note = _("%(filter)s　导出时间 %(time)s　导出人 %(name)s") % {
        "filter": asked,
        "time": now.strftime("%Y-%m-%d %H:%M"),
        "name": request.acting.person,
    }
    what: dict[str, Any] = {"title": title, "note": note, "columns": columns}
    response: HttpResponseBase
    if form == "csv":
        content = files.csv_file(rows, **what)
        response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    else:
        response = FileResponse(files.xlsx(rows, sheet=sheet, **what), content_type=XLSX)
    response["Content-Disposition"] = disposition(f"{title}_{now:%Y%m%d}.{form}")
    response["Cache-Control"] = "private, no-store"
    return response
