"""责任书: duties, targets, the items, both signatures."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.documents.letter import Letter, Paragraph, Table, paragraphs

from ..models import Pledge
from ..queries import pledges
from ..states import Pledge as State
from .catalogue import letter
from .words import day, full_name


def _stands(pledge) -> bool:
    return pledge.state != State.TAKEN_BACK


@letter("pledge", gettext_lazy("责任书"), of="pledge", exists=_stands)
def responsibility_pledge(pledge: Pledge, acting, at) -> Letter:
    found = pledges.letter(pledge, acting)
    targets = tuple(
        (str(one.label), f"{one.percent}%" if one.percent else _("未设")) for one in found.targets
    )
    items = tuple(
        (str(n), one.suggestion.number_text, one.suggestion.title, one.get_role_display())
        for n, one in enumerate(found.turns, start=1)
    )
    head = pledge.signed_by.person if pledge.signed_by else ""
    unit = full_name(pledge.unit.name, pledge.congress)
    return Letter(
        name=f"{_('责任书')} {pledge.unit}",
        title=pledge.title,
        draft="" if pledge.signed_at else _("待签订"),
        body=(
            Paragraph(_("责任内容"), "first"),
            *paragraphs(pledge.duties),
            Paragraph(_("目标"), "first"),
            Table((_("项目"), _("目标")), targets, (8, 8)),
            Paragraph(_("承办的建议"), "first"),
            Table((_("序号"), _("编号"), _("建议标题"), _("方式")), items, (2, 3, 10, 3)),
        ),
        closing=(
            _("%(issuer)s　%(day)s") % {"issuer": pledge.issuer, "day": day(pledge.issued_at)},
            _("%(unit)s主要负责人：%(name)s　%(day)s")
            % {"unit": unit, "name": head, "day": day(pledge.signed_at)},
        ),
    )
