"""提出、审查、登记、交办、办结: the suggestion itself, from draft to archive."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import (
    a_deputy,
    clerk_of_the_committee,
    head_of_the_committee,
    the_committee,
)
from huying.domain.people.queries import session_at
from huying.foundation.procedure import chain
from huying.foundation.procedure.refusal import Refused

from ..models import CoSignature, Suggestion
from ..policy import needs
from ..policy.audiences import the_proposers, those_invited
from ..policy.clocks import book_of
from ..policy.standing import (
    a_confirmed_cosigner,
    an_invited_deputy,
    the_lead_deputy,
)
from ..states import CosignAnswer, Openness
from ..states import Suggestion as State
from .steps import suggestion_steps
from .text import attach_all, write_version

DEPUTIES_LAW = "代表法第二十四条、第三十六条"
COMMITTEE_LAW = "代表法第五十一条"


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
    openness=Openness.TITLE_ONLY,
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
    write_version(
        suggestion,
        title=title,
        facts=facts,
        proposal=proposal,
        requests=requests,
        files=files,
        by=by,
        at=at,
    )
    return suggestion


@suggestion_steps.opens(
    gettext_lazy("代录纸质建议"),
    law=DEPUTIES_LAW,
    who=clerk_of_the_committee,
    then=State.SUBMITTED,
    starts=("acceptance_notice", "assign"),
    tells=(the_proposers,),
)
def enter_from_paper(
    *, case, by, at, lead, title, facts, proposal, requests, openness, scans, cosigners=()
):
    """Staff type in a signed paper with its scan; the deputy confirms it later."""
    if not scans:
        raise Refused(_("代录纸质建议必须附上有代表签名的原件扫描件。"))
    suggestion = Suggestion(
        case=case,
        congress_id=case.congress_id,
        title=title,
        lead=lead,
        openness=openness,
        drafted_at=at,
        entered_by=by,
    )
    _received(suggestion, at)
    suggestion.save(force_insert=True)
    version = write_version(
        suggestion,
        title=title,
        facts=facts,
        proposal=proposal,
        requests=requests,
        by=by,
        at=at,
    )
    attach_all(version, scans, case=case, purpose="scan", about="", by=by, at=at)
    CoSignature.objects.bulk_create(
        CoSignature(
            congress_id=case.congress_id,
            suggestion=suggestion,
            deputy=deputy,
            invited_at=at,
            answer=CosignAnswer.CONFIRMED,
            version=version,
            answered_at=at,
        )
        for deputy in cosigners
        if deputy.pk != lead.pk
    )
    return suggestion


@suggestion_steps.act(
    gettext_lazy("确认代录内容"),
    law=DEPUTIES_LAW,
    who=the_lead_deputy,
    when=(
        State.SUBMITTED,
        State.RETURNED,
        State.REGISTERED,
        State.IN_HANDLING,
        State.CLOSED,
    ),
    applies=needs.entered_by_staff,
    needs=(needs.entry_not_yet_confirmed,),
    tells=(the_committee,),
    adds_row=True,
    former_too=True,
)
def confirm_entry(suggestion, *, by, at):
    """The deputy says that what staff typed is what was signed."""
    suggestion.entry_confirmed_at = at
    suggestion.save(update_fields=["entry_confirmed_at"])


@suggestion_steps.act(
    gettext_lazy("指出代录有误"),
    law=DEPUTIES_LAW,
    who=the_lead_deputy,
    when=State.SUBMITTED,
    then=State.RETURNED,
    applies=needs.entered_by_staff,
    needs=(needs.entry_not_yet_confirmed,),
    ends=("acceptance_notice", "assign"),
    tells=(the_committee,),
)
def deny_entry(suggestion, *, by, at, reason):
    """The typed text differs from the paper: it goes back to the deputy to be put right."""
    suggestion.return_reason = reason
    suggestion.save(update_fields=["return_reason"])


@suggestion_steps.act(
    gettext_lazy("修改"),
    law=DEPUTIES_LAW,
    who=the_lead_deputy,
    when=(State.DRAFT, State.COSIGNING, State.RETURNED),
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
    openness=Openness.TITLE_ONLY,
    files=(),
    kept=(),
):
    """A new text version; co-signers who had confirmed are asked again."""
    suggestion.openness = openness
    suggestion.save(update_fields=["openness"])
    write_version(
        suggestion,
        title=title,
        facts=facts,
        proposal=proposal,
        requests=requests,
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
    needs=(needs.complete_text,),
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
    needs=(needs.complete_text,),
    tells=(those_invited,),
)
def invite_again(suggestion, *, by, at, deputies):
    """A returned suggestion may win further co-signers while it is being mended."""
    _ask(suggestion, deputies, at)


@suggestion_steps.act(
    gettext_lazy("确认附议"),
    law=DEPUTIES_LAW,
    who=an_invited_deputy,
    when=(State.COSIGNING, State.RETURNED),
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
    when=(State.COSIGNING, State.RETURNED),
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
    needs=(needs.complete_text,),
    starts=("acceptance_notice", "assign"),
    tells=(the_committee,),
)
def submit(suggestion, *, by, at, without_waiting=False):
    """Handed in: whether in or out of session is decided by this moment, the first time."""
    waiting = needs.nobody_still_asked(suggestion).select_related("deputy__person")
    if waiting and not without_waiting:
        names = "、".join(one.deputy.person.name for one in waiting)
        raise Refused(
            _("还有代表没有答复附议邀请：%s。可以再等一等，或勾选“不再等待，直接提交”。") % names
        )
    waiting.update(answer=CosignAnswer.LAPSED, answered_at=at)
    if suggestion.submitted_at is None:
        _received(suggestion, at)
    suggestion.return_reason = ""
    suggestion.save()


@suggestion_steps.act(
    gettext_lazy("退回修改"),
    law="",
    who=clerk_of_the_committee,
    when=State.SUBMITTED,
    then=State.RETURNED,
    ends=("acceptance_notice", "assign"),
    tells=(the_proposers,),
)
def return_for_revision(suggestion, *, by, at, reason):
    """Sent back to the deputy with what to mend."""
    suggestion.return_reason = reason
    suggestion.save(update_fields=["return_reason"])


@suggestion_steps.act(
    gettext_lazy("登记编号"),
    law=COMMITTEE_LAW,
    who=clerk_of_the_committee,
    when=State.SUBMITTED,
    then=State.REGISTERED,
    needs=(needs.complete_text,),
    meets=("acceptance_notice",),
    tells=(the_proposers,),
)
def register(suggestion, *, by, at, category):
    """Accepted: a number that is never used again, and a category."""
    suggestion.category = category
    give_number(suggestion)
    suggestion.save()


@suggestion_steps.act(
    gettext_lazy("补录"),
    law="",
    who=clerk_of_the_committee,
    when=State.REGISTERED,
    applies=needs.is_an_imported_row,
    tells=(the_proposers,),
)
def complete_entry(suggestion, *, by, at, lead, facts, proposal, requests, category, cosigners=()):
    """What an imported ledger row lacks before it can be assigned: deputy, text, requests."""
    suggestion.lead, suggestion.category = lead, category
    suggestion.save(update_fields=["lead", "category"])
    version = write_version(
        suggestion,
        title=suggestion.title,
        facts=facts,
        proposal=proposal,
        requests=requests,
        by=by,
        at=at,
    )
    suggestion.cosignatures.all().delete()
    for deputy in cosigners:
        if deputy.pk != lead.pk:
            CoSignature.objects.create(
                congress_id=suggestion.congress_id,
                suggestion=suggestion,
                deputy=deputy,
                invited_at=at,
                answer=CosignAnswer.CONFIRMED,
                version=version,
                answered_at=at,
            )


@suggestion_steps.act(
    gettext_lazy("提议撤回"),
    law="withdrawal.joint",
    who=the_lead_deputy,
    when=(State.SUBMITTED, State.RETURNED, State.REGISTERED, State.IN_HANDLING),
    applies=needs.is_joint,
    needs=(needs.withdrawable,),
    tells=(the_proposers,),
    former_too=True,
    adds_row=True,
)
def propose_withdrawal(suggestion, *, by, at, reason):
    """A joint suggestion: the lead deputy asks the co-signers to agree to take it back."""
    suggestion.withdrawal_reason, suggestion.withdrawal_asked_at = reason, at
    suggestion.save(update_fields=["withdrawal_reason", "withdrawal_asked_at"])


@suggestion_steps.act(
    gettext_lazy("同意撤回"),
    law="withdrawal.joint",
    who=a_confirmed_cosigner,
    when=(State.SUBMITTED, State.RETURNED, State.REGISTERED, State.IN_HANDLING),
    applies=needs.withdrawal_is_proposed,
    needs=(needs.not_agreed_yet,),
    tells=(the_proposers,),
    former_too=True,
    adds_row=True,
)
def agree_to_withdraw(suggestion, *, by, at):
    """A co-signer agrees; only with all of them can it be withdrawn."""
    suggestion.cosignatures.filter(deputy__person=by.person_id).update(withdrawal_agreed_at=at)


@suggestion_steps.act(
    gettext_lazy("撤回"),
    law="withdrawal.until",
    who=the_lead_deputy,
    when=(
        State.DRAFT,
        State.COSIGNING,
        State.SUBMITTED,
        State.RETURNED,
        State.REGISTERED,
        State.IN_HANDLING,
    ),
    then=State.WITHDRAWN,
    needs=(needs.withdrawable, needs.everyone_agrees_to_withdraw),
    ends=("*",),
    tells=(the_proposers, the_committee),
    former_too=True,
)
def withdraw(suggestion, *, by, at, reason):
    """Taken back; handling ends at once. The number is not used again."""
    suggestion.withdrawal_reason = reason
    suggestion.save(update_fields=["withdrawal_reason"])


@suggestion_steps.act(
    gettext_lazy("代办撤回"),
    law="",
    who=head_of_the_committee,
    when=State.RETURNED,
    then=State.WITHDRAWN,
    ends=("*",),
    tells=(the_proposers,),
)
def withdraw_on_word(suggestion, *, by, at, reason):
    """A returned suggestion whose deputy will not take it up again: ended on the deputy's word."""
    suggestion.withdrawal_reason = reason
    suggestion.save(update_fields=["withdrawal_reason"])


@suggestion_steps.act(
    gettext_lazy("交办"),
    law=COMMITTEE_LAW,
    who=clerk_of_the_committee,
    when=State.REGISTERED,
    then=State.IN_HANDLING,
    needs=(needs.a_lead_deputy,),
    meets=("assign",),
    tells=(the_proposers,),
)
def assign(suggestion, *, by, at, lead_unit, co_units=(), note=""):
    """Given to the units that must handle it, one lead and any number of co-units."""
    if lead_unit in co_units:
        raise Refused(_("%s已是主办单位，不能同时协办。") % lead_unit)
    suggestion.assigned_at = at
    suggestion.save(update_fields=["assigned_at"])


@suggestion_steps.act(
    gettext_lazy("办结"),
    law="",
    who=clerk_of_the_committee,
    when=State.IN_HANDLING,
    then=State.CLOSED,
    needs=(needs.every_round_is_closed,),
    ends=("*",),
    tells=(the_proposers,),
)
def close(suggestion, *, by, at):
    """Every round is over; after round two it may close whatever the deputies answered."""
    suggestion.closed_at = at
    suggestion.save(update_fields=["closed_at"])


@suggestion_steps.act(
    gettext_lazy("归档"),
    law="",
    who=clerk_of_the_committee,
    when=State.CLOSED,
    then=State.ARCHIVED,
)
def archive(suggestion, *, by, at):
    """Put away; it stays readable for all who could read it."""


# -- what these acts share -------------------------------------------------------------------


def _received(suggestion, at) -> None:
    """The moment of submission fixes session, addressee and series for good."""
    session, sitting = session_at(suggestion.congress_id, at)
    if session is None:
        raise Refused(_("本级人大还没有设置届次和会议，不能提交。请联系代表工委在“名册”中设置。"))
    suggestion.submitted_at = at
    suggestion.session, suggestion.in_session = session, sitting
    suggestion.series = "in" if sitting else "out"


def give_number(suggestion) -> None:
    """The next number of its session and series, by the rulebook's pattern.

    A number once given stays with its row for ever, withdrawn or not; the database refuses doubles.
    """
    if suggestion.number is not None:
        return
    chain.hold(
        suggestion.congress_id
    )  # of two who count at once, the second sees the first's number
    taken = Suggestion.objects.filter(
        session=suggestion.session_id, series=suggestion.series
    ).aggregate(last=Max("number"))["last"]
    suggestion.number = (taken or 0) + 1
    suggestion.number_text = book_of(suggestion).numbering.number(
        suggestion.number, in_session=bool(suggestion.in_session)
    )


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
