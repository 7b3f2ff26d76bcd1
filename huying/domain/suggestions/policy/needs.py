"""What must be so before an act: `need(subject, by=…, at=…) -> reason | None`."""

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.foundation.procedure import clocks

from .. import states
from ..models import Contact, CoSignature, Handling, ReplyRound
from ..states import Handling as HandlingState
from ..states import Phase
from .clocks import book_of, confirmation_due
from .contact_forms import contact_form_words, form_asked
from .family import asked_of, confirmed, suggestion_of
from .letter_parts import formal_parts_stand
from .promises import promises_are_listed

REGISTERED = (states.Suggestion.REGISTERED, states.Suggestion.CONSULTING)
GIVEN_ON = (
    states.Suggestion.TRANSFERRED,
    states.Suggestion.IN_HANDLING,
    states.Suggestion.AWAY,
)

# -- the suggestion --------------------------------------------------------------------------


def complete_text(suggestion, *, by, at):
    """一事一议, a title, what is the matter, what is asked for."""
    text = suggestion.text
    if text is None or not text.facts or not text.proposal:
        return _("情况和具体建议都要填写，才能继续。")
    if not text.requests.exists():
        return _("至少要有一条诉求，承办单位将逐条答复。")
    return None


def a_lead_deputy(suggestion, *, by, at):
    if suggestion.lead_id is None:
        return _("这件建议由台账导入，还没有领衔代表。请先“补录”代表、正文和诉求，再交办。")
    return complete_text(suggestion, by=by, at=at)


def nobody_still_asked(suggestion):
    """Deputies who have not yet answered this very text."""
    return suggestion.cosignatures.filter(answer=states.CosignAnswer.OPEN)


def withdrawable(suggestion, *, by, at):
    """How far the rulebook lets a deputy take a suggestion back."""
    until = book_of(suggestion).withdrawal.until
    goes_with = suggestion.merged_into or suggestion
    allowed = {
        "registered": {*REGISTERED, *GIVEN_ON},
        "assigned": set(GIVEN_ON),
        "any": set(),
    }[until]
    if goes_with.state in allowed:
        return _("按本级人大的规定，建议登记或交办以后不能再撤回。可以与代表工委联系。")
    return None


def everyone_agrees_to_withdraw(suggestion, *, by, at):
    """A joint suggestion is withdrawn only when all who signed it agree; a draft is its author's."""
    if suggestion.submitted_at is None:
        return None
    missing = confirmed(suggestion).filter(withdrawal_agreed_at=None)
    names = [one.deputy.person.name for one in missing]
    if names:
        return _("联名提出的建议须全体联名代表一致同意才能撤回，还没有同意的：%s。") % "、".join(
            names
        )
    return None


def withdrawal_is_proposed(suggestion):
    return None if suggestion.withdrawal_asked_at else _("领衔代表还没有提议撤回。")


def not_agreed_yet(suggestion, *, by, at):
    mine = suggestion.cosignatures.filter(deputy__person=by.person_id, withdrawal_agreed_at=None)
    return None if mine.exists() else _("您已经同意过撤回。")


def is_joint(suggestion):
    return None if confirmed(suggestion).exists() else _("没有附议代表，可以直接撤回。")


def every_round_is_closed(suggestion, *, by, at):
    """After round two it may close whatever the answer was."""
    rounds = ReplyRound.objects.filter(handling__suggestion=suggestion)
    leads = suggestion.handlings.filter(role=states.Role.LEAD).exclude(
        case__state__in=(HandlingState.RETURNED, HandlingState.ENDED)
    )
    if any(not rounds.filter(handling=lead).exists() for lead in leads):
        return _("主办单位还没有答复，不能办结。")
    if rounds.exclude(case__state__in=(states.ReplyRound.CLOSED, states.ReplyRound.ENDED)).exists():
        return _("还有一轮答复没有结束（未答复，或代表的评价还没有收齐），不能办结。")
    return None


def entered_by_staff(suggestion):
    if suggestion.entered_by_id and not suggestion.is_imported:
        return None
    return _("这件建议由代表本人提出，不需要再确认录入。")


def entry_not_yet_confirmed(suggestion, *, by, at):
    return _("您已经确认过代录的内容。") if suggestion.entry_confirmed_at else None


def is_an_imported_row(suggestion):
    return None if suggestion.is_imported else _("只有从台账导入的建议需要补录。")


# -- the handling ----------------------------------------------------------------------------


def not_seen_by_the_head(handling):
    return _("负责人已经阅知。") if handling.seen_by_head_at else None


def is_lead(handling):
    return None if handling.is_lead else _("协办单位不单独答复代表，请提出协办意见。")


def is_co(handling):
    return _("主办单位直接答复代表，不提协办意见。") if handling.is_lead else None


def no_reply_signed_yet(handling):
    signed = any(one.signed_at for one in handling.rounds.all())  # read once for a whole page
    return _("答复已经签发，不能再改办。") if signed else None


def returned_for_the_first_time(handling, *, by, at):
    """An item that goes to and fro is decided where all who pass it on sit at one table."""
    if handling.returns_asked < 2:
        return None
    return _("这件建议已是第%s次申请退回，只能在改办协调会上决定。请先召集改办协调会。") % (
        handling.returns_asked
    )


def extension_mode(*modes):
    """Applies only where the rulebook extends in one of these ways."""

    def applies(handling):
        if not handling.is_lead:
            return _("只有主办单位的答复期限可以延长。")
        if book_of(handling).extension.mode not in modes:
            return _("本级人大的规定不是这种延期方式。")
        return None

    return applies


def reply_still_running(handling, *, by, at):
    if not clocks.running(handling.case, "reply").exists():
        return _("答复期限已经延长过，或者已经答复，不能再延期。")
    if late := clocks.overdue(handling.case, "reply", at=at):
        return _("答复期限已于%(y)s年%(m)s月%(d)s日届满，不能再申请延期，请尽快答复。") % {
            "y": late.due.year,
            "m": late.due.month,
            "d": late.due.day,
        }
    return None


def an_extension_is_asked(handling):
    if reason := extension_mode("consent")(handling):
        return reason
    asked = any(one.answer == states.ExtensionAnswer.ASKED for one in handling.extensions.all())
    return None if asked else _("没有等待批准的延期申请。")


def no_extension_is_asked(handling, *, by, at):
    asked = handling.extensions.filter(answer=states.ExtensionAnswer.ASKED).exists()
    return _("已经提出过延期申请，正等待批准。") if asked else None


def a_contact_stayed_unconfirmed(handling, *, by, at):
    """What the head of the 代表工委 may pass over: a contact that the lead deputy left open for five
    working days, or one that he or she denied and that the head has looked into.
    """
    today = timezone.localdate(at)
    of_the_lead = {
        "handling": handling,
        "phase__in": (Phase.BEFORE, Phase.DURING),
        "answers__deputy": suggestion_of(handling).lead_id,
    }
    silent = Contact.objects.filter(**of_the_lead, answers__answer=states.ContactAnswer.OPEN)
    silent = silent.select_related("congress")
    denied = Contact.objects.filter(**of_the_lead, answers__answer=states.ContactAnswer.DENIED)
    if denied.exists() or any(confirmation_due(contact) < today for contact in silent):
        return None
    return _("没有满五个工作日仍未确认（或被否认）的沟通记录，不能放行。请先请代表确认。")


# -- the reply -------------------------------------------------------------------------------


def every_request_answered(round, *, by, at):
    answered = set(round.answers.exclude(text="").values_list("request_id", flat=True))
    missing = [one for one in asked_of(round) if one.request.pk not in answered]
    own = [str(one.request.order) for one in missing if one.merged is None]
    if own:
        return _("第%s条诉求还没有答复。") % "、".join(own)
    if missing:
        return _("并入的建议还有诉求没有答复：%s。") % "、".join(one.label for one in missing)
    return None


def class_and_promise_stated(round, *, by, at):
    if not round.reply_class:
        return _("还没有选择答复类别。")
    if round.has_commitment is None:
        return _("还没有说明答复里是否有承诺事项。")
    return None


def co_opinions_are_in(round, *, by, at):
    """Every co-unit has spoken, or its time is over and the reply says so."""
    waiting = Handling.objects.filter(
        suggestion=suggestion_of(round),
        role=states.Role.CO,
        case__state__in=(
            HandlingState.ASSIGNED,
            HandlingState.ACCEPTED,
            HandlingState.RETURN_REQUESTED,
        ),
    ).select_related("unit", "case")
    today = timezone.localdate(at)
    in_time = [h.unit.name for h in waiting if not _opinion_is_late(h, today)]
    if in_time:
        return _("还没有收到协办意见：%s。") % "、".join(in_time)
    if waiting and not round.missing_opinions:
        names = "、".join(h.unit.name for h in waiting)
        return _("%s逾期未提出协办意见，请在答复中写明这一情况。") % names
    return None


def _opinion_is_late(handling, today) -> bool:
    late = clocks.running(handling.case, "co_opinion", "co_opinion_redo").filter(due__lt=today)
    return late.filter(paused_at=None).exists()


def contacts_are_confirmed(round, *, by, at):
    """Before and during, with the lead deputy, confirmed by the deputy (or let pass by the head)."""
    handling = round.handling
    if handling.waived_contacts_at:
        return None
    agreed = set(
        Contact.objects.filter(
            handling=handling,
            answers__deputy=suggestion_of(round).lead_id,
            answers__answer=states.ContactAnswer.CONFIRMED,
        ).values_list("phase", "way")
    )
    asked = {phase: form_asked(round, phase) for phase in (Phase.BEFORE, Phase.DURING)}
    missing = [
        phase
        for phase, form in asked.items()
        if not any((phase, way) in agreed for way in states.WAYS_ASKED[form])
    ]
    if missing:
        return _("还缺领衔代表确认的%s沟通。请先沟通、登记，并请代表确认。") % "、".join(
            phase.label + contact_form_words(asked[phase]) for phase in missing
        )
    return None


BLOCKS = (
    every_request_answered,
    class_and_promise_stated,
    promises_are_listed,
    formal_parts_stand,
    co_opinions_are_in,
    contacts_are_confirmed,
)


def what_blocks(round, *, by, at) -> list[str]:
    """Everything that still stands between this round and its signing, in words."""
    return [reason for need in BLOCKS if (reason := need(round, by=by, at=at))]


def someone_is_dissatisfied(round, *, by, at):
    """A round is closed early only on a 不满意."""
    if any(survey.is_dissatisfied for survey in round.surveys.all()):
        return None
    return _("还没有代表评价“不满意”，请等评价收齐，本轮自然结束。")


def invited_and_open(suggestion, by) -> CoSignature | None:
    return CoSignature.objects.filter(
        suggestion=suggestion, deputy__person=by.person_id, answer=states.CosignAnswer.OPEN
    ).first()
