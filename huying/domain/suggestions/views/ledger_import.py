"""Importing a ledger: choose a file, look at the preview, confirm."""

from collections import defaultdict

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huying.domain.people.states import UnitSystem
from huying.foundation.cases.language import as_written
from huying.foundation.files.views import disposition
from huying.foundation.jobs import folders
from huying.foundation.jobs.asking import ask
from huying.foundation.procedure import submissions
from huying.foundation.procedure.procedure import choose
from huying.foundation.procedure.refusal import Refused
from huying.foundation.procedure.views import SeeOther, first_answer, scope_of

from ..forms.ledger import ColumnsForm, Kept, LedgerConfirmation, LedgerUpload
from ..procedure.ledger import act_of, carry_out, said_of
from ..queries.ledger import ColumnsMissing, Ledger, LedgerRefused, Plan, plan_import
from ..queries.ledger.report import XLSX, report

KIND = "import_ledger"  # of the job, see background.py
MOST_HEADINGS = 200
SHOWN_ROWS = 200  # of a long ledger; errors and hints are listed for all of it
SHOWN_NUMBERS = 12
AT_ONCE = 500  # rows; more are imported in the background


@require_http_methods(["GET", "HEAD", "POST"])
def import_ledger(request, code):
    """The clerk's page; for everybody else it does not exist."""
    if not request.acting.is_committee:
        raise Http404
    if "sealed" in request.POST:
        return _with_the_file(request)
    if request.method != "POST":
        return _upload_page(request, LedgerUpload(), 200)
    form = LedgerUpload(request.POST, request.FILES)
    if not form.is_valid():
        return _upload_page(request, form, 422)
    file = form.cleaned_data["file"]
    kept = Kept.of(file, file.name, past=form.cleaned_data["past"])
    return _looked_at(request, kept, form)


def _whose(request) -> list[str]:
    return [str(request.congress.pk), str(request.user.pk)]


def _upload_page(request, form, status: int, refused: str = "") -> HttpResponse:
    context = {"form": form, "refused": refused}
    return render(request, "suggestions/import_upload.html", context, status=status)


def _looked_at(request, kept: Kept, form: LedgerUpload) -> HttpResponse:
    """The preview; or the question which column is which; or why the file cannot be read."""
    try:
        return _preview(request, kept, kept.ledger())
    except ColumnsMissing as missing:
        columns = ColumnsForm(headings=missing.headings, read={})
        return _columns_page(request, kept, columns, 422, missing.message)
    except LedgerRefused as refusal:
        folders.remove(kept.key)
        form.add_error("file", refusal.message)
        return _upload_page(request, form, 422)


def _with_the_file(request) -> HttpResponse:
    """What is asked of a file that was looked at: other columns, a report, the import."""
    form = LedgerConfirmation(request.POST, whose=_whose(request))
    if not form.is_valid():
        reason = str(form.errors.get("sealed", [_("请重新选择文件。")])[0])
        if answered := first_answer(request):
            return answered
        return _upload_page(request, LedgerUpload(), 422, reason)
    if "columns" in request.POST:
        return _other_columns(request, form.kept)
    if "report" in request.POST:
        return _report(request, form.kept)
    return _confirm(request, form)


def _other_columns(request, kept: Kept) -> HttpResponse:
    headings = request.POST.getlist("heading")[:MOST_HEADINGS]
    columns = ColumnsForm(request.POST, headings=headings, read={})
    if not columns.is_valid():
        return _columns_page(request, kept, columns, 422)
    kept.chosen = columns.chosen()
    try:
        return _preview(request, kept, kept.ledger())
    except LedgerRefused as refusal:
        return _columns_page(request, kept, columns, 422, refusal.message)


def _columns_page(request, kept: Kept, form: ColumnsForm, status, refused="") -> HttpResponse:
    context = {
        "columns": form,
        "sealed": kept.sealed(_whose(request)),
        "refused": refused,
        "name": kept.name,
    }
    return render(request, "suggestions/import_columns.html", context, status=status)


def _preview(request, kept: Kept, ledger: Ledger, *, status=200, refused="") -> HttpResponse:
    """What would happen; nothing is stored."""
    try:
        plan = plan_import(request.congress, ledger, past=kept.past)
    except LedgerRefused as refusal:
        return _upload_page(request, LedgerUpload(), 422, refusal.message)
    read = {heading: key for key, heading in ledger.headings.items()}
    context = {
        "plan": plan,
        "form": LedgerConfirmation.of(kept, _whose(request)),
        "columns": ColumnsForm(headings=[*read, *ledger.ignored], read=read),
        "sealed": kept.sealed(_whose(request)),
        "refused": refused,
        "figures": _figures(plan),
        "hints": hints_with_rows(plan),
        "shown": plan.rows[:SHOWN_ROWS],
        "more": max(0, len(plan.rows) - SHOWN_ROWS),
        "errors": _errors(plan),
        "more_errors": max(0, len(plan.errors) - SHOWN_ROWS),
        "in_background": len(plan.to_import) > AT_ONCE,
        "units": [
            (name, UnitSystem(system).label) for name, system in plan.units_to_create.items()
        ],
    }
    if plan.errors:
        status = 422
    return render(request, "suggestions/import_preview.html", context, status=status)


def _errors(plan: Plan) -> list[dict]:
    """Where each fault is; the sheet is named where there are several."""
    several = len({one.row.sheet for one in plan.rows}) > 1
    found = [
        {"sheet": one.row.sheet if several else "", "row": one.row.number, "fault": fault}
        for one in plan.rows
        for fault in one.row.faults
    ]
    return found[:SHOWN_ROWS]


def _report(request, kept: Kept) -> HttpResponse:
    try:
        plan = plan_import(request.congress, kept.ledger(), past=kept.past)
    except LedgerRefused as refusal:
        return _upload_page(request, LedgerUpload(), 422, refusal.message)
    response = HttpResponse(report(plan), content_type=XLSX)
    response["Content-Disposition"] = disposition(_("导入报告.xlsx"))
    response["Cache-Control"] = "private, no-store"
    return response


def _figures(plan: Plan) -> list[dict]:
    wrong = len({number for number, _error in plan.errors})
    return [
        {"label": _("台账行数"), "value": len(plan.rows), "unit": _("行")},
        {"label": _("将导入"), "value": 0 if wrong else len(plan.to_import), "unit": _("行")},
        {"label": _("以前已导入"), "value": plan.skipped, "unit": _("行")},
        {
            "label": _("有提示，请核对"),
            "value": len({number for number, _hint in plan.hints}),
            "unit": _("行"),
        },
        {
            "label": _("有错误"),
            "value": wrong,
            "unit": _("行"),
            "tone": "late" if wrong else "neutral",
        },
    ]


def hints_with_rows(plan: Plan) -> list[dict]:
    """Each hint once, with the rows it is about."""
    rows: dict[str, list[int]] = defaultdict(list)
    for number, hint in plan.hints:
        rows[hint].append(number)
    return [
        {
            "text": hint,
            "rows": "、".join(map(str, numbers[:SHOWN_NUMBERS])),
            "count": len(numbers) if len(numbers) > SHOWN_NUMBERS else 0,
        }
        for hint, numbers in rows.items()
    ]


def _confirm(request, form: LedgerConfirmation):
    at, kept = timezone.now(), form.kept

    def do() -> str:
        with as_written():  # its hints are kept with the events
            plan = plan_import(request.congress, kept.ledger(), past=kept.past)
        choice = choose(act_of(plan), None, request.acting.appointments, at)
        if choice.refusal:
            raise choice.refusal
        if plan.errors:
            raise Refused(_("台账中有%d处错误，没有导入任何一行。") % len(plan.errors))
        if len(plan.to_import) > AT_ONCE:
            return _in_the_background(request, kept, at)
        imported = carry_out(plan, by=choice.by, at=at)
        messages.success(
            request,
            said_of(plan, imported),
        )
        return reverse("suggestions:import", args=[request.congress.code])

    try:
        location = submissions.once(
            scope=scope_of(request),
            key=form.cleaned_data["idem"],
            body=submissions.fingerprint(request.POST),
            at=at,
            do=do,
        )
    except LedgerRefused as refused:
        return _upload_page(request, LedgerUpload(), 422, refused.message)
    except Refused as refused:
        return _preview(request, kept, kept.ledger(), status=409, refused=refused.reason)
    return SeeOther(location)


def _in_the_background(request, kept: Kept, at) -> str:
    with kept.open() as content:
        job = ask(
            KIND,
            acting=request.acting,
            label=_("导入台账：%s") % kept.name,
            details={"name": kept.name, "chosen": kept.chosen, "past": kept.past},
            at=at,
            content=content,
        )
    return reverse("jobs:job", args=[request.congress.code, job.pk])
