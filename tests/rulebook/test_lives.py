"""In each of the nine places one suggestion lives from the draft to the archive, by its own rules."""

import pytest

from huying.domain.suggestions import rulebook
from huying.domain.suggestions.procedure import redo
from huying.domain.suggestions.states import Phase
from huying.foundation.procedure.models import Clock
from tests.conftest import moment
from tests.county import County
from tests.rulebook.life import Life

pytestmark = pytest.mark.django_db


@pytest.fixture(params=rulebook.names())
def place(request):
    county = County(moment, rulebook=request.param)
    return rulebook.get(request.param), Life(county)


def clocks_of(subject) -> dict:
    return {
        clock.name: (clock.amount, clock.unit, clock.anchor, clock.article, clock.source)
        for clock in Clock.objects.filter(case=subject.case, ended_at=None)
    }


def by_the_book(book, *names) -> dict:
    rules = {name: book.clocks[name] for name in names}
    return {
        name: (rule.amount, rule.unit, rule.starts, rule.article, rule.source)
        for name, rule in rules.items()
    }


PATHS = {
    "mediation": "mediate",
    "expert_evaluation": "evaluate_by_experts",
    "study_opinion": "study",
}


def test_a_suggestion_lives_by_the_rules_of_its_place(place):
    book, life = place
    s = life.submitted()
    assert clocks_of(s) == by_the_book(book, "acceptance_notice", "assign")

    lead, co = life.assigned(s)
    assert clocks_of(lead) == by_the_book(book, "return", "first_contact", "reply")
    assert clocks_of(co) == by_the_book(book, "return", "co_opinion")

    lead = life.handled(lead, co)
    lead = life.extended(lead)
    assert clocks_of(lead) == by_the_book(book, "return", "reply_long")

    first = life.replied(lead, 1)
    asked = first.surveys.select_related("case").order_by("pk")
    assert all(clocks_of(one) == by_the_book(book, "feedback") for one in asked)
    everybody = book.evaluation.evaluators == "each"
    assert asked.count() == (3 if everybody else 1)

    first = life.judged(first, content=False)
    by_itself = book.evaluation.redo_trigger == "mark"
    assert lead.rounds.count() == (2 if by_itself else 1)
    if not by_itself:
        life.do(redo.order_redo, first, life.county.chen, reason="管护经费没有落实")
    assert clocks_of(lead)["rehandle"] == by_the_book(book, "rehandle")["rehandle"]

    second = life.judged(life.replied(lead, 2), content=False)
    assert life.settled(second) == PATHS[book.evaluation.second_dissatisfied]

    life.met(lead, Phase.AFTER)
    s = life.onwards(s, "archived")
    assert list(Clock.objects.filter(case__root=s.case, ended_at=None)) == []
    assert [round.case.state for round in lead.rounds.order_by("round")] == ["closed", "closed"]
