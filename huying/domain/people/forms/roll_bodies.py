"""What is asked of terms, sessions, delegations, bodies, appointments and accounts."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.ui.fields import PlainText
from huying.foundation.ui.widgets import DayField

from ..models import Term
from ..states import BodyKind, UnitSystem
from .roll import ChangeForm, RollForm


class MomentField(forms.CharField):
    """A day and a time, typed as 2026-02-25 09:00 in the congress's own time."""

    default_error_messages = {"invalid": gettext_lazy("请按“2026-02-25 09:00”的样子填写。")}

    def __init__(self, **options):
        options.setdefault(
            "widget",
            forms.TextInput(
                attrs={"class": "short", "placeholder": "2026-02-25 09:00", "autocomplete": "off"}
            ),
        )
        super().__init__(**options)

    def prepare_value(self, value):
        if isinstance(value, datetime):
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
        return value

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        day, _blank, clock = " ".join(text.replace("：", ":").split()).partition(" ")
        found = DayField().clean(day)
        try:
            hour = datetime.strptime(clock, "%H:%M").time()
        except ValueError as error:
            raise forms.ValidationError(
                self.default_error_messages["invalid"], code="invalid"
            ) from error
        return timezone.make_aware(datetime.combine(found, hour))

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != (
                initial if isinstance(initial, datetime) else self.to_python(initial)
            )
        except forms.ValidationError:
            return True


def _number(label, placeholder, **options):
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=99,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "short", "placeholder": placeholder}
        ),
        **options,
    )


class TermFields(forms.Form):
    number = _number(gettext_lazy("第几届"), gettext_lazy("写数字，如 18"))
    starts_on = DayField(label=gettext_lazy("开始日期"), required=False)
    ends_on = DayField(label=gettext_lazy("结束日期"), required=False)


class AddTerm(TermFields, RollForm):
    groups = [("", ["number", ("starts_on", "ends_on")])]
    submit = gettext_lazy("设立")


class CorrectTerm(TermFields, ChangeForm):
    argument = "term"
    groups = AddTerm.groups
    submit = gettext_lazy("保存")


class SessionFields(forms.Form):
    number = _number(gettext_lazy("第几次会议"), gettext_lazy("写数字，如 1"))
    opens_at = MomentField(label=gettext_lazy("开幕时间"))
    closes_at = MomentField(
        label=gettext_lazy("闭幕时间"),
        help_text=gettext_lazy("开幕到闭幕之间提交的是会议期间的建议，其余是闭会期间的。"),
    )


class AddSession(SessionFields, RollForm):
    term = forms.ModelChoiceField(
        label=gettext_lazy("届次"), queryset=Term.objects.none(), empty_label=None
    )
    groups = [("", [("term", "number"), "opens_at", "closes_at"])]
    submit = gettext_lazy("登记")

    def prepare(self):
        self.fields["term"].queryset = Term.objects.filter(congress_id=self.congress_id).order_by(
            "-number"
        )


class CorrectSession(SessionFields, ChangeForm):
    argument = "session"
    groups = [("", ["number", "opens_at", "closes_at"])]
    submit = gettext_lazy("保存")


class AddDelegation(RollForm):
    term = AddSession.base_fields["term"]
    name = PlainText(label=gettext_lazy("代表团名称"), max_length=40)
    submit = gettext_lazy("设立")
    prepare = AddSession.prepare


class RenameDelegation(ChangeForm):
    argument = "delegation"
    name = PlainText(label=gettext_lazy("代表团名称"), max_length=40)
    submit = gettext_lazy("保存")


class BodyFields(forms.Form):
    name = PlainText(label=gettext_lazy("名称"), max_length=60)
    pinyin = PlainText(
        label=gettext_lazy("拼音"),
        max_length=240,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("不填则按名称生成")}),
    )
    initials = PlainText(label=gettext_lazy("拼音首字母"), max_length=60, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("类别"),
        choices=[one for one in BodyKind.choices if one[0] != BodyKind.CONGRESS],
        initial=BodyKind.UNIT,
    )
    system = forms.ChoiceField(
        label=gettext_lazy("所属系统"),
        choices=[("", gettext_lazy("不属于承办单位")), *UnitSystem.choices],
        required=False,
    )
    duties = PlainText(
        label=gettext_lazy("职责"),
        multiline=True,
        max_length=2000,
        required=False,
        help_text=gettext_lazy("交办时供查找和推荐单位，写主管的事项，用顿号分开。"),
    )
    phone = PlainText(label=gettext_lazy("联系电话"), max_length=30, required=False)

    def clean_pinyin(self):
        return self.cleaned_data["pinyin"].lower()

    def clean_initials(self):
        return self.cleaned_data["initials"].lower()

    def clean(self):
        data = super().clean()
        if data.get("kind") == BodyKind.UNIT and not data.get("system"):
            self.add_error("system", _("承办单位应选择所属系统。"))
        return data


class AddBody(BodyFields, RollForm):
    groups = [("", ["name", ("pinyin", "initials"), ("kind", "system"), "duties", "phone"])]
    submit = gettext_lazy("登记")


class CorrectBody(BodyFields, ChangeForm):
    argument = "body"
    groups = AddBody.groups
    submit = gettext_lazy("保存")

    def prepare(self):
        if self.row.kind == BodyKind.CONGRESS:
            self.fields["kind"].choices = [(BodyKind.CONGRESS, BodyKind.CONGRESS.label)]


class BodyOnly(RollForm):
    """Nothing to ask but whether it is meant."""

    def details(self):
        return {"body": self.row}
