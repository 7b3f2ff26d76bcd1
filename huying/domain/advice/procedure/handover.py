"""移交: what a unit asked, is asked, or set itself as its rule goes where the unit goes."""

from functools import partial

from django.utils.translation import gettext_lazy

from huying.domain.people.procedure import handover
from huying.foundation.procedure.act import Follow

from .. import states
from ..models import Consultation, ContactRule, FactRequest
from .steps import consultation_steps, fact_steps, rule_steps

ADVICE = (
    states.Consultation.SUBMITTED,
    states.Consultation.OPEN,
    states.Consultation.ANSWERING,
    states.Consultation.RESPONDED,
    states.Consultation.REPORTED,
)
FACTS = (states.FactRequest.ASKED, states.FactRequest.FORWARDED)


def _of(model, field, open_states, roll, *, by, at, unit, into, **details):
    found = model.objects.filter(**{field: unit}, case__state__in=open_states)
    for one in found.select_related("case").order_by("pk"):
        yield {"on": one, "was": unit.name, "into": into}


def _of_the_split(model, field, open_states, roll, *, by, at, unit, main, **details):
    if main.pk != unit.pk:
        yield from _of(model, field, open_states, roll, by=by, at=at, unit=unit, into=main)


def taken_over(subject, *, by, at, was, into):
    """What was said before stays as it was said; the next thing is for the unit that took over."""
    field = "body" if isinstance(subject, ContactRule) else "unit"
    setattr(subject, field, into)
    subject.save(update_fields=[field])


for steps, model, field, open_states in (
    (consultation_steps, Consultation, "unit", ADVICE),
    (fact_steps, FactRequest, "unit", FACTS),
    (rule_steps, ContactRule, "body", (states.ContactRule.IN_FORCE,)),
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
