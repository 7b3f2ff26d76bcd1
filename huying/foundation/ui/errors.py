"""Pages for what went wrong, in Chinese that says what to do next.

They are drawn without the request: nothing of it, and nobody's name, stands in them, so a page
that may not be seen is the same bytes as one that does not exist.
"""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponse
from django.template.loader import render_to_string

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request, exception):
    if isinstance(exception, TOO_LARGE):
        return _page("413.html", 413)
    return _page("400.html", 400)


def denied(request, exception):
    return _page("403.html", 403)


def missing(request, exception):
    return _page("404.html", 404)


def failed(request):
    return _page("500.html", 500)


def csrf_failure(request, reason=""):
    """The form's token is missing or stale: typed text is still in the browser's draft."""
    return _page("403_csrf.html", 403)


def _page(name: str, status: int) -> HttpResponse:
    return HttpResponse(render_to_string(name), status=status)
