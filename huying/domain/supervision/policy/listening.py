"""网上听办: who is invited, who reports, what is in the way, who is told.

评价 is the congress's: as with the survey of a reply, a unit reads no mark before the end, and then only
numbers and words. Who gave which mark is read by the 代表工委 and by the deputy alone.
"""

from datetime import datetime
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Appointment, Body, Delegation
from huying.domain.people.policy import holders, those_who_handle
from huying.domain.people.queries import sitting_deputies
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.policy.family import proposers_of_each
from huying.foundation.calendar.words import gettext_noop
from huying.foundation.procedure.act import who
from huying.foundation.procedure.clocks import Terms
from huying.foundation.procedure.refusal import Refused

from ..models import ListeningMark
from ..states.campaign import TeamRole
from ..states.listening import Listening as State
from ..states.listening import ListeningQuestion as QuestionState
from .clocks import by_a_day_set, by_the_rulebook
from .supervising import AT_WORK

REPORT = "listening_report"
ANSWER = "listening_answer"
CLOCKS = {REPORT: gettext_noop("提交网上听办报告")}
ANCHORS = {"listening_announced_at": gettext_noop("网上听办通知之日")}


def terms(listening, name: str, at: datetime) -> Terms | None:
    """Reports are due on the day on which it begins."""
    due, label = listening.starts_on, _(CLOCKS[REPORT])
    return by_a_day_set(listening, REPORT, label, due, at, anchor="listening_announced_at")


def terms_of_a_question(question, name: str, at: datetime) -> Terms | None:
    return by_the_rulebook(question, ANSWER, {"questioned_at": timezone.localdate(at)})


# -- who -------------------------------------------------------------------------------------


@who(gettext_lazy("受邀参加听办的代表"))
def invited(listening, by):
    if by.capacity != Capacity.DEPUTY:
        return False
    return listening.deputies.filter(person=by.person_id).exists() and not works_at(
        listening.reports.values("unit"), by.person_id
    )


@who(gettext_lazy("汇报办理情况的单位"))
def of_a_reporting_unit(listening, by):
    at_work = by.body.kind == BodyKind.UNIT and by.capacity in AT_WORK
    return at_work and listening.reports.filter(unit=by.body_id).exists()


@who(gettext_lazy("被提问的单位"))
def of_the_unit_asked(question, by):
    return by.body_id == question.unit_id and by.capacity in AT_WORK


def works_at(units, *people) -> bool:
    """Whether one of these people is at work in one of the units: nobody asks or marks their own."""
    return Appointment.objects.filter(
        body__in=units, person__in=people, until=None, body__kind=BodyKind.UNIT
    ).exists()


def proposers_of(listening) -> set:
    """Who proposed or co-signed one of its items, or what is handled with it; they do not act for a body."""
    kept = vars(listening)
    if "proposers_found" not in kept:
        items = list(listening.items.order_by("pk").values_list("pk", flat=True))
        kept["proposers_found"] = _proposers(items)
    return kept["proposers_found"]


def _proposers(items: list) -> set:
    return set().union(*proposers_of_each(items).values())


def proposers_of_a_question(question) -> set:
    return {question.deputy.person_id, *proposers_of(question.listening)}


def to_invite(
    congress_id, *, chosen=(), items=(), authors=False, delegations=(), team=None
) -> list:
    """Sitting deputies, each once: those chosen, the authors of the items, all of a delegation, of a group."""
    people = {one.person_id for one in chosen}
    if authors:
        people |= _proposers([one.pk for one in items])
    if team:
        seats = team.members.filter(role=TeamRole.DEPUTY)
        people |= set(seats.values_list("appointment__person", flat=True))
    sitting = sitting_deputies(congress_id)
    keys = {one.pk for one in delegations}
    return [one for one in sitting if one.person_id in people or one.seat.delegation_id in keys]


def delegations_that_sit(congress_id):
    """Those that have a sitting deputy, in the order in which they were entered."""
    seats = sitting_deputies(congress_id).order_by().values("seat__delegation")
    return Delegation.objects.filter(congress_id=congress_id, pk__in=seats).order_by("pk")


def without_their_own(deputies, units) -> list:
    """Nobody listens to the unit he or she works in."""
    own = Appointment.objects.filter(body__in=units, until=None)
    stand_back = set(own.values_list("person", flat=True))
    return [one for one in deputies if one.person_id not in stand_back]


# -- what is asked of it -----------------------------------------------------------------------


def grades_of(listening) -> tuple:
    """The words of marks: those of the congress's own evaluation, the best first."""
    return book_of(listening).evaluation.grades


def check_grade(listening, grade: str, words: str) -> None:
    grades = grades_of(listening)
    if grade not in [one.code for one in grades]:
        raise Refused(_("请选择评价的档次：%s。") % "、".join(_(one.label) for one in grades))
    if grade == grades[-1].code and book_of(listening).evaluation.reason_required and not words:
        raise Refused(_("评价为“%s”的，请写明理由。") % _(grades[-1].label))


def https_only(link: str) -> None:
    """A link leads elsewhere: whoever opens it should at least know where, and read what was sent."""
    parts = urlsplit(link)
    if parts.scheme != "https" or not parts.hostname or parts.username or " " in link:
        raise Refused(_("链接要以 https:// 开头，不能带用户名和空格。"))


def mark_of(report, listening, by) -> ListeningMark | None:
    """What somebody said of a report (a key, as an address names it) before."""
    if not str(report or "").isdecimal():
        return None
    found = ListeningMark.objects.filter(report__listening=listening, report=report)
    return found.filter(deputy__person=by.person_id).first()


# -- what is in the way ----------------------------------------------------------------------


def may_hand_in(listening, *, by, at):
    if listening.state == State.ANNOUNCED:
        return None
    mine = listening.reports.filter(unit=by.body_id, handed_in_at=None)
    return None if mine.exists() else _("听办已经开始，报告不能再改。")


def its_day_has_come(listening, *, by, at):
    if listening.starts_on > timezone.localdate(at):
        return _("还没有到听办开始的日期（%s）。") % listening.starts_on.isoformat()
    if not handed_in(listening).exists():
        return _("还没有单位提交报告，不能开始。")
    return None


def its_days_run(listening, *, by, at):
    if listening.ends_on < timezone.localdate(at):
        return _("听办的最后一天是%s，已经过了。") % listening.ends_on.isoformat()
    return None


def its_days_are_over(listening, *, by, at):
    """Earlier only where every invited deputy has marked every report."""
    if listening.ends_on <= timezone.localdate(at):
        return None
    invited_ones, reports = listening.deputies.count(), listening.reports.count()
    if ListeningMark.objects.filter(report__listening=listening).count() == invited_ones * reports:
        return None
    return _("听办到%s为止；受邀代表全部评价以后可以提前结束。") % listening.ends_on.isoformat()


def handed_in(listening):
    return listening.reports.exclude(handed_in_at=None)


def may_be_asked(listening):
    """The units that report; one that was merged into another answers nothing any more."""
    return Body.objects.filter(pk__in=listening.reports.values("unit"), active=True)


def waiting_questions(listening):
    return listening.questions.filter(case__state=QuestionState.ASKED)


# -- who is told -----------------------------------------------------------------------------


def _handlers(congress_id, units) -> list:
    return [one for unit in units for one in those_who_handle(congress_id, unit)]


def the_reporting_units(listening):
    units = listening.reports.order_by("pk").values_list("unit", flat=True)
    return _handlers(listening.congress_id, units)


def the_units_without_a_report(listening):
    units = listening.reports.filter(handed_in_at=None).order_by("pk")
    return _handlers(listening.congress_id, units.values_list("unit", flat=True))


def the_invited(listening):
    people = listening.deputies.values("person")
    return holders(listening.congress_id, capacities=(Capacity.DEPUTY,)).filter(person__in=people)


def the_unit_asked(question):
    return those_who_handle(question.congress_id, question.unit_id)


def who_asked(question):
    return [question.deputy]


AUDIENCES = {
    the_reporting_units: gettext_lazy("汇报办理情况的单位"),
    the_units_without_a_report: gettext_lazy("还没有提交报告的单位"),
    the_invited: gettext_lazy("受邀代表"),
    the_unit_asked: gettext_lazy("被提问的单位"),
    who_asked: gettext_lazy("提问的代表"),
}
