"""拟写答复: request by request, saved as often as one likes."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ...models import Answer, PromiseLine
from ...policy.checks import text_of
from ...policy.clocks import book_of
from ...policy.family import asked_of, suggestion_of
from ...policy.promises import lines_from
from ...policy.standing import (
    of_the_unit,
)
from ...states import Openness
from ...states import ReplyRound as State
from ..steps import reply_steps


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
    dissent_answer="",
    promises=None,
    no_promise_reason="",
    files=(),
):
    """Saved as often as one likes. `answers`: a list of (request, outcome, text); `promises`: a list
    of {column of a PromiseLine: value}, None where they stay as they are.

    A text that was countersigned or passed the pre-review is frozen: changed, it goes back through
    all who had passed it.
    """
    frozen = bool(round.reviewed_at or round.countersigned_at)
    before = text_of(round) if frozen else None
    classes = {one.code for one in book_of(round).answer.classes}
    if reply_class and reply_class not in classes:
        raise Refused(_("答复类别只能是%s。") % "、".join(sorted(classes)))
    asked = {one.request.pk for one in asked_of(round)}
    if any(request.pk not in asked for request, _outcome, _text in answers):
        raise Refused(_("答复的诉求不属于这件建议。"))
    if suggestion_of(round).secrecy and openness not in ("", Openness.NONE):
        raise Refused(_("代表要求对这件建议保密，答复只能选“不公开”。"))
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
    if promises is not None:
        _promise(round, promises)
    round.no_promise_reason = no_promise_reason
    round.reply_class, round.has_commitment = reply_class, has_commitment
    round.commitment, round.opening, round.closing = commitment, opening, closing
    round.missing_opinions, round.document_number = missing_opinions, document_number
    round.openness, round.contact_person = openness, contact_person
    round.dissent_answer = dissent_answer or round.dissent_answer
    if frozen and (files or text_of(round) != before):
        round.reviewed_at = round.countersigned_at = None
    round.save()
    hang(round, files, case=round.case, purpose="reply", by=by, at=at)


def _promise(round, promises) -> None:
    """The lines that the handler confirmed; what was removed from the draft is gone."""
    lines = lines_from(round, promises)
    round.promise_lines.all().delete()
    PromiseLine.objects.bulk_create(lines)
