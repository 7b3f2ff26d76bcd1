"""Importing a ledger on a page: choose a file, look at the preview, confirm. A preview stores nothing.

Between preview and confirmation the rows travel in the page itself, signed, so that exactly what was
looked at is what is imported.
"""

import secrets

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.files.sheets import Row

from ..queries.ledger import ACCEPT, Ledger, LedgerRefused, read_ledger, read_row

SALT = "huying.ledger"
KEPT_SECONDS = 2 * 3600
LARGEST_SEALED = 2_400_000  # characters; a form without files may hold 2.5 MB


class LedgerUpload(forms.Form):
    """`ledger` is what the chosen file says, after cleaning."""

    file = forms.FileField(
        label=gettext_lazy("台账文件"),
        help_text=gettext_lazy(
            "Excel（xlsx）或 CSV，每次最多 10000 行。至少要有“标题”和“主办单位”两列，"
            "其他列（编号、协办单位、领衔代表、附议代表、类别、届次、正文）有就读，没有不要紧。"
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("请选择要导入的台账文件。")},
    )
    ledger: Ledger

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            self.ledger = read_ledger(file, file.name)
        except LedgerRefused as refusal:
            raise forms.ValidationError(refusal.message) from refusal
        return file


class LedgerConfirmation(forms.Form):
    """The rows that were looked at; `ledger` after cleaning. `whose` is [congress, account]."""

    sealed = forms.CharField(widget=forms.HiddenInput)
    idem = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    ledger: Ledger

    def __init__(self, *args, whose: list[str], **kwargs):
        self.whose = whose
        super().__init__(*args, **kwargs)

    @classmethod
    def of(cls, ledger: Ledger, whose: list[str]) -> "LedgerConfirmation":
        """The form to confirm `ledger` with. Raises LedgerRefused where it is too big for a page."""
        sealed = seal(ledger, whose)
        if len(sealed) > LARGEST_SEALED:
            raise LedgerRefused(_("台账的文字太多，请把它分成几份，分次导入。"))
        return cls(initial={"sealed": sealed, "idem": secrets.token_hex(16)}, whose=whose)

    def clean_sealed(self):
        try:
            self.ledger = unseal(self.cleaned_data["sealed"], self.whose)
        except signing.BadSignature as error:
            raise forms.ValidationError(
                _("预览已经过期（保留两小时），没有导入。请重新选择文件。")
            ) from error
        return self.cleaned_data["sealed"]


def seal(ledger: Ledger, whose: list[str]) -> str:
    rows = [[row.number, row.source] for row in ledger.rows]
    value = [whose, ledger.headings, ledger.ignored, rows]
    return signing.dumps(value, salt=SALT, compress=True)


def unseal(sealed: str, whose: list[str]) -> Ledger:
    """Raises BadSignature for what was changed, is too old or belongs to somebody else."""
    owner, headings, ignored, rows = signing.loads(sealed, salt=SALT, max_age=KEPT_SECONDS)
    if owner != whose:
        raise signing.BadSignature("sealed for somebody else")
    return Ledger(headings, ignored, [read_row(_row(number, texts)) for number, texts in rows])


def _row(number: int, texts: dict[str, str]) -> Row:
    row = Row(texts)
    row.number = number
    return row
