"""考核结果通报函: the frozen table, to the party committee, 一府一委两院 and those who appraise."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from huying.domain.people.states import Level
from huying.domain.suggestions.letters.words import committee_of, day, region
from huying.foundation.documents.letter import Letter, Paragraph, Table

from ..models import UnitAssessment
from ..policy.unit_assessment import scheme_of
from ..queries import unit_assessment as reading
from ..states import UnitAssessment as State

COURTS = {Level.PROVINCE: "高级", Level.CITY: "中级"}


@translation.override(settings.LANGUAGE_CODE)
def results_letter(assessment: UnitAssessment, at) -> Letter:
    """Until it is frozen it says that it is no result yet."""
    found = reading.lines(assessment, at)
    office = committee_of(assessment.congress)
    criteria = scheme_of(assessment).criteria
    head = (_("名次"), _("单位"), *(str(reading.MEASURES[one.code].label) for one in criteria))
    rows = tuple(_row(one, criteria) for one in found)
    frozen = assessment.state == State.FROZEN
    return Letter(
        name=assessment.title[:80],
        title=_("关于%s结果的函") % assessment.title,
        issuer=office,
        draft="" if frozen else _("公示稿"),
        addressee=addressees(assessment.congress),
        body=(
            Paragraph(
                _(
"现将%(title)s结果送上（见下表），主办、协办同样计分，解决率与满意率并列，"
"供考核评价参考。"
)
                % {"title": assessment.title}
            ),
            Table(
                (*head, _("总分"), _("解决率"), _("满意率")), rows,
                (2, 6, *(3 for _one in criteria), 3, 3, 3),
            ),
            *_gaps(found),
        ),
        closing=(office, day(assessment.frozen_at)),
    )  # fmt: skip


def _row(one, criteria) -> tuple[str, ...]:
    found = {each.criterion: f"{each.points}/{each.full}" for each in one.points if each.whole}
    points = (found.get(each.code, "—") for each in criteria)
    return (str(one.place), one.name, *points, one.total_text, one.solve_rate, one.content_rate)


def _gaps(found) -> list[Paragraph]:
    wide = reading.largest_gaps(found)
    if not wide:
        return []
    named = "；".join(
        _("%(unit)s满意率%(content)s、解决率%(solved)s")
        % {"unit": one.name, "content": one.content_rate, "solved": one.solve_rate}
        for one in wide
    )
    return [Paragraph(_("满意率与解决率相差较大的：%s。") % named)]


def addressees(congress) -> str:
    """The party committee and 一府一委两院 of the place; a township has no court of its own."""
    place = region(congress)
    named = [_("中共%s委员会") % place, _("%s人民政府") % place]
    if congress.level != Level.TOWNSHIP:
        court = f"{place}{COURTS.get(congress.level, '')}人民法院"
        named += [_("%s监察委员会") % place, court, _("%s人民检察院") % place]
    return "、".join(named) + "："
