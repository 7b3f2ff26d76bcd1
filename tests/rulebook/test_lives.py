"""In each of the nine places one suggestion lives from the draft to the archive, by its own rules."""

import pytest

from huying.domain.suggestions import rulebook
from huying.domain.suggestions.procedure import survey
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


def marked(life, round, deputy, **marks):
    one = round.surveys.get(deputy=deputy)
    return life.do(survey.answer, one, deputy, **marks)


def test_a_suggestion_lives_by_the_rules_of_its_place(place):
    book, life = place
    county = life.county
    s = life.submitted()
    assert clocks_of(s) == by_the_book(book, "acceptance_notice", "assign")

    lead, co = life.assigned(s)
    assert clocks_of(lead) == by_the_book(book, "return", "first_contact", "reply")
    assert clocks_of(co) == by_the_book(book, "return", "co_opinion")

    lead = life.handled(lead, co)
    lead = life.extended(lead)
    assert clocks_of(lead) == by_the_book(book, "return", "reply_long")

    first = life.replied(lead, 1)
    one = first.surveys.get(deputy=county.lin)
    assert clocks_of(one) == by_the_book(book, "feedback")
    bad = {"process": "satisfied", "result": "dissatisfied", "reason": "没有写明管护经费"}
    good = {"process": "satisfied", "result": "satisfied"}
    marked(life, first, county.zhou, **bad)
    for deputy in (county.lin, county.wu):
        marked(life, first, deputy, **good)
    assert clocks_of(lead)["rehandle"] == by_the_book(book, "rehandle")["rehandle"]

    second = life.replied(lead, 2)
    for deputy in (county.lin, county.zhou, county.wu):
        marked(life, second, deputy, **good)

    s = life.onwards(s, "archived")
    family = Clock.objects.filter(case__root=s.case, ended_at=None)
    assert list(family) == []
    assert [round.case.state for round in lead.rounds.order_by("round")] == ["closed", "closed"]
