"""督办阶梯: whose step the next one is, what may be passed over, by when the unit answers."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import (
    clerk_of_the_committee,
    day_table,
    head_of_the_committee,
)
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.policy.family import proposers
from huying.domain.suggestions.policy.standing import the_office_of_the_government
from huying.foundation.calendar.periods import Period, deadline
from huying.foundation.calendar.words import gettext_noop
from huying.foundation.procedure.act import who
from huying.foundation.procedure.refusal import Refused

from .clocks import by_a_day_set
from .supervising import of_a_special_committee

ANSWER = "ladder_answer"
CLOCKS = {ANSWER: gettext_noop("回复督办")}
ANCHORS = {"step_taken_at": gettext_noop("采取该级督办之日")}
HANDS = {
    "clerk": clerk_of_the_committee,
    "head": head_of_the_committee,
    "special_committee": of_a_special_committee,
    "government_office": the_office_of_the_government,
}


@who(gettext_lazy("督办阶梯中负责下一级的机构"))
def whose_step_is_next(ladder, by):
    """Any hand that the congress's ladder names; of a step in sight, whoever may take it or pass to it."""
    return any(HANDS[step.who](ladder, by) for step in steps_ahead(ladder, by))


@who(gettext_lazy("采取最近一级督办的机构"))
def whose_step_was_last(ladder, by):
    return ladder.steps.latest("place").by.body_id == by.body_id and not by.is_deputy


def steps_ahead(ladder, by) -> list:
    """The steps still to come: of a new ladder all of them."""
    steps = book_of(ladder or by).supervision.ladder
    return list(steps if ladder is None else steps[len_taken(ladder) :])


def len_taken(ladder) -> int:
    last = ladder.steps.order_by("-place").first()
    return last.place if last else 0


def chosen(ladder, by, code: str, skip_reason: str):
    """(the step, what it passes over); refused where a step between may not be passed over by them."""
    ahead = steps_ahead(ladder, by)
    place = next((n for n, one in enumerate(ahead) if one.code == code), None)
    if place is None:
        raise Refused(_("督办阶梯中没有这一级，或者已经过了。"))
    step, passed = ahead[place], ahead[:place]
    if not HANDS[step.who](ladder, by):
        raise Refused(_("“%s”不由您办理。") % _(step.label))
    for one in passed:
        if not one.skip or not HANDS[one.skip](ladder, by):
            raise Refused(_("“%s”这一级不能由您跳过。") % _(one.label))
    if passed and not skip_reason.strip():
        raise Refused(_("跳过前面几级的，请写明理由。"))
    return step, passed


def answer_by(ladder_or_by, days: int, at: datetime) -> date:
    period = Period(days, "wd", "urged_at")
    return deadline(period, timezone.localdate(at), day_table(ladder_or_by.congress)).due


def terms(subject, name: str, at: datetime):
    due = subject.steps.latest("place").answer_by
    return by_a_day_set(subject, ANSWER, CLOCKS[ANSWER], due, at, anchor="step_taken_at")


def nothing_awaited_in_time(ladder, *, by, at):
    """The next step is for a unit that has answered and not done it, or has not answered in its days."""
    last = ladder.steps.latest("place")
    if last.answered_at or last.answer_by < timezone.localdate(at):
        return None
    day = last.answer_by
    words = {"label": _(last.label), "m": day.month, "d": day.day}
    return _("单位回复“%(label)s”的期限是%(m)s月%(d)s日，到期未回复或者回复以后再升级。") % words


def steps_are_left(ladder):
    if len_taken(ladder) < len(book_of(ladder).supervision.ladder):
        return None
    return _("督办阶梯已到最高一级。")


def proposers_of(ladder) -> set:
    """Whoever proposed the item neither urges for an office nor answers for a unit."""
    return proposers(ladder.handling)
