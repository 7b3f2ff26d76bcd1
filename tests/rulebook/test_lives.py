"""In each of the nine places one suggestion lives from the draft to the archive, by its own rules."""

import pytest

from huying.domain.suggestions import rulebook
from huying.domain.suggestions.policy.possible import occurs
from huying.domain.suggestions.procedure import redo, suggestion
from huying.domain.suggestions.states import Phase
from huying.domain.suggestions.views import words
from huying.foundation.procedure.models import Clock, Event
from huying.foundation.procedure.procedure import ALL
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.county import TEXT, County
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


def act_named(name: str):
    kind, act = name.split(".")
    return ALL[kind].acts[act]


PATHS = {
    "mediation": "mediate",
    "expert_evaluation": "evaluate_by_experts",
    "study_opinion": "study",
}


def test_only_in_zhejiang_who_says_nothing_signs_with_the_rest(place):
    book, life = place
    c = life.county
    s = life.do(suggestion.draft, None, c.lin, **TEXT)
    s = life.do(suggestion.invite, s, c.lin, deputies=[c.zhou, c.wu])
    s = life.do(suggestion.decline, s, c.wu, version_number=1)
    if book.name != "zhejiang":
        with pytest.raises(Refused, match="还有代表没有答复附议邀请：周文"):
            life.do(suggestion.submit, s, c.lin)
        return
    s = life.do(suggestion.submit, s, c.lin)
    answers = {one.deputy: one.answer for one in s.cosignatures.all()}
    assert answers == {c.zhou: "confirmed", c.wu: "declined"}


def test_only_in_beijing_a_suggestion_given_out_cannot_be_taken_back(place):
    book, life = place
    lin = life.county.lin
    s = life.do(suggestion.submit, life.do(suggestion.draft, None, lin, **TEXT), lin)
    lead, co = life.assigned(s)
    why = {"reason": "情况已经变化"}
    if book.name == "beijing":
        with pytest.raises(Refused, match="交办以后不能再撤回"):
            life.do(suggestion.withdraw, s, lin, **why)
        return
    s = life.do(suggestion.withdraw, s, lin, **why)
    assert [life.on(one).case.state for one in (s, lead, co)] == ["withdrawn", "ended", "ended"]


ENDS = {
    "return": "return_for_revision",
    "reject": "reject",
    "letter": "convert_to_letter",
    "refer": "refer_for_reference",
}


def test_what_is_no_suggestion_is_disposed_of_as_the_place_has_it(place):
    """Sending it back to be mended is open everywhere; the other ends only where the text has them."""
    book, life = place
    s = life.on(
        life.do(
            suggestion.submit,
            life.do(suggestion.draft, None, life.county.lin, **TEXT),
            life.county.lin,
        )
    )
    open_here = {
        disposal
        for disposal, name in ENDS.items()
        if not getattr(suggestion, name).refusal(s, by=life.county.chen, at=life.at)
    }
    assert open_here == {"return", *book.review.inadmissible}


def test_a_suggestion_lives_by_the_rules_of_its_place(place):
    book, life = place
    s = life.submitted()
    assert clocks_of(s) == by_the_book(book, "acceptance_notice", "assign")

    lead, co = life.assigned(s)
    assert clocks_of(lead) == by_the_book(book, "return", "first_contact", "reply")
    assert clocks_of(co) == by_the_book(book, "return", "co_opinion")

    for clock in Clock.objects.filter(case=lead.case):
        said = "条文没有写明起算日" in words.clock(clock, life.at.date())["explained"]
        assert said is bool(book.clocks[clock.name].assumed), clock

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
    s = life.onwards(life.published(life.onwards(s, "closed")), "archived")
    assert list(Clock.objects.filter(case__root=s.case, ended_at=None)) == []
    done = set(Event.objects.filter(case__root=s.case).values_list("act", flat=True))
    assert {one for one in done if not occurs(act_named(one), book)} == set()
    assert [round.case.state for round in lead.rounds.order_by("round")] == ["closed", "closed"]
