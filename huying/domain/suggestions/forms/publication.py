"""公开、签名纸质件: what is published and why not, when the paper came."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.bulk_page import BulkForm
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from .. import states
from ..models import ReplyRound
from ..policy import publishing
from .fields import long_text, reason, short_text

KEPT_AT = _("存放位置")


class Publish(ActForm):
    extent = forms.ChoiceField(label=_("建议公开到什么程度"), widget=forms.RadioSelect)
    replies = forms.BooleanField(label=_("答复一并公开"), required=False)
    ground = forms.ChoiceField(label=_("不公开全文的情形"), required=False)
    reason = long_text(_("理由"), required=False, rows=3, most=1000)
    submit = _("拟定公开意见")

    def prepare(self):
        most = publishing.WIDER.index(publishing.widest(self.subject))
        ways = reversed(publishing.WIDER[: most + 1])
        self.fields["extent"].choices = [(one.value, states.PUBLISHED[one]) for one in ways]
        known = [(one.value, one.label) for one in publishing.grounds(self.subject)]
        self.fields["ground"].choices = [("", _now("公开全文，不选")), *known]
        self.fields["extent"].help_text = (
            _now("代表提出时填写：%s。") % self.subject.get_openness_display()
        )

        self.fields["replies"].help_text = self._what_the_units_say()

    def _what_the_units_say(self) -> str:
        """How open each delivered reply may be, in the words of the unit that signed it."""
        found = ReplyRound.objects.filter(
            handling__suggestion=self.subject, delivered_at__isnull=False
        ).select_related("handling__unit")
        said = [
            f"{one.handling.unit}{one.get_openness_display()}"
            for one in found.order_by("pk")
            if one.openness
        ]
        return _now("承办单位填写：%s。") % "、".join(said) if said else ""

    def clean(self):
        given = super().clean()
        if given.get("extent") not in (None, states.Openness.FULL):
            for name in ("ground", "reason"):
                if not given.get(name):
                    self.add_error(name, _now("不公开全文的，这一项要填写。"))
        return given


class Decide(Publish):
    """Begins with what was proposed; says what the deputy holds against it."""

    submit = _("决定公开")

    def prepare(self):
        super().prepare()
        said = self.subject.publication
        self.initial.setdefault("extent", said.content)
        for name in ("replies", "ground", "reason"):
            self.initial.setdefault(name, getattr(said, name))
        if said.objection:
            self.fields["reason"].help_text = _now("%(who)s代表的异议：%(words)s") % {
                "who": said.objected_by.person,
                "words": said.objection,
            }


class ReceivePaper(ActForm):
    received_on = DayField(label=_("收到日期"))
    kept_at = short_text(KEPT_AT, required=False, most=80)
    submit = _("登记收到纸质件")

    def prepare(self):
        self.initial.setdefault("received_on", timezone.localdate(self.at))


class ReceivePapers(BulkForm):
    """A pile of papers that came on one day."""

    received_on = DayField(label=_("收到日期"))
    kept_at = short_text(KEPT_AT, required=False, most=80)


FORMS = {
    "announce_publication": Publish,
    "object_to_publication": reason(_("为什么不宜公开"), argument="objection"),
    "decide_publication": Decide,
    "receive_paper": ReceivePaper,
}
