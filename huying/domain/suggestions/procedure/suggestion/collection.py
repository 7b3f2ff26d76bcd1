"""会前征集、预审、会中提交: what happens to a draft before it is handed in."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import the_system
from huying.foundation.procedure.refusal import Refused

from ...models import Groundwork, PreReview
from ...policy import collecting, needs
from ...policy.audiences import the_lead, the_pre_reviewers
from ...policy.standing import a_pre_reviewer, the_lead_deputy
from ...states import EditAnswer
from ...states import Suggestion as State
from ..steps import suggestion_steps
from ..text import write_version
from .circumstances import state_circumstances

UNSENT = (State.DRAFT, State.COSIGNING)


@suggestion_steps.act(
    gettext_lazy("登记调研"),
    law="",
    who=the_lead_deputy,
    when=(*UNSENT, State.GATE, State.SUBMITTED, State.RETURNED),
    adds_row=True,
)
def add_groundwork(suggestion, *, by, at, kind, done_on, content, place="", people=""):
    """What was done before it was written: reviewers see it, and it is counted."""
    Groundwork.objects.create(
        congress_id=suggestion.congress_id,
        suggestion=suggestion,
        kind=kind,
        done_on=done_on,
        content=content,
        place=place,
        people=people,
        by=by,
        at=at,
    )


@suggestion_steps.act(
    gettext_lazy("删去调研记录"),
    law="",
    who=the_lead_deputy,
    when=(*UNSENT, State.RETURNED),
    applies=collecting.has_groundwork,
    adds_row=True,
)
def strike_groundwork(suggestion, *, by, at, groundwork):
    """A record that was entered by mistake."""
    if groundwork.suggestion_id != suggestion.pk:
        raise Refused(_("这条记录不属于这件建议。"))
    groundwork.delete()


# -- pre-review --------------------------------------------------------------------------------


@suggestion_steps.act(
    gettext_lazy("送预审"),
    law="intake.pre_review",
    who=the_lead_deputy,
    when=State.DRAFT,
    applies=collecting.a_round_is_left,
    needs=(needs.complete_text, collecting.edits_are_answered),
    tells=(the_pre_reviewers,),
)
def send_to_pre_review(suggestion, *, by, at, body):
    """The next round reads the draft; it stays a draft, and the deputy's own."""
    round = collecting.next_round(suggestion)
    if body.kind != round or body.congress_id != suggestion.congress_id:
        raise Refused(_("这一轮不由%s预审，请重新选择。") % body)
    PreReview.objects.create(
        congress_id=suggestion.congress_id,
        suggestion=suggestion,
        round=round,
        body=body,
        version=suggestion.text,
        sent_at=at,
    )


@suggestion_steps.act(
    gettext_lazy("收回预审"),
    law="intake.pre_review",
    who=the_lead_deputy,
    when=State.DRAFT,
    applies=collecting.a_pre_review_waits,
)
def recall_from_pre_review(suggestion, *, by, at):
    """The deputy takes the draft back before an opinion was given, to change it or to hand it in."""
    end_pre_review(suggestion, at)


@suggestion_steps.act(
    gettext_lazy("提出预审意见"),
    law="intake.pre_review",
    who=a_pre_reviewer,
    when=State.DRAFT,
    applies=collecting.a_pre_review_waits,
    tells=(the_lead,),
    not_own=True,
)
def give_opinion(
    suggestion,
    *,
    by,
    at,
    opinion,
    title="",
    facts="",
    proposal="",
    requests=(),
    edit_reason="",
):
    """An opinion, and where the reviewers would change words, their text with its reasons."""
    one = suggestion.pre_reviews.get(given_at=None, ended_at=None)
    edited = bool(title or facts or proposal or requests)
    if edited and not edit_reason:
        raise Refused(_("改动了文稿，请写明改稿理由。"))
    one.opinion, one.given_by, one.given_at = opinion, by, at
    if edited:
        one.title, one.facts, one.proposal = title, facts, proposal
        one.requests, one.edit_reason = list(requests), edit_reason
        one.answer = EditAnswer.OPEN
    one.save()


@suggestion_steps.act(
    gettext_lazy("采用改稿"),
    law="intake.pre_review",
    who=the_lead_deputy,
    when=State.DRAFT,
    applies=collecting.an_edit_waits,
    tells=(the_pre_reviewers,),
)
def adopt_edit(suggestion, *, by, at):
    """The deputy says yes: the edited text becomes the next version, its reason kept."""
    one = suggestion.pre_reviews.select_related("body").get(answer=EditAnswer.OPEN, ended_at=None)
    one.answer, one.answered_at = EditAnswer.ADOPTED, at
    one.save(update_fields=["answer", "answered_at"])
    reason = _("采用%(body)s的改稿：%(reason)s") % {"body": one.body, "reason": one.edit_reason}
    write_version(
        suggestion,
        title=one.title,
        facts=one.facts,
        proposal=one.proposal,
        requests=one.requests,
        differs=suggestion.text.differs,
        reason=reason[:300],
        kept=list(suggestion.text.attachments.all()),
        by=by,
        at=at,
    )


@suggestion_steps.act(
    gettext_lazy("不采用改稿"),
    law="intake.pre_review",
    who=the_lead_deputy,
    when=State.DRAFT,
    applies=collecting.an_edit_waits,
    tells=(the_pre_reviewers,),
)
def decline_edit(suggestion, *, by, at, reason):
    """The deputy says no; the text stays as it is."""
    one = suggestion.pre_reviews.select_related("body").get(answer=EditAnswer.OPEN, ended_at=None)
    one.answer, one.answer_reason, one.answered_at = EditAnswer.DECLINED, reason, at
    one.save(update_fields=["answer", "answer_reason", "answered_at"])


def end_pre_review(suggestion, at) -> None:
    """Whatever waits for an opinion waits no longer."""
    suggestion.pre_reviews.filter(given_at=None, ended_at=None).update(ended_at=at)


# -- 会中提交 ------------------------------------------------------------------------------------


@suggestion_steps.act(
    gettext_lazy("标明会中提交"),
    law="",
    who=the_lead_deputy,
    when=UNSENT,
    applies=collecting.is_not_marked,
    needs=(collecting.a_session_is_to_come,),
)
def mark_for_session(suggestion, *, by, at, session):
    """Written before the session, handed in during it: it cannot be submitted before the opening."""
    if session.congress_id != suggestion.congress_id or session.closes_at <= at:
        raise Refused(_("这次会议已经闭幕，请重新选择。"))
    state_circumstances(suggestion, {"for_session": session})


@suggestion_steps.act(
    gettext_lazy("取消会中提交"),
    law="",
    who=the_lead_deputy,
    when=UNSENT,
    applies=collecting.is_marked,
)
def unmark_for_session(suggestion, *, by, at):
    """It may be handed in at any time again."""
    state_circumstances(suggestion, {"for_session": None})


@suggestion_steps.act(
    gettext_lazy("会议闭幕，草稿未提交"),
    law="",
    who=the_system,
    when=UNSENT,
    applies=collecting.is_marked,
    needs=(collecting.its_session_has_closed,),
    tells=(the_lead,),
)
def lapse_for_session(suggestion, *, by, at):
    """The session is over: what was not submitted stays a draft, and its deputy is told."""
    state_circumstances(suggestion, {"for_session": None})
