"""年度办理情况报告 as a document: its words with the figures in them, its tables, its annex of items."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from huying.domain.suggestions.letters.paper import ANNEXES, HEADINGS
from huying.domain.suggestions.letters.words import committee_of, day
from huying.foundation.documents.letter import Block, Letter, Paragraph, Table

from ..models import YearlyReport
from ..policy.figures.words import filled
from ..queries import yearly_report as reading
from ..states import YearlyReport as State


@translation.override(settings.LANGUAGE_CODE)
def report_letter(report: YearlyReport, at) -> Letter:
    """Whole, with tables and annex; 送审稿 until it is printed for the session."""
    found = reading.shown(report, at)
    office = committee_of(report.congress)
    issued = report.state == State.ISSUED
    return Letter(
        name=report.title[:80],
        title=report.title,
        issuer=office,
        number=report.paper.number_text if report.paper else "",
        draft="" if issued else _("送审稿"),
        body=(*_text(report, found), *_tables(found), *_praise(report, at), *annex(report, at)),
        closing=(office, day(report.paper.issued_at if report.paper else None)),
        printed=(office, day(report.paper.issued_at)) if report.paper else ("", ""),
    )


def _text(report, found) -> list[Block]:
    lines = [line.strip() for line in filled(report.text, found.texts).splitlines()]
    return [
        Paragraph(line, "first" if line.startswith(HEADINGS) and len(line) <= 20 else "text")
        for line in lines
        if line
    ]


def _tables(found) -> list[Block]:
    blocks: list[Block] = []
    for table, rows in found.tables:
        if rows:
            head = (str(table.heading), _("数量（%s）") % table.measure)
            body = tuple((row.label, str(row.number)) for row in rows)
            blocks += [Paragraph(str(table.label), "first"), Table(head, body, (10, 4))]
    return blocks


def _praise(report, at) -> list[Block]:
    said = reading.words_of_praise(report, at)
    if not said:
        return []
    quoted = [
        Paragraph(
            _("%(name)s代表就《%(title)s》的办理留言：“%(words)s”")
            % {
                "name": one.deputy.person,
                "title": one.round.handling.suggestion.title,
                "words": one.praise,
            }
        )
        for one in said
    ]
    return [Paragraph(_("代表留言"), "first"), *quoted]


def annex(report, at) -> list[Block]:
    """What a deputy wishes kept secret is counted and numbered, and not named."""
    rows = tuple(_row(one) for one in reading.annex(report, at))
    if not rows:
        return []
    head = (_("编号"), _("标题"), _("领衔代表"), _("主办单位"), _("答复类别"))
    return [
        Paragraph(_("附件：代表建议办理情况一览表"), "first"),
        Table(head, rows, (3, 10, 4, 5, 3)),
    ]


def _row(one) -> tuple[str, ...]:
    hidden = _("（依代表要求保密）")
    leading = one.leading
    classes = [turn.answers[-1].reply_class for turn in leading if turn.answers]
    return (
        one.number_text,
        hidden if one.secrecy else one.title,
        "" if one.secrecy or one.lead is None else str(one.lead.person),
        "、".join(turn.unit.name for turn in leading),
        "、".join(found or "—" for found in classes),
    )


def _of_a_printed_report(paper) -> list[Block]:
    report = getattr(paper, "yearly_report", None)
    return annex(report, paper.issued_at) if report else []


ANNEXES.append(_of_a_printed_report)
