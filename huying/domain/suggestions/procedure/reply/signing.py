"""签发: whom the rulebook names signs for the unit, or sends the draft back."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused

from ...models import ClassGrounds
from ...policy import classes, needs
from ...policy.audiences import (
    the_unit,
)
from ...policy.papers import next_number
from ...policy.signing import who_signs
from ...states import ReplyRound as State
from ...states import SeriesUse, Stage
from ..steps import reply_steps
from .checking import opinion


@reply_steps.act(
    gettext_lazy("签发"),
    law="answer.signer",
    who=who_signs,
    when=State.CLEARED,
    then=State.SIGNED,
    needs=needs.BLOCKS,
    tells=(the_unit,),
    not_own=True,
)
def sign_off(
    round, *, by, at, document_number="", done="", plan="", owner="", due_on=None, basis=""
):
    """Signed for the unit; what still blocks it, and what its class demands, is said by name. A unit
    that keeps a series gets the next number of it, whatever was typed.

    What the signer leaves open is taken from the reply's own words, where they say it.
    """
    number = next_number(round.handling.unit, SeriesUse.REPLY, at)
    round.document_number = number or document_number or round.document_number
    if not round.document_number:
        raise Refused(_("请填写发文字号，再签发。"))
    given = {"done": done, "plan": plan, "owner": owner, "due_on": due_on, "basis": basis}
    _class_rests_on(round, given)
    round.signed_by, round.signed_at = by, at
    round.save(update_fields=["document_number", "signed_by", "signed_at"])


@reply_steps.act(
    gettext_lazy("不予签发"),
    law="answer.signer",
    who=who_signs,
    when=State.CLEARED,
    then=State.DRAFTING,
    tells=(the_unit,),
    not_own=True,
)
def decline_to_sign(round, *, by, at, text):
    """Whoever would sign sends the draft back with what is to be changed."""
    opinion(round, Stage.SIGNING, False, text, by, at)


def _class_rests_on(round, given: dict) -> None:
    """Only what this class demands is kept."""
    demand = classes.demanded(round)
    if demand.meaning is None:
        return
    said = classes.said_in_the_reply(round)
    stated = {name: given[name] or said[name] for name in demand.names}
    if reason := classes.still_missing(round, stated):
        raise Refused(reason)
    ClassGrounds.objects.update_or_create(
        round=round,
        defaults={"congress_id": round.congress_id, "meaning": demand.meaning, **stated},
    )
