"""Forms of 并案: with which one it is handled, and why it is parted again."""

from django import forms
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

from huying.foundation.cases.within import Exists
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import PersonSelect

from ..models import Suggestion
from ..policy.merging import JOINABLE, beyond_drafting
from .fields import long_text, reason


class Merge(ActForm):
    main = forms.ModelChoiceField(
        label=_("并入哪一件"),
        queryset=None,
        widget=PersonSelect,
        help_text=_("内容相同的建议一起办理，仍然分别答复每位代表。"),
    )
    reason = long_text(_("说明"), required=False, rows=2, most=300)
    submit = _("并案")

    def prepare(self):
        self.fields["main"].queryset = mergeable(self.subject)


def mergeable(subject):
    """What another may be handled with: registered or in handling, its reply unread, not kept secret."""
    read = beyond_drafting().filter(handling__suggestion=OuterRef("pk"))
    return (
        Suggestion.objects.filter(
            ~Exists(read), congress=subject.congress_id, case__state__in=JOINABLE, secrecy=False
        )
        .exclude(pk=subject.pk)
        .order_by("series", "number", "pk")
    )


FORMS = {
    "merge": Merge,
    "unmerge": reason(_("为什么分开办理")),
}
