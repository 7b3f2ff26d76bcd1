"""Large type (长辈版): kept with the account, and for somebody signed out in the browser."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "large_type"
YEAR = 365 * 24 * 3600  # seconds


def is_large(request: HttpRequest) -> bool:
    """Whether this reader wants large type."""
    account = getattr(request, "user", None)
    if account is not None and account.is_authenticated:
        return account.large_type
    return request.COOKIES.get(COOKIE) == "1"


def turn(request: HttpRequest, response: HttpResponse) -> None:
    """The other size from now on; remembered in `response` for somebody who is signed out."""
    large = not is_large(request)
    if request.user.is_authenticated:
        request.user.large_type = large
        request.user.save(update_fields=["large_type"])
    else:
        response.set_cookie(
            COOKIE,
            "1" if large else "0",
            max_age=YEAR,
            httponly=True,
            samesite="Lax",
            secure=bool(settings.SESSION_COOKIE_SECURE),
        )
