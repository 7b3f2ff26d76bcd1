"""Form of 改用另一版推荐模型."""

from django.utils.translation import gettext_lazy as _

from huying.domain.people.forms.roll import RollForm

from .fields import short_text


class UseModel(RollForm):
    reason = short_text(_("原因"), most=300)
    submit = _("改用这一版")

    def details(self):
        return super().details() | {"model": self.row}
