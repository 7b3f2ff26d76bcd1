"""Signing in, the first password, the second factor; and into which congress."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from huying.foundation.ui import language

from .. import queries
from ..models import Congress
from ..sign_in import large_type as size
from ..sign_in.addresses import home_of, is_of_this_site


class _Refused422:
    """A refused form is 422 everywhere."""

    def form_invalid(self, form):
        response = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = 422
        return response


class SignIn(_Refused422, account.LoginView):
    pass


class ChangePassword(_Refused422, account.PasswordChangeView):
    pass


class ConfirmPassword(_Refused422, account.ReauthenticateView):
    pass


class EnterCode(_Refused422, second_factor.AuthenticateView):
    pass


class ConfirmCode(_Refused422, second_factor.ReauthenticateView):
    pass


class ActivateCode(_Refused422, totp.ActivateTOTPView):
    pass


sign_in = SignIn.as_view()
sign_out = account.logout
stopped = account.account_inactive
change_password = ChangePassword.as_view()
confirm_password = ConfirmPassword.as_view()
enter_code = EnterCode.as_view()
confirm_code = ConfirmCode.as_view()
activate_code = ActivateCode.as_view()
deactivate_code = totp.deactivate_totp
second_factor_page = second_factor.index
spare_codes = recovery_codes.view_recovery_codes
new_spare_codes = login_required(recovery_codes.generate_recovery_codes)


@require_GET
def front(request):
    """/: to the only congress, to the choice between several, to signing in or to setting up."""
    if not request.user.is_authenticated:
        return redirect("account_login" if Congress.objects.exists() else "first_run")
    found = _congresses(request)
    chosen = [one for one in found if str(one.pk) == request.session.get("congress")]
    if chosen or len(found) == 1:
        return redirect(home_of((chosen or found)[0]))
    if found:
        return redirect("people:choose")
    return render(request, "people/no_appointment.html")


@login_required
@require_http_methods(["GET", "POST"])
def choose(request):
    """The congresses somebody belongs to; the session's key changes with the congress."""
    found = _congresses(request)
    if request.method == "POST":
        congress = next((one for one in found if one.code == request.POST.get("code")), None)
        if congress is None:
            raise Http404
        request.session["congress"] = str(congress.pk)
        request.session.cycle_key()
        return redirect(home_of(congress))
    if len(found) < 2:
        return front(request)
    chosen = request.session.get("congress")
    choices = [{"congress": one, "current": str(one.pk) == chosen} for one in found]
    return render(request, "people/choose.html", {"choices": choices})


@require_POST
def large_type(request):
    """The other reading size, and back to where it was asked for."""
    back = request.POST.get("next")
    response = HttpResponseRedirect(back if is_of_this_site(back) else "/")
    size.turn(request, response)
    return response


@require_POST
def choose_language(request):
    """The interface in this language, and back to where it was asked for."""
    back = request.POST.get("next")
    response = HttpResponseRedirect(back if is_of_this_site(back) else "/")
    language.choose(response, request.POST.get("language", ""))
    return response


def _congresses(request) -> list[Congress]:
    return queries.congresses_of(request.user, at=timezone.now())
