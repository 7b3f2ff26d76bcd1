"""Random people try random acts at random times; after each step everything still holds."""

import pytest
from django.db import connection, transaction

from huying.domain.advice import procedure as advice_procedure  # noqa: F401 (known to ALL once imported)
from huying.domain.bills import procedure as bills_procedure  # noqa: F401
from huying.domain.suggestions.models import Suggestion
from huying.domain.supervision import procedure as supervision_procedure  # noqa: F401
from huying.foundation.procedure import chain
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.procedure import ALL
from huying.foundation.procedure.refusal import Refused
from huying.foundation.text import checking
from tests.conftest import moment
from tests.counts import times
from tests.county import County
from tests.reliability import (  # noqa: F401 (they are known once imported)
    invariants_of_classes,
    invariants_of_promises,
)
from tests.reliability.invariants import INVARIANTS, broken
from tests.reliability.invariants_below import seen_too_early
from tests.reliability.walking import MEETINGS, MODELS, Walk

pytestmark = pytest.mark.long
RULEBOOKS = ("hebei", "henan", "national", "hebei")
STEPS = 250  # of one walk: what grows in it stays small enough to be judged after every step
TABLES = 12


def rows() -> list[tuple]:
    """How many rows there are, and the newest of what changes in place."""
    with connection.cursor() as cursor:
        tables = [
            name
            for name in connection.introspection.table_names(cursor)
            if name.startswith(("suggestions_", "cases_", "procedure_", "notices_", "files_"))
        ]
        counted = " UNION ALL ".join(f"SELECT '{name}', COUNT(*) FROM {name}" for name in tables)
        cursor.execute(f"{counted} UNION ALL SELECT 'versions', SUM(version) FROM cases_case")
        found = sorted(cursor.fetchall())
    assert len(found) > TABLES
    return found


class Watch:
    """Looks on at one walk, and remembers what may never change."""

    def __init__(self, walk: Walk):
        self.walk, self.fixed, self.rows = walk, {}, rows()

    def step(self) -> None:
        _act, _subject, outcome = self.walk.step()
        before, self.rows = self.rows, rows()
        told = "\n".join(self.walk.trace[-12:])
        if isinstance(outcome, Refused):
            assert self.rows == before, f"refused, and yet something changed\n{told}"
            return
        root = outcome.case.root_id
        at_a_meeting = outcome.case.kind in MEETINGS
        for one in self.walk.under_way if at_a_meeting else [root]:
            assert broken(one) == [], told
            assert self._what_changed_for_ever(one) == {}, told
        if self.walk.n % 5 == 0 and not at_a_meeting:
            assert seen_too_early(root, self.walk.county) == [], told
        self.walk.forget_what_has_ended()

    def _what_changed_for_ever(self, root) -> dict:
        """Number, series, session and moment of submission, once given, never change."""
        names = ("number", "number_text", "series", "session_id", "in_session", "submitted_at")
        now = Suggestion.objects.values(*names).get(pk=root)
        was = self.fixed.get(root, {})
        self.fixed[root] = now
        return {
            name: (was[name], now[name])
            for name in was
            if was[name] not in (None, "") and was[name] != now[name]
        }


def test_every_act_of_a_suggestion_and_of_its_meetings_is_walked(county):
    walk = Walk(county, 0)
    untold = {
        f"{kind}.{act.name}"
        for kind in MODELS
        for act in ALL[kind].acts.values()
        if not walk._knows_what_to_type(act)
    }
    assert untold == set()
    assert set(ALL) - set(MODELS) == set(NOT_WALKED)


# What the walk leaves to the stories of its own tests, with the folder that has them.
NOT_WALKED = {
    "roll": "tests/people: who may do anything at all would change under the walkers' feet",
    "classified": "tests/suggestions: of what is classified only a number and days are kept",
    "paper": "tests/suggestions: what the congress itself sends out, about no single suggestion",
    "pledge": "tests/suggestions: one paper of a unit a year, about no single suggestion",
    "bill": "tests/bills: a family of its own, with its own signers",
    "consultation": "tests/advice: no suggestion is touched",
    "fact_request": "tests/advice: no suggestion is touched",
    "guide": "tests/advice: no suggestion is touched",
    "contact_rule": "tests/advice: no suggestion is touched",
    "liaison": "tests/advice: no suggestion is touched",
    "honour_selection": "tests/supervision: of a whole year, about no single suggestion",
    "unit_assessment": "tests/supervision: of a whole year, about no single suggestion",
    "yearly_report": "tests/supervision: of a whole year, about no single suggestion",
    "look_back": "tests/supervision/test_look_back.py: it looks at what was answered",
    "look_back_item": "tests/supervision/test_look_back.py",
    "unit_year": "tests/supervision/test_unit_years.py: of a whole year, about no single suggestion",
    "followed_matter": "tests/supervision/test_followed_matter.py",
    "revisit_draw": "tests/supervision/test_revisit_draw.py",
    **dict.fromkeys(
        (
            *("class_supervision", "key_supervision", "ladder", "campaign", "team"),
            *("hearing", "outing", "cure", "yearly_opinion"),
            *("listening", "listening_question", "promise_letter", "key_theme"),
        ),
        "tests/supervision: what the congress does beside the items",
    ),
}


def test_whatever_is_tried_by_whomever_everything_still_holds(db, settings, tmp_path, tried):
    settings.HUYING_FILES_DIR = tmp_path
    walks = times(4, 200 if connection.vendor == "sqlite" else 40)
    done, refused, acts = 0, 0, set()
    for seed in range(walks):
        with transaction.atomic():
            county = County(moment, rulebook=RULEBOOKS[seed % len(RULEBOOKS)])
            walk = Walk(county, seed)
            watch = Watch(walk)
            for _step in range(STEPS):
                watch.step()
            assert list(chain.faults(county.congress.pk)) == []
            assert checking.check().differences == 0
            acts |= set(Event.objects.values_list("act", flat=True))
            transaction.set_rollback(True)
        done, refused = done + walk.done, refused + walk.refused
    assert len(INVARIANTS) == 39
    tried(
        f"N = {walks * STEPS} steps on {connection.vendor}: {done} acts done of {len(acts)} kinds, "
        f"{refused} refused, {len(INVARIANTS)} invariants after each, 0 broken"
    )
