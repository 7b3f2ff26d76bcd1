"""Who reads what of the messages on an item.

Between deputy, unit and congress: those three, and the office of the unit's system. Between lead and
co-units: the two units read every word; congress and office the course and all but drafts and
material; the deputies the course alone (who wrote what kind of thing to whom, and when).
"""

from dataclasses import dataclass

from huying.domain.people.queries import Acting

from ..models import Message, Suggestion
from ..policy.family import proposers
from ..policy.standing import OFFICE_OF
from ..states import MessageKind

BETWEEN_UNITS_ONLY = (MessageKind.MATERIAL, MessageKind.DRAFT_OPINION)


@dataclass(frozen=True)
class Line:
    """`words` is empty where one may know of the message but not read it."""

    message: Message
    words: str

    @property
    def is_hidden(self) -> bool:
        return not self.words


@dataclass(frozen=True)
class Messages:
    with_deputies: list[Line]
    among_units: list[Line]


def messages_on(suggestion: Suggestion, acting: Acting) -> Messages:
    """Newest first, in one query; `suggestion` comes from visible_to(acting)."""
    found = (
        Message.objects.filter(handling__suggestion=suggestion)
        .select_related("handling__unit", "to_unit", "by__person", "by__body")
        .prefetch_related("attachments")
        .order_by("-at", "-pk")
    )
    with_deputies, among_units = [], []
    for one in found:
        if one.to_unit_id:
            among_units.append(Line(one, one.words if _reads(one, acting) else ""))
        elif _is_party(one, suggestion, acting):
            with_deputies.append(Line(one, one.words))
    return Messages(with_deputies, among_units)


def may_read_the_file(attachment, acting: Acting) -> bool:
    """Whether one may read the message that a file came with."""
    found = Message.objects.filter(attachments=attachment).select_related(
        "handling__unit", "handling__suggestion__lead"
    )
    return any(
        _reads(one, acting) if one.to_unit_id else _is_party(one, one.handling.suggestion, acting)
        for one in found
    )


def _is_party(message: Message, suggestion: Suggestion, acting: Acting) -> bool:
    if acting.is_committee or _of_the_unit_or_office(message, acting):
        return True
    return acting.person.pk in proposers(suggestion)


def _reads(message: Message, acting: Acting) -> bool:
    if acting.bodies & {message.to_unit_id, message.handling.unit_id}:
        return True
    watches = acting.is_committee or _of_the_unit_or_office(message, acting)
    return watches and message.kind not in BETWEEN_UNITS_ONLY


def _of_the_unit_or_office(message: Message, acting: Acting) -> bool:
    unit = message.handling.unit
    office = OFFICE_OF.get(unit.system)
    return unit.pk in acting.bodies or bool(office and acting.has(office))
