"""What must be so before an act on a bill: `need(bill, by=…, at=…) -> reason | None`."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.queries import session_at

from ..models import BillHours
from ..states import Bill as State
from ..states import BillMatter
from .signers import book_of, needed, number_of_proposers, signed, too_few


def complete_text(bill, *, by, at):
    """案由, 案据, 方案; a legislative bill also brings its draft or its main points."""
    text = bill.text
    if not text.grounds or not text.plan or not text.points:
        return _("议案应当有案由、案据和方案，并写明至少一条方案要点。")
    if bill.matter == BillMatter.LEGISLATION and not text.draft_law:
        return _("立法议案应当有法规草案，或者立法要旨、主要内容及其说明。")
    return None


def enough_proposers(bill, *, by, at):
    return too_few(bill) or None


def a_session_to_belong_to(bill, *, by, at):
    session, sitting = session_at(bill.congress_id, at)
    if session is None:
        return _("本级人大还没有设置届次和会议，不能提交。请联系代表工委在“名册”中设置。")
    if book_of(bill).options["late"].value == "refuse" and not (sitting and in_time(session, at)):
        return _("议案提出的截止时间已过。可以改作建议、批评和意见提出，或者在下次大会提出。")
    return None


def in_time(session, at) -> bool:
    """Before the presidium's cut-off; where it has set none, until the session closes."""
    hours = BillHours.objects.filter(session=session).first()
    return at <= (hours.cut_off_at if hours else session.closes_at)


def the_presidium_meets(bill, *, by, at):
    """A bill proposed between sessions is decided on by the presidium of the next one."""
    if bill.in_session:
        return None
    session, _sitting = session_at(bill.congress_id, at)
    if session and session.pk != bill.session_id:
        return None
    return _("这件议案在闭会期间提出，由下一次大会的主席团决定；下一次大会还没有举行。")


def the_presidium_decides(bill, *, by, at):
    """A bill that came back to be mended is made a suggestion on its deputies' word alone."""
    return the_presidium_meets(bill, by=by, at=at) if bill.state == State.BEFORE_PRESIDIUM else None


def not_reconsidered_yet(bill, *, by, at):
    return _("这件议案已经复议过一次。") if bill.reconsidered_at else None


def reconsideration_is_proposed(bill):
    if bill.reconsideration_proposed_at and not bill.reconsidered_at:
        return None
    return _("还没有人提议要求复议。")


def reconsideration_is_not_proposed(bill):
    return _("已经有人提议要求复议。") if bill.reconsideration_proposed_at else None


def enough_want_reconsideration(bill, *, by, at):
    """More than half of those who proposed it, and not fewer than the law asks for."""
    wanting = signed(bill).filter(wants_reconsideration_at__isnull=False).count()
    wanting += bill.reconsideration_proposed_at is not None
    least = max(number_of_proposers(bill) // 2 + 1, needed(bill))
    if wanting >= least:
        return None
    return _(
        "要求复议须有提出议案的代表过半数、且不少于法定人数（%(least)s名）同意，现有%(have)s名。"
    ) % {
        "least": least,
        "have": wanting,
    }


def before_the_last_presidium(bill, *, by, at):
    """In writing, so many hours before the presidium of the session meets for the last time."""
    session, _sitting = session_at(bill.congress_id, at)
    hours = BillHours.objects.filter(session=session).first() if session else None
    if hours is None:
        return _("还没有登记本次大会主席团最后一次会议的时间，请联系代表工委。")
    ahead = book_of(bill).options["reconsideration_hours"]
    last = hours.last_presidium_at - timedelta(hours=ahead.value)
    if at <= last:
        return None
    return _(
        "复议要求最迟在主席团最后一次会议%(hours)s小时以前（%(last)s）书面提出（%(article)s）。"
    ) % {
        "hours": ahead.value,
        "last": timezone.localtime(last).strftime("%Y-%m-%d %H:%M"),
        "article": ahead.basis,
    }


def no_reconsideration_runs(bill, *, by, at):
    """Those who want it keep their time: until the presidium's last meeting, or until they were heard."""
    if bill.state != State.NOT_A_BILL or bill.reconsidered_at:
        return None
    if bill.reconsideration_proposed_at and before_the_last_presidium(bill, by=by, at=at) is None:
        return _("代表正在征集复议要求，期限届满以前不能了结，也不能转为建议。")
    return None


def every_view_is_in(bill, *, by, at):
    waiting = bill.views.filter(answered_at=None).select_related("unit")
    late = timezone.localdate(at)
    names = [one.unit.name for one in waiting if not _is_late(bill, late)]
    if names:
        return _("还没有收到有关机关的意见：%s。") % "、".join(names)
    return None


def _is_late(bill, today) -> bool:
    clock = bill.case.clocks.filter(name="unit_views", ended_at=None).first()
    return clock is None or clock.due < today


def fewer_than_needed(bill, *, by, at):
    if too_few(bill):
        return None
    return _("坚持提出议案的代表仍达到法定人数，审议继续进行。")


def has_not_said_so_yet(bill, *, by, at):
    mine = bill.signatures.filter(deputy__person=by.person_id, wants_reconsideration_at=None)
    return None if mine.exists() else _("您已经同意要求复议。")
