"""Importing a ledger on a page: choose a file, say what its columns are, look at the preview, confirm.

A preview stores nothing in the database. The file itself waits in a private folder until it is confirmed
(or swept away); between preview and confirmation only its key travels in the page, signed, so that exactly
what was looked at is what is imported.
"""

import secrets
from typing import BinaryIO

import uuid6
from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.jobs import folders

from ..queries.ledger import ACCEPT, Ledger, LedgerRefused, read_ledger
from ..queries.ledger.headings import KNOWN

SALT = "huying.ledger"
KEPT_SECONDS = 2 * 3600
READ_AS = {key: words[0] for key, words in KNOWN.items() if key not in ("serial", "any_unit")}


class LedgerUpload(forms.Form):
    """`file` is what was chosen; whether it can be read is asked by the page."""

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
    past = forms.BooleanField(
        label=gettext_lazy("这是往年已经办完的（历史件）"),
        help_text=gettext_lazy(
            "历史件直接归档，交办、答复、办结的日期和结果照台账记下，注明是导入的；不计入期限和满意率。"
            "每一行都要有名册中登记过的届次，届次写在表头上面也可以。"
        ),
        required=False,
    )


class Kept:
    """A file that waits for its confirmation: `key` is its folder, `chosen` heading → column; `past`: 历史件."""

    def __init__(self, key: str, name: str, chosen: dict[str, str], past: bool) -> None:
        self.key, self.name, self.chosen, self.past = key, name, chosen, past

    @classmethod
    def of(cls, upload: BinaryIO, name: str, *, past: bool) -> "Kept":
        key = str(uuid6.uuid7())
        folders.keep_input(key, upload)
        return cls(key, name, {}, past)

    def open(self) -> BinaryIO:
        """Raises FileNotFoundError when it was swept away."""
        return (folders.folder_of(self.key) / folders.INPUT).open("rb")

    def ledger(self) -> Ledger:
        with self.open() as content:
            return read_ledger(content, self.name, self.chosen)

    def sealed(self, whose: list[str]) -> str:
        return signing.dumps(
            [whose, self.key, self.name, self.chosen, self.past], salt=SALT, compress=True
        )


class LedgerConfirmation(forms.Form):
    """The file that was looked at: `kept` after cleaning. `whose` is [congress, account]."""

    sealed = forms.CharField(widget=forms.HiddenInput)
    idem = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    kept: Kept

    def __init__(self, *args, whose: list[str], **kwargs):
        self.whose = whose
        super().__init__(*args, **kwargs)

    @classmethod
    def of(cls, kept: Kept, whose: list[str]) -> "LedgerConfirmation":
        """The form to confirm this file with."""
        return cls(
            initial={"sealed": kept.sealed(whose), "idem": secrets.token_hex(16)}, whose=whose
        )

    def clean_sealed(self):
        try:
            self.kept = unseal(self.cleaned_data["sealed"], self.whose)
            self.kept.open().close()
        except (signing.BadSignature, FileNotFoundError) as error:
            raise forms.ValidationError(
                _("预览已经过期（保留两小时），没有导入。请重新选择文件。")
            ) from error
        return self.cleaned_data["sealed"]


def unseal(sealed: str, whose: list[str]) -> Kept:
    """Raises BadSignature for what was changed, is too old or belongs to somebody else."""
    owner, key, name, chosen, past = signing.loads(sealed, salt=SALT, max_age=KEPT_SECONDS)
    if owner != whose:
        raise signing.BadSignature("sealed for somebody else")
    return Kept(key, name, chosen, past)


class ColumnsForm(forms.Form):
    """Which column each heading is; what is not said is not read."""

    def __init__(self, *args, headings: list[str], read: dict[str, str], **kwargs):
        """`read` is heading → key, as it is read now."""
        super().__init__(*args, **kwargs)
        self.headings = headings
        choices = [("", _("不读")), *((key, words) for key, words in READ_AS.items())]
        for place, heading in enumerate(headings):
            self.fields[f"column{place}"] = forms.ChoiceField(
                label=heading, choices=choices, required=False, initial=read.get(heading, "")
            )

    def clean(self):
        given = super().clean() or {}
        said = [key for key in self.chosen(given).values() if key]
        if twice := next((key for key in said if said.count(key) > 1), None):
            raise forms.ValidationError(_("“%s”只能选给一列，请重新选择。") % READ_AS[twice])
        return given

    def chosen(self, given: dict | None = None) -> dict[str, str]:
        given = self.cleaned_data if given is None else given
        return {
            heading: given.get(f"column{place}", "") for place, heading in enumerate(self.headings)
        }


__all__ = ["ColumnsForm", "Kept", "LedgerConfirmation", "LedgerRefused", "LedgerUpload", "unseal"]
