"""移交: what a unit has promised goes where its work goes, when units are merged or split."""

from django.utils.translation import gettext_lazy

from huying.domain.people.procedure import appointments, handover
from huying.domain.suggestions.models import Handling
from huying.foundation.procedure.act import Follow

from ..models import Commitment
from ..policy.commitment import nobody_would_keep_them, the_deputies, the_owner
from ..states.commitment import OPEN_STATES
from .commitment import commitment_steps

appointments.BEFORE_LEAVING.append(nobody_would_keep_them)


def _open_of(unit):
    found = Commitment.objects.filter(owner=unit, case__state__in=OPEN_STATES)
    return found.select_related("case").order_by("pk")


def _after_a_merger(roll, *, by, at, unit, into, **details):
    for one in _open_of(unit):
        yield {"on": one, "was": unit.name, "into": into}


def _after_a_split(roll, *, by, at, unit, main, others, items, **details):
    """With the turn on its suggestion, which the split has sent somewhere."""
    bodies = {one.pk: one for one in (main, *others)}
    for one in _open_of(unit):
        turns = Handling.objects.filter(suggestion=one.suggestion_id).values_list("pk", flat=True)
        named = [items[str(key)] for key in turns if str(key) in items]
        goes_to = bodies[named[0] if named else main.pk]
        if goes_to.pk != unit.pk:
            yield {"on": one, "was": unit.name, "into": goes_to}


@commitment_steps.act(
    gettext_lazy("随机构调整移交"),
    who=handover.merge_unit.who,
    when=OPEN_STATES,
    by_hand=False,
    follows=(
        Follow(handover.merge_unit, _after_a_merger),
        Follow(handover.split_unit, _after_a_split),
    ),
    tells=(the_owner, the_deputies),
)
def taken_over(commitment, *, by, at, was, into):
    """A promise survives the unit that made it: whoever takes over the work keeps it, by the same day."""
    commitment.owner, commitment.owner_words = into, ""
    commitment.save(update_fields=["owner", "owner_words"])
