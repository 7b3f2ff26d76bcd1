"""荣誉证书: one honoured deputy or unit, one page."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from huying.domain.suggestions.letters.words import committee_of, day, full_name
from huying.foundation.documents.letter import Letter, Paragraph

from ..models import Candidate


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
