"""会前征集、预审: what must be so while a suggestion is still a draft."""

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment, Body, Session

from ..models import PreReview
from ..states import EditAnswer
from .clocks import book_of
from .proposing import stated


def has_groundwork(suggestion):
    return None if suggestion.groundwork.exists() else _("没有登记调研。")


# -- the rounds of pre-review ----------------------------------------------------------------


def waiting_pre_review(suggestion) -> PreReview | None:
    """The round that waits for its opinion."""
    return (
        suggestion.pre_reviews.filter(given_at=None, ended_at=None).select_related("body").first()
    )


def edit_to_answer(suggestion) -> PreReview | None:
    """The edited text that waits for the deputy's yes or no."""
    return (
        suggestion.pre_reviews.filter(answer=EditAnswer.OPEN, ended_at=None)
        .select_related("body", "version")
        .first()
    )


def next_round(suggestion) -> str:
    """The first round of the rulebook that has given no opinion yet; empty after the last."""
    given = set(suggestion.pre_reviews.exclude(given_at=None).values_list("round", flat=True))
    rounds = book_of(suggestion).intake.pre_review
    return next((one for one in rounds if one not in given), "")


def bodies_of_round(congress_id, round: str):
    """The bodies that may give the opinion of this round: those with somebody appointed in them."""
    staffed = Appointment.objects.filter(congress_id=congress_id, until=None).values("body")
    return Body.objects.filter(
        congress_id=congress_id, kind=round, active=True, pk__in=staffed
    ).order_by("name")


def a_round_is_left(suggestion):
    if not book_of(suggestion).intake.pre_review:
        return _("本级人大没有规定会前预审。")
    if waiting_pre_review(suggestion):
        return _("已经送去预审，正等待意见。")
    return None if next_round(suggestion) else _("各轮预审都已经提出意见。")


def a_pre_review_waits(suggestion):
    if not book_of(suggestion).intake.pre_review:
        return _("本级人大没有规定会前预审。")
    return None if waiting_pre_review(suggestion) else _("没有等待预审意见。")


def an_edit_waits(suggestion):
    if not book_of(suggestion).intake.pre_review:
        return _("本级人大没有规定会前预审。")
    return None if edit_to_answer(suggestion) else _("没有等您答复的改稿。")


def not_in_pre_review(suggestion, *, by, at):
    """The opinion is given on the text that was sent."""
    if not book_of(suggestion).intake.pre_review or suggestion.submitted_at:
        return None
    if one := waiting_pre_review(suggestion):
        return _("这一稿正在%s预审。要改动，请先“收回预审”。") % one.body
    return None


def edits_are_answered(suggestion, *, by, at):
    if not book_of(suggestion).intake.pre_review or suggestion.submitted_at:
        return None
    if one := edit_to_answer(suggestion):
        return _("%s的改稿还等您答复：采用，或者写明不采用的理由。") % one.body
    return None


# -- 会中提交 --------------------------------------------------------------------------------


def sessions_to_come(congress_id, at):
    """Sessions that have not closed yet, the next one first."""
    return (
        Session.objects.filter(congress_id=congress_id, closes_at__gt=at)
        .select_related("term")
        .order_by("opens_at")
    )


def marked_session(suggestion):
    said = stated(suggestion)
    return said.for_session if said and said.for_session_id else None


def is_not_marked(suggestion):
    return _("已经标明会中提交。") if marked_session(suggestion) else None


def is_marked(suggestion):
    return None if marked_session(suggestion) else _("没有标明会中提交。")


def a_session_is_to_come(suggestion, *, by, at):
    if sessions_to_come(suggestion.congress_id, at).exists():
        return None
    return _("名册中还没有登记将要召开的会议。请联系代表工委。")


def its_session_has_opened(suggestion, *, by, at):
    """会中提交: not before the opening; after the closing it is submitted out of session."""
    session = marked_session(suggestion)
    if session is None or at >= session.opens_at:
        return None
    opens = timezone.localtime(session.opens_at)
    return _(
        "已标明会中提交，%(session)s于%(m)s月%(d)s日%(time)s开幕后才能提交。"
        "要在会前提交，请先“取消会中提交”。"
    ) % {
        "session": session,
        "m": opens.month,
        "d": opens.day,
        "time": opens.strftime("%H:%M"),
    }


def its_session_has_closed(suggestion, *, by, at):
    session = marked_session(suggestion)
    return None if session and session.closes_at < at else _("会议还没有闭幕。")
