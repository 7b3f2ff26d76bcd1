"""公开件: which attachments get a clean copy, which copies are taken down."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.foundation.files.cleaning import clean_copy
from huying.foundation.files.refusals import FileRefused
from huying.foundation.files.storing import open_file
from huying.foundation.procedure.forms import ActForm

from ..models import PublicCopy
from ..policy.public_copies import standing_copies, still_to_make
from .fields import long_text


class MakePublicCopies(ActForm):
    """The copies are made while the form is judged, so that no lock is held meanwhile."""

    originals = forms.ModelMultipleChoiceField(
        label=_("要公开的附件"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "按看得见的内容重新做一份：隐藏的工作表、行列、文字，批注、修订、作者信息、拍摄地点等都不带出去。"
            "原附件不公开。做好以后请打开公开件核对一遍。"
        ),
        error_messages={"required": _("请选择要公开的附件。")},
    )
    submit = _("制作公开件")

    def prepare(self):
        self.fields["originals"].queryset = still_to_make(self.subject)
        self.fields["originals"].label_from_instance = lambda one: one.name

    def clean_originals(self):
        chosen, self.copies = list(self.cleaned_data["originals"]), []
        problems = []
        for one in chosen:
            try:
                with open_file(one) as content:
                    self.copies.append((one, clean_copy(content, name=one.name)))
            except FileRefused as refused:
                said = {"name": one.name, "why": refused.message}
                problems.append(_now("“%(name)s”：%(why)s") % said)
        if problems:
            raise forms.ValidationError(problems)
        return chosen

    def details(self):
        return {"copies": self.copies}


class WithdrawPublicCopies(ActForm):
    copies = forms.ModelMultipleChoiceField(
        label=_("要撤下的公开件"),
        queryset=PublicCopy.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请选择要撤下的公开件。")},
    )
    reason = long_text(_("理由"), rows=3, most=500)
    submit = _("撤下公开件")
    danger = True

    def prepare(self):
        found = standing_copies(self.subject).select_related("copy").order_by("made_at", "pk")
        self.fields["copies"].queryset = found

    def details(self):
        return super().details() | {"copies": list(self.cleaned_data["copies"])}


FORMS = {
    "make_public_copies": MakePublicCopies,
    "withdraw_public_copies": WithdrawPublicCopies,
}
