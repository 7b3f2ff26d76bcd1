"""反复提出排查: pairs that read alike are found by night, and are a question until somebody has answered it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huying.domain.suggestions.models import (
    LikeLink,
    LikelyRepeat,
    RepeatLook,
    Suggestion,
)
from huying.domain.suggestions.procedure import suggestion
from huying.domain.suggestions.procedure.finding_repeats import Found, find_repeats
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.county import County
from tests.supervision.raised_again import (
    AGAIN,
    NIGHT,
    OTHER,
    anew,
    by_night,
    dismiss,
    handed_in,
    link,
    registered,
    rows,
    undecided,
)

# -- what is found ------------------------------------------------------------------------------------


def test_a_matter_told_in_other_words_in_another_year_is_found(county, two_years):
    first, again = two_years
    registered(county, by=county.zhou, **OTHER)
    assert undecided(county) == [(again.pk, first.pk)]
    (pair,) = rows(county)
    assert (pair.later.year, pair.earlier.year) == (2027, 2026)
    assert (pair.earlier.units, pair.earlier.reply_class, pair.solved) == ("水利局", "A", True)
    assert 20 < pair.row.alike < 100


def test_two_of_the_same_session_are_found_too(county):
    one, other = county.submitted(), handed_in(county, by=county.zhou, at="2026-02-26")
    assert by_night(county) == 2
    assert undecided(county) == [(other.pk, one.pk)]


def test_neither_secret_nor_draft_nor_withdrawn_nor_another_congress_is_in_a_pair(county):
    one = county.submitted()
    suggestion.draft(by=county.zhou, at=moment("2026-02-26"), **AGAIN)
    secret = handed_in(county, at="2026-02-26")
    Suggestion.objects.filter(pk=secret.pk).update(secrecy=True)
    back = handed_in(county, at="2026-02-26")
    suggestion.withdraw(back, by=county.lin, at=moment("2026-02-26 12:00"), reason="另行提出")
    linxian = County(moment, "linxian", "临县")
    linxian.submitted()
    assert by_night(county) == 1
    assert find_repeats(linxian.congress.pk, moment(NIGHT)) == Found(1, 0, 0)
    assert (undecided(county), LikelyRepeat.objects.count()) == ([], 0)
    assert list(RepeatLook.objects.filter(congress=county.congress)) == [one.repeat_look]


def test_what_becomes_secret_or_is_withdrawn_disappears_and_comes_back_with_it(county, two_years):
    first, again = two_years
    mine = Suggestion.objects.filter(pk=again.pk)
    mine.update(secrecy=True)
    assert undecided(county) == []
    assert by_night(county) == 0
    mine.update(secrecy=False)
    assert by_night(county) == 1
    assert undecided(county) == [(again.pk, first.pk)]


def test_what_is_handled_together_is_no_question(county):
    main, other = county.registered(), registered(county, at="2026-02-26")
    by_night(county)
    assert undecided(county) == [(other.pk, main.pk)]
    suggestion.merge(other, by=county.chen, at=moment("2027-03-02"), main=main, reason="同一条渠")
    assert undecided(county) == []


# -- by night -----------------------------------------------------------------------------------------


def test_the_second_night_asks_only_for_what_is_new_or_has_another_text(county, two_years):
    assert by_night(county) == 0
    new = handed_in(county, by=county.zhou, at="2027-02-27", **OTHER)
    assert by_night(county) == 1
    assert len(undecided(county)) == 1
    suggestion.replace_text(
        new, by=county.zhou, at=moment("2027-03-02"), reason="写错了事项", **AGAIN
    )
    assert by_night(county) == 1
    first, again = two_years
    assert set(undecided(county)) == {
        (again.pk, first.pk), (new.pk, first.pk), (new.pk, again.pk),
    }  # fmt: skip
    suggestion.replace_text(
        anew(new), by=county.zhou, at=moment("2027-03-03"), reason="改回来", **OTHER
    )
    assert by_night(county) == 1
    assert undecided(county) == [(again.pk, first.pk)]


def test_a_night_without_anything_new_asks_the_database_little(county, two_years):
    with CaptureQueriesContext(connection) as captured:
        find_repeats(county.congress.pk, moment(NIGHT))
    assert len(captured) == 2


def test_by_day_nothing_is_compared_until_somebody_asks(county):
    county.submitted()
    assert by_night(county, "2026-03-02 10:00") == 0
    assert by_night(county, "2026-03-02 04:59") == 1


def test_so_many_at_once_and_the_rest_with_the_next(county):
    county.submitted()
    handed_in(county, at="2026-02-26")
    handed_in(county, by=county.zhou, at="2026-02-26", **OTHER)
    key = county.congress.pk
    assert find_repeats(key, moment(NIGHT), most=2) == Found(2, 1, 1)
    assert find_repeats(key, moment(NIGHT), most=2) == Found(1, 0, 0)


# -- linked -------------------------------------------------------------------------------------------


def test_what_is_linked_is_no_question_nor_is_the_rest_of_its_line(county, two_years):
    first, again = two_years
    third = registered(county, by=county.zhou, at="2027-02-27")
    by_night(county)
    assert len(undecided(county)) == 3
    link(county, again, first)
    assert set(undecided(county)) == {(third.pk, first.pk), (third.pk, again.pk)}
    link(county, third, again)
    assert LikelyRepeat.objects.count() == 0


def test_a_link_of_another_kind_answers_for_these_two_alone(county, two_years):
    first, again = two_years
    third = registered(county, by=county.zhou, at="2027-02-27")
    by_night(county)
    link(county, again, first, kind="theme")
    link(county, third, again, kind="like")
    assert undecided(county) == [(third.pk, first.pk)]


def test_what_was_linked_before_the_night_is_not_found(county):
    one, other = county.registered(), registered(county)
    link(county, other, one)
    assert find_repeats(county.congress.pk, moment(NIGHT)) == Found(2, 0, 0)


def test_what_is_no_longer_linked_is_compared_again(county, two_years):
    first, again = two_years
    link(county, again, first)
    suggestion.unlink_like(
        anew(again), by=county.chen, at=moment("2027-03-04"), link=LikeLink.objects.get(),
        reason="点错了",
    )  # fmt: skip
    assert by_night(county, "2027-03-05 02:00") == 2
    assert undecided(county) == [(again.pk, first.pk)]


# -- not the same -------------------------------------------------------------------------------------


def test_it_is_not_asked_again_of_what_was_called_two_matters(county, two_years):
    dismiss(county, LikelyRepeat.objects.get())
    RepeatLook.objects.all().delete()
    assert by_night(county, "2027-03-04 02:00") == 2
    assert undecided(county) == []


def test_of_two_clerks_the_second_is_told(county, two_years):
    pair = LikelyRepeat.objects.get()
    dismiss(county, pair)
    with pytest.raises(Refused, match="刚才已有人认定或者关联"):
        dismiss(county, pair, by=county.wang)
    linxian = County(moment, "linxian", "临县")
    with pytest.raises(Refused, match="不是您所在人大的事项"):
        dismiss(county, pair, by=linxian.chen)
