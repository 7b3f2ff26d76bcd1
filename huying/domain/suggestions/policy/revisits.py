"""办后回访: whether the unit came back to the deputy after its last reply, and the deputy says so."""

from functools import cache

from django.db.models import OuterRef, Q
from django.utils.translation import gettext as _

from huying.foundation.cases.often import Often
from huying.foundation.cases.within import Exists, Subquery

from ..models import Contact, Handling, ReplyRound
from ..states import WAYS_ASKED, ContactAnswer, Phase, Role
from ..states import Handling as State
from ..states import ReplyRound as RoundState
from ..states import Suggestion as SuggestionState
from .clocks import book_of

OVER = (RoundState.CLOSED, RoundState.ENDED)


def replied_leads():
    """Lead handlings that replied and owe no further reply, with the moment of the last one."""
    unsent = ReplyRound.objects.filter(handling=OuterRef("pk"), delivered_at=None).exclude(
        case__state__in=OVER
    )
    delivered = ReplyRound.objects.filter(handling=OuterRef("pk"), delivered_at__isnull=False)
    return (
        Handling.objects.filter(
            ~Exists(unsent), role=Role.LEAD, case__state__in=(State.ACCEPTED, State.COMPLETED)
        )
        .annotate(
            replied_at=Subquery(delivered.order_by("-delivered_at").values("delivered_at")[:1])
        )
        .filter(replied_at__isnull=False)
    )


def not_visited(form: str, *answers: str) -> Q:
    """Of `replied_leads`: no visit of this form since the reply that the lead deputy answered so."""
    visits = Contact.objects.filter(
        handling=OuterRef("pk"),
        phase=Phase.AFTER,
        way__in=WAYS_ASKED[form],
        at__gte=OuterRef("replied_at"),
        answers__deputy=OuterRef("suggestion__lead"),
        answers__answer__in=answers,
    )
    return ~Q(Exists(visits))


def missing(suggestion) -> list[str]:
    """The lead units whose revisit the lead deputy has not confirmed, read once for a whole page."""
    kept = vars(suggestion)
    if "revisits_missing" not in kept:
        found = _missing_by(book_of(suggestion).contact.after)(suggestion.pk)
        kept["revisits_missing"] = [name for (name,) in found]
    return kept["revisits_missing"]


@cache
def _missing_by(form: str) -> Often:
    """The names of the units without a confirmed visit of this form, by key of the suggestion."""
    unseen = not_visited(form, ContactAnswer.CONFIRMED)
    return Often(
        lambda suggestion: (
            replied_leads().filter(unseen, suggestion=suggestion).values_list("unit__name")
        )
    )


def revisits_are_confirmed(suggestion, *, by, at):
    if names := missing(suggestion):
        return _("%s还没有经代表确认的办后回访。请先回访，或写明原因“未经回访归档”。") % "、".join(
            names
        )
    return None


def a_revisit_is_missing(suggestion):
    return None if missing(suggestion) else _("办后回访都已经代表确认，可以直接归档。")


def still_to_be_visited(handling):
    """After the closing only the revisit is left to be recorded, and only until it is put away."""
    if handling.state != State.COMPLETED:
        return None
    if handling.suggestion.case.state == SuggestionState.ARCHIVED:
        return _("这件建议已经归档，不再登记沟通。")
    return None
