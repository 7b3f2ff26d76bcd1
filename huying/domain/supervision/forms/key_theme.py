"""Forms of 重点主题: what is picked, from the analysis of a session, and why."""

from uuid import UUID

from django import forms
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Session
from huying.domain.people.queries import acting
from huying.domain.suggestions.forms.fields import reason, short_text
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from ..policy import key
from ..queries import themes
from .key import ItemsChoice


class Choose(ActForm):
    """From the analysis (`?session=…&theme=…`, one of its items) the theme comes filled in."""

    name = short_text(_("主题名称"), most=40)
    items = ItemsChoice(label=_("这个主题的建议"))
    reason = short_text(
        _("为什么选它"), most=300, help_text=_("转为重点督办时，作为合并督办的理由。")
    )
    session = forms.ModelChoiceField(
        label=_("会议"), queryset=Session.objects.none(), widget=forms.HiddenInput
    )
    found_by = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)
    submit = _("选定")

    def prepare(self):
        sessions = Session.objects.filter(congress=self.by.congress_id).order_by("-opens_at")
        self.fields["session"].queryset = sessions
        asked = str(self.data.get("session") or self.initial.get("session") or "")
        session = next((one for one in sessions if str(one.pk) == asked), None)
        session = session or sessions.first()
        if session is None:
            return
        self.initial["session"] = session.pk
        open_to = key.items_open_to(self.by.congress_id, self.by.body).filter(session=session)
        theme = None if self.is_bound else self._theme(session)
        keys = theme.keys if theme else set()
        there = Case(When(pk__in=keys, then=Value(0)), default=Value(1))
        self.fields["items"].open_for(open_to.order_by(there, "number", "pk"))
        if theme:
            self._fill(theme, open_to.filter(pk__in=keys))

    def _fill(self, theme: themes.Theme, open_to) -> None:
        """With what the analysis shows to whoever chooses; what cannot be supervised yet is not ticked."""
        self.initial["name"] = theme.name[:40]
        self.initial["found_by"] = "、".join(one.word for one in theme.words)[:120]
        self.initial["items"] = list(open_to.values_list("pk", flat=True))

    def _theme(self, session) -> themes.Theme | None:
        try:
            anchor = UUID(str(self.initial.get("theme", "")))
        except ValueError:
            return None
        me = acting(self.by.person.account, self.by.congress, at=self.at)
        if me is None:
            return None
        return themes.analysis(themes.reader_of(me), session).with_item(anchor)


class Rename(ActForm):
    name = short_text(_("主题名称"), most=40)
    submit = _("改名")

    def prepare(self):
        self.initial.setdefault("name", self.subject.name)


class PutForward(ActForm):
    decision = short_text(
        _("决定"), most=120, help_text=_("什么会议或文件决定的，例如：代表工委第3次会议。")
    )
    decided_on = DayField(label=_("决定日期"))
    submit = _("转为重点督办")


FORMS = {
    "choose": Choose,
    "rename": Rename,
    "put_forward": PutForward,
    "withdraw": reason(_("撤回的理由"), danger=True, most=300),
}
