"""One's own jobs: how far they are, and what came of them. A download asks for the right to it anew."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from huying.foundation.files.views import disposition
from huying.foundation.procedure.views import SeeOther

from . import folders
from .asking import stop, visible_to
from .kinds import KINDS
from .models import Job

SHOWN = 50
WAITED_LONG = 90  # seconds: by then a worker would have begun


@require_safe
def jobs(request, code: str) -> HttpResponse:
    """The newest of one's own."""
    found = visible_to(request.user, request.congress).order_by("-asked_at")[:SHOWN]
    return render(request, "jobs/list.html", {"code": code, "jobs": found})


@require_safe
def job(request, code: str, key) -> HttpResponse:
    """The page of one; asked for by htmx, its progress alone."""
    found = _mine(request, key)
    if found.is_going and (aside := folders.progress(found.pk)):
        found.done, found.whole = aside
    waited = (timezone.now() - found.asked_at).total_seconds()
    context = {
        "code": code,
        "job": found,
        "may": _may(request, found),
        "worker_missing": found.state == "waiting" and waited > WAITED_LONG,
    }
    return render(request, "jobs/_progress.html" if request.htmx else "jobs/job.html", context)


@require_safe
def fetch(request, code: str, key) -> FileResponse:
    """The outcome, as long as it is kept and its account may still have it."""
    found = _mine(request, key)
    if not found.has_file or not _may(request, found):
        raise Http404
    try:
        content = (folders.folder_of(found.pk) / folders.OUTCOME).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, content_type=found.media_type)
    response["Content-Disposition"] = disposition(found.file_name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def stop_job(request, code: str, key) -> HttpResponse:
    found = _mine(request, key)
    if stop(found, at=timezone.now()):
        messages.success(request, _("已取消：%s") % found.label)
    else:
        messages.info(request, _("这项任务已经结束，不用取消。"))
    return SeeOther(reverse("jobs:job", args=[code, found.pk]))


def _mine(request, key) -> Job:
    return get_object_or_404(visible_to(request.user, request.congress), pk=key)


def _may(request, found: Job) -> bool:
    kind = KINDS.get(found.kind)
    return kind is not None and kind.may(request.acting, found.details)
