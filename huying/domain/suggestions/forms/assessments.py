"""Taking in a list of a third party's assessments: the file, by whom and when; then the confirmation."""

import secrets
from datetime import date

from django import forms
from django.core import signing
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Session
from huying.foundation.files.refusals import FileRefused
from huying.foundation.files.sheets import ACCEPT, read_sheet
from huying.foundation.ui.widgets import DayField

from ..queries.assessments import COLUMNS, seal, unseal
from .fields import short_text


class AssessmentsUpload(forms.Form):
    """`rows`: [row, number, verdict, text] of the chosen file, after cleaning."""

    session = forms.ModelChoiceField(label=_("届次"), queryset=None)
    assessor = short_text(_("评估机构"), most=80)
    assessed_on = DayField(label=_("评估日期"))
    file = forms.FileField(
        label=_("评估表"),
        help_text=_(
            "Excel（xlsx）或 CSV，要有“编号”“办理质量”（好、较好、差）两列，“评估意见”可以没有。"
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        allow_empty_file=True,
        error_messages={"required": _("请选择评估表。")},
    )
    rows: list[list]

    def __init__(self, *args, congress, **kwargs):
        super().__init__(*args, **kwargs)
        found = Session.objects.filter(congress=congress).select_related("term")
        self.fields["session"].queryset = found.order_by("-opens_at")
        self.fields["session"].empty_label = None

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            sheet = read_sheet(file, file.name, COLUMNS)
        except FileRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        if missing := {"number", "verdict"} - sheet.headings.keys():
            words = "、".join(COLUMNS[one][0] for one in sorted(missing))
            raise forms.ValidationError(_now("表里没有这几列：%s。") % words)
        self.rows = [
            [row.number, row.get("number", ""), row.get("verdict", ""), row.get("text", "")]
            for row in sheet
        ]
        return file

    def sealed(self, whose: list[str]) -> str:
        data = self.cleaned_data
        meta = [data["session"].pk, data["assessor"], data["assessed_on"].isoformat()]
        return seal(meta, self.rows, whose)


class AssessmentsConfirmation(forms.Form):
    """What was looked at: `meta` is [session, assessor, day], `rows` as above, after cleaning."""

    sealed = forms.CharField(widget=forms.HiddenInput)
    idem = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args, whose: list[str], **kwargs):
        self.whose = whose
        super().__init__(*args, **kwargs)

    @classmethod
    def of(cls, sealed: str, whose: list[str]) -> "AssessmentsConfirmation":
        return cls(initial={"sealed": sealed, "idem": secrets.token_hex(16)}, whose=whose)

    def clean_sealed(self):
        try:
            (session, assessor, day), self.rows = unseal(self.cleaned_data["sealed"], self.whose)
        except signing.BadSignature as error:
            raise forms.ValidationError(
                _now("预览已经过期（保留两小时），没有登记。请重新选择文件。")
            ) from error
        self.session = Session.objects.get(pk=session)
        self.assessor, self.assessed_on = assessor, date.fromisoformat(day)
        return self.cleaned_data["sealed"]
