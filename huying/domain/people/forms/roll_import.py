"""Uploading a list, and confirming what its preview showed."""

from datetime import timedelta

from django import forms
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.files.names import shown_name
from huying.foundation.files.sheets import ACCEPT, SheetRefused, read_sheet
from huying.foundation.ui.widgets import DayField

from ..models import Term
from ..roll import importing
from ..roll.columns import COLUMNS, DEPUTIES, known
from .roll import RollForm

CONFIRM_WITHIN = timedelta(hours=2)


class Upload(forms.Form):
    """`what` is deputies or bodies; once valid, `sheet` and `preview()` are there."""

    term = forms.ModelChoiceField(
        label=gettext_lazy("届次"), queryset=Term.objects.none(), empty_label=None
    )
    since = DayField(label=gettext_lazy("任职起始日期"))
    file = forms.FileField(
        label=gettext_lazy("名单文件"),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=gettext_lazy("Excel（xlsx）或 CSV，最大 20 MB，最多 10000 行。"),
        error_messages={"empty": gettext_lazy("文件是空的，请检查后重新选择。")},
    )

    def __init__(self, *args, what, congress, at, **kwargs):
        self.what, self.congress, self.at = what, congress, at
        super().__init__(*args, **kwargs)
        if what == DEPUTIES:
            self.fields["term"].queryset = Term.objects.filter(congress=congress).order_by(
                "-number"
            )
            self.initial.setdefault("since", timezone.localdate(at).isoformat())
        else:
            del self.fields["term"], self.fields["since"]

    def clean_file(self):
        upload = self.cleaned_data["file"]
        try:
            self.sheet = read_sheet(upload, upload.name, known(self.what))
        except SheetRefused as refusal:
            raise forms.ValidationError(refusal.message) from refusal
        missing = [
            one.headings[0]
            for one in COLUMNS[self.what]
            if one.required and one.key not in self.sheet.headings
        ]
        if missing:
            raise forms.ValidationError(
                _("缺少“%s”一列，请补上后重新选择，或下载模板填写。") % "”、“".join(missing)
            )
        return upload

    def packed(self, account) -> str:
        """The rows, signed for this account and congress: they travel through the confirming form."""
        data = self.cleaned_data
        content = {
            "file": shown_name(data["file"].name),
            "rows": [[row.number, dict(row)] for row in self.sheet],
        }
        if self.what == DEPUTIES:
            content |= {"term": data["term"].pk, "since": data["since"].isoformat()}
        salt = salt_of(self.what, self.congress, account)
        return signing.dumps(content, salt=salt, compress=True)

    def preview(self) -> importing.Preview:
        rows = [(row.number, row) for row in self.sheet]
        return preview_of(self.what, rows, self.congress, self.cleaned_data.get("term"), self.at)


class Confirm(RollForm):
    """`rows` is what the upload packed; read and judged anew, so that nothing else can be slipped in."""

    rows = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("请重新上传名单，再核对一次。")},
    )
    submit = gettext_lazy("确认导入")

    def __init__(self, *args, what, account, **kwargs):
        self.what, self.account = what, account
        super().__init__(*args, **kwargs)

    def clean_rows(self):
        congress = self.subject.congress
        try:
            content = signing.loads(
                self.cleaned_data["rows"],
                salt=salt_of(self.what, congress, self.account),
                max_age=CONFIRM_WITHIN,
            )
        except signing.BadSignature as error:
            raise forms.ValidationError(_("核对的内容已过期或不完整，请重新上传名单。")) from error
        self.content = content
        self.term = Term.objects.filter(congress=congress, pk=content.get("term")).first()
        found = preview_of(self.what, content["rows"], congress, self.term, self.at)
        if found.wrong or not found.new:
            raise forms.ValidationError(_("名单里还有错误或没有可导入的行，请改正后重新上传。"))
        return found

    def details(self):
        rows = [line.values for line in self.cleaned_data["rows"].new]
        found = {"file": self.content["file"], "rows": rows}
        if self.what == DEPUTIES:
            since = DayField().clean(self.content["since"])
            found |= {"term": self.term, "since": since}
        return found


def preview_of(what, rows, congress, term, at) -> importing.Preview:
    if what == DEPUTIES:
        return importing.preview_deputies(
            rows, congress_id=congress.pk, term=term, today=timezone.localdate(at)
        )
    return importing.preview_bodies(rows, congress_id=congress.pk)


def salt_of(what, congress, account) -> str:
    return f"roll-import:{what}:{congress.pk}:{account.pk}"
