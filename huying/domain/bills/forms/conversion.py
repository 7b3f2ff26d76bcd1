"""Which bills are made suggestions together, and on whose decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.suggestions.forms.fields import long_text, short_text

from ..models import Bill


class ConvertMany(forms.Form):
    """`versions` are hidden beside each bill: what the preview showed."""

    bills = forms.ModelMultipleChoiceField(
        label=_("要转的议案"),
        queryset=Bill.objects.none(),
        error_messages={"required": _("请至少勾选一件议案。")},
    )
    meeting = short_text(
        _("依据"), help_text=_("主席团的会议，例如“主席团第三次会议，2026年2月27日”。")
    )
    text = long_text(_("说明"), required=False, rows=3, most=1000)

    def __init__(self, *args, convertible, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bills"].queryset = convertible

    def versions(self) -> dict[str, int]:
        """{key of a bill: the version that was shown}."""
        found = {}
        for one in self.cleaned_data["bills"]:
            shown = self.data.get(f"version-{one.pk}", "")
            if shown.isdecimal():
                found[str(one.pk)] = int(shown)
        return found
