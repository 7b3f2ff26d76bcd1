"""Who may do what, where: the engine and the pages answer exactly what tests/matrix.txt says."""

import logging
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from huying.domain.advice import queries as advice
from huying.domain.bills import queries as bills
from huying.domain.suggestions.views import acts as suggestions
from huying.domain.supervision import queries as supervision
from huying.domain.supervision.views import supervising
from huying.foundation.procedure.printing import registered
from huying.foundation.procedure.refusal import Why
from tests.counts import LONG, SHARES, asked_here, turn
from tests.procedure import supervision_cast
from tests.procedure.cast import Cast, undone

READ = suggestions.READ | advice.READ | supervision.READ | {"bill": bills.visible_to}
FILE = Path(__file__).parents[1] / "matrix.txt"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
BOTH = ("own", "other")
# A handling's acts differ for a lead unit and a co-unit: each is a kind of its own here.
KINDS = {"handling": ("handling", "co_handling")}
# States that a lead unit's or a co-unit's handling never has.
NEVER = {"handling": {"opinion_sent"}, "co_handling": {"completed"}}
ELSEWHERE = {
    ("roll", "establish"): "only while a congress is being founded: tests/people tell it",
}
UNSIGNED_KINDS = (
    *supervision_cast.OF_THE_CONGRESS,
    "paper",
    "pledge",
    "roll",
    "hearing",
    "promise_letter",
    "unit_year",
)
OF_THE_CONGRESS = (
    *("roll", "coordination", "assignment_meeting", "classified", "paper"),
    *supervision_cast.OF_THE_CONGRESS,
)
UNSIGNED = ("system", "former_lead", "recused_head", "recused_clerk", "recused_office")
"""Not on the pages: the system has no account; the others act there in two capacities at once."""


def expected() -> set[tuple[str, ...]]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    cells = [tuple(line.split()) for line in lines if line and not line.startswith("#")]
    assert len(cells) == len(set(cells)), "a line stands twice"
    return set(cells)


def acts_by_hand():
    """(kind in the matrix, act) of everything that a person or the system may try."""
    for procedure in registered():
        for act in procedure.acts.values():
            if act.by_hand and (procedure.kind, act.name) not in ELSEWHERE:
                for kind in KINDS.get(procedure.kind, (procedure.kind,)):
                    yield kind, act


def states_of(kind, act) -> list[str]:
    if act.opens:
        return ["-"]
    return [str(one) for one in act.procedure.states if str(one) not in NEVER.get(kind, ())]


@pytest.fixture
def cast(county) -> Cast:
    return Cast(county)


# -- the engine ------------------------------------------------------------------------------


def relations(kind, act) -> tuple[str, ...]:
    """A new case is one's own; a congress has one roll, and a meeting is the whole congress's."""
    return BOTH if not act.opens and kind not in OF_THE_CONGRESS else ("own",)


def allowed_by_the_engine(cast, kind, act) -> set[tuple[str, ...]]:
    """Standing and state, for every capacity: what `needs` asks for is left out."""
    found, read = set(), {}
    for capacity, by in cast.appointments().items():
        for relation in relations(kind, act):
            whose = relation, capacity if capacity in cast.WITH_THEIR_OWN else ""
            if whose not in read:  # nothing is written here, so each subject is read once
                read[whose] = None if act.opens else cast.subject(kind, capacity, relation)
            subject = read[whose]
            if act.standing_refusal(subject, by, cast.at) is not None:
                continue
            if not act.opens and act.applies and act.applies(subject):
                continue
            found |= {
                (kind, state, act.name, capacity, relation)
                for state in states_of(kind, act)
                if act.opens or state in act.when
            }
    return found


def test_the_engine_allows_exactly_the_cells_of_the_file(cast):
    found: set = set()
    for kind, act in acts_by_hand():

        def work(kind=kind, act=act):
            cast.arrange(act)
            found.update(allowed_by_the_engine(cast, kind, act))

        undone(work)
    wanted = expected()
    assert sorted(found - wanted) == [], "allowed by the engine, not by the file"
    assert sorted(wanted - found) == [], "in the file, refused by the engine"


def test_every_act_has_a_line():
    named = {(kind.removeprefix("co_"), act) for kind, _state, act, _who, _relation in expected()}
    assert named == {(act.procedure.kind, act.name) for _kind, act in acts_by_hand()}


def test_every_capacity_of_the_cast_stands_in_the_file_or_may_do_nothing(cast):
    # What is open to every organ or every unit is left out.
    apart = (*advice.READ, "set_number_series", "outing", "cure", "promise_letter")
    lines = [one for one in expected() if one[0] not in apart and one[2] not in apart]
    named = {capacity for _kind, _state, _act, capacity, _relation in lines}
    assert set(cast.people) - named == {"other_unit"}
    assert named <= set(cast.people)


def test_nobody_acts_for_a_body_on_what_they_signed_themselves():
    """代单位办理、预审核、退回: only 负责人阅知, which decides nothing, is left to a recused head."""
    recused = {
        (kind, act)
        for kind, _state, act, capacity, relation in expected()
        if capacity in ("recused_head", "recused_office") and relation == "own"
        if kind not in (*advice.READ, *UNSIGNED_KINDS)  # what no deputy has signed
        if _state != "-" or kind not in supervising.SHOWN  # nothing chosen yet: the act refuses
    }
    assert recused == {("handling", "head_has_seen")}


# -- the pages -------------------------------------------------------------------------------


@pytest.fixture
def clients(cast) -> dict[str, Client]:
    found = {}
    for capacity in cast.people:
        if capacity not in UNSIGNED:
            found[capacity] = Client(raise_request_exception=True)
            account = cast.people[capacity].person.account
            found[capacity].force_login(account, backend=BACKEND)
    return found


def address(kind, act, subject) -> str:
    code = subject.congress.code
    if kind == "bill":
        return reverse("bills:act", args=[code, subject.pk, act.name])
    if kind in advice.READ:
        return reverse("advice:act", args=[code, kind, subject.pk, act.name])
    if kind in supervision.READ:
        return reverse("supervision:act", args=[code, kind, subject.pk, act.name])
    return reverse("suggestions:act", args=[code, subject.case.kind, subject.pk, act.name])


def due_status(cast, act, subject, capacity, is_allowed) -> int:
    """What the page must answer: 404 unseen, 403 no standing, 409 wrong state, 422 something missing."""
    acting = cast.acting(capacity)
    by = acting.appointments[0]
    if not READ[act.procedure.kind](acting).filter(pk=subject.pk).exists():
        return 404
    if is_allowed:
        refusal = act.refusal(subject, by=by, at=timezone.now())
        assert refusal is None or refusal.why is Why.CONTENT, (refusal.reason, capacity)
        return 200 if refusal is None else 422
    standing = act.standing_refusal(subject, by, cast.at)
    return 403 if standing else 409


def asked(cast, kind, act, lines) -> list[tuple[str, str, str]]:
    """(state, capacity, relation): every line; everybody else once, where the act is possible; of those
    who may, one in every other state.

    Where the run is not a long one: the first who may, on what is one's own and on another's; of all
    else a share (of everybody else a smaller one, and none on PostgreSQL: who may is no matter of the
    database). The engine itself is held against every line, above.
    """
    signed_in = [one for one in cast.people if one not in UNSIGNED]
    every = sorted((state, who, of) for _k, state, _a, who, of in lines if who in signed_in)
    first = next((state for state in states_of(kind, act) if state in act.when), None)
    if first is None:  # an act on a co-unit's turn alone is asked of that kind
        return []
    may = sorted({who for _state, who, of in every if of == "own"})
    always = set(sorted(every, key=lambda one: (one[0] != first, one[2] != "own"))[:1])
    shared = set(every)
    if "other" in relations(kind, act):
        always |= {(first, who, "other") for who in may[:1]}
        shared |= {(first, who, "other") for who in may}
    others = [state for state in states_of(kind, act) if state not in act.when]
    shared |= {(state, may[0], "own") for state in (others if LONG else others[-1:]) if may}
    found = always | {one for one in shared if in_turn(kind, act, one)}
    if connection.vendor == "sqlite":
        of = 1 if LONG else 3 * SHARES
        some = (one for one in signed_in if turn(f"{kind} {act.name} {one}", of) == 0)
        found |= {(first, who, "own") for who in some}
    return sorted(found)


def in_turn(kind, act, cell) -> bool:
    return asked_here(" ".join((kind, act.name, *cell)), connection.vendor)


def test_the_pages_answer_as_the_file_says(cast, clients, tried):
    lines_of = defaultdict(set)
    for one in expected():
        lines_of[one[0], one[2]].add(one)
    wrong, answers, opened = [], Counter(), set()

    def work(kind, act):
        cast.arrange(act)
        lines = lines_of[kind, act.name]
        for state, capacity, relation in asked(cast, kind, act, lines):
            cast.put(kind, state)
            cell = (kind, state, act.name, capacity, relation)
            subject = cast.subject(kind, capacity, relation)
            due = due_status(cast, act, subject, capacity, cell in lines)
            got = clients[capacity].get(address(kind, act, subject)).status_code
            answers[got] += 1
            if got == 200:
                opened.add((kind, act.name))
            if got != due or (got == 200 and cell not in lines):
                wrong.append((*cell, f"{got} instead of {due}"))

    on_pages = [(k, a) for k, a in acts_by_hand() if k != "roll" and not a.opens]
    logging.disable(logging.WARNING)
    try:
        for kind, act in on_pages:
            undone(lambda kind=kind, act=act: work(kind, act))
    finally:
        logging.disable(logging.NOTSET)
    tried(f"N = {answers.total()} pages asked for: {dict(answers)}")
    assert wrong == []
    by_people = {one[:1] + one[2:3] for one in expected() if one[3] not in UNSIGNED}
    assert by_people - {(k, a) for k, a in by_people if k == "roll"} - opened == OPENING | STORIES


OPENING = {
    ("suggestion", act)
    for act in (
        *("draft", "draft_for_delegation", "enter_from_paper"),
        *("import_row", "import_past_row"),
    )
} | {
    ("coordination", "call"),
    ("assignment_meeting", "prepare"),
    ("classified", "enter"),
    ("paper", "compose"),
    ("bill", "draft"),
    ("consultation", "ask"),
    ("fact_request", "ask"),
    ("guide", "publish"),
    ("contact_rule", "lay_down"),
    ("promise_letter", "send"),
}
OPENING |= set(supervising.acts.OPENS.items())
"""These have addresses of their own: below."""

STORIES = {
    ("suggestion", act)
    for act in (
        *("archive", "ask_for_reply", "mark_for_session"),
        *("submit_to_delegation", "undo_disposal", "undo_review", "unmerge"),
    )
} | {
    ("commitment", "close"),
    ("look_back", "send_out"),
    ("look_back", "close"),
    ("look_back_item", "send_again"),
    ("look_back_item", "send_again_after_mark"),
    ("unit_assessment", "freeze"),
}
"""What must be so first takes a story (a confirmed visit, a session that sits, something to undo): these are
done in tests/suggestions and tests/supervision; here it is only shown that nobody else opens them."""


def test_only_deputies_may_draft_and_only_the_committee_enters_paper(cast, clients):
    """All who may, and of all others a share."""
    may = defaultdict(set)
    for kind, _state, act, who, _relation in expected():
        may[kind, act].add(who)
    opens = {
        name: {
            who
            for who, client in clients.items()
            if who in may[name] or asked_here(f"{name} {who}", connection.vendor)
            if client.get(reverse(page, args=["qingyuan", *kind])).status_code == 200
        }
        for page, name, *kind in (
            ("advice:new", ("consultation", "ask"), "consultation"),
            ("advice:new", ("fact_request", "ask"), "fact_request"),
            ("advice:new", ("guide", "publish"), "guide"),
            ("advice:new", ("contact_rule", "lay_down"), "contact_rule"),
            ("suggestions:new", ("suggestion", "draft")),
            ("suggestions:paper", ("suggestion", "enter_from_paper")),
            ("suggestions:import", ("suggestion", "import_row")),
            ("suggestions:import", ("suggestion", "import_past_row")),
            ("suggestions:call_meeting", ("coordination", "call")),
            ("suggestions:for_delegation", ("suggestion", "draft_for_delegation")),
            ("bills:new", ("bill", "draft")),
            *(("supervision:new", one, one[0]) for one in supervising.acts.OPENS.items()),
            ("suggestions:prepare_meeting", ("assignment_meeting", "prepare")),
            ("suggestions:classified_enter", ("classified", "enter")),
            ("suggestions:compose_paper", ("paper", "compose")),
        )
    }
    assert opens == {name: may[name] & clients.keys() for name in opens}
