"""评价 as each rulebook has it: what is asked, in which scale, of whom."""

import pytest

from huying.domain.suggestions.models import ReplyRound, Survey
from huying.domain.suggestions.procedure import redo, reply, survey
from huying.domain.suggestions.views.words import event_line
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.refusal import Refused
from tests import rules
from tests.conftest import moment


def under(county, name):
    rules.under(county.congress, name, moment("2026-02-20"))


def delivered(county, name, *cosigners, promise=False):
    """A reply delivered under such rules."""
    under(county, name)
    round = county.signed(county.with_contacts(*cosigners).rounds.get())
    ReplyRound.objects.filter(pk=round.pk).update(has_commitment=promise)
    return reply.deliver(round, by=county.sun, at=moment("2026-04-10 10:00"))


def answer(county, round, **said):
    one = round.surveys.select_related("case").get(deputy=county.lin)
    return survey.answer(one, by=county.lin, at=moment("2026-04-15"), **said)


def marks(one) -> list[str]:
    return [str(mark) for mark in one.marks.order_by("pk")]


def test_process_and_result_are_marked_one_by_one(county):
    one = county.answered(county.delivered(), county.lin, result="mostly_satisfied")
    assert marks(one) == ["办理过程满意", "办理结果基本满意"]
    event = Event.objects.filter(act="survey.answer").get()
    assert event_line(event)["note"] == "办理过程满意，办理结果基本满意"


def test_where_the_lead_answers_for_all_the_others_are_heard_first(county):
    round = delivered(county, "asked", county.zhou, county.wu)
    assert [one.deputy for one in round.surveys.all()] == [county.lin]
    with pytest.raises(Refused, match="还没有收到联名代表的意见：周文、吴桂"):
        answer(county, round, attitude="satisfied", result="satisfied")
    for one in (county.zhou, county.wu):
        redo.give_view(round, by=one, at=moment("2026-04-12"), text="渠尾还有一段没修")
    one = answer(county, round, attitude="satisfied", result="mostly_satisfied")
    assert marks(one) == ["办理态度满意", "办理结果基本满意"]
    assert (one.process, one.result) == ("satisfied", "mostly_satisfied")


def test_or_the_lead_says_how_they_were_asked(county):
    round = delivered(county, "asked", county.zhou)
    one = answer(
        county, round, attitude="satisfied", result="satisfied", asked_how="4月14日电话征求"
    )
    assert one.asked_how == "4月14日电话征求"


def test_stars_mean_grades_and_a_promise_is_asked_only_where_one_was_made(county):
    one = answer(county, delivered(county, "stars", county.zhou), overall=4)
    assert (marks(one), one.process, one.result) == (["总体评价4分（满意）"], "", "satisfied")
    round = delivered(county, "stars", promise=True)
    with pytest.raises(Refused, match="请对承诺事项落实情况打分：1到5"):
        answer(county, round, overall=5)
    one = answer(county, round, overall=5, promise=2, reason="还没有动工")
    assert one.is_dissatisfied


def test_how_many_stars_mean_satisfied_is_the_rulebooks(county):
    one = answer(county, delivered(county, "strict_stars"), overall=4)
    assert (marks(one), one.result) == (["总体评价4分（基本满意）"], "mostly_satisfied")


@pytest.mark.parametrize(
    ("fulfilment", "result"), [(40, "satisfied"), (30, "mostly_satisfied"), (29, "dissatisfied")]
)
def test_a_share_of_the_hundred_means_a_grade(county, fulfilment, result):
    round = delivered(county, "weighted")
    said = {"contact": 10, "face_reply": 30, "fulfilment": fulfilment, "follow_up": 10}
    one = answer(county, round, **said, reason="渠尾没有修")
    assert (one.process, one.result) == ("satisfied", result)
    assert sum(mark.points for mark in one.marks.all()) == 50 + fulfilment


def test_nothing_is_marked_that_is_not_asked(county):
    round = delivered(county, "weighted")
    with pytest.raises(Refused, match="这份测评不问：process"):
        answer(county, round, process="satisfied")
    with pytest.raises(Refused, match="请对面复打分：0到30"):
        answer(county, round, contact=10, face_reply=31, fulfilment=50, follow_up=10)
    assert Survey.objects.get().state == "open"
