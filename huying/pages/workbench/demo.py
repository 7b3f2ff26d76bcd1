"""One click to sign in as a member of the cast: only in a demonstration, only on this very machine."""

from dataclasses import dataclass
from ipaddress import ip_address

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject
from django.views.decorators.csrf import csrf_protect

from huying.domain.people.models import Account, Appointment, Person
from huying.domain.people.sign_in.addresses import is_of_this_site
from huying.domain.people.states import Capacity

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
# Whoever sends one of these is a proxy, so the sender's address is not the reader's.
PROXY_HEADERS = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_REAL_IP",
    "HTTP_VIA",
)


@dataclass(frozen=True)
class Part:
    """One of the cast, as the sign-in page shows it."""

    username: str
    name: str
    part: str
    congress: str


@csrf_protect
def sign_in(request: HttpRequest) -> HttpResponse:
    """POST the account's name. To anybody else, or anywhere else, this address does not exist."""
    if request.method != "POST" or not is_at_home(request):
        raise Http404
    account = _accounts().filter(username=request.POST.get("account", "")).first()
    if account is None or Authenticator.objects.filter(user=account).exists():
        raise Http404
    login(request, account, backend=BACKEND)
    following = request.POST.get("next")
    return redirect(following if following and is_of_this_site(following) else "/")


def demo_cast(request: HttpRequest) -> dict:
    """Context processor: `demo_cast` is read by the sign-in page alone and costs other pages nothing."""
    return {"demo_cast": SimpleLazyObject(lambda: parts() if is_at_home(request) else [])}


def is_at_home(request: HttpRequest) -> bool:
    """Whether the reader sits at this machine, speaks to it directly, and it is not in production."""
    if settings.PRODUCTION or any(header in request.META for header in PROXY_HEADERS):
        return False
    host = request.get_host().rpartition(":")[0] or request.get_host()
    return _is_loopback(request.META.get("REMOTE_ADDR", "")) and (
        host == "localhost" or _is_loopback(host.strip("[]"))
    )


def parts() -> list[Part]:
    """Everybody who can sign in to a demonstration, the deputies first, in the order they came."""
    held: dict[Account, list[Appointment]] = {}
    found = Appointment.objects.filter(
        congress__is_demo=True, until=None, person__account__in=_accounts()
    ).select_related("congress", "body", "person__account")
    for one in found.order_by("-congress_id", "pk"):
        if one.person.account:
            held.setdefault(one.person.account, []).append(one)
    shown = [
        Part(account.username, some[0].person.name, _words(some), some[0].congress.code)
        for account, some in held.items()
    ]
    first, last = str(Capacity.DEPUTY.label), str(Capacity.ADMINISTRATOR.label)
    return sorted(shown, key=lambda one: (one.part == last, one.part != first))


def _words(some: list[Appointment]) -> str:
    """代表; 水利局 承办人、办公室; several bodies one behind the other."""
    words: dict[str, list[str]] = {}
    for one in some:
        at_large = one.capacity in (Capacity.DEPUTY, Capacity.ADMINISTRATOR)
        words.setdefault("" if at_large else one.body.name, []).append(
            str(one.get_capacity_display())
        )
    return "；".join(f"{body} {'、'.join(what)}".strip() for body, what in words.items())


def _accounts():
    """Accounts of demonstrations and of nothing else."""
    real = Person.objects.filter(account__isnull=False, congress__is_demo=False)
    return (
        Account.objects.filter(is_active=True, persons__congress__is_demo=True)
        .exclude(pk__in=real.values("account"))
        .distinct()
    )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
