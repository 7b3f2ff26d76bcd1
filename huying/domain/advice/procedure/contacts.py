"""联系代表办法: each organ's own rule of keeping in touch with deputies, and the contacts made by it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.procedure.act import Follow
from huying.foundation.procedure.refusal import Refused

from ..models import ContactRule, Liaison
from ..policy.audiences import those_met
from ..policy.standing import of_an_organ, of_the_recording_organ
from ..states import ContactRule as RuleState
from ..states import Liaison as State
from .steps import liaison_steps, rule_steps


@rule_steps.opens(
    gettext_lazy("制定联系代表办法"),
    law="",
    who=of_an_organ,
    then=RuleState.IN_FORCE,
    tells=(the_committee,),
)
def lay_down(*, case, by, at, title, text, each_year, in_force_from, document_number=""):
    """How an organ keeps in touch with deputies; it has one rule at a time."""
    running = ContactRule.objects.filter(body=by.body_id, case__state=RuleState.IN_FORCE)
    if running.exists():
        raise Refused(_("本机关已有施行中的联系代表办法，请先废止。"))
    return ContactRule.objects.create(
        case=case,
        congress_id=case.congress_id,
        body=by.body,
        title=title,
        document_number=document_number,
        text=text,
        each_year=each_year,
        in_force_from=in_force_from,
    )


@rule_steps.act(
    gettext_lazy("废止联系代表办法"),
    law="",
    who=(of_an_organ, clerk_of_the_committee),
    when=RuleState.IN_FORCE,
    then=RuleState.REPEALED,
    tells=(the_committee,),
)
def repeal(rule, *, by, at, reason):
    """The contacts made by it stay."""
    rule.repealed_at = at
    rule.save(update_fields=["repealed_at"])


@rule_steps.act(
    gettext_lazy("记录联系代表"),
    law="",
    who=of_an_organ,
    when=RuleState.IN_FORCE,
    adds_row=True,
)
def record(rule, *, by, at, held_on, way, content, deputies, place="", opinions=""):
    """A contact made by the rule: whom, when, how, and what the deputies raised."""
    if held_on > timezone.localdate(at):
        raise Refused(_("联系的日期不能晚于今天。"))


def _the_contact(rule, *, by, at, **details):
    yield {"rule": rule, **details}


@liaison_steps.follows(
    record,
    _the_contact,
    gettext_lazy("登记联系代表记录"),
    law="oral_opinion",
    opens=True,
    then=State.OPEN,
    starts=("oral_opinion",),
    tells=(those_met,),
)
def enter(*, case, by, at, rule, held_on, way, content, deputies, place="", opinions=""):
    """A case of its own: what was raised has its own time to be answered."""
    liaison = Liaison.objects.create(
        case=case,
        congress_id=case.congress_id,
        rule=rule,
        held_on=held_on,
        way=way,
        place=place,
        content=content,
        opinions=opinions,
        recorded_by=by,
    )
    liaison.deputies.set(deputies)
    return liaison


@liaison_steps.act(
    gettext_lazy("答复代表所提意见"),
    law="oral_opinion",
    who=of_the_recording_organ,
    when=State.OPEN,
    then=State.CLOSED,
    meets=("oral_opinion",),
    tells=(those_met, the_committee),
)
def answer(liaison, *, by, at, text):
    """What was done about what the deputies raised."""
    liaison.answer, liaison.answered_at = text, at
    liaison.save(update_fields=["answer", "answered_at"])


def _where_nothing_was_raised(liaison, **details):
    if not liaison.opinions:
        yield {"on": liaison}


@liaison_steps.act(
    gettext_lazy("没有提出意见"),
    law="",
    who=enter.who,
    when=State.OPEN,
    then=State.CLOSED,
    by_hand=False,
    follows=Follow(enter, _where_nothing_was_raised),
)
def nothing_raised(liaison, *, by, at):
    """A contact in which no deputy raised anything is closed at once."""


__all__ = ["answer", "enter", "lay_down", "nothing_raised", "record", "repeal"]
