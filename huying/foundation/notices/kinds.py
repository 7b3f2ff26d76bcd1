"""Of what kind a notice is, by its key, and what a person may wish for that kind."""

from .models import Notice, Wishes
from .models.wishes import Manner

# The first word of a notice's key; what is not named here tells of an act.
PREFIXES = {
    "clock": "deadlines",
    "contact": "deadlines",
    "section": "own_unit",
    "measure": "own_unit",
}
# Nobody may do without being told of a lawful period: it can be put into the digest, not left out.
MUST_BE_SENT = ("deadlines",)


def kind_of(notice: Notice) -> str:
    return PREFIXES.get(notice.key.partition(":")[0], "acts")


def manner_of(notice: Notice, wishes: Wishes) -> Manner:
    """How this person hears of it outside of the system."""
    kind = kind_of(notice)
    wished = Manner(getattr(wishes, kind))
    if wished is Manner.INSIDE and kind in MUST_BE_SENT:
        return Manner.DIGEST
    return wished
