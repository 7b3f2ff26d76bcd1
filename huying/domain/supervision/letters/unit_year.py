"""单位年度办理工作报告 as a paper: its words with the figures in them, and the items it speaks of."""

from django.conf import settings
from django.db.models import Prefetch
from django.utils import translation
from django.utils.translation import gettext as _

from huying.domain.people.queries import Acting
from huying.domain.suggestions.letters.paper import HEADINGS
from huying.domain.suggestions.letters.words import committee_of, day
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.queries import judged
from huying.foundation.documents.letter import Block, Letter, Paragraph, Table

from ..models import UnitYear
from ..policy.figures import of_a_unit
from ..policy.figures.words import filled
from ..queries import unit_year as reading
from ..states.unit_year import UnitYear as State


@translation.override(settings.LANGUAGE_CODE)
def year_report(unit_year: UnitYear, acting: Acting, at) -> Letter | None:
    """None before it is drafted; 送签稿 until the head has signed."""
    if not unit_year.text:
        return None
    found = reading.shown(unit_year, at)
    text = filled(unit_year.text, found.texts, of_a_unit.by_label())
    signed = unit_year.state in (State.HANDED_IN, State.TAKEN_IN)
    title = _("关于%s年代表建议、批评和意见办理工作情况的报告") % unit_year.year
    return Letter(
        name=f"{unit_year.title[:60]}",
        title=f"{unit_year.unit}{title}",
        issuer=str(unit_year.unit),
        signer=str(unit_year.signed_by.person) if unit_year.signed_by else "",
        draft="" if signed else _("送签稿"),
        addressee=f"{committee_of(unit_year.congress)}：",
        body=(*_paragraphs(text), *_annex(unit_year, acting, at)),
        closing=(str(unit_year.unit), day(unit_year.signed_at)),
    )


def _paragraphs(text: str) -> list[Block]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [
        Paragraph(one, "first" if one.startswith(HEADINGS) and len(one) <= 20 else "text")
        for one in lines
    ]


def _annex(unit_year: UnitYear, acting: Acting, at) -> list[Block]:
    """The items that were counted. For whoever may not open them there is none."""
    if not reading.opens_figures(unit_year, acting):
        return []
    found = reading.behind(unit_year, "held", at)
    rounds = judged.delivered(unit_year.congress).order_by("round")
    turns = (
        Handling.objects.filter(unit=unit_year.unit_id, suggestion__in=found.keys if found else [])
        .exclude(case__state__in=judged.NO_LONGER)
        .select_related("suggestion")
        .prefetch_related(Prefetch("rounds", rounds, to_attr="answers"))
        .order_by("suggestion__session", "suggestion__number", "pk")
    )
    rows = tuple(_row(one) for one in turns)
    if not rows:
        return []
    head = (_("编号"), _("标题"), _("承办方式"), _("答复类别"))
    return [Paragraph(_("附件：承办建议一览表"), "first"), Table(head, rows, (3, 12, 3, 3))]


def _row(turn) -> tuple[str, ...]:
    suggestion = turn.suggestion
    return (
        suggestion.number_text,
        _("（依代表要求保密）") if suggestion.secrecy else suggestion.title,
        str(turn.get_role_display()),
        turn.answers[-1].reply_class or "—" if turn.answers else "—",
    )
