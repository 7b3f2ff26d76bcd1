"""相关情况、保密要求: what a deputy says beside the text."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused, Why

from ...models import Circumstances, Publication, ReplyRound, ReplyWish
from ...policy import answering, merging, proposing
from ...policy.audiences import the_committee_once_submitted, the_units_at_work
from ...policy.family import merged_with
from ...policy.standing import the_lead_deputy
from ...states import NotPublished, Openness
from ...states import Suggestion as State
from ..steps import suggestion_steps

BEFORE_THE_ARCHIVE = tuple(one for one in State if one not in (State.ARCHIVED, State.WITHDRAWN))


def state_circumstances(suggestion, given: dict | None) -> None:
    """The boxes of the form as they now are; `given` has fields of Circumstances, None leaves them."""
    if given is None:
        return
    Circumstances.objects.update_or_create(
        suggestion=suggestion, defaults={"congress_id": suggestion.congress_id, **given}
    )


@suggestion_steps.act(
    gettext_lazy("要求保密"),
    law="intake.secrecy_on_request",
    who=the_lead_deputy,
    when=BEFORE_THE_ARCHIVE,
    applies=proposing.secrecy_may_be_asked,
    tells=(the_committee_once_submitted, the_units_at_work),
    former_too=True,
    adds_row=True,
)
def ask_for_secrecy(suggestion, *, by, at, secrecy_reason):
    """Nothing of it is published, and nobody who does not handle it sees it any more."""
    if suggestion.merged_into_id or merging.merged_with(suggestion):
        raise Refused(_("这件建议已与别的建议并案办理。请先请代表工委把它们分开，再要求保密。"))
    if suggestion.merged_into_id or merged_with(suggestion):
        raise Refused(_("这件建议已经并案，请先请代表工委分开办理，再要求保密。"), Why.STATE)
    suggestion.secrecy, suggestion.openness = True, Openness.NONE
    suggestion.save(update_fields=["secrecy", "openness"])
    state_circumstances(suggestion, {"secrecy_reason": secrecy_reason})
    Publication.objects.filter(suggestion=suggestion).update(
        content=Openness.NONE, replies=False, ground=NotPublished.DEPUTY, reason=secrecy_reason
    )
    ReplyRound.objects.filter(handling__suggestion=suggestion).update(openness=Openness.NONE)


@suggestion_steps.act(
    gettext_lazy("不再要求保密"),
    law="intake.secrecy_on_request",
    who=the_lead_deputy,
    when=BEFORE_THE_ARCHIVE,
    applies=proposing.is_kept_secret,
    tells=(the_committee_once_submitted, the_units_at_work),
    former_too=True,
    adds_row=True,
)
def lift_secrecy(suggestion, *, by, at):
    """The wish is taken back; what is published stays as it is until the deputy says otherwise."""
    suggestion.secrecy = False
    suggestion.save(update_fields=["secrecy"])


@suggestion_steps.act(
    gettext_lazy("改为要求书面答复"),
    law="reply",
    who=the_lead_deputy,
    when=(State.REGISTERED, State.IN_HANDLING),
    applies=proposing.is_for_reference,
    needs=(proposing.not_told_yet,),
    tells=(the_units_at_work,),
    former_too=True,
    adds_row=True,
)
def ask_for_reply(suggestion, *, by, at):
    """The deputy wants the whole reply after all."""
    state_circumstances(suggestion, {"reference_only": False})


@suggestion_steps.act(
    gettext_lazy("提出答复要求"),
    law="answer.form",
    who=the_lead_deputy,
    when=(State.REGISTERED, State.CONSULTING, State.TRANSFERRED, State.IN_HANDLING),
    applies=answering.asks_the_deputy,
    tells=(the_units_at_work,),
    former_too=True,
    adds_row=True,
)
def wish_for_reply(suggestion, *, by, at, form="", relays=False):
    """In writing, in person or both, and whether the lead deputy passes the answer on; the last word
    before the delivery counts."""
    ReplyWish.objects.update_or_create(
        suggestion=suggestion,
        defaults={
            "congress_id": suggestion.congress_id,
            "form": form,
            "relays": relays,
            "at": at,
        },
    )
