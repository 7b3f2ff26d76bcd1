"""办结标准: by which standard a suggestion counts as finished here, and what it then still wants."""

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext as _

from huying.foundation.cases.within import Exists

from ..models import Completion, ReplyRound
from ..states import Handling as HandlingState
from .clocks import book_of

CERTIFIED = ("promise_kept", "struck_off")
"""Standards that somebody must find fulfilled; the others follow from the replies and surveys."""
NO_LONGER = (HandlingState.RETURNED, HandlingState.ENDED)


def promised() -> QuerySet[ReplyRound]:
    """The last replies that promise something, of units that still have the suggestion."""
    later = ReplyRound.objects.filter(
        handling=OuterRef("handling"), round__gt=OuterRef("round"), delivered_at__isnull=False
    )
    return ReplyRound.objects.filter(
        ~Exists(later), has_commitment=True, delivered_at__isnull=False
    ).exclude(handling__case__state__in=NO_LONGER)


def wants_certifying(suggestion) -> str | None:
    """Applies where the standard is not met by the replies alone, and nobody has found it met yet."""
    standard = book_of(suggestion).completion.standard
    if standard not in CERTIFIED:
        return _("按本级人大的办结标准，答复和评价完毕即为办结，不需要另行核定。")
    if Completion.objects.filter(suggestion=suggestion.pk).exists():
        return _("已经核定办结。")
    if (
        standard == "promise_kept"
        and not promised().filter(handling__suggestion=suggestion).exists()
    ):
        return _("答复中没有承诺事项，不需要另行核定。")
    return None
