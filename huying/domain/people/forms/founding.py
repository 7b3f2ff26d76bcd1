"""What founding a congress asks for; the first-run page and `huying start` check it alike."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import Account, Congress
from ..models.congress import CODE, RESERVED_CODES
from ..models.login_name import login_name
from ..sign_in.passwords import RULES, check_password
from ..states import Level

MISSING = {"required": _("请填写这一项。")}


class FoundingForm(forms.Form):
    name = forms.CharField(
        label=_("人大全称"),
        max_length=60,
        help_text=_("例如：清源县人民代表大会"),
        error_messages=MISSING,
    )
    short_name = forms.CharField(
        label=_("简称"),
        max_length=30,
        help_text=_("显示在页面上方，例如：清源县人大"),
        error_messages=MISSING,
    )
    code = forms.CharField(
        label=_("代号"),
        max_length=32,
        help_text=_("用在网址里，建立后不能改。小写字母、数字和连字符，2 到 32 个，例如：qingyuan"),
        error_messages=MISSING,
    )
    level = forms.ChoiceField(
        label=_("层级"),
        choices=Level,
        initial=Level.COUNTY,
        help_text=_("据此给政府、党委的办公室起名，以后可以改。"),
    )
    rulebook = forms.ChoiceField(
        label=_("办理规则"), help_text=_("各项期限按它计算，每一处都写明出自哪一条。")
    )
    committees = forms.BooleanField(
        label=_("设立这一层级常见的专门委员会"),
        required=False,
        initial=True,
        help_text=_("省、市级八个，县级三个，乡级不设；以后可以在名册里增减、改名。"),
    )
    person_name = forms.CharField(
        label=_("管理员姓名"),
        max_length=50,
        help_text=_("显示在页面和办理记录上"),
        error_messages=MISSING,
    )
    username = forms.CharField(
        label=_("管理员用户名"),
        max_length=60,
        help_text=_("登录时用，字母、数字或汉字，例如：guanli"),
        error_messages=MISSING,
    )
    password = forms.CharField(
        label=_("管理员密码"),
        strip=False,
        help_text=RULES,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages=MISSING,
    )
    again = forms.CharField(
        label=_("再输入一次密码"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages=MISSING,
    )

    def __init__(self, *args, rulebooks: list[tuple[str, str]], **kwargs):
        """`rulebooks`: names and titles to choose from; people do not know what is in them."""
        super().__init__(*args, **kwargs)
        self.fields["rulebook"].choices = rulebooks
        for name in ("code", "username"):
            self.fields[name].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        self.fields["username"].widget.attrs["autocomplete"] = "username"
        for name in ("level", "rulebook"):
            self.fields[name].error_messages["invalid_choice"] = _("没有这一种，请从列出的当中选。")

    def clean_code(self):
        code = self.cleaned_data["code"].strip()
        CODE(code)
        if code in RESERVED_CODES:
            raise ValidationError(_("这个代号系统自己要用，请换一个。"))
        if Congress.objects.filter(code=code).exists():
            raise ValidationError(_("这个代号已经有人大在用，请换一个。"))
        return code

    def clean_username(self):
        name = login_name(self.cleaned_data["username"])
        if Account.objects.filter(username=name).exists():
            raise ValidationError(_("这个用户名已经有人在用，请换一个。"))
        return name

    def clean(self):
        cleaned = super().clean() or {}
        password = cleaned.get("password")
        if password:
            try:
                check_password(password, Account(username=cleaned.get("username") or ""))
            except ValidationError as error:
                self.add_error("password", error)
        if password and cleaned.get("again") and password != cleaned["again"]:
            self.add_error("again", _("两次输入的密码不一样，请重新输入。"))
        return cleaned

    def arguments(self) -> dict:
        """What `found` takes, of a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name != "again"}
