"""答复: drafted request by request, checked, pre-reviewed, signed, delivered; a round ends with its surveys."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.procedure.act import Follow
from huying.foundation.procedure.refusal import Refused

from ..models import Answer, ReplyRound, ReviewOpinion
from ..policy import needs
from ..policy.audiences import (
    the_head_of_the_unit,
    the_office_of_the_system,
    the_proposers,
    the_unit,
)
from ..policy.clocks import book_of
from ..policy.family import requests_of, suggestion_of
from ..policy.standing import (
    head_of_the_unit,
    of_the_unit,
    office_of_the_system,
    office_of_the_unit,
)
from ..states import Delivery, Stage
from ..states import ReplyRound as State
from . import handling as handling_acts
from . import suggestion as suggestion_acts
from .steps import reply_steps
from .text import attach_all

REPLY_CLOCKS = ("reply", "reply_long", "rehandle")
UNDELIVERED = (
    State.DRAFTING,
    State.UNIT_CHECK,
    State.OFFICE_REVIEW,
    State.COMMITTEE_REVIEW,
    State.CLEARED,
    State.SIGNED,
)


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
    return _new_round(case, handling, number, at)


@reply_steps.act(
    gettext_lazy("拟写答复"),
    law="reply",
    who=of_the_unit,
    when=State.DRAFTING,
    not_own=True,
)
def write(
    round,
    *,
    by,
    at,
    answers,
    reply_class="",
    has_commitment=None,
    commitment="",
    opening="",
    closing="",
    missing_opinions="",
    document_number="",
    openness="",
    contact_person="",
    files=(),
):
    """Saved as often as one likes. `answers`: a list of (request, outcome, text)."""
    classes = {one.code for one in book_of(round).answer.classes}
    if reply_class and reply_class not in classes:
        raise Refused(_("答复类别只能是%s。") % "、".join(sorted(classes)))
    asked = set(requests_of(round).values_list("pk", flat=True))
    if any(request.pk not in asked for request, _outcome, _text in answers):
        raise Refused(_("答复的诉求不属于这件建议。"))
    Answer.objects.bulk_create(
        (
            Answer(
                congress_id=round.congress_id,
                round=round,
                request=request,
                outcome=outcome,
                text=text,
            )
            for request, outcome, text in answers
        ),
        update_conflicts=True,
        unique_fields=["round", "request"],
        update_fields=["outcome", "text"],
    )
    round.reply_class, round.has_commitment = reply_class, has_commitment
    round.commitment, round.opening, round.closing = commitment, opening, closing
    round.missing_opinions, round.document_number = missing_opinions, document_number
    round.openness, round.contact_person = openness, contact_person
    round.save()
    attach_all(round, files, case=round.case, purpose="reply", about="", by=by, at=at)


@reply_steps.act(
    gettext_lazy("送单位核稿"),
    law="",
    who=of_the_unit,
    when=State.DRAFTING,
    then=State.UNIT_CHECK,
    needs=(needs.every_request_answered, needs.class_and_promise_stated, needs.co_opinions_are_in),
    tells=(the_unit,),
    not_own=True,
)
def send_to_check(round, *, by, at):
    """The draft is complete: the unit's office or head reads it."""


@reply_steps.act(
    gettext_lazy("核稿退回"),
    law="",
    who=office_of_the_unit,
    when=State.UNIT_CHECK,
    then=State.DRAFTING,
    tells=(the_unit,),
    not_own=True,
)
def send_back_in_unit(round, *, by, at, text):
    """The unit itself is not content with the draft."""
    _opinion(round, Stage.UNIT, False, text, by, at)


@reply_steps.act(
    gettext_lazy("核稿通过，送一级预审核"),
    law="",
    who=office_of_the_unit,
    when=State.UNIT_CHECK,
    then=State.OFFICE_REVIEW,
    applies=needs.route_begins("office"),
    tells=(the_office_of_the_system,),
    not_own=True,
)
def pass_check_to_office(round, *, by, at, text=""):
    """Party units to the party office, government units to the government office."""
    _opinion(round, Stage.UNIT, True, text, by, at)


@reply_steps.act(
    gettext_lazy("核稿通过，送代表工委预审核"),
    law="",
    who=office_of_the_unit,
    when=State.UNIT_CHECK,
    then=State.COMMITTEE_REVIEW,
    applies=needs.route_begins("deputies_committee"),
    tells=(the_committee,),
    not_own=True,
)
def pass_check_to_committee(round, *, by, at, text=""):
    """监委、法院、检察院 go straight to the 代表工委."""
    _opinion(round, Stage.UNIT, True, text, by, at)


@reply_steps.act(
    gettext_lazy("核稿通过"),
    law="",
    who=office_of_the_unit,
    when=State.UNIT_CHECK,
    then=State.CLEARED,
    applies=needs.route_begins(),
    tells=(the_head_of_the_unit,),
    not_own=True,
)
def pass_check(round, *, by, at, text=""):
    """Where no pre-review is prescribed the reply goes to the head to be signed."""
    _opinion(round, Stage.UNIT, True, text, by, at)


@reply_steps.act(
    gettext_lazy("一级预审核通过"),
    law="",
    who=office_of_the_system,
    when=State.OFFICE_REVIEW,
    then=State.COMMITTEE_REVIEW,
    tells=(the_committee, the_unit),
    not_own=True,
)
def pass_office_review(round, *, by, at, text=""):
    """First round passed; the 代表工委 reads it next."""
    _opinion(round, Stage.OFFICE, True, text, by, at)


@reply_steps.act(
    gettext_lazy("一级预审核退回"),
    law="",
    who=office_of_the_system,
    when=State.OFFICE_REVIEW,
    then=State.DRAFTING,
    tells=(the_unit,),
    not_own=True,
)
def send_back_from_office(round, *, by, at, text):
    """Sent back with an opinion; the unit writes anew."""
    _opinion(round, Stage.OFFICE, False, text, by, at)


@reply_steps.act(
    gettext_lazy("代表工委预审核通过"),
    law="",
    who=clerk_of_the_committee,
    when=State.COMMITTEE_REVIEW,
    then=State.CLEARED,
    tells=(the_unit,),
    not_own=True,
)
def pass_committee_review(round, *, by, at, text=""):
    """Last round passed; the head of the unit may sign."""
    _opinion(round, Stage.COMMITTEE, True, text, by, at)


@reply_steps.act(
    gettext_lazy("代表工委预审核退回"),
    law="",
    who=clerk_of_the_committee,
    when=State.COMMITTEE_REVIEW,
    then=State.DRAFTING,
    tells=(the_unit,),
    not_own=True,
)
def send_back_from_committee(round, *, by, at, text):
    """Sent back with an opinion; the unit writes anew and it is pre-reviewed again."""
    _opinion(round, Stage.COMMITTEE, False, text, by, at)


@reply_steps.act(
    gettext_lazy("签发"),
    law="answer.signer",
    who=head_of_the_unit,
    when=State.CLEARED,
    then=State.SIGNED,
    needs=needs.BLOCKS,
    tells=(the_unit,),
    not_own=True,
)
def sign_off(round, *, by, at, document_number=""):
    """The head of the unit signs; what still blocks it is said by name."""
    round.document_number = document_number or round.document_number
    if not round.document_number:
        raise Refused(_("请填写发文字号，再签发。"))
    round.signed_by, round.signed_at = by, at
    round.save(update_fields=["document_number", "signed_by", "signed_at"])


@reply_steps.act(
    gettext_lazy("不予签发"),
    law="",
    who=head_of_the_unit,
    when=State.CLEARED,
    then=State.DRAFTING,
    tells=(the_unit,),
    not_own=True,
)
def decline_to_sign(round, *, by, at, text):
    """The head sends the draft back with what is to be changed."""
    _opinion(round, Stage.SIGNING, False, text, by, at)


@reply_steps.act(
    gettext_lazy("答复代表"),
    law="reply",
    who=of_the_unit,
    when=State.SIGNED,
    then=State.DELIVERED,
    meets=REPLY_CLOCKS,
    tells=(the_proposers, the_committee),
    not_own=True,
)
def deliver(round, *, by, at, delivery=Delivery.PLATFORM, received_on=None):
    """To the lead deputy and every co-signer. `received_on`: the day they had it, today if not said."""
    round.delivery, round.delivered_at = delivery, at
    round.save(update_fields=["delivery", "delivered_at"])


def _nothing_awaited(survey, **details):
    open_ones = survey.round.surveys.filter(case__state="open")
    return [] if open_ones.exists() else [{"on": survey.round}]


@reply_steps.act(
    gettext_lazy("提前结束本轮"),
    law="",
    who=clerk_of_the_committee,
    when=State.DELIVERED,
    then=State.CLOSED,
    needs=(needs.someone_is_dissatisfied,),
    tells=(the_unit, the_proposers),
    not_own=True,
)
def close_early(round, *, by, at, reason):
    """On a 不满意 the 代表工委 need not wait for the others: the unit is told mark and reason at once."""
    round.closed_at, round.closed_early_reason = at, reason
    round.save(update_fields=["closed_at", "closed_early_reason"])


def close_when_answered(round, *, by, at):
    """The last survey is in (or silent): the round is over and the unit may see the answers."""
    round.closed_at = at
    round.save(update_fields=["closed_at"])


def _next_round(round, *, by, at, **details):
    if round.round == 1 and any(one.is_dissatisfied for one in round.surveys.all()):
        yield {"root": round.case.root, "handling": round.handling, "number": 2}


@reply_steps.act(
    gettext_lazy("重新办理"),
    law="rehandle",
    who=begin.who,
    opens=True,
    by_hand=False,
    then=State.DRAFTING,
    starts=("rehandle",),
    tells=(the_unit, the_proposers),
    follows=Follow(close_early, _next_round),
)
def begin_again(*, case, by, at, handling, number):
    """Any 不满意 opens a second round, whose reply and surveys go to all."""
    return _new_round(case, handling, number, at)


def _undelivered(cause, **details):
    handlings = [cause] if hasattr(cause, "rounds") else cause.handlings.all()
    found = ReplyRound.objects.filter(
        handling__in=[one.pk for one in handlings], case__state__in=(*UNDELIVERED, State.DELIVERED)
    )
    return [{"on": round} for round in found.order_by("pk")]


@reply_steps.act(
    gettext_lazy("终止答复"),
    law="",
    who=begin.who,
    when=(*UNDELIVERED, State.DELIVERED),
    then=State.ENDED,
    by_hand=False,
    follows=(
        Follow(suggestion_acts.withdraw, _undelivered),
        Follow(handling_acts.approve_return, _undelivered),
        Follow(handling_acts.take_back, _undelivered),
    ),
)
def end_round(round, *, by, at):
    """Withdrawn or given to another unit: this reply is not written to its end."""


# -- what these acts share -------------------------------------------------------------------


def _new_round(case, handling, number, at) -> ReplyRound:
    return ReplyRound.objects.create(
        case=case,
        congress_id=case.congress_id,
        handling=handling,
        round=number,
        opened_at=at,
        openness=suggestion_of(handling).openness,
    )


def _opinion(round, stage, passed, text, by, at) -> None:
    ReviewOpinion.objects.create(
        congress_id=round.congress_id,
        round=round,
        stage=stage,
        passed=passed,
        text=text,
        by=by,
        at=at,
    )
