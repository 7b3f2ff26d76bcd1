"""How far each suggestion shall have come on the last day, and what happens to it on the way.

Days are counted back from the last day. What would have to happen before the session (in a short
rehearsal) happens later instead, and what would lie beyond the last day does not happen at all.
"""

from dataclasses import dataclass


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
    def makes(self) -> int:
        """How many suggestions come of it: a split one stays, beside its two parts."""
        return 3 if "split" in self.turns else 2 if "drafted_anew" in self.turns else 1

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
    p("closed", 2),
    p("closed", 1, turns="dissatisfied again", written=96),
    p("closed", 1, wants="co", turns="moved"),
    # -- done
    p("archived", 3),
    p("archived", 2, turns="joint met_twice"),
    p("archived", 2, turns="silent joint"),
    p("archived", 2, turns="sent_back_by_office"),
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
    # -- what seldom happens
    p("rejected", submitted=35, turns="drafted_anew"),
    p("letter"),
    p("referred"),
    p("given_up", submitted=48),
    p("draft", turns="prepared"),
    p("archived", 2, turns="prepared"),
    p("archived", turns="prepared marked_wrongly recalled"),
    p("archived", turns="replaced"),
    p("archived", turns="revised one_more"),
    p("archived", turns="paper entry_denied"),
    p("archived", turns="split"),
    p("archived", 2, turns="merged"),
    p("archived", turns="merged parted"),
    p("archived", turns="slip"),
    p("archived", turns="misassigned", assigned=110),
    p("archived", turns="secret secret_lifted"),
    p("contacted", turns="secret"),
    p("archived", turns="reference"),
    p("archived", turns="reference reply_after_all"),
    p("archived", turns="bill"),
    p("contacted", turns="bill"),
    p("archived", turns="paused"),
    p("archived", turns="paused_to_the_end"),
    p("archived", turns="pause_refused"),
    p("contacted", turns="standing", assigned=20),
    p("archived", turns="objected"),
    p("archived", wants="co", turns="moved objected"),
    p("archived", wants="co", turns="opinion_redone"),
    p("archived", turns="failed"),
    p("archived", turns="dissatisfied studied"),
    p("archived", turns="no_revisit"),
    p("archived", turns="revisit_denied"),
    p("archived", wants="co", turns="moved return_denied"),
)

# A session's bills: what becomes of each; see bills.py and presidium.py.
BILLS = (
    "handed_over again revised",
    "declined",
    "agenda",
    "agenda left examined",
    "no_bill upheld",
    "no_bill reversed",
    "no_bill",
    "mended",
    "taken_back",
    "given_up",
    "cosigning",
    "draft",
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
    p("archived", 172),
    p("archived", 110, turns="joint"),
    p("archived", 60, wants="co"),
    p("archived", 40, turns="joint met_twice"),
    p("archived", 30, turns="silent joint"),
    p("archived", 30, turns="sent_back_by_office"),
    p("archived", 25, turns="revised"),
    p("archived", 15, turns="dissatisfied joint"),
    p("archived", 15, wants="co", turns="moved"),
    p("archived", 30, turns="prepared"),
    p("archived", 24, turns="merged"),
    p("archived", 18, turns="bill"),
    p("archived", 12, turns="paused"),
    p("archived", 8, turns="reference"),
    p("archived", 2, turns="split"),
    p("rejected", 8),
    p("closed", 51),
    p("delivered", 40),
    p("contacted", 30),
    p("withdrawn", 9, turns="joint"),
    p("returned", 8),
)
