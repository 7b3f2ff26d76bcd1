"""Around every request: how long a session lives, and in which congress somebody acts."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import BACKEND_SESSION_KEY, logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from . import queries
from .models import Congress
from .sign_in import sessions

# What an account may do before it has replaced its one-time password.
BEFORE_THE_FIRST_PASSWORD = {"account_change_password", "account_logout", "large_type", "language"}


class SessionLimits:
    """Idle and absolute limits; a stopped account is signed out at once."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            self._look_at_the_clock(request)
        elif BACKEND_SESSION_KEY in request.session:
            # The account was stopped or its password changed: this session never comes back.
            request.session.flush()
        return self.get_response(request)

    def _look_at_the_clock(self, request):
        now = timezone.now()
        began = self._moment(request, "began") or now
        seen = self._moment(request, "seen") or now
        idle = timedelta(minutes=settings.SESSION_IDLE_MINUTES)
        whole = timedelta(hours=settings.SESSION_ABSOLUTE_HOURS)
        if sessions.is_over(began=began, seen=seen, now=now, idle=idle, whole=whole):
            logout(request)
            messages.info(request, _("您离开的时间较长，为了安全已经退出。请重新登录。"))
        elif now - seen > timedelta(seconds=60) or "began" not in request.session:
            request.session["began"] = began.isoformat()
            request.session["seen"] = now.isoformat()

    @staticmethod
    def _moment(request, name) -> datetime | None:
        text = request.session.get(name)
        return datetime.fromisoformat(text) if text else None


class OneTimePassword:
    """Whoever signed in with an issued password chooses one of their own before anything else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated or not request.user.must_change:
            return None
        if request.resolver_match.url_name in BEFORE_THE_FIRST_PASSWORD:
            return None
        return redirect("account_change_password")


class ChosenCongress:
    """Puts `request.congress` and `request.acting` in place for /<code>/… addresses.

    A congress other than the chosen one does not exist (404) until it is switched to.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.congress = request.acting = None
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        code = kwargs.get("code")
        if code is None:
            return None
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        congress = Congress.objects.filter(code=code).first()
        chosen = request.session.get("congress")
        if congress is None or chosen not in (None, str(congress.pk)):
            raise Http404
        found = queries.acting(request.user, congress, at=timezone.now())
        if found is None:
            raise Http404
        if chosen is None:
            request.session["congress"] = str(congress.pk)
        request.congress, request.acting = congress, found
        return None


def _to_sign_in(request):
    """To the sign-in page and back; a fragment takes its whole page there."""
    if not request.htmx:
        return redirect_to_login(request.get_full_path())
    page = request.htmx.current_url_abs_path or "/"
    return HttpResponseClientRedirect(redirect_to_login(page).url)
