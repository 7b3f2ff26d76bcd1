"""What one may see of a single row is the same as what one may see in a list."""

import pytest
from django.db.models import OuterRef, Q

from huying.domain.people import queries as people
from huying.domain.suggestions.models import Handling, Suggestion, Survey
from huying.domain.suggestions.queries import (
    may_see,
    surveys_visible_to,
    visible_one,
    visible_to,
)
from huying.domain.suggestions.queries.visibility import (
    SUGGESTION,
    sees_suggestion,
    sees_survey,
    viewer,
)
from huying.foundation.cases.models import Case
from huying.foundation.cases.row_rule import RowRule
from huying.foundation.cases.within import Exists
from huying.foundation.notices.models import Notice
from tests.conftest import moment
from tests.crawl.estate import NOW, ROLES, Estate

pytestmark = pytest.mark.django_db


@pytest.fixture
def estate(county):
    found = Estate(county)
    Suggestion.objects.filter(pk=found.at["accepted"].pk).update(secrecy=True)
    return found


def sight_of(estate, role):
    account = getattr(estate.county, role).person.account
    return people.acting(account, estate.county.congress, at=moment(NOW))


def test_one_row_and_the_list_agree_for_everybody(estate):
    for role in ROLES:
        acting = sight_of(estate, role)
        listed = set(visible_to(acting).values_list("pk", flat=True))
        assert set(visible_one(acting).values_list("pk", flat=True)) == listed, role
        by_handling = Handling.objects.filter(may_see(acting, "suggestion"))
        assert set(by_handling) == set(Handling.objects.filter(suggestion__in=listed)), role
        hidden = Suggestion.objects.filter(~may_see(acting, "pk"))
        assert set(hidden) == set(Suggestion.objects.exclude(pk__in=listed)), role


def test_two_of_a_kind_share_the_question_and_not_the_answer(estate):
    """林秀英 and 周文 are both deputies, 何平 and 钱法 both handlers: one text, two sets of keys."""
    asked: list = []

    def conditions(who):
        asked.append(who)
        return sees_suggestion(who)

    rule = RowRule(Suggestion, conditions)
    for n, names in enumerate((("lin", "zhou"), ("he", "qian")), start=1):
        seen = []
        for who in (viewer(sight_of(estate, name)) for name in names):
            seen.append(set(Suggestion.objects.filter(rule(who))))
            assert seen[-1] == set(Suggestion.objects.filter(sees_suggestion(who)))
        assert seen[0] != seen[1]
        assert len(asked) == n


def test_surveys_are_seen_by_the_rule_as_by_its_conditions(estate):
    for role in ROLES:
        acting = sight_of(estate, role)
        plain = Survey.objects.filter(sees_survey(viewer(acting)), congress=acting.congress)
        plain = plain.filter(may_see(acting, "round__handling__suggestion"))
        assert set(surveys_visible_to(acting)) == set(plain), role


def test_a_rule_is_asked_again_with_the_keys_of_another_asker(estate, django_assert_num_queries):
    """And its text is kept together with the statement it stands in."""
    for name in ("lin", "zhou", "he", "qian", "chen"):
        acting = sight_of(estate, name)
        wanted = set(Suggestion.objects.filter(sees_suggestion(viewer(acting))))
        for _twice in range(2):
            seen = visible_one(acting).order_by("pk")
            assert seen._told is not None
            with django_assert_num_queries(1):
                assert set(seen) == wanted
            assert visible_one(acting).count() == len(wanted)


def test_a_rule_about_the_row_around_it_is_asked_of_that_row(estate):
    """An OuterRef is no path of the query it stands in."""
    for role in ROLES:
        acting = sight_of(estate, role)
        within = Suggestion.objects.filter(
            may_see(acting, OuterRef("suggestion")), pk=OuterRef("suggestion")
        )
        asked = set(Handling.objects.filter(Exists(within)))
        assert asked == set(Handling.objects.filter(may_see(acting, "suggestion"))), role


def test_a_rule_about_rows_with_another_kind_of_key_is_refused(estate):
    rule = RowRule(Notice, lambda who: Q(congress=who.congress))
    with pytest.raises(ValueError, match="the key of Notice is no UUID"):
        set(Notice.objects.filter(rule(viewer(sight_of(estate, "lin")))))


def test_a_rule_may_stand_within_another(estate):
    """Each names its own rows: nobody's rule is asked of the row of the rule around it."""
    within = RowRule(Case, lambda who: Q(SUGGESTION(who, "pk")))
    for role in ROLES:
        acting = sight_of(estate, role)
        cases = Case.objects.filter(within(viewer(acting), "root"), kind="suggestion")
        assert set(cases.values_list("pk", flat=True)) == set(
            visible_one(acting).values_list("pk", flat=True)
        ), role
