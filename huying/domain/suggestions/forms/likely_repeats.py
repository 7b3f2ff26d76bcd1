"""Forms of 反复提出排查: why two items that read alike are not the same matter, and why they may be after all."""

from django.utils.translation import gettext_lazy as _

from huying.domain.people.forms.roll import RollForm

from .fields import long_text


class OfAPair(RollForm):
    def details(self):
        return super().details() | {"pair": self.row}


class DismissRepeat(OfAPair):
    reason = long_text(
        _("为什么不是同一件"),
        rows=2,
        most=300,
        help_text=_("例如：地点不同，或者要求的是另一件事。"),
    )
    submit = _("不是同一件")


class AskAgainOfRepeat(OfAPair):
    reason = long_text(_("为什么收回"), rows=2, most=300)
    submit = _("收回认定")
