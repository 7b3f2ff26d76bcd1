"""承诺事项落实情况告知书: in the fourth quarter each deputy gets this year's and last year's promises, and a slip."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from huying.domain.people.models import Body
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.letters.words import committee_of, day, full_name
from huying.foundation.cases.language import as_written
from huying.foundation.documents.letter import Letter, Paragraph, Table

from ..models import PromiseLetter
from ..policy.promise_letter import standing
from ..queries.promise_letters import ForDeputy, lines_of, writes_as

WIDTHS = (1, 3, 6, 3, 3, 6)
TO_SIGN, TO_DATE = "\u3000" * 10, "\u3000" * 4 + "年" + "\u3000" * 2 + "月" + "\u3000" * 2 + "日"


@as_written()
def promises_of_the_year(found: ForDeputy, year: int, acting, at) -> Letter:
    """As they stand now: sent by the 代表工委, or by the unit that keeps these promises."""
    rows = [
        (one.suggestion.number_text, one.what, one.owner.name, _due(one.due_on), standing(one))
        for one in found.promises
    ]
    return _letter(found.deputy, year, writes_as(acting).body, rows, at)


@as_written()
def letter_as_sent(letter: PromiseLetter, acting, at) -> Letter:
    """What the deputy was told, as it stood on the day it was sent."""
    rows = [
        (
            one.commitment.suggestion.number_text,
            one.commitment.what,
            one.owner_name,
            _due(one.due_on),
            one.standing,
        )
        for one in lines_of(letter)
    ]
    return _letter(letter.deputy, letter.year, letter.issuer, rows, letter.sent_at)


def _letter(deputy, year: int, issuer: Body, rows: Sequence[tuple[str, ...]], at) -> Letter:
    name, office = deputy.person.name, _office(issuer)
    words = {"last": year - 1, "year": year, "n": len(rows)}
    numbered = tuple((str(number), *row) for number, row in enumerate(rows, 1))
    slip = tuple((row[0], f"□ {_('满意')}\u3000□ {_('不满意')}", "") for row in numbered)
    return Letter(
        name=f"{_('承诺事项落实情况')} {year} {name}",
        title=_("%(last)s年、%(year)s年代表建议答复承诺事项落实情况告知书") % words,
        issuer=office,
        addressee=_("%s代表：") % name,
        body=(
            Paragraph(
                _("您提出（附议）的建议，答复中承诺的事项%(n)s项，现将落实情况告知如下：") % words
            ),
            Table(_head(), numbered, WIDTHS),
            Paragraph(_("请填写回执，退回本机关；也可以在系统中填写。")),
            Paragraph(_("回执"), "first"),
            Table(_slip_head(), slip, (2, 5, 10)),
            Paragraph(_("请在所选的一项前打√；不满意的，请写明还缺什么。"), "note"),
            Paragraph(_("代表签名：%s") % TO_SIGN + _("日期：%s") % TO_DATE),
        ),
        closing=(office, day(at)),
    )


def _head() -> tuple[str, ...]:
    return (_("序号"), _("建议"), _("承诺内容"), _("责任单位"), _("完成时间"), _("落实情况"))


def _slip_head() -> tuple[str, ...]:
    return (_("序号"), _("是否满意"), _("意见"))


def _due(due_on) -> str:
    return day(due_on) if due_on else _("未定")


def _office(issuer: Body) -> str:
    if issuer.kind == BodyKind.UNIT:
        return full_name(issuer.name, issuer.congress)
    return committee_of(issuer.congress)
