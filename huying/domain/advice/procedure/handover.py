"""移交: what a unit asked, is asked, or set itself as its rule goes where the unit goes."""

from huying.domain.people.procedure.going_along import goes_with_its_unit

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

goes_with_its_unit(consultation_steps, Consultation, "unit", ADVICE)
goes_with_its_unit(fact_steps, FactRequest, "unit", FACTS)
goes_with_its_unit(rule_steps, ContactRule, "body", (states.ContactRule.IN_FORCE,))
