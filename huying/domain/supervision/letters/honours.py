"""荣誉证书: one honoured deputy or unit, one page. 评选结果函: the list of the honoured, as its annex."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from huying.domain.suggestions.letters.paper import ANNEXES
from huying.domain.suggestions.letters.words import committee_of, day, full_name
from huying.foundation.documents.letter import Block, Letter, Paragraph, Table

from ..models import Candidate, HonourSelection
from ..states import Honour


@translation.override(settings.LANGUAGE_CODE)
def certificate(one: Candidate) -> Letter:
    """To the lead deputy of an excellent suggestion, or to a model unit."""
    selection = one.selection
    office = committee_of(selection.congress)
    paper = selection.paper.number_text if selection.paper else ""
    return Letter(
        name=f"{_('荣誉证书')} {_whom(one)}"[:80],
        title=_("荣誉证书"),
        addressee=f"{_whom(one)}：",
        body=(
            Paragraph(_honoured(one)),
            Paragraph(_("特发此证，以资鼓励。")),
            *([Paragraph(_("通报文号：%s") % paper, "note")] if paper else []),
        ),
        closing=(office, day(selection.announced_at)),
    )


def _whom(one: Candidate) -> str:
    if one.unit:
        return full_name(one.unit.name, one.selection.congress)
    lead = one.suggestion.lead if one.suggestion else None
    return _("%s代表") % lead.person if lead else ""


def _honoured(one: Candidate) -> str:
    year = one.selection.year
    if one.unit:
        return _("在%(year)s年度代表建议办理工作中成绩突出，被评为办理工作先进单位。") % {
            "year": year
        }
    item = one.suggestion
    named = "" if item is None or item.secrecy else f"《{item.title}》"
    return _("您领衔提出的第%(number)s号建议%(title)s，被评为%(year)s年度优秀代表建议。") % {
        "number": item.number_text if item else "",
        "title": named,
        "year": year,
    }


def honoured(selection: HonourSelection) -> list[Block]:
    """附件: the items with their lead deputies, then the units; what is kept secret is not named."""
    kept = selection.candidates.filter(kept=True).select_related("suggestion__lead__person", "unit")
    rows = list(kept.order_by("-score", "pk"))
    items = [_item(one.suggestion) for one in rows if one.honour == Honour.SUGGESTION]
    units = [(str(one.unit),) for one in rows if one.honour == Honour.UNIT]
    blocks: list[Block] = [Paragraph(_("附件：受表彰名单"), "first")]
    if items:
        head = (_("编号"), _("优秀代表建议"), _("领衔代表"))
        blocks.append(Table(head, tuple(items), (3, 12, 4)))
    if units:
        blocks.append(Table((_("办理工作先进单位"),), tuple(units), (1,)))
    return blocks


def _item(item) -> tuple[str, str, str]:
    if item.secrecy:
        return (item.number_text, _("（依代表要求保密）"), "")
    return (item.number_text, item.title, str(item.lead.person) if item.lead else "")


def _of_a_results_letter(paper) -> list[Block]:
    report = getattr(paper, "honour_report", None)
    return honoured(report.selection) if report else []


ANNEXES.append(_of_a_results_letter)
