"""What waits for a deputy: drafts, invitations, confirmations, evaluations."""

from django.db.models import Count, OuterRef, Q, QuerySet, Window
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import Capacity
from huying.foundation.cases.within import Exists
from huying.foundation.ui.templatetags.huying import day

from ... import states
from ...models import ContactAnswer, CoSignature, Suggestion, Survey
from ...states import CosignAnswer
from ...states import Suggestion as State
from . import rows
from .awaited import Awaited, Hands, awaits

DEPUTY = Hands((Capacity.DEPUTY,))
ONCE_A_DEPUTY = Hands((Capacity.DEPUTY,), former=True)
BEFORE_THE_END = (
    State.GATE,
    State.SUBMITTED,
    State.RETURNED,
    State.REGISTERED,
    State.CONSULTING,
    State.TRANSFERRED,
    State.AWAY,
    State.IN_HANDLING,
)
CONTACTS_STAND_OPEN = (
    states.Handling.ACCEPTED,
    states.Handling.RETURN_REQUESTED,
    states.Handling.OPINION_SENT,
    states.Handling.COMPLETED,
)

LISTS: list[Awaited] = []


def _led(acting, *in_states):
    return rows.suggestions(acting, *in_states).filter(lead__person=acting.person)


def _signatures(answer):
    return CoSignature.objects.filter(suggestion=OuterRef("pk"), answer=answer)


@awaits(
    LISTS,
    gettext_lazy("评价答复"),
    hands=ONCE_A_DEPUTY,
    kind="survey",
    act="answer",
    clocks=("feedback", "feedback_grace"),
    why=lambda row: (
        _("%(unit)s第%(round)s轮答复已于%(day)s送达，请评价办理过程和结果")
        % {
            "unit": row.round.handling.unit,
            "round": row.round.round,
            "day": day(row.received_on, "short"),
        }
    ),
)
def surveys_to_answer(acting, at):
    """Replies that this deputy has received and not yet evaluated."""
    return Survey.objects.filter(
        congress=acting.congress, deputy__person=acting.person, case__state=states.Survey.OPEN
    ).select_related("case", "round__handling__unit", "round__handling__suggestion__lead__person")


@awaits(
    LISTS,
    gettext_lazy("附议邀请"),
    hands=DEPUTY,
    kind="suggestion",
    act="confirm",
    subject=lambda row: row.suggestion,
    why=lambda row: (
        _("%(name)s代表%(day)s邀请您附议")
        % {"name": row.suggestion.lead.person, "day": day(row.invited_at, "short")}
    ),
)
def invitations(acting, at):
    """Invitations to co-sign that this deputy has not answered."""
    return CoSignature.objects.filter(
        congress=acting.congress,
        deputy__person=acting.person,
        answer=CosignAnswer.OPEN,
        suggestion__case__state__in=(
            State.COSIGNING,
            State.RETURNED,
            State.GATE,
            State.SUBMITTED,
        ),
    ).select_related("suggestion__case", "suggestion__lead__person")


@awaits(
    LISTS,
    gettext_lazy("确认沟通"),
    hands=ONCE_A_DEPUTY,
    kind="handling",
    act="confirm_contact",
    subject=lambda row: row.contact.handling,
    asks=lambda row: {"contact": row.contact_id},
    why=lambda row: (
        _("%(unit)s登记%(day)s%(phase)s%(way)s，请您确认是否属实")
        % {
            "unit": row.contact.handling.unit,
            "day": day(row.contact.held_at, "short"),
            "phase": row.contact.get_phase_display(),
            "way": row.contact.get_way_display(),
        }
    ),
)
def contacts_to_confirm(acting, at):
    """What units say they talked over with this deputy, not yet confirmed or denied."""
    return ContactAnswer.objects.filter(
        congress=acting.congress,
        deputy__person=acting.person,
        answer=states.ContactAnswer.OPEN,
        contact__handling__case__state__in=CONTACTS_STAND_OPEN,
    ).select_related(
        "contact__handling__case",
        "contact__handling__unit",
        "contact__handling__suggestion__lead__person",
    )


@awaits(
    LISTS,
    gettext_lazy("退回修改"),
    hands=DEPUTY,
    kind="suggestion",
    act="revise",
    why=lambda row: _("代表工委退回：%s") % rows.short(row.return_reason),
)
def returned_to_me(acting, at):
    """Suggestions that the 代表工委 sent back to their lead deputy."""
    return _led(acting, State.RETURNED)


@awaits(
    LISTS,
    gettext_lazy("确认代录"),
    hands=ONCE_A_DEPUTY,
    kind="suggestion",
    act="confirm_entry",
    why=lambda row: _("代表工委按您的纸质原件代录，请核对内容"),
)
def entries_to_confirm(acting, at):
    """Paper suggestions that staff typed in and the deputy has not confirmed."""
    return _led(acting, *BEFORE_THE_END, State.CLOSED).filter(
        entered_by__isnull=False, source_key="", entry_confirmed_at=None
    )


@awaits(
    LISTS,
    gettext_lazy("同意撤回"),
    hands=ONCE_A_DEPUTY,
    kind="suggestion",
    act="agree_to_withdraw",
    subject=lambda row: row.suggestion,
    why=lambda row: (
        _("%(name)s代表提议撤回：%(reason)s")
        % {
            "name": row.suggestion.lead.person,
            "reason": rows.short(row.suggestion.withdrawal_reason),
        }
    ),
)
def withdrawals_to_agree(acting, at):
    """Joint suggestions whose lead deputy asks this co-signer to agree to take them back."""
    return CoSignature.objects.filter(
        congress=acting.congress,
        deputy__person=acting.person,
        answer=CosignAnswer.CONFIRMED,
        withdrawal_agreed_at=None,
        suggestion__withdrawal_asked_at__isnull=False,
        suggestion__case__state__in=BEFORE_THE_END,
    ).select_related("suggestion__case", "suggestion__lead__person")


@awaits(
    LISTS,
    gettext_lazy("可以撤回"),
    hands=ONCE_A_DEPUTY,
    kind="suggestion",
    act="withdraw",
    why=lambda row: _("附议代表都已同意，您提议的撤回现在可以办理"),
)
def withdrawals_agreed(acting, at):
    """Joint suggestions whose lead deputy proposed to withdraw and every co-signer agreed."""
    found = _led(acting, *BEFORE_THE_END).filter(withdrawal_asked_at__isnull=False)
    waiting = _signatures(CosignAnswer.CONFIRMED).filter(withdrawal_agreed_at=None)
    return found.annotate(waiting=rows.number_of(waiting, "suggestion")).filter(waiting=0)


@awaits(
    LISTS,
    gettext_lazy("征求附议中"),
    hands=DEPUTY,
    kind="suggestion",
    act="submit",
    why=lambda row: (
        _("已有%(yes)s人附议，%(open)s人还没有答复，答复齐后请提交")
        % {"yes": row.confirmed, "open": row.waiting}
        if row.waiting
        else _("被邀请的代表都已答复，%(yes)s人附议，可以提交") % {"yes": row.confirmed}
    ),
)
def gathering_cosigners(acting, at):
    """Suggestions of this deputy for which co-signers are sought, not handed in yet."""
    return _led(acting, State.COSIGNING).annotate(
        confirmed=rows.number_of(_signatures(CosignAnswer.CONFIRMED), "suggestion"),
        waiting=rows.number_of(_signatures(CosignAnswer.OPEN), "suggestion"),
    )


@awaits(
    LISTS,
    gettext_lazy("草稿"),
    hands=DEPUTY,
    kind="suggestion",
    act="revise",
    why=lambda row: _("%s起草，还没有提交") % day(row.drafted_at, "short"),
)
def drafts(acting, at):
    """This deputy's own drafts; nobody else sees them."""
    return _led(acting, State.DRAFT)


OVER = (State.CLOSED, State.ARCHIVED)


def proposed_by(acting) -> QuerySet[Suggestion]:
    """What this person leads or has co-signed: on its way or over, no drafts, nothing withdrawn."""
    signed = CoSignature.objects.filter(
        suggestion=OuterRef("pk"), deputy__person=acting.person, answer=CosignAnswer.CONFIRMED
    )
    alive = [one for one in State.values if one not in (State.DRAFT, State.WITHDRAWN)]
    return rows.suggestions(acting, *alive).filter(Q(lead__person=acting.person) | Exists(signed))


def newest_proposed_by(acting) -> QuerySet[Suggestion]:
    """The same with `total`, how many; unfinished ones first, led ones before co-signed ones."""
    return (
        proposed_by(acting)
        .annotate(
            total=Window(Count("pk")),
            over=Q(case__state__in=OVER),
            follows=~Q(lead__person=acting.person),
        )
        .order_by("over", "follows", "-pk")
    )
