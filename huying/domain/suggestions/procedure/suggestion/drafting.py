"""提出: a deputy drafts, seeks co-signers for exactly this text, and hands it in."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import (
    a_deputy,
    the_committee,
)
from huying.foundation.procedure.refusal import Refused

from ...models import CoSignature, DelegationAuthor, Suggestion
from ...policy import collecting, delegation, needs, proposing
from ...policy.audiences import the_proposers, those_invited
from ...policy.clocks import book_of
from ...policy.standing import (
    an_invited_deputy,
    the_lead_deputy,
)
from ...states import CosignAnswer, Openness
from ...states import Suggestion as State
from ..steps import suggestion_steps
from ..text import write_version
from .circumstances import state_circumstances
from .laws import DEPUTIES_LAW
from .numbering import receive


@suggestion_steps.opens(gettext_lazy("起草"), law=DEPUTIES_LAW, who=a_deputy, then=State.DRAFT)
def draft(
    *,
    case,
    by,
    at,
    title,
    facts="",
    proposal="",
    requests=(),
    differs="",
    openness=Openness.TITLE_ONLY,
    circumstances=None,
    files=(),
):
    """A deputy begins a suggestion; nobody else sees it yet."""
    suggestion = Suggestion.objects.create(
        case=case,
        congress_id=case.congress_id,
        title=title,
        lead=by,
        openness=openness,
        drafted_at=at,
    )
    state_circumstances(suggestion, circumstances)
    write_version(
        suggestion,
        title=title,
        facts=facts,
        proposal=proposal,
        requests=requests,
        differs=differs,
        files=files,
        by=by,
        at=at,
    )
    return suggestion


@suggestion_steps.act(
    gettext_lazy("修改"),
    law=DEPUTIES_LAW,
    who=the_lead_deputy,
    when=(State.DRAFT, State.COSIGNING, State.RETURNED),
    needs=(collecting.not_in_pre_review,),
    tells=(those_invited,),
)
def revise(
    suggestion,
    *,
    by,
    at,
    title,
    facts="",
    proposal="",
    requests=(),
    differs="",
    openness=Openness.TITLE_ONLY,
    circumstances=None,
    reason="",
    files=(),
    kept=(),
):
    """A new text version; co-signers who had confirmed are asked again."""
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


@suggestion_steps.act(
    gettext_lazy("邀请附议"),
    law=DEPUTIES_LAW,
    who=the_lead_deputy,
    when=(State.DRAFT, State.COSIGNING),
    then=State.COSIGNING,
    needs=(
        needs.complete_text,
        proposing.open_to_cosigning,
        delegation.not_a_delegations,
        collecting.not_in_pre_review,
    ),
    tells=(those_invited,),
)
def invite(suggestion, *, by, at, deputies):
    """Ask other deputies to co-sign exactly this text."""
    _ask(suggestion, deputies, at)


@suggestion_steps.act(
    gettext_lazy("再邀请附议"),
    law=DEPUTIES_LAW,
    who=the_lead_deputy,
    when=State.RETURNED,
    needs=(
        needs.complete_text,
        proposing.open_to_cosigning,
        delegation.not_a_delegations,
        collecting.not_in_pre_review,
    ),
    tells=(those_invited,),
)
def invite_again(suggestion, *, by, at, deputies):
    """A returned suggestion may win further co-signers while it is being mended."""
    _ask(suggestion, deputies, at)


@suggestion_steps.act(
    gettext_lazy("确认附议"),
    law=DEPUTIES_LAW,
    who=an_invited_deputy,
    when=(State.COSIGNING, State.RETURNED, State.GATE, State.SUBMITTED),
    tells=(the_proposers,),
    adds_row=True,
)
def confirm(suggestion, *, by, at, version_number):
    """The invited deputy has read this very text and signs it."""
    _answer(suggestion, by, at, version_number, CosignAnswer.CONFIRMED)


@suggestion_steps.act(
    gettext_lazy("不附议"),
    law=DEPUTIES_LAW,
    who=an_invited_deputy,
    when=(State.COSIGNING, State.RETURNED, State.GATE, State.SUBMITTED),
    tells=(the_proposers,),
    adds_row=True,
)
def decline(suggestion, *, by, at, version_number):
    """The invited deputy does not co-sign; no reason is asked."""
    _answer(suggestion, by, at, version_number, CosignAnswer.DECLINED)


@suggestion_steps.act(
    gettext_lazy("提交"),
    law=DEPUTIES_LAW,
    who=the_lead_deputy,
    when=(State.DRAFT, State.COSIGNING, State.RETURNED),
    then=State.SUBMITTED,
    needs=(
        needs.complete_text,
        delegation.the_gate_is_passed,
        delegation.discussed_in_session,
        collecting.edits_are_answered,
        collecting.its_session_has_opened,
    ),
    starts=("acceptance_notice", "assign"),
    tells=(the_committee,),
)
def submit(suggestion, *, by, at, without_waiting=False):
    """Handed in: whether in or out of session is decided by this moment, the first time."""
    hand_in(suggestion, at, without_waiting)
    sign_for_the_delegation(suggestion, at)


# -- what these acts share -------------------------------------------------------------------


def hand_in(suggestion, at, without_waiting: bool) -> None:
    """What was still asked lapses, what was still read before the session ends."""
    waiting = needs.nobody_still_asked(suggestion).select_related("deputy__person")
    if book_of(suggestion).intake.cosigning == "informed":
        # Here they must know the text, not confirm it: who has not declined signs with the rest.
        waiting.update(answer=CosignAnswer.CONFIRMED, version=suggestion.text, answered_at=at)
    elif waiting and not without_waiting:
        names = "、".join(one.deputy.person.name for one in waiting)
        raise Refused(
            _("还有代表没有答复附议邀请：%s。可以再等一等，或勾选“不再等待，直接提交”。") % names
        )
    needs.nobody_still_asked(suggestion).update(answer=CosignAnswer.LAPSED, answered_at=at)
    suggestion.pre_reviews.filter(given_at=None, ended_at=None).update(ended_at=at)
    if suggestion.submitted_at is None:
        receive(suggestion, at)
    suggestion.return_reason = ""
    suggestion.save()


def sign_for_the_delegation(suggestion, at) -> None:
    """Handing it in is the head's signature, where a whole delegation proposes."""
    DelegationAuthor.objects.filter(suggestion=suggestion, signed_at=None).update(signed_at=at)


def _ask(suggestion, deputies, at) -> None:
    for deputy in deputies:
        if deputy.person_id == suggestion.lead.person_id:
            raise Refused(_("您是领衔代表，不需要邀请自己附议。"))
        try:
            with transaction.atomic():
                CoSignature.objects.create(
                    congress_id=suggestion.congress_id,
                    suggestion=suggestion,
                    deputy=deputy,
                    invited_at=at,
                )
        except IntegrityError:
            raise Refused(_("已经邀请过%s代表。") % deputy.person) from None


def _answer(suggestion, by, at, version_number, answer) -> None:
    mine = needs.invited_and_open(suggestion, by)
    if mine is None:
        raise Refused(_("您已经答复过这份附议邀请。"))
    if version_number != suggestion.text.number:
        raise Refused(_("领衔代表刚刚修改了内容，请重新阅读最新的一稿再决定是否附议。"))
    mine.answer, mine.version, mine.answered_at = answer, suggestion.text, at
    mine.save(update_fields=["answer", "version", "answered_at"])
