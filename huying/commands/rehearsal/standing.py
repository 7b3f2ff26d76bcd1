"""Where a case stands now, whatever the object at hand remembers."""

from typing import Any

from huying.foundation.cases.models import Case
from huying.foundation.cases.often import Often

_states = Often(lambda case: Case.objects.filter(pk=case).values_list("state"))


def state_of(subject: Any) -> str:
    ((state,),) = _states(subject.pk)
    return state
