"""年度办理和督办意见: drafted by the 代表工委, decided by the chairmen's meeting, issued with a number to every unit."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import (
    clerk_of_the_committee,
    head_of_the_committee,
    the_committee,
)
from huying.domain.suggestions.policy import papers
from huying.domain.suggestions.states import SeriesUse
from huying.foundation.procedure.refusal import Refused

from ..models import YearlyOpinion
from ..policy.supervising import every_unit
from ..states.yearly_opinion import YearlyOpinion as State
from .kinds import opinion_steps


@opinion_steps.opens(
    gettext_lazy("起草年度办理和督办意见"),
    who=clerk_of_the_committee,
    then=State.DRAFT,
)
def draft(*, case, by, at, year, title, text):
    """One for a year, unless an earlier one was dropped."""
    kept = YearlyOpinion.objects.filter(congress=case.congress_id, year=year)
    if kept.exclude(case__state=State.DROPPED).exists():
        raise Refused(_("%s年的意见已经起草。") % year)
    return YearlyOpinion.objects.create(
        case=case,
        congress_id=case.congress_id,
        year=year,
        title=title,
        text=text,
        drafted_by=by,
        drafted_at=at,
    )


@opinion_steps.act(
    gettext_lazy("修改年度意见"),
    who=clerk_of_the_committee,
    when=State.DRAFT,
)
def rewrite(opinion, *, by, at, title, text):
    """As often as one likes before the chairmen's meeting."""
    opinion.title, opinion.text = title, text
    opinion.save(update_fields=["title", "text"])


@opinion_steps.act(
    gettext_lazy("登记主任会议通过"),
    who=clerk_of_the_committee,
    when=State.DRAFT,
    then=State.DECIDED,
    tells=(the_committee,),
)
def decide(opinion, *, by, at, decided_on, decision):
    """What the chairmen's meeting decided, and when."""
    if decided_on > timezone.localdate(at):
        raise Refused(_("决定的日期不能晚于今天。"))
    opinion.decided_on, opinion.decision = decided_on, decision
    opinion.save(update_fields=["decided_on", "decision"])


@opinion_steps.act(
    gettext_lazy("印发年度意见"),
    who=head_of_the_committee,
    when=State.DECIDED,
    then=State.ISSUED,
    tells=(every_unit,),
)
def issue(opinion, *, by, at):
    """Number and day are the system's own; from here on everybody reads it."""
    opinion.number_text = papers.next_number(
        by.body, SeriesUse.PAPER, at, otherwise=opinion.congress.short_name
    )
    opinion.issued_at = at
    opinion.save(update_fields=["number_text", "issued_at"])


@opinion_steps.act(
    gettext_lazy("不再印发年度意见"),
    who=clerk_of_the_committee,
    when=(State.DRAFT, State.DECIDED),
    then=State.DROPPED,
    tells=(the_committee,),
)
def drop(opinion, *, by, at, reason):
    """Another one may then be drafted for the year."""
    opinion.drop_reason = reason
    opinion.save(update_fields=["drop_reason"])
