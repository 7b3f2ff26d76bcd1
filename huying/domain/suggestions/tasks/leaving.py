"""What must not leave the house by any channel: it is read in the system alone."""

from huying.foundation.notices.models import Notice
from huying.foundation.notices.relevance import still

from ..models import Suggestion


@still("")
def _nothing_secret(notices: list[Notice]) -> set[int]:
    """Neither what is classified nor what a deputy wants kept secret, not even its title."""
    secret = set(
        Suggestion.objects.filter(
            pk__in={one.case.root_id for one in notices}, secrecy=True
        ).values_list("pk", flat=True)
    )
    return {
        one.pk
        for one in notices
        if one.case.kind != "classified" and one.case.root_id not in secret
    }
