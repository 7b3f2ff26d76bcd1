"""What django-allauth asks us: nobody signs up by themselves, and every word is our own."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from axes.handlers.proxy import AxesProxyHandler
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import attempts
from .addresses import is_of_this_site
from .passwords import check_password


class Adapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("这个账号已经停用。请联系本级代表工委。"),
        "enter_current_password": _("现在的密码不对，请重新输入。"),
        "incorrect_password": _("密码不对，请重新输入。"),
        "invalid_login": _("用户名或密码不对，请重新输入。"),
        "username_password_mismatch": _(
            "用户名或密码不对，请重新输入。忘记密码的，请打电话给本级代表工委重置。"
        ),
        "too_many_login_attempts": _("试错的次数太多，请半小时后再试。"),
        "rate_limited": _("操作太频繁，请过几分钟再试。"),
        "same_as_current": _("新密码不能与现在的密码相同，请换一个。"),
    }

    def is_open_for_signup(self, request):
        return False

    def is_safe_url(self, url):
        return is_of_this_site(url)

    def authenticate(self, request, **credentials):
        AxesProxyHandler.update_request(request)
        account = super().authenticate(request, **credentials)
        if account is not None:
            attempts.release(account.get_username(), request.axes_ip_address)
        return account

    def clean_password(self, password, user=None):
        check_password(password, user)
        return password

    def set_password(self, user, password):
        """The account's own choice: it need not be changed again."""
        user.set_password(password)
        user.must_change = False
        user.save(update_fields=["password", "must_change"])

    def get_password_change_redirect_url(self, request):
        return "/"

    def get_reauthentication_methods(self, user):
        words = {
            "reauthenticate": _("输入密码"),
            "mfa_reauthenticate": _("输入动态验证码"),
        }
        return [
            method | {"description": words[method["id"]]}
            for method in super().get_reauthentication_methods(user)
        ]


class SecondFactor(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("现在不能停用动态验证码。请联系本级管理员。"),
        "cannot_generate_recovery_codes": _("请先启用动态验证码，再生成备用码。"),
        "incorrect_code": _("验证码不对或已过期，请输入应用里现在显示的六位数字。"),
        "too_many_codes": _("验证码试错太多，请半小时后再试，或打电话给本级代表工委。"),
    }


def locked_out(request, original_response=None, credentials=None):
    """The answer while a name is locked: until when, and whom to call."""
    AxesProxyHandler.update_request(request)
    name = (credentials or {}).get("username") or ""
    now = timezone.now()
    until = attempts.locked_until(name, request.axes_ip_address, at=now)
    return render(
        request,
        "people/locked_out.html",
        {"until": until or now + attempts.cool_off(), "limit": attempts.limit()},
        status=429,
    )
