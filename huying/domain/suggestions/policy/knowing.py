"""What others may know of a suggestion that is not theirs: what was decided to be public, and what the
congress lets its deputies know of.

Who may see a suggestion whole is in queries/visibility.py; this is about everything else.
"""

from django.db.models import OuterRef, Q

from huying.foundation.cases.within import Exists

from ..models import Publication, Suggestion
from ..states import Openness
from ..states import Suggestion as State
from .books import book_in_force

KNOWN_OF = (
    *(State.REGISTERED, State.CONSULTING, State.TRANSFERRED, State.IN_HANDLING, State.AWAY),
    *(State.CLOSED, State.ARCHIVED, State.MERGED),
)
"""In which states a registered one may be known of where the rulebook says so."""


def decided_public(*content: str):
    """Publications that were decided; nothing that is kept secret, whatever was decided before."""
    degrees = content or (Openness.FULL, Openness.TITLE_ONLY)
    return Publication.objects.filter(
        decided_at__isnull=False, content__in=degrees, suggestion__secrecy=False
    )


def may_be_known(acting, row: str) -> Q:
    """For filter(): something of the suggestion at the path `row` may be known to this person."""
    public = decided_public().filter(suggestion=OuterRef(row))
    rules = Q(Exists(public))
    if acting.is_deputy and deputies_know_of(acting.congress) == "registered":
        told = Suggestion.objects.filter(
            pk=OuterRef(row), number__isnull=False, secrecy=False, case__state__in=KNOWN_OF
        ).exclude(openness=Openness.NONE)
        rules |= Q(Exists(told.exclude(pk__in=kept_back())))
    return rules


def kept_back():
    """It was decided that nothing of these is published."""
    decided = Publication.objects.filter(decided_at__isnull=False, content=Openness.NONE)
    return decided.values("suggestion")


def deputies_know_of(congress) -> str:
    return book_in_force(congress).publication.deputies_know_of
