"""往来: deputies, units and congress write to each other on an item; lead and co-units among themselves."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ..models import Handling, Message
from ..policy.audiences import the_addressed_unit, the_proposers, the_unit
from ..policy.standing import a_confirmed_cosigner, of_the_unit, the_lead_deputy
from ..policy.visits import other_units_are_at_it
from ..states import Handling as State
from ..states import MessageKind
from .steps import handling_steps

OPEN = (State.ASSIGNED, State.ACCEPTED, State.RETURN_REQUESTED, State.OPINION_SENT)
GONE = (State.RETURNED, State.ENDED)
MESSAGE = "message"
"""The purpose of files that are read by those who read the words they came with."""


@handling_steps.act(
    gettext_lazy("代表留言"),
    law="代表法第五十一条",
    who=(the_lead_deputy, a_confirmed_cosigner),
    when=(*OPEN, State.COMPLETED),
    tells=(the_unit, the_committee),
    adds_row=True,
    former_too=True,
)
def ask_the_unit(handling, *, by, at, words, files=()):
    """A deputy who proposed it writes to the unit; the congress reads along."""
    _write(handling, by, at, words, files)


@handling_steps.act(
    gettext_lazy("留言给代表"),
    law="代表法第五十一条",
    who=(of_the_unit, clerk_of_the_committee),
    when=(*OPEN, State.COMPLETED),
    tells=(the_proposers, the_unit),
    adds_row=True,
    not_own=True,
)
def write_to_deputies(handling, *, by, at, words, files=()):
    """The unit, or the 代表工委, writes to the deputies."""
    _write(handling, by, at, words, files)


@handling_steps.act(
    gettext_lazy("主办协办往来"),
    law="",
    who=of_the_unit,
    when=OPEN,
    applies=other_units_are_at_it,
    tells=(the_addressed_unit,),
    adds_row=True,
    not_own=True,
)
def write_to_unit(handling, *, by, at, kind, to_unit, words, files=()):
    """Lead to co-unit or back: a request, material, a draft opinion, a reminder, an answer."""
    others = Handling.objects.filter(suggestion=handling.suggestion_id, unit=to_unit)
    if to_unit.pk == handling.unit_id or not others.exclude(case__state__in=GONE).exists():
        raise Refused(_("%s没有参加办理这件建议。") % to_unit)
    if kind == MessageKind.MESSAGE:
        raise Refused(_("请选择商请、材料、意见初稿、催问或复函。"))
    _write(handling, by, at, words, files, kind=kind, to_unit=to_unit)


def _write(handling, by, at, words, files, *, kind=MessageKind.MESSAGE, to_unit=None) -> None:
    message = Message.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        kind=kind,
        to_unit=to_unit,
        words=words,
        by=by,
        at=at,
    )
    hang(message, files, case=handling.case, purpose=MESSAGE, by=by, at=at)
