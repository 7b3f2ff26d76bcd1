"""Who is told that a clock of a bill is nearly due, and who besides when it is late: the worker's own
lists (`suggestions.tasks`), to which bills add theirs."""

from huying.domain.suggestions import tasks

from .models import Bill
from .policy.audiences import (
    the_committee,
    the_executor,
    the_special_committee,
    the_units_asked,
)

tasks.SUBJECTS["bill"] = Bill.objects.select_related("lead__person", "committee", "executor")
tasks.TOLD.update(
    forward=the_committee,
    opinion=the_special_committee,
    unit_views=the_units_asked,
    result=the_special_committee,
    execution=the_executor,
    execution_again=the_executor,
)
tasks.TOLD_TOO_WHEN_LATE.update(
    opinion=the_committee,
    unit_views=the_special_committee,
    result=the_committee,
    execution=the_committee,
    execution_again=the_committee,
)
