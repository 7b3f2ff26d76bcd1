"""By night, what was handed in or changed since is compared with everything earlier."""

from datetime import datetime

from django.utils import timezone

from huying.domain.people.models import Congress

from ..procedure.finding_repeats import find_repeats
from .routing import NIGHT


def compare_by_night(congress: Congress, at: datetime) -> int:
    """How many items were compared; of very many the rest with the next ticks of this night."""
    if timezone.localtime(at).hour not in NIGHT:
        return 0
    return find_repeats(congress.pk, at).compared
