"""One line for the 代表工委 as long as likely repeats wait for its word."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Roll
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.queries.awaiting.awaited import Awaited, Hands, awaits
from huying.foundation.cases.within import Exists, Subquery

from ..likely_repeats import undecided

LISTS: list[Awaited] = []
COMMITTEE = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.DEPUTIES_COMMITTEE,))


@dataclass(frozen=True)
class Repeats:
    """What the line is about: all of them."""

    pk: object
    title: str


@awaits(
    LISTS,
    gettext_lazy("反复提出排查"),
    hands=COMMITTEE,
    kind="roll",
    why=lambda row: _("对照以后，关联为反复提出，或者认定不是同一件"),
    about=lambda roll: Repeats(roll.pk, _("可能反复提出、还没有关联的%d对建议") % roll.pairs),
    whole="supervision:repeats",
)
def likely_repeats(acting, at):
    """The roll, on which they are decided, with how many pairs there are."""
    waiting = undecided(acting)
    number = waiting.order_by().values("congress").annotate(number=Count("pk")).values("number")
    found = Roll.objects.filter(Exists(waiting), congress=acting.congress)
    return found.select_related("case").annotate(pairs=Subquery(number))
