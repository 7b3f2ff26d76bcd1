"""催办函: to the unit whose day is near or past."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.documents.letter import Letter, Paragraph
from huying.foundation.procedure.models import Clock

from ..models import Handling
from ..policy.family import suggestion_of
from ..states import Handling as State
from .assignment_notice import of_the_unit_or_above
from .catalogue import letter
from .words import committee_of, day, full_name, numbered, session_name

OWED = {
    "reply": gettext_lazy("答复"),
    "reply_long": gettext_lazy("答复"),
    "rehandle": gettext_lazy("重新答复"),
    "co_opinion": gettext_lazy("协办意见"),
    "co_opinion_redo": gettext_lazy("协办意见"),
}


def _at_work(handling) -> bool:
    return handling.state in (State.ASSIGNED, State.ACCEPTED)


@letter("urging", gettext_lazy("催办函"), of="handling", exists=_at_work, may=of_the_unit_or_above)
def urging(handling: Handling, acting, at) -> Letter:
    suggestion = suggestion_of(handling)
    office = committee_of(handling.congress)
    unit = full_name(handling.unit.name, handling.congress)
    words = {
        "session": session_name(suggestion),
        "number": numbered(handling),
        "title": suggestion.title,
        "day": day(handling.assigned_at),
    }
    return Letter(
        name=f"{_('催办函')} {numbered(handling)} {handling.unit}",
        title=_("关于抓紧办理%(session)s%(number)s建议的函") % words,
        issuer=office,
        addressee=f"{unit}：",
        body=(
            Paragraph(
                _("%(session)s%(number)s建议《%(title)s》，已于%(day)s交由你单位承办。") % words
            ),
            Paragraph(_how_it_stands(handling, timezone.localdate(at))),
            Paragraph(
                _(
                    "请你单位主要负责人亲自过问，抓紧与代表沟通，按规定期限办理答复，并将进展情况书面告知我们。"
                )
            ),
        ),
        closing=(office, day(at)),
    )


def _how_it_stands(handling, today) -> str:
    running = Clock.objects.filter(case=handling.pk, ended_at=None, name__in=OWED)
    clock = running.order_by("due").first()
    if clock is None:
        return _("至今尚未办结。")
    words = {"what": OWED[clock.name], "due": day(clock.due), "days": abs((clock.due - today).days)}
    if clock.due < today:
        return _("%(what)s期限为%(due)s，已逾期%(days)s天，至今尚未提交。") % words
    return _("%(what)s期限为%(due)s，距今还有%(days)s天。") % words
