"""The form of an act: its fields, the version it was opened at, the key that lets it count once."""

import secrets
from typing import Any

from django import forms


class ActForm(forms.Form):
    """Subclasses add the fields and, where names differ from the act's arguments, `details`.

    `subject` is None for an act that opens a case; `by` is the appointment that would act.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    idem = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    submit: Any = ""
    danger = False

    def __init__(self, *args, subject=None, by=None, at=None, **kwargs):
        self.subject, self.by, self.at = subject, by, at
        initial = {"idem": secrets.token_hex(16), **(kwargs.pop("initial", None) or {})}
        if subject is not None:
            initial["version"] = subject.case.version
        super().__init__(*args, initial=initial, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Choices and initial values that depend on the subject."""

    def details(self) -> dict:
        """The arguments of the act, from clean fields."""
        return {k: v for k, v in self.cleaned_data.items() if k not in ("version", "idem")}

    def renew(self) -> None:
        """After a refusal: the same typed text, the newest version, a key not used yet."""
        data = self.data.copy()
        if self.subject is not None:
            data["version"] = self.subject.case.version
        data["idem"] = secrets.token_hex(16)
        self.data = data
