"""征询意见表: blank beside a delivered reply; one deputy's own with what was marked."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.documents.letter import Letter, Paragraph, Table

from ..models import ReplyRound, Survey
from ..policy.clocks import book_of
from ..policy.family import suggestion_of
from ..states import Grade
from .catalogue import inside, letter
from .words import day, full_name, lead_name, numbered, session_name

BOXES = (Grade.SATISFIED, Grade.MOSTLY, Grade.DISSATISFIED)


def _delivered(round) -> bool:
    return round.delivered_at is not None


@letter(
    "opinion_form",
    gettext_lazy("征询意见表（空白）"),
    of="reply_round",
    exists=_delivered,
    may=inside,
)
def blank(round: ReplyRound, acting, at) -> Letter:
    """To be sent along with a reply on paper: the lead deputy's name stands in it already."""
    return _form(round, lead_name(round), {}, "", None)


@letter("opinion_form", gettext_lazy("征询意见表"), of="survey", exists=lambda survey: True)
def filled(survey: Survey, acting, at) -> Letter:
    marks = {one.dimension_word: one for one in survey.marks.all()}
    said = "\n".join(one for one in (survey.reason, survey.praise) if one)
    return _form(survey.round, str(survey.deputy.person), marks, said, survey.answered_at)


def _form(round, deputy: str, marks: dict, said: str, answered_at) -> Letter:
    suggestion = suggestion_of(round)
    about = (
        (_("标题"), suggestion.title, _("编号"), suggestion.number_text),
        (
            *(_("主办单位"), full_name(round.unit_name, round.congress)),
            *(_("类别标记"), round.reply_class),
        ),
        (_("收到答复"), day(round.received_on), _("代表"), deputy),
    )
    asked = [_(str(one.label)) for one in book_of(round).evaluation.dimensions]
    rows = tuple((one, _boxes(marks.get(one))) for one in asked)
    words = ((_("意见和要求"), said or "\n\n\n"),)
    return Letter(
        name=f"{_('征询意见表')} {numbered(round)} {deputy}",
        title=_("%s代表建议办理情况征询意见表") % session_name(suggestion),
        body=(
            Table((), about, (3, 7, 3, 4)),
            Table((_("评价内容"), _("评价")), rows, (4, 13)),
            Table((), words, (4, 13)),
            Paragraph(_("请在所选的一项前打√；评价为“不满意”的，请写明理由。"), "note"),
        ),
        closing=(_("代表签名：%s") % (deputy if answered_at else "　　　　　　"), day(answered_at)),
    )


def _boxes(mark) -> str:
    if mark is not None and mark.points is not None:
        return mark.in_words
    return "　　".join(
        f"{'√' if mark is not None and mark.grade == one else '□'} {one.label}" for one in BOXES
    )
