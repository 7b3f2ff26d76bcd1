"""协办意见函: the co-unit's word to the unit that replies."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.documents.letter import Letter, Paragraph, paragraphs

from ..models import Handling
from ..policy.family import suggestion_of
from ..states import Role
from .catalogue import letter
from .words import day, full_name, numbered, session_name


def _given(handling) -> bool:
    return getattr(handling, "co_opinion", None) is not None


@letter("co_opinion", gettext_lazy("协办意见函"), of="handling", exists=_given)
def co_opinion(handling: Handling, acting, at) -> Letter:
    suggestion, opinion = suggestion_of(handling), handling.co_opinion
    unit = full_name(handling.unit.name, handling.congress)
    leads = suggestion.handlings.filter(role=Role.LEAD).exclude(
        case__state__in=("returned", "ended")
    )
    names = [full_name(one.unit.name, handling.congress) for one in leads.select_related("unit")]
    words = {
        "session": session_name(suggestion),
        "number": numbered(handling),
        "title": suggestion.title,
    }
    return Letter(
        name=f"{_('协办意见函')} {numbered(handling)} {handling.unit}",
        title=_("关于%(session)s%(number)s建议的会办意见") % words,
        issuer=unit,
        number=opinion.document_number,
        addressee="、".join(names) + "：",
        body=(
            Paragraph(
                _("%(session)s%(number)s建议《%(title)s》收悉。现提出协办意见如下：") % words
            ),
            *paragraphs(opinion.text),
        ),
        closing=(unit, day(opinion.at)),
        notes=(_("经办：%s") % opinion.by.person,),
    )
