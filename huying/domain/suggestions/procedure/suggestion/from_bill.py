"""由议案转来: a bill that is none becomes a registered suggestion of the same deputies."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.foundation.files.storing import attach_again

from ...models import Suggestion
from ...policy.audiences import the_proposers
from ...states import Openness
from ...states import Suggestion as State
from ..steps import suggestion_steps
from ..text import signed_on_paper, write_version
from .laws import COMMITTEE_LAW
from .numbering import give_number


@suggestion_steps.opens(
    gettext_lazy("由议案转来"),
    law=COMMITTEE_LAW,
    who=clerk_of_the_committee,
    by_hand=False,
    then=State.REGISTERED,
    starts=("assign",),
    tells=(the_proposers,),
)
def from_bill(
    *, case, by, at, arose_from, title, facts, proposal, requests, lead, cosigners, session,
    in_session, category, kept=(),
):  # fmt: skip
    """`arose_from` is the case it was before. Made in session or out of it as that was; its own
    time to be assigned begins on the day it became a suggestion."""
    suggestion = Suggestion(
        case=case,
        congress_id=case.congress_id,
        arose_from=arose_from,
        title=title,
        lead=lead,
        openness=Openness.TITLE_ONLY,
        drafted_at=at,
        submitted_at=at,
        session=session,
        in_session=in_session,
        series="in" if in_session else "out",
        category=category,
    )
    give_number(suggestion)
    suggestion.save(force_insert=True)
    version = write_version(
        suggestion, title=title, facts=facts, proposal=proposal, requests=requests, by=by, at=at
    )
    hung = [
        attach_again(one, case=case, purpose="suggestion", about="v1", by=by, at=at) for one in kept
    ]
    if hung:
        version.attachments.set(hung)
    signed_on_paper(version, cosigners, lead=lead, at=at)
    return suggestion
