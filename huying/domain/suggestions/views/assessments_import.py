"""Taking in a third party's assessments: choose a file, look at the preview, confirm."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huying.foundation.procedure import bulk, submissions
from huying.foundation.procedure.views import SeeOther

from ..forms.assessments import AssessmentsConfirmation, AssessmentsUpload
from ..procedure.appraisal import record_assessment
from ..queries.assessments import plan


@require_http_methods(["GET", "HEAD", "POST"])
def import_assessments(request, code):
    """The clerk's page; for everybody else it does not exist."""
    if not request.acting.is_committee:
        raise Http404
    if "sealed" in request.POST:
        return _confirm(request)
    if request.method != "POST":
        return _upload(request, AssessmentsUpload(congress=request.congress), 200)
    form = AssessmentsUpload(request.POST, request.FILES, congress=request.congress)
    if not form.is_valid():
        return _upload(request, form, 422)
    data = form.cleaned_data
    planned = plan(
        request.acting,
        form.rows,
        session=data["session"],
        assessor=data["assessor"],
        assessed_on=data["assessed_on"],
    )
    good = [one for one in planned if not one.error]
    context = {
        "planned": planned,
        "good": len(good),
        "form": AssessmentsConfirmation.of(form.sealed(_whose(request)), _whose(request)),
        "assessor": data["assessor"],
    }
    status = 200 if good else 422
    return render(request, "suggestions/assessments_preview.html", context, status=status)


def _whose(request) -> list[str]:
    return [str(request.congress.pk), str(request.user.pk)]


def _upload(request, form, status: int, refused: str = ""):
    context = {"form": form, "refused": refused}
    return render(request, "suggestions/assessments_upload.html", context, status=status)


def _confirm(request):
    at = timezone.now()
    form = AssessmentsConfirmation(request.POST, whose=_whose(request))
    if not form.is_valid():
        reason = str(form.errors.get("sealed", [_("请重新选择文件。")])[0])
        empty = AssessmentsUpload(congress=request.congress)
        return _upload(request, empty, 422, reason)

    def do() -> str:
        details = {"assessor": form.assessor, "assessed_on": form.assessed_on}
        planned = plan(request.acting, form.rows, session=form.session, **details)
        picks = [
            bulk.Pick(one.suggestion, details={**details, "verdict": one.verdict, "text": one.text})
            for one in planned
            if not one.error
        ]
        done = bulk.carry_out(record_assessment, picks, request.acting.appointments, at=at)
        messages.success(
            request,
            _("已登记%(done)d件，没有登记%(left)d件。")
            % {"done": len(done.possible), "left": len(planned) - len(done.possible)},
        )
        return reverse("suggestions:assessments", args=[request.congress.code])

    return SeeOther(
        submissions.once(
            scope=f"{request.user.pk}:{request.path}",
            key=form.cleaned_data["idem"],
            body=submissions.fingerprint(request.POST),
            at=at,
            do=do,
        )
    )
