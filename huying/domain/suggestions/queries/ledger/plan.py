"""What importing a ledger would do: which rows, into which session, for whom, with what to create."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment, Body, Congress, Person, Session, Term
from huying.domain.people.queries import newest_session
from huying.domain.people.states import BodyKind, Capacity, UnitSystem

from ...models import Category, Suggestion
from .cells import session_numbers
from .headings import PAST
from .past import Past, past_of
from .rows import Fault, Ledger, LedgerRefused, LedgerRow

PARTY = "党委 县委 市委 区委 省委 州委 旗委 组织部 宣传部 统战部 政法委 编办 编委 纪委 团委 妇联 工会 残联 工商联 人大 政协 党校"
JUDICIAL = "法院 检察院 监察委 监委"


@dataclass
class PlannedRow:
    """A row with what the roll knows of it. Units and deputies are named as the roll names them."""

    row: LedgerRow
    session: Session
    lead_unit: str
    co_units: list[str]
    deputy: str
    cosigners: list[str]
    category: Category | None
    already: bool = False
    past: Past | None = None
    proposers: str = ""
    hints: list[str] = field(default_factory=list)

    @property
    def submitted_at(self) -> datetime | None:
        """The beginning of the day of submission: a ledger knows no hour."""
        if self.row.submitted_on is None:
            return None
        return timezone.make_aware(datetime.combine(self.row.submitted_on, time()))

    @property
    def in_session(self) -> bool:
        """By its day of submission; a row without one belongs to the meeting it is listed under."""
        if self.row.submitted_on:
            return _sat_on(self.session, self.row.submitted_on)
        return "闭会" not in self.row.session


@dataclass
class Plan:
    """`units_to_create` is name → unit system (a guess, to be put right in the 名册).

    `term` is the one that new deputies are put down for.
    """

    headings: dict[str, str]
    ignored: list[str]
    rows: list[PlannedRow]
    units_to_create: dict[str, str]
    deputies_to_create: list[str]
    term: Term
    past: bool = False

    @property
    def errors(self) -> list[tuple[int, str]]:
        """(row in the file, what is wrong); one of them and nothing is imported."""
        return [(one.row.number, error) for one in self.rows for error in one.row.errors]

    @property
    def hints(self) -> list[tuple[int, str]]:
        return [(one.row.number, hint) for one in self.rows for hint in one.hints]

    @property
    def to_import(self) -> list[PlannedRow]:
        return [one for one in self.rows if not one.already and not one.row.errors]

    @property
    def skipped(self) -> int:
        return sum(one.already for one in self.rows)


def plan_import(congress: Congress, ledger: Ledger, *, past: bool = False) -> Plan:
    """`past`: the rows were handled before this system was there (历史件), with days and results.

    Raises LedgerRefused where the congress has no session to import into.
    """
    newest = newest_session(congress.pk)
    if newest is None:
        raise LedgerRefused(
            _("本级人大还没有设置届次和会议，不能导入。请先在“名册”中设置届次和会议。")
        )
    known = _Known(congress, newest)
    planned = [_plan_row(row, known) for row in ledger.rows]
    ignored = list(ledger.ignored)
    if past:
        for one in planned:
            _see_past(one, known)
    else:
        ignored += [heading for key, heading in ledger.headings.items() if key in PAST]
    _mark_the_same(planned)
    coming = [one for one in planned if not one.already and not one.row.errors]
    units = dict.fromkeys(name for one in coming for name in (one.lead_unit, *one.co_units))
    people = dict.fromkeys(name for one in coming for name in (one.deputy, *one.cosigners) if name)
    return Plan(
        ledger.headings,
        ignored,
        planned,
        {name: system_of_a(name) for name in units if name not in known.bodies},
        [name for name in people if not known.deputies[name]],
        newest.term,
        past,
    )


def _see_past(one: PlannedRow, known: "_Known") -> None:
    """Its days and results; its session must be known, and nobody becomes a deputy today by it."""
    row = one.row
    numbers = session_numbers(row.session) if row.session else None
    if numbers not in known.sessions:
        remedy = _("先在“名册”中登记这次会议，或在台账里写明届次，如“第十七届第三次会议”")
        row.faults.append(Fault(_("届次"), row.session[:60], _("名册中没有这次会议"), remedy))
    one.past = past_of(row)
    unknown = [name for name in (one.deputy, *one.cosigners) if name and not known.deputies[name]]
    named = [row.deputy, *row.cosigners]
    if any(name and name not in (one.deputy, *one.cosigners) for name in named) or unknown:
        one.proposers = "、".join(filter(None, named))
    one.deputy = "" if one.deputy in unknown else one.deputy
    one.cosigners = [name for name in one.cosigners if name not in unknown]
    if unknown:
        one.hints.append(_("名册中没有代表%s，只记姓名") % "、".join(unknown))


def system_of_a(name: str) -> str:
    """The unit system that a unit's name suggests."""
    for system, words in ((UnitSystem.JUDICIAL, JUDICIAL), (UnitSystem.PARTY, PARTY)):
        if any(word in name for word in words.split()):
            return str(system)
    return str(UnitSystem.GOVERNMENT)


class _Known:
    """What the roll of one congress knows, read once for the whole ledger."""

    def __init__(self, congress: Congress, newest: Session) -> None:
        self.newest = newest
        self.sessions = {
            (one.term.number, one.number): one
            for one in Session.objects.filter(congress=congress).select_related("term")
        }
        self.bodies = {one.name: one for one in Body.objects.filter(congress=congress)}
        self.names = set(self.bodies)  # and those that rows further up will create
        self.categories = {one.name: one for one in Category.objects.filter(congress=congress)}
        self.place = congress.name.removesuffix("人民代表大会")
        seats = Appointment.objects.filter(congress=congress, capacity=Capacity.DEPUTY, until=None)
        self.deputies = Counter(seats.values_list("person__name", flat=True))
        self.people = set(Person.objects.filter(congress=congress).values_list("name", flat=True))

    def unit(self, written: str) -> str:
        """The roll's name for a unit: its own, or without (or with) the place in front."""
        if written in self.names:
            return written
        own = [self.place, self.place[:-1], f"本{self.place[-1:]}", f"我{self.place[-1:]}"]
        for front in filter(None, (*own, self.place[-1:])):
            if (short := written.removeprefix(front)) in self.names and len(short) > 1:
                return short
            if written and front + written in self.names:
                return front + written
        self.names.add(written)
        return written


def _plan_row(row: LedgerRow, known: _Known) -> PlannedRow:
    hints = list(row.hints)
    names = []
    for written in (row.lead_unit, *row.co_units):
        name = known.unit(written)
        if name != written:
            hints.append(
                _("单位“%(written)s”按“%(name)s”对应") % {"written": written, "name": name}
            )
        hints += _hints_of_body(known.bodies.get(name))
        names.append(name)
    co = [one for one in dict.fromkeys(names[1:]) if one != names[0]]
    deputy = _deputy(row.deputy, known, hints)
    return PlannedRow(
        row=row,
        session=_session(row, known, hints),
        lead_unit=names[0],
        co_units=co,
        deputy=deputy,
        cosigners=[one for name in row.cosigners if (one := _deputy(name, known, hints))],
        category=_category(row, known, hints),
        hints=hints,
    )


def _hints_of_body(body: Body | None) -> list[str]:
    if body is None:
        return []
    if body.kind != BodyKind.UNIT:
        return [
            _("“%(name)s”在名册中是%(kind)s，不是承办单位，交办时请另选")
            % {"name": body.name, "kind": body.get_kind_display()}
        ]
    return [] if body.active else [_("“%s”在名册中已停用，交办时请另选") % body.name]


def _deputy(name: str, known: _Known, hints: list[str]) -> str:
    """The name if it means one deputy, or one to be created; "" where the clerk must say who."""
    if known.deputies[name] > 1:
        hints.append(_("名册中有几位代表叫“%s”，请在补录时选定") % name)
        return ""
    if name in known.people and not known.deputies[name]:
        hints.append(_("名册中的“%s”现在不是代表，请核对名册后在补录时选定") % name)
        return ""
    return name


def _session(row: LedgerRow, known: _Known, hints: list[str]) -> Session:
    if not row.session:
        return known.newest
    numbers = None if row.from_cppcc else session_numbers(row.session)
    if numbers in known.sessions:
        return known.sessions[numbers]
    hints.append(
        _("名册中没有“%(written)s”，归入%(newest)s")
        % {"written": row.session[:40], "newest": known.newest}
    )
    return known.newest


def _category(row: LedgerRow, known: _Known, hints: list[str]) -> Category | None:
    if row.category and row.category not in known.categories:
        hints.append(_("类别“%s”不在本级人大的类别中，请在补录时选定") % row.category[:20])
    return known.categories.get(row.category)


def _mark_the_same(planned: list[PlannedRow]) -> None:
    """The same row, imported before or standing further up in this file, is not taken again."""
    stored = set(
        Suggestion.objects.filter(session__in={one.session for one in planned})
        .exclude(source_key="")
        .values_list("session_id", "source_key")
    )
    above: dict[tuple, int] = {}
    for one in planned:
        if one.row.errors:
            continue
        key = (one.session.pk, one.row.key)
        one.already = key in stored or key in above
        if key in above:
            one.hints.append(_("与第%d行相同，只导入一次") % above[key])
        above.setdefault(key, one.row.number)


def _sat_on(session: Session, day: date) -> bool:
    return timezone.localdate(session.opens_at) <= day <= timezone.localdate(session.closes_at)
