"""What is asked of appointments and accounts."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.ui.fields import PersonName, PlainText
from huying.foundation.ui.widgets import DayField

from ..models import Body
from ..procedure.accounts import free_username
from ..procedure.appointments import CAPACITIES
from ..roll.pinyin import spell
from ..states import BodyKind, Capacity
from .roll import RollForm


class AppointmentFields(forms.Form):
    body = forms.ModelChoiceField(
        label=gettext_lazy("单位"), queryset=Body.objects.none(), empty_label=None
    )
    capacities = forms.MultipleChoiceField(
        label=gettext_lazy("任职"),
        choices=[],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("可以兼任，如既是承办人又在办公室。"),
    )
    since = DayField(label=gettext_lazy("任职起始日期"))

    def offer(self):
        """Bodies in use; for a chosen body only the capacities it has."""
        bodies = Body.objects.filter(congress_id=self.congress_id, active=True)
        self.fields["body"].queryset = bodies.order_by("name")
        asked = str(self.initial.get("body") or "")
        body = bodies.filter(pk=asked).first() if asked.isdecimal() else None
        if body:
            self.fields["body"].queryset = bodies.filter(pk=body.pk)
        kinds = [BodyKind(body.kind)] if body else list(CAPACITIES)
        offered = dict.fromkeys(one for kind in kinds for one in CAPACITIES[kind])
        self.fields["capacities"].choices = [(one.value, one.label) for one in offered]
        self.initial.setdefault("since", timezone.localdate(self.at).isoformat())

    def clean(self):
        data = super().clean()
        body, asked = data.get("body"), data.get("capacities", [])
        wrong = [
            Capacity(one).label
            for one in asked
            if body and Capacity(one) not in CAPACITIES[BodyKind(body.kind)]
        ]
        if wrong:
            self.add_error(
                "capacities",
                _("“%(body)s”没有“%(wrong)s”这一任职。")
                % {"body": body, "wrong": "”、“".join(str(one) for one in wrong)},
            )
        return data


class GiveAppointment(AppointmentFields, RollForm):
    """For `row`, a person."""

    groups = [("", ["body", "capacities", "since"])]
    submit = gettext_lazy("任职")

    def prepare(self):
        self.offer()

    def details(self):
        return {"person": self.row, **super().details()}


class AddStaff(AppointmentFields, RollForm):
    """A new person with appointments in one body."""

    name = PersonName(label=gettext_lazy("姓名"), max_length=50)
    post = PlainText(label=gettext_lazy("职务"), max_length=60, required=False)
    phone = PlainText(label=gettext_lazy("电话"), max_length=30, required=False)
    groups = [
        ("", ["name", ("post", "phone")]),
        (gettext_lazy("任职"), ["body", "capacities", "since"]),
    ]
    submit = gettext_lazy("登记")

    def prepare(self):
        self.offer()

    def details(self):
        data = self.cleaned_data
        pinyin, initials = spell(data["name"])
        person = {name: data[name] for name in ("name", "post", "phone")}
        person |= {"pinyin": pinyin, "initials": initials, "employer": data["body"].name}
        return {
            "person": person,
            **{name: data[name] for name in ("body", "capacities", "since")},
        }


class EndAppointment(RollForm):
    until = DayField(
        label=gettext_lazy("任职到（含当日）"),
        help_text=gettext_lazy("当日仍可办理；要立即停止，请填昨天的日期。"),
    )
    submit = gettext_lazy("结束任职")
    danger = True

    def prepare(self):
        self.initial.setdefault("until", timezone.localdate(self.at).isoformat())

    def details(self):
        return {"appointment": self.row, "until": self.cleaned_data["until"]}


class PersonOnly(RollForm):
    def details(self):
        return {"person": self.row}


class SlipForm(RollForm):
    """An act that ends in a slip: `password` is the OneTimePassword that the slip will show."""

    def __init__(self, *args, password, **kwargs):
        self.password = password
        super().__init__(*args, **kwargs)

    def details(self):
        return {"person": self.row, "password": self.password, **super().details()}


class IssueAccount(SlipForm):
    username = forms.CharField(
        label=gettext_lazy("用户名"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        help_text=gettext_lazy("按姓名拼音拟定，可以修改；小写字母开头，可含数字、点和横线。"),
    )
    submit = gettext_lazy("发放并显示密码单")

    def prepare(self):
        stem = self.row.pinyin or spell(self.row.name)[0]
        self.initial.setdefault("username", free_username(stem))

    def clean_username(self):
        return self.cleaned_data["username"].strip().lower()


class ResetPassword(SlipForm):
    second_factor = forms.BooleanField(
        label=gettext_lazy("同时取消两步验证（手机遗失时）"), required=False
    )
    submit = gettext_lazy("重置并显示密码单")
