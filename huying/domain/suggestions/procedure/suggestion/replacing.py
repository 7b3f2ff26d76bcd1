"""更换文本: after it was handed in and before it is registered, the deputy may replace the text."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import the_committee

from ...policy import proposing
from ...policy.audiences import those_invited
from ...policy.standing import the_lead_deputy
from ...states import Openness
from ...states import Suggestion as State
from ..steps import suggestion_steps
from ..text import write_version
from .circumstances import state_circumstances
from .laws import DEPUTIES_LAW


@suggestion_steps.act(
    gettext_lazy("更换文本"),
    law=DEPUTIES_LAW,
    who=the_lead_deputy,
    when=(State.GATE, State.SUBMITTED),
    applies=proposing.written_by_the_deputy,
    tells=(the_committee, those_invited),
)
def replace_text(
    suggestion,
    *,
    by,
    at,
    title,
    facts,
    proposal,
    requests,
    reason,
    differs="",
    openness=Openness.TITLE_ONLY,
    circumstances=None,
    files=(),
    kept=(),
):
    """A new text with its reason; the old one stays readable, co-signers are asked again."""
    suggestion.openness = Openness.NONE if suggestion.secrecy else openness
    suggestion.save(update_fields=["openness"])
    state_circumstances(suggestion, circumstances)
    write_version(
        suggestion,
        title=title,
        facts=facts,
        proposal=proposal,
        requests=requests,
        differs=differs,
        reason=reason,
        files=files,
        kept=kept,
        by=by,
        at=at,
    )
