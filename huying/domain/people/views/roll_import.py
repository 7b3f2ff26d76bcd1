"""名册: a list from Excel or WPS, looked through first, then taken in as one act."""

import io
from functools import partial

import xlsxwriter
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from huying.foundation.procedure.views import ActPage, act_page, first_answer

from ..forms.roll_import import Confirm, Upload
from ..procedure.importing import import_bodies, import_deputies
from ..procedure.steps import roll_steps
from ..roll.columns import BODIES, COLUMNS, DEPUTIES, TITLES
from .roll import at, keeper, roll_of, shown

ACTS = {DEPUTIES: import_deputies, BODIES: import_bodies}
MOST_SHOWN = 200  # lines of each sort in a preview
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request, code, what):
    """Upload, then the preview; nothing is stored by either."""
    keeper(request)
    if what not in ACTS:
        raise Http404
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = Upload(*given, what=what, congress=request.congress, at=timezone.now())
    context = {
        "what": what,
        "title": TITLES[what],
        "back": at(request, what),
        "columns": COLUMNS[what],
    }
    if request.method != "POST" or not form.is_valid():
        response = shown(request, "import", what, form=form, **context)
        response.status_code = 422 if request.method == "POST" else 200
        return response
    found = form.preview()
    plain = [one for one in found.new if not one.hints]
    confirm = Confirm(
        what=what,
        account=request.user,
        subject=roll_of(request),
        initial={"rows": form.packed(request.user)},
    )
    return shown(
        request,
        "import_preview",
        what,
        preview=found,
        wrong=found.wrong[:MOST_SHOWN],
        odd=found.odd[:MOST_SHOWN],
        plain=plain[:MOST_SHOWN],
        most=MOST_SHOWN,
        unshown=sum(max(0, len(one) - MOST_SHOWN) for one in (found.wrong, found.odd, plain)),
        sheet=form.sheet,
        form=confirm,
        confirm_url=at(request, "import_confirm", what),
        again_url=at(request, "import", what),
        **context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, code, what):
    """The one act that takes the list in."""
    by = keeper(request)
    act = ACTS.get(what)
    if act is None:
        raise Http404
    if request.method != "POST":
        return redirect("roll:import", request.congress.code, what)
    if answered := first_answer(request):
        return answered
    request.acting.appointments.sort(key=lambda one: one.pk != by.pk)
    back = at(request, what)

    def goes_to(roll, request):
        messages.success(request, _("名单已导入。"))
        return back

    page = ActPage(
        roll_steps,
        {act.name: partial(Confirm, what=what, account=request.user)},
        goes_to=goes_to,
        shows=lambda roll, request: {"back": at(request, "import", what)},
        templates="people/roll",
    )
    return act_page(request, page, act.name, roll_of(request))


@require_safe
def template(request, code, what):
    """An empty list with the headings; every cell is text, so that numbers keep their zeros."""
    keeper(request)
    if what not in ACTS:
        raise Http404
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        text = book.add_format({"num_format": "@"})
        head = book.add_format({"num_format": "@", "bold": True, "bg_color": "#EEF0F3"})
        sheet = book.add_worksheet(str(TITLES[what]))
        notes = book.add_worksheet(_("填写说明"))
        for place, column in enumerate(COLUMNS[what]):
            sheet.set_column(place, place, column.width * 1.3, text)
            sheet.write_string(0, place, column.headings[0], head)
            if 0 < sum(len(one) + 1 for one in column.offers) < 255:
                sheet.data_validation(
                    1, place, 5000, place,
                    {"validate": "list", "source": list(column.offers), "error_type": "information"},
                )  # fmt: skip
            for at_column, words in enumerate(
                (
                    column.headings[0],
                    _("必填") if column.required else "",
                    _("例：%s") % column.example,
                    "、".join(column.offers),
                )
            ):
                notes.write_string(place, at_column, words, text)
        sheet.freeze_panes(1, 0)
        notes.set_column(0, 2, 20)
        notes.set_column(3, 3, 80)
    response = HttpResponse(out.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(
        True, _("%s模板.xlsx") % TITLES[what]
    )
    return response
