"""承诺事项落实情况告知书: in the fourth quarter each deputy gets this year's and last year's promises, and a slip."""

from django.utils.translation import gettext as _

from huying.domain.people.models import Body
from huying.domain.suggestions.letters.words import committee_of, day, full_name
from huying.foundation.cases.language import as_written
from huying.foundation.documents.letter import Letter, Paragraph, Table

from ..models import Commitment
from ..queries.promise_letters import ForDeputy


@as_written()
def promises_of_the_year(found: ForDeputy, year: int, acting, at) -> Letter:
    """Sent by the 代表工委, or by the unit that keeps these promises."""
    name = found.deputy.person.name
    words = {"last": year - 1, "year": year, "n": len(found.promises)}
    return Letter(
        name=f"{_('承诺事项落实情况')} {year} {name}",
        title=_("%(last)s年、%(year)s年代表建议答复承诺事项落实情况告知书") % words,
        issuer=_office(acting),
        addressee=_("%s代表：") % name,
        body=(
            Paragraph(
                _("您提出（附议）的建议，答复中承诺的事项%(n)s项，现将落实情况告知如下：") % words
            ),
            Table(_head(), tuple(_row(n, one) for n, one in enumerate(found.promises, 1)), WIDTHS),
            Paragraph(_("请填写回执，退回本机关；也可以在系统中确认。")),
            Paragraph(_("回执"), "first"),
            Table(
                _slip_head(), tuple(_slip(n) for n in range(1, len(found.promises) + 1)), (2, 5, 10)
            ),
            Paragraph(_("请在所选的一项前打√；认为没有落实的，请写明还缺什么。"), "note"),
            Paragraph(_("代表签名：%s") % TO_SIGN + _("日期：%s") % TO_DATE),
        ),
        closing=(_office(acting), day(at)),
    )


WIDTHS = (1, 3, 6, 3, 3, 6)
TO_SIGN, TO_DATE = "\u3000" * 10, "\u3000" * 4 + "年" + "\u3000" * 2 + "月" + "\u3000" * 2 + "日"


def _head() -> tuple[str, ...]:
    return (_("序号"), _("建议"), _("承诺内容"), _("责任单位"), _("完成时间"), _("落实情况"))


def _slip_head() -> tuple[str, ...]:
    return (_("序号"), _("是否落实"), _("意见"))


def _row(number: int, one: Commitment) -> tuple[str, ...]:
    item = one.suggestion.number_text
    due = day(one.due_on) if one.due_on else _("未定")
    return (str(number), item, one.what, one.owner.name, due, _standing(one))


def _standing(one: Commitment) -> str:
    """Where it stands, how much is done, and the unit's last words on it."""
    last = max(one.progress.all(), key=lambda row: row.pk, default=None)
    said = [f"{one.state_word}，{_('完成%s%%') % one.share}", last.text if last else ""]
    return "。".join(part for part in (*said, one.end_reason) if part)


def _slip(number: int) -> tuple[str, ...]:
    return (str(number), f"□ {_('已落实')}\u3000□ {_('没有落实')}", "")


def _unit(acting) -> Body | None:
    if acting.is_committee:
        return None
    return next(one.body for one in acting.appointments if one.body_id in acting.bodies)


def _office(acting) -> str:
    unit = _unit(acting)
    return full_name(unit.name, acting.congress) if unit else committee_of(acting.congress)
