"""公开征集附议: all deputies of the congress may read this text, and sign it without being asked one by one."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused, Why

from ...models import CoSignature, CosignCall
from ...policy import calling, collecting, delegation, needs, proposing
from ...policy.audiences import the_proposers
from ...policy.standing import the_lead_deputy
from ...states import CosignAnswer
from ...states import Suggestion as State
from ..steps import suggestion_steps
from .laws import DEPUTIES_LAW


@suggestion_steps.act(
    gettext_lazy("公开征集附议"),
    law=DEPUTIES_LAW,
    who=the_lead_deputy,
    when=(State.DRAFT, State.COSIGNING),
    then=State.COSIGNING,
    applies=calling.not_called_yet,
    needs=(
        needs.complete_text,
        proposing.open_to_cosigning,
        delegation.not_a_delegations,
        collecting.not_in_pre_review,
        calling.nothing_is_kept_secret,
    ),
)
def call_for_cosigners(suggestion, *, by, at):
    """From now on every deputy of the congress may read it; it stands beside like drafts of theirs."""
    CosignCall.objects.create(
        suggestion=suggestion, congress_id=suggestion.congress_id, by=by, at=at
    )


@suggestion_steps.act(
    gettext_lazy("停止公开征集附议"),
    law=DEPUTIES_LAW,
    who=the_lead_deputy,
    when=(State.COSIGNING, State.RETURNED),
    applies=calling.a_call_stands,
)
def end_the_call(suggestion, *, by, at):
    """Who has signed remains; the others see it no more."""
    CosignCall.objects.filter(suggestion=suggestion).delete()


@suggestion_steps.act(
    gettext_lazy("参加附议"),
    law=DEPUTIES_LAW,
    who=calling.a_deputy_not_asked_yet,
    when=State.COSIGNING,
    applies=calling.a_call_stands,
    tells=(the_proposers,),
    adds_row=True,
)
def join(suggestion, *, by, at, version_number):
    """A deputy has read this very text and signs it; the lead deputy has asked everybody."""
    if version_number != suggestion.text.number:
        raise Refused(_("领衔代表刚刚修改了内容，请重新阅读最新的一稿再决定是否附议。"))
    try:
        with transaction.atomic():
            CoSignature.objects.create(
                congress_id=suggestion.congress_id,
                suggestion=suggestion,
                deputy=by,
                invited_at=at,
                answer=CosignAnswer.CONFIRMED,
                version=suggestion.text,
                answered_at=at,
            )
    except IntegrityError:
        raise Refused(_("您已经在附议代表里。"), Why.STATE) from None
