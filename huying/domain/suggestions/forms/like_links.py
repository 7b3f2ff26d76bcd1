"""Forms of 关联建议: the other item is named by its session and number, as it stands on paper."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Session
from huying.foundation.procedure.forms import ActForm

from ..models import LikeLink, Suggestion
from ..policy.like_links import links_of
from ..states import LikeKind
from .fields import long_text, short_text


class ByNumber(ActForm):
    """Session and number of an item; `found` is the item."""

    session = forms.ModelChoiceField(label=_("届次"), queryset=Session.objects.none())
    number = short_text(_("编号"), most=60, help_text=_("例如 12，或台账里的原编号。"))

    def prepare(self):
        found = Session.objects.filter(congress=(self.subject or self.by).congress_id)
        self.fields["session"].queryset = found.select_related("term").order_by("-opens_at")
        if newest := found.order_by("-opens_at").first():
            self.initial.setdefault("session", newest.pk)

    def clean(self):
        cleaned = super().clean() or {}
        session, number = cleaned.get("session"), cleaned.get("number")
        if session and number:
            cleaned["found"] = self._numbered(session, number)
        return cleaned

    def _numbered(self, session, number):
        asked = Q(number_text=number) | Q(original_number=number)
        if number.isascii() and number.isdigit():
            asked |= Q(number=int(number))
        found = list(Suggestion.objects.filter(asked, session=session)[:2])
        if not found:
            self.add_error("number", _("这次会议没有这个编号的建议。"))
        elif len(found) > 1:
            self.add_error("number", _("这个编号不止一件，请填写完整的编号。"))
        else:
            return found[0]
        return None


class LinkLike(ByNumber):
    kind = forms.ChoiceField(
        label=_("怎样关联"), choices=LikeKind.choices, widget=forms.RadioSelect
    )
    reason = long_text(_("理由"), rows=2, most=300)
    submit = _("关联")

    def details(self):
        said = self.cleaned_data
        return {"other": said["found"], "kind": said["kind"], "reason": said["reason"]}


class UnlinkLike(ActForm):
    link = forms.ModelChoiceField(
        label=_("取消哪一条"),
        queryset=LikeLink.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    reason = long_text(_("理由"), rows=2, most=300)
    submit = _("取消关联")

    def prepare(self):
        found = links_of(self.subject).select_related("a", "b")
        self.fields["link"].queryset = found.order_by("pk")


FORMS = {"link_like": LinkLike, "unlink_like": UnlinkLike}
