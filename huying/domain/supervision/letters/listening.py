"""网上听办情况通报: how many marked how, what was asked and answered, for units and deputies."""

from collections import Counter

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from huying.domain.people.queries import Acting
from huying.domain.suggestions.letters.words import committee_of, day
from huying.foundation.documents.letter import Letter, Paragraph, Table, paragraphs

from ..models import Listening
from ..queries.listening import OVER, told_of


@translation.override(settings.LANGUAGE_CODE)
def result_letter(listening: Listening, acting: Acting, at) -> Letter | None:
    """There is one once it is over; nobody's mark is named in it."""
    if listening.case.state not in OVER:
        return None
    told = told_of(listening, acting)
    office, reports = committee_of(listening.congress), told["reports"]
    words = {
        "title": listening.title,
        "start": day(listening.starts_on),
        "end": day(listening.ends_on),
        "invited": len(told["invited"]),
        "units": len(reports),
        "asked": len(told["waiting"]) + len(told["answered"]),
        "answered": len(told["answered"]),
    }
    head = (_("单位"), *(one.label for one in reports[0].counted), _("提问"), _("已答复"))
    return Letter(
        name=listening.title[:80],
        title=_("关于网上听办“%(title)s”情况的通报") % words,
        issuer=office,
        addressee=_("各汇报单位、受邀代表："),
        body=(
            Paragraph(
                _(
                    "%(start)s至%(end)s举行网上听办，邀请代表%(invited)s名，%(units)s个单位汇报办理情况。"
                    "代表提问%(asked)s个，已答复%(answered)s个。"
                )
                % words
            ),
            *paragraphs(listening.summary),
            Table(head, _rows(told), (6, *(3 for _one in head[1:]))),
        ),
        closing=(office, day(listening.closed_at)),
    )


def _rows(told) -> tuple[tuple[str, ...], ...]:
    """Of each unit: its marks by word, what it was asked, what it has answered."""
    waiting, answered = (
        Counter(one.unit_id for one in told[name]) for name in ("waiting", "answered")
    )
    return tuple(
        (
            one.report.unit.name,
            *(str(each.number) for each in one.counted),
            str(waiting[one.report.unit_id] + answered[one.report.unit_id]),
            str(answered[one.report.unit_id]),
        )
        for one in told["reports"]
    )
