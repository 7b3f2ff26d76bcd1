"""节假日安排 and the clocks of advice, facts and contacts."""

from huying.domain.people.procedure import holidays

from ..models import Consultation, FactRequest, Liaison
from .steps import consultation_steps, fact_steps, liaison_steps

holidays.recounted_with(consultation_steps, Consultation)
holidays.recounted_with(fact_steps, FactRequest)
holidays.recounted_with(liaison_steps, Liaison)
