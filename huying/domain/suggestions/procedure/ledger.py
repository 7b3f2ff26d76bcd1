"""台账导入: rows of an office's own ledger become registered suggestions, all of them or none."""

from dataclasses import asdict

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Appointment, Body, Roll
from huying.domain.people.policy import clerk_of_the_committee
from huying.domain.people.procedure import bodies, deputies
from huying.domain.people.roll.pinyin import spell
from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.procedure.many import open_many
from huying.foundation.procedure.refusal import Refused, Why

from ..states import Suggestion as State
from .ledger_rows import Writing
from .past_rows import PastWriting, import_past_row
from .steps import suggestion_steps


@suggestion_steps.opens(
    gettext_lazy("台账导入"), law="", who=clerk_of_the_committee, then=State.REGISTERED
)
def import_row(
    *,
    case,
    by,
    at,
    title,
    session,
    source_key,
    original_number="",
    in_session=True,
    submitted_at=None,
    lead_unit=None,
    co_units=(),
    lead=None,
    cosigners=(),
    category=None,
    facts="",
    source=None,
    hints=(),
):
    """One row of a ledger, with a number of our own; no clock starts, the units are only proposed.

    `source` and `hints`, what was written and what was odd in it, are kept in the event.
    """
    row = {
        "title": title,
        "session": session,
        "source_key": source_key,
        "original_number": original_number,
        "in_session": in_session,
        "submitted_at": submitted_at,
        "lead_unit": lead_unit,
        "co_units": co_units,
        "lead": lead,
        "cosigners": cosigners,
        "category": category,
        "facts": facts,
    }
    return Writing(by, at).write([(case, row)])[0]


def act_of(plan):
    """The act by which each row of it comes in."""
    return import_past_row if plan.past else import_row


def said_of(plan, number: int) -> str:
    """What came of it, and what is still to be done."""
    said = _("已导入%(imported)d行，跳过以前已导入的%(skipped)d行。") % {
        "imported": number,
        "skipped": plan.skipped,
    }
    return said if plan.past else said + _("交办前请逐件补录代表、正文和诉求。")


def carry_out(plan, *, by, at, told=None, finish=None) -> int:
    """Import what `plan` (queries.ledger.Plan) says, in one transaction; returns how many rows.

    Creates the units and deputies it names. `told(done, of)` hears of the progress; `finish(number)` is
    called last inside the transaction. Raises Refused.
    """
    if plan.errors:
        raise Refused(_("台账中有%d处错误，没有导入任何一行。") % len(plan.errors))
    coming = plan.to_import
    try:
        with transaction.atomic():
            _create_missing(plan, by=by, at=at)
            units = {one.name: one for one in Body.objects.filter(congress=by.congress_id)}
            people = _running_deputies(by.congress_id)
            rows = [_arguments(one, units, people) for one in coming]
            write = (PastWriting if plan.past else Writing)(by, at).write
            open_many(act_of(plan), rows, by=by, at=at, write=write, told=told)
            if finish:
                finish(len(coming))
    except IntegrityError as error:
        raise _changed_meanwhile() from error
    return len(coming)


def _arguments(planned, units, people) -> dict:
    row = planned.row
    of_the_past = {}
    if planned.past:
        of_the_past = {"past": asdict(planned.past), "proposers": planned.proposers}
    return of_the_past | {
        "title": row.title,
        "session": planned.session,
        "source_key": row.key,
        "original_number": row.original_number,
        "in_session": planned.in_session,
        "submitted_at": planned.submitted_at,
        "lead_unit": _named(units, planned.lead_unit),
        "co_units": [_named(units, name) for name in planned.co_units],
        "lead": _named(people, planned.deputy) if planned.deputy else None,
        "cosigners": [_named(people, name) for name in planned.cosigners],
        "category": planned.category,
        "facts": row.facts,
        "source": row.source,
        "hints": planned.hints,
    }


def _named(known: dict, name: str):
    if name not in known:
        raise _changed_meanwhile()
    return known[name]


def _changed_meanwhile() -> Refused:
    return Refused(
        _("导入的同时有人改动了名册或导入了同一份台账，没有导入任何一行。请重新预览后再导入。"),
        Why.VERSION,
    )


def _create_missing(plan, *, by, at):
    """The units and deputies that the ledger names and the roll does not know, by acts of the roll."""
    roll = Roll.objects.select_related("case", "congress").get(congress=by.congress_id)
    for name, system in plan.units_to_create.items():
        bodies.add_body(roll, by=by, at=at, name=name, kind=BodyKind.UNIT, system=system)
    for name in plan.deputies_to_create:
        pinyin, initials = spell(name)
        deputies.add_deputy(
            roll,
            by=by,
            at=at,
            person={"name": name, "pinyin": pinyin, "initials": initials},
            seat={"term": plan.term, "elected_by": _("（台账未载，待补）")},
            since=timezone.localdate(at),
        )


def _running_deputies(congress_id) -> dict:
    found = Appointment.objects.filter(
        congress=congress_id, capacity=Capacity.DEPUTY, until=None
    ).select_related("person", "body")
    return {one.person.name: one for one in found}
