"""Who is told that advice, facts or an answer are nearly due, and who besides when they are late: the
worker's own lists (`suggestions.tasks`), to which these add theirs."""

from huying.domain.suggestions import tasks

from .models import Consultation, FactRequest, Liaison
from .policy.audiences import the_committee, the_organ, the_unit, those_invited

tasks.SUBJECTS["consultation"] = Consultation.objects.select_related("unit")
tasks.SUBJECTS["fact_request"] = FactRequest.objects.select_related("unit", "deputy__person")
tasks.SUBJECTS["liaison"] = Liaison.objects.select_related("rule__body")
tasks.TOLD.update(advise=those_invited, facts=the_unit, oral_opinion=the_organ)
tasks.TOLD_TOO_WHEN_LATE.update(facts=the_committee, oral_opinion=the_committee)
# Whether to advise is a deputy's own affair: nobody is late with it.
tasks.NEVER_LATE.add("advise")
