"""一般公文: what it says, to whom it goes; a preset fills it from the data of the session."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Body, Session
from huying.domain.people.queries import newest_session
from huying.domain.people.states import BodyKind
from huying.foundation.cases.language import as_written
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import PeopleCheckboxes

from ..letters.words import region, session_in_full
from ..queries import papers
from ..states import PaperForm, PaperLists, PaperPreset
from .fields import Nothing, long_text, short_text

RECEIVERS = (
    BodyKind.UNIT,
    BodyKind.GOVERNMENT_OFFICE,
    BodyKind.PARTY_OFFICE,
    BodyKind.SPECIAL_COMMITTEE,
    BodyKind.DELEGATION,
    BodyKind.PROFESSIONAL_GROUP,
    BodyKind.TOWNSHIP,
)


def offer_sessions_and_receivers(form, congress) -> None:
    """What the fields `session` and `recipients` of a paper's form choose from."""
    sessions = Session.objects.filter(congress=congress).select_related("term")
    form.fields["session"].queryset = sessions.order_by("-opens_at")
    bodies = Body.objects.filter(congress=congress, active=True, kind__in=RECEIVERS)
    field = form.fields["recipients"]
    field.queryset = bodies.order_by("kind", "name")
    field.widget.details = {
        str(one.pk): (one.duties[:60], one.get_kind_display()) for one in field.queryset
    }


class Write(ActForm):
    preset = forms.ChoiceField(
        choices=[("", _("自拟")), *PaperPreset.choices], required=False, widget=forms.HiddenInput
    )
    form = forms.ChoiceField(label=_("文种"), choices=PaperForm.choices)
    title = short_text(_("标题"), most=120)
    text = long_text(
        _("正文"),
        rows=14,
        most=20_000,
        help_text=_("发文机关标志、文号、签发人、落款和日期由系统生成，不用写在这里。"),
    )
    session = forms.ModelChoiceField(
        label=_("关于哪次会议的建议"),
        queryset=None,
        required=False,
        empty_label=_("不针对某次会议"),
    )
    lists = forms.ChoiceField(
        label=_("给每个单位附清单"),
        choices=[("", _("不附清单")), *PaperLists.choices],
        required=False,
        help_text=_("每个单位的那一份只附它自己的建议。"),
    )
    recipients = forms.ModelMultipleChoiceField(
        label=_("收文单位"), queryset=None, required=False, widget=PeopleCheckboxes
    )
    to_deputies = forms.BooleanField(label=_("同时发给全体在任代表"), required=False)
    contact = short_text(_("联系人及电话"), required=False, most=60)
    copies = short_text(_("抄送"), required=False, most=200)
    submit = _("保存为送审稿")
    groups = [
        ("", ["form", "title", "text"]),
        (_("清单"), [("session", "lists")]),
        (_("发给谁"), ["recipients", "to_deputies", "copies", "contact", "preset"]),
    ]

    def prepare(self):
        congress = self.by.congress
        offer_sessions_and_receivers(self, congress)
        if self.subject is None:
            self._draft(congress)
        else:
            self._as_it_is()

    @as_written()  # as the paper will be
    def _draft(self, congress):
        preset, session = self.initial.get("preset"), newest_session(congress.pk)
        if preset not in PaperPreset.values or session is None:
            return
        named = session_in_full(congress, session)
        draft = papers.draft_of(preset, session, named, region(congress))
        filled = {
            "form": draft.form,
            "title": draft.title,
            "text": draft.text,
            "lists": draft.lists,
            "session": session,
            "recipients": draft.units,
            "to_deputies": preset == PaperPreset.CALL,
        }
        for name, value in filled.items():
            self.initial.setdefault(name, value)

    def _as_it_is(self):
        paper = self.subject
        kept = ("preset", "form", "title", "text", "session", "lists", "to_deputies")
        for name in (*kept, "contact", "copies"):
            self.initial.setdefault(name, getattr(paper, name))
        sent = paper.recipients.values_list("body", flat=True)
        self.initial.setdefault("recipients", list(sent))

    def details(self):
        found = super().details()
        found["recipients"] = list(found["recipients"])
        return found


class PutAway(ActForm):
    note = short_text(_("没有签收的，写明情况"), required=False, most=300)
    submit = _("归档")


FORMS = {
    "compose": Write,
    "rewrite": Write,
    "issue": Nothing,
    "receive": Nothing,
    "put_away": PutAway,
    "drop": type("Drop", (Nothing,), {"danger": True}),
}
