"""公文的设置, read: whose series one may see, which template a letter is made with."""

import logging

from huying.domain.people.models import Body
from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.files.storing import open_file

from ..models import LetterTemplate, NumberSeries
from ..states import SeriesUse

log = logging.getLogger(__name__)
SENDS = {
    BodyKind.UNIT: (SeriesUse.REPLY, SeriesUse.CO_OPINION),
    BodyKind.DEPUTIES_COMMITTEE: (SeriesUse.PAPER,),
}
SETS = (Capacity.OFFICE, Capacity.HEAD)


def keeps_letters(acting: Acting) -> bool:
    """Whether there is anything here for this person to set."""
    of_a_unit = any(
        one.body.kind == BodyKind.UNIT and one.capacity in SETS for one in acting.appointments
    )
    return acting.is_committee or acting.is_administrator or of_a_unit


def bodies_that_send(acting: Acting) -> list[Body]:
    """Every unit and the 代表工委 for those who keep the congress's affairs, one's own for a unit."""
    found = Body.objects.filter(congress=acting.congress, kind__in=SENDS, active=True)
    if not (acting.is_committee or acting.is_administrator):
        mine = [one.body_id for one in acting.appointments if one.capacity in SETS]
        found = found.filter(pk__in=mine)
    return list(found.order_by("kind", "name"))


def series_of(acting: Acting) -> list[tuple[Body, SeriesUse, NumberSeries | None]]:
    bodies = bodies_that_send(acting)
    kept = NumberSeries.objects.filter(body__in=[one.pk for one in bodies])
    found = {(one.body_id, one.use): one for one in kept}
    return [
        (body, use, found.get((body.pk, use)))
        for body in bodies
        for use in SENDS[BodyKind(body.kind)]
    ]


def own_templates(congress) -> dict[str, LetterTemplate]:
    found = LetterTemplate.objects.filter(congress=congress).select_related("file")
    return {one.letter: one for one in found}


def template_of(congress, letter: str) -> bytes | None:
    """The congress's own template of a letter; None where the shipped one is used."""
    own = LetterTemplate.objects.filter(congress=congress, letter=letter)
    row = own.select_related("file__file").first()
    if row is None:
        return None
    try:
        with open_file(row.file) as content:
            return content.read()
    except FileNotFoundError:  # a letter is better in the shipped layout than not at all
        log.error("the template of %s is missing on disk", letter)
        return None
