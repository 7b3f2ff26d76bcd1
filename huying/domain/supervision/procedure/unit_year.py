"""单位年度办理工作: a plan with its division of duties at the start, a report signed by the head at the end."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Body
from huying.domain.people.policy import clerk_of_the_committee
from huying.domain.people.states import BodyKind
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused, Why

from ..models import PlanDuty, UnitPlan, UnitYear
from ..policy import unit_year as policy
from ..policy.figures import of_a_unit, words
from ..states.unit_year import UnitYear as State
from .kinds import unit_year_steps

NO_REPORT_YET = (State.ASKED, State.UNDER_WAY)


@unit_year_steps.opens(
    gettext_lazy("布置年度办理工作"),
    law="",
    who=clerk_of_the_committee,
    then=State.ASKED,
    starts=(policy.PLAN, policy.REPORT),
    tells=(policy.the_unit_of_the_year,),
)
def open_year(*, case, by, at, unit, year):
    """Of a unit that has items of that year; its report is due on the day that the rulebook names."""
    if unit.kind != BodyKind.UNIT or unit.congress_id != case.congress_id:
        raise Refused(_("请选择本级人大的承办单位。"))
    if policy.years_of(unit, year).exists():
        raise Refused(
            _("%(unit)s%(year)s年的年度办理工作已经布置。") % _named(unit, year), Why.STATE
        )
    if not policy.turns_of(unit, year, at).exists():
        raise Refused(_("%(unit)s%(year)s年没有承办建议。") % _named(unit, year))
    due = policy.report_day(unit.congress, year)
    if due < timezone.localdate(at):
        raise Refused(_("%s年报送年度报告的期限已经过了，请布置下一年的。") % year)
    return UnitYear.objects.create(
        case=case,
        congress_id=case.congress_id,
        unit=unit,
        year=year,
        title=_("%(unit)s%(year)s年代表建议办理工作") % _named(unit, year),
        opened_at=at,
        report_by=due,
    )


def _named(unit, year) -> dict:
    return {"unit": unit, "year": year}


@dataclass(frozen=True)
class Opened:
    """What became of each unit: those opened, and those refused with the reason."""

    done: list[UnitYear] = field(default_factory=list)
    refused: list[tuple[Body, str]] = field(default_factory=list)


def open_for(units: Iterable[Body], *, by, at: datetime, year: int) -> Opened:
    """One act for each unit, in its own transaction; who is refused stops nobody else."""
    report = Opened()
    for unit in units:
        try:
            report.done.append(open_year(by=by, at=at, unit=unit, year=year))
        except Refused as refused:
            report.refused.append((unit, refused.reason))
    return report


@unit_year_steps.act(
    gettext_lazy("报送办理工作方案"),
    law=policy.PLAN,
    who=policy.who_speaks_for_the_unit,
    when=State.ASKED,
    then=State.UNDER_WAY,
    meets=(policy.PLAN,),
    tells=(policy.the_committee,),
)
def submit_plan(one, *, by, at, aims, duties, files=()):
    """Aims, and for every item the section and the person in charge: {"section", "person", "items"}."""
    _keep_plan(one, by, at, aims, duties, files)


@unit_year_steps.act(
    gettext_lazy("修改办理工作方案"),
    law="",
    who=policy.who_speaks_for_the_unit,
    when=State.UNDER_WAY,
    tells=(policy.the_committee,),
)
def change_plan(one, *, by, at, aims, duties, reason, files=()):
    """Items came or went, or others are in charge; the older plan is kept."""
    _keep_plan(one, by, at, aims, duties, files, reason)


def _keep_plan(one, by, at, aims, duties, files, reason="") -> None:
    held = policy.turns_of(one.unit, one.year, at).order_by().values_list("suggestion", flat=True)
    given = [item.pk for row in duties for item in row["items"]]
    if len(set(given)) != len(given):
        raise Refused(_("一件建议只能写在一行里，由一人负责。"))
    if not set(given) <= set(held):
        raise Refused(_("分工里有不是本单位承办的建议。"))
    if left := len(set(held) - set(given)):
        raise Refused(_("还有%s件建议没有分工，请逐件写明科室和责任人。") % left)
    plan = UnitPlan.objects.create(
        congress_id=one.congress_id, unit_year=one, aims=aims, reason=reason, by=by, at=at
    )
    for row in duties:
        line = PlanDuty.objects.create(
            congress_id=one.congress_id, plan=plan, section=row["section"], person=row["person"]
        )
        line.items.set(row["items"])
    hang(plan, files, case=one.case, purpose="supervision", by=by, at=at)


@unit_year_steps.act(
    gettext_lazy("起草年度办理工作报告"),
    law=policy.BASIS,
    who=policy.of_the_unit,
    when=NO_REPORT_YET,
    then=State.DRAFTED,
    ends=(policy.PLAN,),
    tells=(policy.the_head_of_the_unit,),
)
def draft_report(one, *, by, at, practice):
    """The figures are the system's; what the unit did and met, and means to do, it says itself."""
    known = of_a_unit.by_label()
    if wrong := words.what_is_wrong(practice, known):
        raise Refused(wrong)
    one.text, one.drafted_at = of_a_unit.drafted(policy.scope_of(one, at), practice), at
    one.save(update_fields=["text", "drafted_at"])


@unit_year_steps.act(
    gettext_lazy("修改年度办理工作报告"),
    law="",
    who=policy.of_the_unit,
    when=State.DRAFTED,
)
def edit_report(one, *, by, at, text):
    """The words, not the figures: a number of items that was typed is refused."""
    if wrong := words.what_is_wrong(text, of_a_unit.by_label()):
        raise Refused(wrong)
    one.text = text
    one.save(update_fields=["text"])


@unit_year_steps.act(
    gettext_lazy("签发年度办理工作报告"),
    law=policy.BASIS,
    who=policy.head_of_the_unit,
    when=State.DRAFTED,
    then=State.HANDED_IN,
    meets=(policy.REPORT,),
    tells=(policy.the_committee,),
)
def sign_report(one, *, by, at):
    """By the head alone; from now on the figures are those of this moment, each with its rows."""
    one.figures = of_a_unit.keys(policy.scope_of(one, at))
    one.signed_by, one.signed_at, one.return_reason = by, at, ""
    one.save(update_fields=["figures", "signed_by", "signed_at", "return_reason"])


@unit_year_steps.act(
    gettext_lazy("退回年度办理工作报告"),
    law="",
    who=clerk_of_the_committee,
    when=State.HANDED_IN,
    then=State.DRAFTED,
    needs=(policy.somebody_is_there_to_write_it,),
    starts=(policy.REPORT,),
    tells=(policy.the_unit_of_the_year,),
)
def return_report(one, *, by, at, reason, report_by):
    """What is missing, and until when it is sent again; the figures are counted anew."""
    if report_by <= timezone.localdate(at):
        raise Refused(_("重新报送的期限要在今天以后。"))
    one.figures, one.signed_by, one.signed_at = {}, None, None
    one.return_reason, one.report_by = reason, report_by
    one.save(update_fields=["figures", "signed_by", "signed_at", "return_reason", "report_by"])


@unit_year_steps.act(
    gettext_lazy("签收存档年度报告"),
    law="",
    who=clerk_of_the_committee,
    when=State.HANDED_IN,
    then=State.TAKEN_IN,
    tells=(policy.the_unit_of_the_year,),
)
def take_in(one, *, by, at):
    """Nothing changes any more; it stands among the year's papers."""
    one.taken_in_at = at
    one.save(update_fields=["taken_in_at"])


@unit_year_steps.act(
    gettext_lazy("不再要求年度办理工作"),
    law="",
    who=clerk_of_the_committee,
    when=(*NO_REPORT_YET, State.DRAFTED),
    then=State.CALLED_OFF,
    ends=("*",),
    tells=(policy.the_unit_of_the_year,),
)
def call_off(one, *, by, at, reason):
    """All its items went elsewhere, or it was opened by mistake; it may be opened again."""
    one.called_off_at, one.call_off_reason = at, reason
    one.save(update_fields=["called_off_at", "call_off_reason"])
