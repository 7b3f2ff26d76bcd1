"""By night, when enough was assigned anew, the units that the desk proposes are learnt again."""

from datetime import datetime

from django.utils import timezone

from huying.domain.people.models import Congress, Roll
from huying.domain.people.queries import system_of
from huying.foundation.text.routing import can_learn

from ..policy.learning import ANEW_AFTER, learn, texts_since
from ..procedure.routing import learn_routing

NIGHT = range(1, 5)
"""Hours in which nobody waits for the worker; learning three thousand texts takes it a minute."""


def learn_by_night(congress: Congress, at: datetime) -> int:
    """1 where a new version was learnt. Where scikit-learn is missing, what is there is used on."""
    if timezone.localtime(at).hour not in NIGHT or not can_learn():
        return 0
    if texts_since(congress.pk) < ANEW_AFTER:
        return 0
    learnt = learn(congress.pk)
    if learnt is None:
        return 0
    roll = Roll.objects.select_related("case", "congress").get(congress=congress)
    learn_routing(roll, by=system_of(congress.pk), at=at, learnt=learnt)
    return 1
