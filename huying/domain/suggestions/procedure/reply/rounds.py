"""答复轮次: the first opens with the unit's signature for the item."""

from django.utils.translation import gettext_lazy

from ...models import ReplyRound
from ...policy.family import suggestion_of
from ...states import ReplyRound as State
from .. import handling as handling_acts
from ..steps import reply_steps


def _first_round(handling, *, by, at):
    if handling.is_lead:
        yield {"root": handling.case.root, "handling": handling, "number": 1}


@reply_steps.follows(
    handling_acts.sign_for,
    _first_round,
    gettext_lazy("开始答复"),
    opens=True,
    then=State.DRAFTING,
)
def begin(*, case, by, at, handling, number):
    """The lead unit signed for it: its first round of reply opens."""
    return new_round(case, handling, number, at)


def new_round(case, handling, number, at) -> ReplyRound:
    """A round of reply opens, with the openness that the deputy wished."""
    return ReplyRound.objects.create(
        case=case,
        congress_id=case.congress_id,
        handling=handling,
        round=number,
        opened_at=at,
        openness=suggestion_of(handling).openness,
    )
