"""What a page leaves to the worker, since it takes seconds to minutes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from huying.foundation.jobs.asking import ask
from huying.foundation.procedure.refusal import Refused
from huying.foundation.procedure.views import SeeOther


def asked_of_the_worker(
    request, kind: str, label: str, details: dict | None = None
) -> HttpResponse:
    """To the page of the job; or why there is none."""
    try:
        job = ask(
            kind, acting=request.acting, label=label, details=details or {}, at=timezone.now()
        )
    except Refused as refused:
        words = {"title": label, "reason": refused.reason}
        return render(request, "suggestions/letter_refused.html", words, status=409)
    return SeeOther(reverse("jobs:job", args=[request.congress.code, job.pk]))
