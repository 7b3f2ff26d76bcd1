"""建议专用纸: the suggestion as it was handed in, with all who signed it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.documents.letter import Block, Letter, Paragraph, Table, paragraphs

from ..models import Suggestion
from ..policy.family import confirmed
from .catalogue import letter
from .words import day, session_name


@letter("paper", gettext_lazy("建议专用纸"), of="suggestion", exists=lambda one: bool(one.text_id))
def paper(suggestion: Suggestion, acting, at) -> Letter:
    """Phone numbers are the deputies' own: only the 代表工委 and the deputy have them printed."""
    draft = suggestion.submitted_at is None and not suggestion.is_imported
    number = _("第%s号") % suggestion.number_text if suggestion.number_text else ""
    return Letter(
        name=f"{_('建议专用纸')} {number or suggestion.title[:20]}",
        title=_("%s代表建议、批评和意见专用纸") % session_name(suggestion),
        number=number,
        draft=_("草稿") if draft else "",
        body=(_about(suggestion, acting), *_signers(suggestion), *_text(suggestion)),
        closing=(
            _("领衔代表：%s") % (suggestion.lead.person if suggestion.lead else ""),
            day(suggestion.submitted_at),
        ),
    )


def _about(suggestion, acting) -> Table:
    lead = suggestion.lead
    seat = getattr(lead, "seat", None) if lead else None
    own = acting.is_committee or (lead is not None and lead.person_id == acting.person.pk)
    cells = (
        (_("题目"), suggestion.title, _("类别"), _category(suggestion)),
        (
            *(_("领衔代表"), str(lead.person) if lead else ""),
            *(_("代表团"), str(seat.delegation or "") if seat else ""),
        ),
        (
            *(_("代表证号"), seat.card_number if seat else ""),
            *(_("联系电话"), lead.person.phone if lead and own else ""),
        ),
        (
            *(_("公开意见"), suggestion.get_openness_display()),
            *(_("提出日期"), day(suggestion.submitted_at) if suggestion.submitted_at else ""),
        ),
    )
    return Table((), cells, (3, 6, 3, 5))


def _category(suggestion) -> str:
    return suggestion.category.in_full if suggestion.category else ""


def _text(suggestion) -> list[Block]:
    text = suggestion.text
    found: list[Block] = []
    if text.facts:
        found += [Paragraph(_("一、情况和问题"), "first"), *paragraphs(text.facts)]
    if text.proposal:
        found += [Paragraph(_("二、具体建议"), "first"), *paragraphs(text.proposal)]
    asked = list(text.requests.order_by("order"))
    if asked:
        found.append(Paragraph(_("三、诉求"), "first"))
        found += [Paragraph(f"{one.order}．{one.text}") for one in asked]
    return found


def _signers(suggestion) -> list[Block]:
    rows = tuple(
        (str(n), str(one.deputy.person), _delegation(one.deputy))
        for n, one in enumerate(confirmed(suggestion).order_by("pk"), start=1)
    )
    if not rows:
        return []
    head = (_("序号"), _("附议代表"), _("代表团"))
    return [Paragraph(_("附议代表"), "first"), Table(head, rows, (2, 6, 8))]


def _delegation(deputy) -> str:
    seat = getattr(deputy, "seat", None)
    return str(seat.delegation or "") if seat else ""
