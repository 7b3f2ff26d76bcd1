"""网上听办: announced, reported on, opened to the deputies invited, closed with its result."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.domain.people.states import BodyKind
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ..models import Listening, ListeningMark, ListeningReport
from ..policy import listening as policy
from ..policy.hearing import stand_back
from ..policy.key import items_open_to
from ..states.listening import Listening as State
from .kinds import listening_steps


@listening_steps.opens(
    gettext_lazy("安排网上听办"),
    who=clerk_of_the_committee,
    then=State.ANNOUNCED,
    starts=(policy.REPORT,),
    tells=(policy.the_reporting_units, policy.the_invited, the_committee),
)
def announce(
    *, case, by, at, title, units, starts_on, ends_on, items=(), deputies=(), authors=False,
    delegations=(), team=None, note="",
):  # fmt: skip
    """Which units report about which items, to which deputies, from when to when."""
    if not units or any(
        one.kind != BodyKind.UNIT or one.congress_id != case.congress_id for one in units
    ):
        raise Refused(_("请选择本级人大的承办单位。"))
    if starts_on < timezone.localdate(at) or ends_on < starts_on:
        raise Refused(_("听办的日期不能早于今天，结束的日期不能早于开始的日期。"))
    known = items_open_to(case.congress_id, by.body).filter(pk__in=[one.pk for one in items])
    if known.count() != len(items):
        raise Refused(_("所选建议不在可以选择的范围。"))
    stand_back(by, items)
    found = policy.to_invite(
        case.congress_id, chosen=deputies, items=items, authors=authors,
        delegations=delegations, team=team,
    )  # fmt: skip
    found = policy.without_their_own(found, units)
    if not found:
        raise Refused(_("没有可以邀请的代表：请选择代表，在汇报单位任职的代表不参加。"))
    listening = Listening.objects.create(
        case=case,
        congress_id=case.congress_id,
        title=title,
        note=note,
        starts_on=starts_on,
        ends_on=ends_on,
        announced_by=by,
    )
    listening.items.set(items)
    listening.deputies.set(found)
    ListeningReport.objects.bulk_create(
        ListeningReport(congress_id=case.congress_id, listening=listening, unit=one)
        for one in units
    )
    return listening


@listening_steps.act(
    gettext_lazy("提交听办报告"),
    who=policy.of_a_reporting_unit,
    when=(State.ANNOUNCED, State.OPEN),
    needs=(policy.may_hand_in,),
    tells=(the_committee,),
    not_own=True,
    adds_row=True,
)
def hand_in(listening, *, by, at, text, link="", files=()):
    """Text, and a film or the address of a live broadcast; until it begins the report may be handed in anew."""
    if link:
        policy.https_only(link)
    report = listening.reports.get(unit=by.body_id)
    report.text, report.link, report.handed_in_at, report.handed_in_by = text, link, at, by
    report.save(update_fields=["text", "link", "handed_in_at", "handed_in_by"])
    if files:
        report.attachments.clear()
    hang(report, files, case=listening.case, purpose="supervision", by=by, at=at)


def when_all_have_reported(listening, **details):
    if not listening.reports.filter(handed_in_at=None).exists():
        yield {"on": listening}


@listening_steps.follows(
    hand_in,
    when_all_have_reported,
    gettext_lazy("听办报告交齐"),
    when=(State.ANNOUNCED, State.OPEN),
    meets=(policy.REPORT,),
)
def all_handed_in(listening, *, by, at):
    """The last unit has handed in."""


@listening_steps.act(
    gettext_lazy("开始听办"),
    who=clerk_of_the_committee,
    when=State.ANNOUNCED,
    then=State.OPEN,
    needs=(policy.its_day_has_come,),
    tells=(policy.the_invited, policy.the_reporting_units),
    not_own=True,
)
def open_up(listening, *, by, at):
    """From now on the deputies read, ask and mark; a unit that is late may still hand in."""


@listening_steps.act(
    gettext_lazy("听办提问"),
    who=policy.invited,
    when=State.OPEN,
    needs=(policy.its_days_run,),
    adds_row=True,
)
def ask(listening, *, by, at, unit, text):
    """To one of the units; it becomes a case of its own, with the clock of the rulebook."""
    if not policy.may_be_asked(listening).filter(pk=unit.pk).exists():
        raise Refused(_("请选择汇报办理情况的单位。"))


@listening_steps.act(
    gettext_lazy("听办评价"),
    who=policy.invited,
    when=State.OPEN,
    needs=(policy.its_days_run,),
    adds_row=True,
)
def mark(listening, *, by, at, report, grade, words=""):
    """Of one report; given again it takes the place of the earlier one. Nobody is told of it."""
    if not policy.handed_in(listening).filter(pk=report.pk).exists():
        raise Refused(_("这个单位还没有提交报告。"))
    policy.check_grade(listening, grade, words.strip())
    ListeningMark.objects.update_or_create(
        report=report,
        deputy=listening.deputies.get(person=by.person_id),
        defaults={
            "congress_id": listening.congress_id, "grade": grade, "words": words.strip(), "at": at,
        },
    )  # fmt: skip


@listening_steps.act(
    gettext_lazy("结束听办"),
    who=clerk_of_the_committee,
    when=State.OPEN,
    then=State.ANSWERING,
    ends=(policy.REPORT,),
    needs=(policy.its_days_are_over,),
    tells=(policy.the_reporting_units, policy.the_invited, the_committee),
    not_own=True,
)
def close(listening, *, by, at, summary):
    """No more marks; the result is there for units and deputies. What was asked is still to be answered."""
    listening.summary, listening.closed_at = summary, at
    listening.save(update_fields=["summary", "closed_at"])


@listening_steps.act(
    gettext_lazy("取消听办"),
    who=clerk_of_the_committee,
    when=State.ANNOUNCED,
    then=State.CANCELLED,
    ends=("*",),
    tells=(policy.the_reporting_units, policy.the_invited, the_committee),
    not_own=True,
)
def cancel(listening, *, by, at, reason):
    """It does not take place."""
    listening.cancel_reason = reason
    listening.save(update_fields=["cancel_reason"])
