"""Around every request: how long a session lives, and in which congress somebody acts."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from . import queries
from .models import Congress


class SessionLimits:
    """Idle and absolute limits; a stopped account is signed out at once."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            now = timezone.now()
            began = self._moment(request, "began") or now
            seen = self._moment(request, "seen") or now
            idle = timedelta(minutes=settings.SESSION_IDLE_MINUTES)
            whole = timedelta(hours=settings.SESSION_ABSOLUTE_HOURS)
            if now - seen > idle or now - began > whole or not request.user.is_active:
                logout(request)
            elif now - seen > timedelta(seconds=60) or "began" not in request.session:
                request.session["began"] = began.isoformat()
                request.session["seen"] = now.isoformat()
        return self.get_response(request)

    @staticmethod
    def _moment(request, name) -> datetime | None:
        text = request.session.get(name)
        return datetime.fromisoformat(text) if text else None


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
            return redirect_to_login(request.get_full_path())
        if request.user.must_change:
            return redirect("account_change_password")
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
