"""The forms of signing in: django-allauth's, in our words."""

from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import (
    AuthenticateForm,
    BaseAuthenticateForm,
    ReauthenticateForm,
)
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Account
from ..sign_in import attempts
from ..sign_in.passwords import RULES


class LoginForm(AllauthLoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name, password = self.fields["login"], self.fields["password"]
        name.label, password.label = _("用户名"), _("密码")
        name.error_messages["required"] = _("请填写用户名。")
        password.error_messages["required"] = _("请填写密码。")
        name.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        _without_placeholders(self)

    def clean_login(self):
        return Account.normalize_username(self.cleaned_data["login"])


class ChangePasswordForm(AllauthChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        issued = self.user.must_change
        self.fields["oldpassword"].label = (
            _("现在的密码（密码单上的）") if issued else _("现在的密码")
        )
        self.fields["password1"].label = _("新密码")
        self.fields["password1"].help_text = RULES
        self.fields["password2"].label = _("再输入一次新密码")
        for field in self.fields.values():
            field.error_messages["required"] = _("请填写这一项。")
        _without_placeholders(self)

    def clean(self):
        cleaned = super().clean()
        first = cleaned.get("password1")
        if first and first == cleaned.get("oldpassword"):
            self.add_error("password1", _("新密码不能与现在的密码相同，请换一个。"))
        if first and self.data.get("password2") and self.errors.pop("password2", None):
            # In place of allauth's own words for the same thing.
            self.add_error("password2", _("两次输入的新密码不一样，请重新输入。"))
        return cleaned


class ConfirmPasswordForm(AllauthReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("密码")
        self.fields["password"].error_messages["required"] = _("请填写密码。")
        _without_placeholders(self)


class _CountedCode(BaseAuthenticateForm):
    """A code is counted before it is looked at, like a password; wherever it comes from."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _describe_code(self)
        self.fields["code"].help_text = _(
            "打开验证码应用，输入六位数字；手机不在身边时输入一个备用码。"
        )

    def clean_code(self):
        name = attempts.CODE + self.user.get_username()
        if not attempts.reserve(name, None, at=timezone.now()):
            raise get_adapter().validation_error("too_many_codes")
        code = super().clean_code()
        attempts.forget(name, attempts.NOWHERE)
        return code


class CodeForm(_CountedCode, AuthenticateForm):
    pass


class ConfirmCodeForm(_CountedCode, ReauthenticateForm):
    pass


class ActivateCodeForm(ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _describe_code(self)


def _describe_code(form: forms.Form) -> None:
    form.fields["code"].label = _("动态验证码")
    form.fields["code"].error_messages["required"] = _("请填写验证码。")
    _without_placeholders(form)


def _without_placeholders(form: forms.Form) -> None:
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
