"""二次答复、代表确认: the unit that keeps the promise writes again, the deputies confirm and mark again."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import the_committee
from huying.domain.suggestions.states import Grade
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ...models import DeputyWord, SecondReply
from ...policy.commitment import (
    a_deputy_asked,
    office_of_the_owner,
    the_deputies,
    the_lead_unit,
    the_owner,
)
from ...policy.confirming import to_be_asked
from ...states import Commitment as State
from ...states import SecondReplyKind
from .steps import commitment_steps


@commitment_steps.act(
    gettext_lazy("二次答复"),
    law="commitments.second_reply",
    who=office_of_the_owner,
    when=(State.OPEN, State.CHECKED),
    meets=("second_reply",),
    starts=("commitment_feedback",),
    tells=(the_deputies, the_committee, the_lead_unit),
    adds_row=True,
    not_own=True,
)
def write_second_reply(commitment, *, by, at, text, document_number="", files=()):
    """Of progress while it is under way; once checked, that it is done, and then each deputy is asked."""
    done = commitment.state == State.CHECKED
    deputies, nobody = to_be_asked(commitment) if done else ([], "")
    row = SecondReply.objects.create(
        congress_id=commitment.congress_id,
        commitment=commitment,
        number=commitment.second_replies.count() + 1,
        kind=SecondReplyKind.COMPLETION if done else SecondReplyKind.PROGRESS,
        unit_id=commitment.owner_id,
        document_number=document_number,
        text=text,
        sent_by=by,
        sent_at=at,
        nobody_asked=nobody,
    )
    hang(row, files, case=commitment.case, purpose="supervision", by=by, at=at)
    DeputyWord.objects.bulk_create(
        DeputyWord(congress_id=commitment.congress_id, reply=row, deputy=one) for one in deputies
    )


@commitment_steps.act(
    gettext_lazy("确认并再次测评"),
    law="commitment_feedback",
    who=a_deputy_asked,
    when=State.CHECKED,
    tells=(the_committee, the_owner),
    adds_row=True,
    former_too=True,
)
def say(commitment, *, by, at, confirmed, process, result, text=""):
    """Whether it is done, and both marks again. A no, or 不满意, says why."""
    if not confirmed and not text:
        raise Refused(_("不认可已经落实的，请写明还缺什么。"))
    if Grade.DISSATISFIED in (process, result) and not text:
        raise Refused(_("评价不满意的，请写明理由。"))
    rows = DeputyWord.objects.filter(
        reply__commitment=commitment, deputy__person=by.person_id, answered_at=None
    )
    rows.update(confirmed=confirmed, process=process, result=result, text=text, answered_at=at)


def _all_have_spoken(commitment, **details):
    waiting = DeputyWord.objects.filter(reply__commitment=commitment, answered_at=None)
    if not waiting.exists():
        yield {"on": commitment}


@commitment_steps.follows(
    say,
    _all_have_spoken,
    gettext_lazy("代表均已反馈"),
    when=State.CHECKED,
    tells=(the_committee,),
)
def all_heard(commitment, *, by, at):
    """Nothing is waited for any more: the congress may take it off the list, or send it back."""
