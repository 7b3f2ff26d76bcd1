"""Pages for what went wrong, in Chinese that says what to do next."""

from django.shortcuts import render


def csrf_failure(request, reason=""):
    """The form's token is missing or stale: typed text is still in the browser's draft."""
    return render(request, "403_csrf.html", status=403)
