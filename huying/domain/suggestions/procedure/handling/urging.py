"""催办: deputies, the 代表工委 and the office of the unit's system urge a unit; the system, once it is late."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_system

from ...models import Urging
from ...policy import urging
from ...policy.audiences import the_unit
from ...policy.standing import (
    a_confirmed_cosigner,
    of_the_unit,
    the_lead_deputy,
)
from ...states import Handling as State
from ..steps import handling_steps

AT_WORK = (State.ASSIGNED, State.ACCEPTED)


@handling_steps.act(
    gettext_lazy("催办"),
    law="",
    who=(
        the_lead_deputy,
        a_confirmed_cosigner,
        clerk_of_the_committee,
        urging.the_office_that_urges,
        the_system,
    ),
    when=AT_WORK,
    applies=urging.something_is_owed,
    needs=(urging.not_urged_lately,),
    tells=(the_unit, urging.the_committee_when_a_deputy_urges),
    adds_row=True,
)
def urge(handling, *, by, at, words, answer_required=False):
    """Who urges has the weight that the rulebook gives; an answer that is asked for stays a task."""
    hand = urging.hand_of(by)
    Urging.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        hand=hand,
        weight=urging.weight_of(handling, hand),
        words=words,
        answer_by=urging.answer_by(handling, at) if answer_required else None,
        by=by,
        at=at,
    )


@handling_steps.act(
    gettext_lazy("回复催办"),
    law="",
    who=of_the_unit,
    when=(*AT_WORK, State.RETURN_REQUESTED, State.OPINION_SENT, State.COMPLETED),
    applies=urging.an_answer_is_owed,
    tells=(urging.who_urged,),
    adds_row=True,
    not_own=True,
)
def answer_urging(handling, *, by, at, answer):
    """One answer for all who wait for one: where it stands and when it will be done."""
    waiting = handling.urgings.filter(answer_by__isnull=False, answered_at=None)
    waiting.update(answer=answer, answered_by=by, answered_at=at)
