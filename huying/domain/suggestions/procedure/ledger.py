"""台账导入: rows of an office's own ledger become registered suggestions, all of them or none."""

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Subquery
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

from ..models import CoSignature, Suggestion, TextVersion
from ..states import Suggestion as State
from .steps import suggestion_steps
from .suggestion.numbering import give_number, number_next
from .text import signatures, signed_on_paper, write_version


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
    suggestion = _suggestion(
        case,
        by,
        at,
        title=title,
        lead=lead,
        submitted_at=submitted_at,
        session=session,
        in_session=in_session,
        category=category,
        original_number=original_number,
        source_key=source_key,
        proposed_lead=lead_unit,
    )
    give_number(suggestion)
    suggestion.save(force_insert=True)
    suggestion.proposed_units.add(*filter(None, (lead_unit, *co_units)))
    version = write_version(
        suggestion, title=title, facts=facts, proposal="", requests=(), by=by, at=at
    )
    signed_on_paper(version, cosigners, lead=lead, at=at)
    return suggestion


def _suggestion(case, by, at, *, in_session, **written) -> Suggestion:
    series = "in" if in_session else "out"
    return Suggestion(
        case=case,
        congress=by.congress,
        drafted_at=at,
        entered_by=by,
        in_session=in_session,
        series=series,
        **written,
    )


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
            write = Writing(by, at).write
            open_many(import_row, rows, by=by, at=at, write=write, told=told)
            if finish:
                finish(len(coming))
    except IntegrityError as error:
        raise _changed_meanwhile() from error
    return len(coming)


def _arguments(planned, units, people) -> dict:
    row = planned.row
    return {
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


class Writing:
    """The change of `import_row` for many rows in a fixed number of statements."""

    def __init__(self, by, at) -> None:
        self.by, self.at = by, at
        self.last: dict[tuple, int | None] = {}

    def write(self, stroke: list[tuple]) -> None:
        found = [self._made(case, row) for case, row in stroke]
        Suggestion.objects.bulk_create(found)
        versions = [
            TextVersion(
                congress_id=self.by.congress_id,
                suggestion=one,
                number=1,
                title=row["title"],
                facts=row["facts"],
                proposal="",
                reason="",
                by=self.by,
                at=self.at,
            )
            for one, (_case, row) in zip(found, stroke, strict=True)
        ]
        TextVersion.objects.bulk_create(versions)
        own = TextVersion.objects.filter(suggestion=OuterRef("pk"), number=1).values("pk")
        Suggestion.objects.filter(pk__in=[one.pk for one in found]).update(text=Subquery(own[:1]))
        self._units(found, stroke)
        self._cosigners(versions, stroke)

    def _made(self, case, row) -> Suggestion:
        names = (
            *("title", "lead", "submitted_at", "session", "in_session", "category"),
            *("original_number", "source_key"),
        )
        written = {name: row[name] for name in names}
        one = _suggestion(case, self.by, self.at, proposed_lead=row["lead_unit"], **written)
        series = (one.session_id, one.series)
        number_next(one, after=self.last.get(series))
        self.last[series] = one.number
        return one

    def _units(self, found, stroke) -> None:
        through = Suggestion.proposed_units.through
        through.objects.bulk_create(
            through(suggestion_id=one.pk, body_id=unit)
            for one, (_case, row) in zip(found, stroke, strict=True)
            for unit in dict.fromkeys(
                each.pk for each in (row["lead_unit"], *row["co_units"]) if each
            )
        )

    def _cosigners(self, versions, stroke) -> None:
        CoSignature.objects.bulk_create(
            made
            for version, (_case, row) in zip(versions, stroke, strict=True)
            for made in signatures(version, row["cosigners"], lead=row["lead"], at=self.at)
        )


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
