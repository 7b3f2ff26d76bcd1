"""How far each suggestion shall have come on the last day, and what happens to it on the way.

Days are counted back from the last day. What would have to happen before the session (in a short
rehearsal) happens later instead, and what would lie beyond the last day does not happen at all.
"""

from dataclasses import dataclass, replace
from random import Random
from typing import NamedTuple

from huying.domain.people.states import Level

from .cast import CAST_SEATS, OWN_UNITS
from .themes import Matter, matters


class StoryPlan(NamedTuple):
    """One suggestion to be lived: what it is about, and its plan."""

    matter: Matter
    plan: "Plan"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`stop`: the stage after which nothing more is done by hand (see story.py).

    submitted, assigned, written: so many days before the last one (None: in session, at its own
    pace). wants: what the matter must have: "co", "party", "court", "lead:水利局", "co:财政局".
    lead, signers: members of the cast. turns: what happens on the way.
    """

    stop: str
    count: int = 1
    submitted: int | None = None
    assigned: int | None = None
    written: int | None = None
    wants: tuple[str, ...] = ()
    lead: str = ""
    signers: tuple[str, ...] = ()
    turns: frozenset[str] = frozenset()

    @property
    def out_of_session(self) -> bool:
        return self.submitted is not None or self.assigned is not None


def p(stop: str, count: int = 1, turns: str = "", wants: str = "", signers: str = "", **more):
    return Plan(
        stop=stop,
        count=count,
        turns=frozenset(turns.split()),
        wants=tuple(wants.split()),
        signers=tuple(signers.split()),
        **more,
    )


# What the cast finds on its desk; these choose their matters first.
FOR_THE_CAST = (
    p("draft", lead="daibiao", submitted=1),
    p("cosigning", signers="daibiao", turns="waiting", submitted=1),
    p("cosigning", lead="daibiao", signers="fuyi1 fuyi2", turns="waiting", submitted=2),
    p("contacted", lead="daibiao", wants="lead:水利局 co", assigned=16, turns="unconfirmed"),
    p("delivered", lead="daibiao", signers="fuyi1 fuyi2", assigned=60, written=16),
    p("archived", lead="daibiao", signers="fuyi2", wants="lead:水利局", turns="met_twice"),
    p("assigned", wants="lead:水利局", assigned=2),
    p("contacted", wants="lead:水利局", assigned=68, signers="fuyi1"),
    p("cleared", wants="lead:水利局", assigned=80, written=17),
    p("signed", wants="lead:水利局", assigned=82, written=19),
    p("closed", wants="lead:水利局"),
    p("accepted", wants="co:水利局", assigned=14, turns="co_silent"),
    p("accepted", wants="co:财政局", assigned=12, turns="co_silent"),
    p("contacted", wants="co:财政局", assigned=46, turns="co_silent"),
    p("office", wants="party", assigned=70, written=9),
    p("accepted", wants="court", assigned=9),
    p("committee", wants="court", assigned=72, written=7),
    p("delivered", lead="juzhang", assigned=75, written=18),
    p("archived", lead="juzhang", signers="daibiao"),
    p("contacted", assigned=44, turns="unconfirmed", signers="fuyi1"),
    p("contacted", assigned=62, turns="unconfirmed"),
)

COUNTY = (
    *FOR_THE_CAST,
    # -- not yet with a unit
    p("draft", 3, submitted=3),
    p("cosigning", 2, submitted=4, turns="joint waiting"),
    p("submitted", 5, submitted=1),
    p("submitted", 5, submitted=4),
    p("submitted", 1, submitted=3, turns="paper"),
    p("submitted", 1, submitted=5, turns="paper entry_confirmed"),
    p("submitted", 1, submitted=11),
    p("returned", 2, submitted=9),
    p("returned", 1, submitted=30, turns="joint"),
    p("registered", 3, submitted=5),
    p("registered", 1, submitted=16),
    p("withdrawn_draft", submitted=40),
    p("withdrawn", 2, turns="joint", submitted=52),
    p("withdrawn_in_handling", turns="joint", assigned=58),
    p("withdrawn_in_handling", assigned=75),
    # -- with a unit
    p("assigned", 2, assigned=1),
    p("assigned", 1, assigned=13),
    p("return_asked", 2, wants="co", assigned=8),
    p("return_asked", 1, wants="co", assigned=27),
    p("accepted", 1, wants="co", assigned=33, turns="moved"),
    p("contacted", 1, wants="co", assigned=60, turns="moved moved_twice"),
    p("contacted", 1, wants="co", assigned=40, turns="return_denied"),
    p("contacted", 1, wants="co", assigned=38, turns="taken_back"),
    p("accepted", 2, assigned=6),
    p("accepted", 1, assigned=45),
    p("contacted", 1, assigned=50, turns="denied"),
    p("contacted", 2, wants="co", assigned=64, turns="co_silent"),
    p("contacted", 2, assigned=78, turns="extension_asked"),
    p("contacted", 2, turns="extended"),
    p("contacted", 1, assigned=85, turns="extension_refused"),
    p("contacted", 1, assigned=90),
    p("contacted", 1, assigned=86),
    p("contacted", 1, assigned=79),
    p("contacted", 1, assigned=65),
    p("contacted", 2, assigned=101),
    p("contacted", 1),
    # -- the reply under way
    p("unit_check", 2, assigned=76, written=3),
    p("office", 3, assigned=80, written=7),
    p("committee", 3, assigned=84, written=12),
    p("committee", 1, assigned=99, written=11),
    p("back", 1, assigned=83, written=14, turns="sent_back_by_office"),
    p("back", 1, assigned=81, written=20, turns="sent_back_by_committee"),
    p("cleared", 2, assigned=88, written=18),
    p("signed", 1, assigned=85, written=19),
    # -- evaluation
    p("delivered", 3, assigned=86, written=20, turns="joint"),
    p("delivered", 3, assigned=85, written=18),
    p("delivered", turns="silent joint", assigned=92, written=44),
    p("delivered", turns="silent joint", assigned=92, written=36),
    p("delivered", 1, turns="silent", assigned=100, written=49),
    p("delivered", 1, turns="dissatisfied one_open joint", assigned=92, written=30),
    p("answered", 3, assigned=92, written=34),
    p("second", 2, turns="dissatisfied", written=50),
    p("second", 1, turns="dissatisfied", written=78),
    p("second", 1, turns="dissatisfied joint close_early", written=42),
    p("second_delivered", 2, turns="dissatisfied joint", written=74),
    p("second_delivered", 1, turns="dissatisfied joint close_early", written=70),
    p("closed", 8),
    p("closed", 1, turns="dissatisfied again", written=96),
    p("closed", 1, wants="co", turns="moved"),
    # -- done
    p("archived", 8),
    p("archived", 5, turns="joint met_twice"),
    p("archived", 3, turns="silent joint"),
    p("archived", 3, turns="sent_back_by_office"),
    p("archived", 2, turns="sent_back_by_committee sent_back_in_unit"),
    p("archived", 2, turns="not_signed"),
    p("archived", 3, turns="revised"),
    p("archived", 2, turns="paper entry_confirmed"),
    p("archived", 1, wants="co", turns="moved"),
    p("archived", 1, wants="co", turns="moved moved_twice"),
    p("archived", 2, turns="waived"),
    p("archived", 2, wants="co", turns="co_silent"),
    p("archived", 3, turns="dissatisfied joint", written=112),
    p("archived", 3, wants="court"),
)

SMALL = (
    p("draft", submitted=1),
    p("cosigning", lead="daibiao", signers="fuyi1 fuyi2", turns="waiting", submitted=2),
    p("submitted", 2, submitted=2),
    p("returned", submitted=9),
    p("registered", submitted=5),
    p("withdrawn", turns="joint", submitted=52),
    p("assigned", wants="lead:水利局", assigned=2),
    p("office", wants="co", assigned=80, written=7),
    p("delivered", lead="daibiao", signers="fuyi1", assigned=86, written=20),
    p("second", turns="dissatisfied", written=50),
    p("archived", turns="joint met_twice"),
)


# What a province's session brings beside all of that: 926 in all, as Henan had in 2023.
PROVINCE = (
    *COUNTY,
    p("archived", 300),
    p("archived", 110, turns="joint"),
    p("archived", 60, wants="co"),
    p("archived", 40, turns="joint met_twice"),
    p("archived", 30, turns="silent joint"),
    p("archived", 30, turns="sent_back_by_office"),
    p("archived", 25, turns="revised"),
    p("archived", 15, turns="dissatisfied joint"),
    p("archived", 15, wants="co", turns="moved"),
    p("closed", 51),
    p("delivered", 40),
    p("contacted", 30),
    p("withdrawn", 9, turns="joint"),
    p("returned", 8),
)


@dataclass(frozen=True)
class Size:
    """How large a congress: its level and name, its deputies, its units, its suggestions of one year.

    units: "needed" by the matters only, "county" for all sixty, "province" for all hundred and one.
    """

    name: str
    level: str
    place: str
    deputies: int
    units: str
    plans: tuple[Plan, ...]

    @property
    def suggestions(self) -> int:
        return sum(plan.count for plan in self.plans)

    @property
    def of_a_past_year(self) -> "Size":
        """Everything that had come to its end, all of it proposed in session."""
        over = [
            replace(plan, submitted=None, assigned=None, written=None)
            for plan in self.plans
            if plan.stop in ("closed", "archived", "withdrawn")
        ]
        return replace(self, plans=tuple(over))


SIZES = {
    "county": Size("county", Level.COUNTY, "清源县", 240, "county", COUNTY),
    "small": Size("small", Level.COUNTY, "清源县", 30, "needed", SMALL),
    "province": Size("province", Level.PROVINCE, "清源省", 945, "province", PROVINCE),
}


def planned(size: Size, random: Random) -> list[StoryPlan]:
    """Every suggestion with its matter. The particular ones choose first, and no matter is chosen
    twice as long as others are left; in a province several deputies ask for the same."""
    each = [replace(plan, count=1) for plan in size.plans for _one in range(plan.count)]
    left = matters(random)
    left *= 1 + 2 * len(each) // len(left) if len(each) > len(left) else 1
    chosen = {}
    for index in sorted(range(len(each)), key=lambda index: -len(each[index].wants)):
        chosen[index] = _take(left, each[index])
    return [StoryPlan(chosen[index], plan) for index, plan in enumerate(each)]


def _take(left: list[Matter], plan: Plan) -> Matter:
    fitting = [one for one in left if all(_has(one, wanted) for wanted in plan.wants)]
    if plan.lead:
        fitting = [one for one in fitting if set(one.units).isdisjoint(OWN_UNITS[plan.lead])]
        fitting.sort(key=lambda one: one.place != CAST_SEATS[plan.lead])
    if not fitting:
        raise LookupError(f"no theme is left for {plan}")
    left.remove(fitting[0])
    return fitting[0]


def _has(matter: Matter, wanted: str) -> bool:
    what, _colon, unit = wanted.partition(":")
    lead, *co = matter.units
    return {
        "co": unit in co if unit else bool(co),
        "lead": lead == unit,
        "party": lead.startswith("县") or lead == "团县委",
        "court": lead == "人民法院",
    }[what]
