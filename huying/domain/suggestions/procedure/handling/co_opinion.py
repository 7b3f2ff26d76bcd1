"""协办意见: the co-unit's word to the lead unit, and asking for a better one."""

from django.utils.translation import gettext_lazy

from ...models import CoOpinion, SentBackOpinion
from ...policy import countersigning, needs
from ...policy.audiences import the_lead_units, the_unit
from ...policy.papers import next_number
from ...policy.pausing import not_paused
from ...policy.standing import of_the_unit
from ...states import Handling as State
from ...states import SeriesUse
from ..steps import handling_steps


@handling_steps.act(
    gettext_lazy("提出协办意见"),
    law="co_opinion",
    who=of_the_unit,
    when=State.ACCEPTED,
    then=State.OPINION_SENT,
    applies=needs.is_co,
    needs=(not_paused,),
    meets=("co_opinion", "co_opinion_redo"),
    ends=("return", "first_contact"),
    tells=(the_lead_units,),
    not_own=True,
)
def send_co_opinion(handling, *, by, at, text):
    """The co-unit's word to the lead unit; with it its turn ends. It bears a number where the unit keeps
    a series for these."""
    CoOpinion.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        text=text,
        document_number=next_number(handling.unit, SeriesUse.CO_OPINION, at),
        by=by,
        at=at,
    )


@handling_steps.act(
    gettext_lazy("要求重提协办意见"),
    law="co_opinion_redo",
    who=countersigning.of_a_lead_unit,
    when=State.OPINION_SENT,
    then=State.ACCEPTED,
    applies=countersigning.redo_is_allowed,
    needs=(countersigning.a_lead_still_writes,),
    starts=("co_opinion_redo",),
    tells=(the_unit,),
    not_own=True,
)
def send_back_co_opinion(handling, *, by, at, reason):
    """An opinion without substance: the first one is kept, a new one is owed within days."""
    old = handling.co_opinion
    SentBackOpinion.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        text=old.text,
        by=old.by,
        at=old.at,
        reason=reason,
        sent_back_by=by,
        sent_back_at=at,
    )
    old.delete()
