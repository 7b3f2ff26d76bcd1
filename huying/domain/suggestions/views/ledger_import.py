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
from huying.foundation.procedure import submissions
from huying.foundation.procedure.procedure import choose
from huying.foundation.procedure.refusal import Refused
from huying.foundation.procedure.views import SeeOther

from ..forms.ledger import LedgerConfirmation, LedgerUpload
from ..procedure.ledger import carry_out, import_row
from ..queries.ledger import Ledger, LedgerRefused, Plan, plan_import

SHOWN_ROWS = 200  # of a long ledger; errors and hints are listed for all of it
SHOWN_NUMBERS = 12


@require_http_methods(["GET", "HEAD", "POST"])
def import_ledger(request, code):
    """The clerk's page; for everybody else it does not exist."""
    if not request.acting.is_committee:
        raise Http404
    if "sealed" in request.POST:
        return _confirm(request)
    if request.method != "POST":
        return _upload_page(request, LedgerUpload(), 200)
    form = LedgerUpload(request.POST, request.FILES)
    if not form.is_valid():
        return _upload_page(request, form, 422)
    return _preview(request, form.ledger)


def _whose(request) -> list[str]:
    return [str(request.congress.pk), str(request.user.pk)]


def _upload_page(request, form, status: int, refused: str = "") -> HttpResponse:
    context = {"form": form, "refused": refused}
    return render(request, "suggestions/import_upload.html", context, status=status)


def _preview(request, ledger: Ledger, *, status: int = 200, refused: str = "") -> HttpResponse:
    """What would happen; nothing is stored."""
    try:
        plan = plan_import(request.congress, ledger)
        confirmation = LedgerConfirmation.of(ledger, _whose(request))
    except LedgerRefused as refusal:
        return _upload_page(request, LedgerUpload(), 422, refusal.message)
    context = {
        "plan": plan,
        "form": confirmation,
        "refused": refused,
        "figures": _figures(plan),
        "hints": hints_with_rows(plan),
        "shown": plan.rows[:SHOWN_ROWS],
        "more": max(0, len(plan.rows) - SHOWN_ROWS),
        "units": [
            (name, UnitSystem(system).label) for name, system in plan.units_to_create.items()
        ],
    }
    if plan.errors:
        status = 422
    return render(request, "suggestions/import_preview.html", context, status=status)


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


def _confirm(request):
    at = timezone.now()
    form = LedgerConfirmation(request.POST, whose=_whose(request))
    if not form.is_valid():
        reason = str(form.errors.get("sealed", [_("请重新选择文件。")])[0])
        return _upload_page(request, LedgerUpload(), 422, reason)

    def do() -> str:
        plan = plan_import(request.congress, form.ledger)
        choice = choose(import_row, None, request.acting.appointments, at)
        if choice.refusal:
            raise choice.refusal
        imported = carry_out(plan, by=choice.by, at=at)
        messages.success(
            request,
            _(
                "已导入%(imported)d行，跳过以前已导入的%(skipped)d行。交办前请逐件补录代表、正文和诉求。"
            )
            % {"imported": imported, "skipped": plan.skipped},
        )
        return reverse("suggestions:import", args=[request.congress.code])

    try:
        location = submissions.once(
            scope=f"{request.user.pk}:{request.path}",
            key=form.cleaned_data["idem"],
            body=submissions.fingerprint(request.POST),
            at=at,
            do=do,
        )
    except (Refused, LedgerRefused) as refused:
        reason = refused.reason if isinstance(refused, Refused) else refused.message
        return _preview(request, form.ledger, status=409, refused=reason)
    return SeeOther(location)
