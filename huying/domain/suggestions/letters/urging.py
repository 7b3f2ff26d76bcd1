"""催办函: an urging by the 代表工委, an office or the system, on paper, on the day it was done."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.documents.letter import Letter, Paragraph, paragraphs
from huying.foundation.procedure.models import Clock

from ..models import Handling, Urging
from ..policy.family import suggestion_of
from ..states import UrgingHand
from .assignment_notice import of_the_unit_or_above
from .catalogue import letter
from .words import committee_of, day, full_name, numbered, office_of, session_name

OWED = {
    "reply": gettext_lazy("答复"),
    "reply_long": gettext_lazy("答复"),
    "rehandle": gettext_lazy("重新答复"),
    "co_opinion": gettext_lazy("协办意见"),
    "co_opinion_redo": gettext_lazy("协办意见"),
}


def last_of(handling) -> Urging | None:
    """The newest; what a deputy says to the unit is no letter of an office."""
    found = [one for one in handling.urgings.all() if one.hand != UrgingHand.DEPUTY]
    return max(found, key=lambda one: (one.at, one.pk), default=None)


def _urged(handling) -> bool:
    return last_of(handling) is not None


@letter("urging", gettext_lazy("催办函"), of="handling", exists=_urged, may=of_the_unit_or_above)
def urging(handling: Handling, acting, at) -> Letter:
    urged = last_of(handling)
    assert urged is not None
    suggestion = suggestion_of(handling)
    office = (
        office_of(handling.congress, urged.by.body)
        if urged.hand == UrgingHand.OFFICE
        else committee_of(handling.congress)
    )
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
            Paragraph(_how_it_stands(handling, urged.at)),
            *paragraphs(urged.words),
            Paragraph(_please(urged)),
        ),
        closing=(office, day(urged.at)),
    )


def _please(urged: Urging) -> str:
    said = _("请你单位主要负责人亲自过问，抓紧与代表沟通，按规定期限办理答复。")
    if urged.answer_by:
        said += _("办理进展请于%s前书面回复。") % day(urged.answer_by)
    return said


def _how_it_stands(handling, at) -> str:
    """As it was on the day of the urging."""
    owed = Clock.objects.filter(case=handling.pk, name__in=OWED)
    clock = owed.filter(Q(ended_at=None) | Q(ended_at__gt=at)).order_by("due").first()
    if clock is None:
        return _("至今尚未办结。")
    today = timezone.localdate(at)
    words = {"what": OWED[clock.name], "due": day(clock.due), "days": abs((clock.due - today).days)}
    if clock.due < today:
        return _("%(what)s期限为%(due)s，已逾期%(days)s天，至今尚未提交。") % words
    return _("%(what)s期限为%(due)s，距今还有%(days)s天。") % words
