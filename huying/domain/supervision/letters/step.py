"""督办函、约谈通知、挂牌督办通知: the newest step of a ladder with which a paper goes out."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.queries import Acting
from huying.domain.suggestions.letters.words import day, numbered, office_of, session_name
from huying.domain.suggestions.rulebook.supervising import PAPERS
from huying.foundation.documents.letter import Letter, Paragraph, paragraphs

from ..models import Ladder, LadderStep


def last_on_paper(ladder: Ladder) -> LadderStep | None:
    found = [one for one in ladder.steps.all() if one.paper]
    return max(found, key=lambda one: one.place, default=None)


@translation.override(settings.LANGUAGE_CODE)
def step_letter(ladder: Ladder, acting: Acting, at) -> Letter | None:
    """For offices and units; deputies read the page."""
    step = last_on_paper(ladder)
    if step is None or not acting.bodies:
        return None
    suggestion, unit = ladder.handling.suggestion, ladder.handling.unit
    words = {
        "session": session_name(suggestion),
        "number": numbered(ladder.handling),
        "title": suggestion.title,
        "day": day(ladder.handling.assigned_at),
        "paper": _(PAPERS[step.paper]),
        "step": _(step.label),
    }
    office = office_of(ladder.congress, step.by.body)
    return Letter(
        name=f"{words['paper']} {words['number']} {unit}",
        title=TITLES[step.paper] % words,
        issuer=office,
        addressee=f"{unit}：",
        body=(
            Paragraph(
                _("%(session)s%(number)s建议《%(title)s》，已于%(day)s交由你单位承办。") % words
            ),
            Paragraph(_("督办的缘由：%s") % ladder.why),
            *_before(ladder, step),
            *paragraphs(step.words),
            Paragraph(_please(step)),
        ),
        closing=(office, day(step.at)),
    )


TITLES = {
    "letter": gettext_lazy("关于督促办理%(session)s%(number)s建议的督办函"),
    "summons": gettext_lazy("关于就%(session)s%(number)s建议办理情况进行约谈的通知"),
    "posting": gettext_lazy("关于对%(session)s%(number)s建议挂牌督办的通知"),
}


def _before(ladder: Ladder, step: LadderStep) -> tuple[Paragraph, ...]:
    """What was done before and what the unit said to it."""
    lines = []
    for one in sorted(ladder.steps.all(), key=lambda each: each.place):
        if one.place >= step.place:
            break
        words = {"day": day(one.at), "step": _(one.label), "answered": day(one.answered_at)}
        said = (
            _("%(day)s已进行“%(step)s”，你单位于%(answered)s回复。")
            if one.answered_at
            else _("%(day)s已进行“%(step)s”，你单位未按期回复。")
        )
        lines.append(Paragraph(said % words))
    return tuple(lines)


def _please(step: LadderStep) -> str:
    if step.paper == "summons":
        return _("请你单位主要负责人到场说明情况，并于%s前书面回复整改措施。") % day(step.answer_by)
    return _("请你单位主要负责人亲自研究，抓紧办理，并于%s前书面回复。") % day(step.answer_by)
