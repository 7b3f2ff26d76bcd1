"""Where somebody may be sent on to."""

from django.utils.http import url_has_allowed_host_and_scheme

from ..models import Congress


def is_of_this_site(url: str | None) -> bool:
    """Whether an address is a path on this site: no host, no scheme, no trick with slashes."""
    return (url or "").startswith("/") and url_has_allowed_host_and_scheme(url, None)


def home_of(congress: Congress) -> str:
    """The workbench of a congress."""
    return f"/{congress.code}/"
