"""移交: a unit that is supervised, or has announced an event, is whichever unit its work went to."""

from functools import partial

from django.utils.translation import gettext_lazy

from huying.domain.people.procedure import handover
from huying.foundation.procedure.act import Follow

from ..models import Hearing, KeySupervision, Outing
from ..states.hearing import Hearing as HearingState
from ..states.hearing import Outing as OutingState
from ..states.key import KeySupervision as KeyState
from .kinds import hearing_steps, key_steps, outing_steps

HEARD = (HearingState.CALLED, HearingState.ANSWERING, HearingState.ANSWERED)


def _of(model, field, open_states, roll, *, by, at, unit, into, **details):
    found = model.objects.filter(**{field: unit}, case__state__in=open_states)
    for one in found.select_related("case").order_by("pk"):
        yield {"on": one, "was": unit.name, "into": into}


def _of_the_split(model, field, open_states, roll, *, by, at, unit, main, **details):
    if main.pk != unit.pk:
        yield from _of(model, field, open_states, roll, by=by, at=at, unit=unit, into=main)


def taken_over(subject, *, by, at, was, into):
    """What was done before stays as it was done; the next thing is for the unit that took over."""
    field = "body" if isinstance(subject, Outing) else "unit"
    setattr(subject, field, into)
    subject.save(update_fields=[field])


for steps, model, field, open_states in (
    (key_steps, KeySupervision, "unit", (KeyState.LISTED, KeyState.UNDER_WAY)),
    (hearing_steps, Hearing, "unit", HEARD),
    (outing_steps, Outing, "body", (OutingState.ANNOUNCED,)),
):
    steps.act(
        gettext_lazy("随机构调整移交"),
        who=handover.merge_unit.who,
        when=open_states,
        by_hand=False,
        follows=(
            Follow(handover.merge_unit, partial(_of, model, field, open_states)),
            Follow(handover.split_unit, partial(_of_the_split, model, field, open_states)),
        ),
    )(taken_over)
