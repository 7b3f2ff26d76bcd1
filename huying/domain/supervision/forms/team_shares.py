"""The form of 督办分工: each item with its deputy; what nobody looks after yet comes with a proposal."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.forms import ActForm

from ..queries.team_shares import Division


class Divide(ActForm):
    submit = _("按此分工")

    def prepare(self):
        self.division = Division(self.subject)
        self.known = {str(one.pk): one for one in self.division.members}
        for row in self.division.rows:
            item, chosen = row["item"], row["standing"] or row["proposed"]
            offered = self.division.may_look_after(item)
            self.fields[self._of(item)] = forms.ChoiceField(
                label=str(item.suggestion),
                help_text=self._why(row),
                required=False,
                initial=str(chosen.pk) if chosen else "",
                choices=[("", _now("暂不分工"))]
                + [(str(one.pk), str(one.appointment.person)) for one in offered],
            )

    @staticmethod
    def _why(row) -> str:
        if row["standing"]:
            return _now("现在的分工")
        if row["proposed"] is None:
            return _now("本组代表都是这件建议的提出人或附议人")
        return _now("系统提出：同一领域") if row["same_field"] else _now("系统提出：件数较少")

    @staticmethod
    def _of(item) -> str:
        return f"item_{item.pk}"

    def details(self):
        kept, shares = super().details(), []
        for item in self.division.items:
            if chosen := kept.pop(self._of(item)):
                shares.append([item, self.known[chosen]])
        return kept | {"shares": shares}


FORMS = {"divide": Divide}
