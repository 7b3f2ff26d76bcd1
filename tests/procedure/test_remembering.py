"""A query set that remembers its SQL answers as Django's own does, with the values it is asked with."""

from datetime import date

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce

from huying.domain.people.models import Appointment, Body, Term
from huying.domain.people.states import Capacity
from huying.domain.suggestions.models import CoSignature, Handling, Outcome, ReplyRound, Suggestion
from huying.foundation.cases import remembering, statements
from huying.foundation.cases.within import Exists, Subquery
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock, Event
from tests.procedure.test_compiled import whole

pytestmark = pytest.mark.django_db


# Each is asked of the manager that remembers, and of Django's own; `of` is what it is asked about.
QUESTIONS = {
    "rows by a key": (Handling, lambda rows, of: rows.filter(suggestion=of)),
    "by the key alone": (Handling, lambda rows, of: rows.filter(suggestion_id=of.pk)),
    "over two tables": (Clock, lambda rows, of: rows.filter(case__root=of.case, ended_at=None)),
    "what is not so": (Clock, lambda rows, of: rows.exclude(ended_at=None).filter(case__root=of.pk)),
    "not over two tables": (Handling, lambda rows, of: rows.exclude(suggestion__lead=of.lead)),
    "not of many": (Suggestion, lambda rows, of: rows.exclude(cosignatures__deputy=of.lead)),
    "in two steps": (
        CoSignature,
        lambda rows, of: rows.filter(suggestion=of).filter(deputy__person__name="周文"),
    ),
    "one of some": (Suggestion, lambda rows, of: rows.filter(pk__in=[of.pk, of.pk])),
    "one of some words": (Clock, lambda rows, of: rows.filter(name__in={"reply", "return"})),
    "one of none": (Suggestion, lambda rows, of: rows.filter(pk__in=[])),
    "later than a day": (Clock, lambda rows, of: rows.filter(due__gt=date(2026, 4, 1), case__root=of.pk)),
    "of a year": (Suggestion, lambda rows, of: rows.filter(submitted_at__year=2026, pk=of.pk)),
    "a piece of text": (Suggestion, lambda rows, of: rows.filter(title__contains=of.title[2:5])),
    "yes or no": (Suggestion, lambda rows, of: rows.filter(in_session=True, secrecy=False)),
    "is there": (Suggestion, lambda rows, of: rows.filter(number__isnull=of.number is None)),
    "a list of states": (
        Suggestion,
        lambda rows, of: rows.filter(case__state__in=("submitted", of.case.state)),
    ),
    "with what it needs": (
        ReplyRound,
        lambda rows, of: rows.filter(handling__suggestion=of).select_related("handling__unit", "case"),
    ),
    "in an order": (Event, lambda rows, of: rows.filter(case__root=of.case).order_by("-seq")),
    "the newest few": (Event, lambda rows, of: rows.filter(case__root=of.case).order_by("-seq")[:3]),
    "single values": (
        Event,
        lambda rows, of: rows.filter(case=of.case).order_by("seq").values_list("act", flat=True),
    ),
    "pairs": (Event, lambda rows, of: rows.filter(case=of.case).order_by("seq").values_list("at", "case")),
    "by name": (
        Appointment,
        lambda rows, of: (
            rows.filter(person__name=of.lead.person.name)
            .select_related("person")
            .select_related(None)
            .values_list("pk", "person_id", named=True)
        ),
    ),
    "by a number of text": (Appointment, lambda rows, of: rows.filter(pk=str(of.lead_id))),
    "by a choice": (Appointment, lambda rows, of: rows.filter(capacity=Capacity.DEPUTY).order_by("pk")),
    "one or the other": (
        Suggestion,
        lambda rows, of: rows.filter(lead=of.lead).filter(Q(pk=of.pk) | Q(number=None)),
    ),
    "words after more": (Suggestion, lambda rows, of: rows.filter(~Q(pk=of.pk)).filter(lead=of.lead)),
    "with some of theirs": (
        Suggestion,
        lambda rows, of: rows.filter(
            Exists(CoSignature.objects.filter(suggestion=OuterRef("pk"), answer="confirmed")),
            ~Exists(Handling.objects.filter(suggestion=OuterRef("pk"), case__state="open")) | Q(lead=of.lead),
        ).exclude(Exists(Clock.objects.filter(case=OuterRef("pk"), due__lt=date(2026, 1, 1)))),
    ),
    "within one within another": (
        Suggestion,
        lambda rows, of: rows.exclude(
            Exists(
                Handling.objects.filter(
                    ~Exists(Clock.objects.filter(case=OuterRef("pk"), case__root=OuterRef(OuterRef("pk")))),
                    suggestion=OuterRef("pk"),
                )
            ),
            lead=of.lead,
        ),
    ),
    "none of them": (
        Suggestion,
        lambda rows, of: rows.filter(Q(pk=of.pk) | Exists(Handling.objects.filter(unit=None).none())),
    ),
    "with its first clock": (
        Suggestion,
        lambda rows, of: (
            rows.annotate(
                due=Subquery(
                    Clock.objects.filter(case__root=OuterRef("pk"), ended_at=None)
                    .order_by("due", "pk")
                    .values("due")[:1]
                ),
                nothing=Value(None, output_field=DateField()),
                said=Value("等", CharField()),
                on=Value(date(2026, 1, 2)),
            )
            .order_by(F("due").asc(nulls_last=True), "pk")
            .annotate(of_all=Window(Count("pk")), late=Count("pk", filter=Q(lead=of.lead)))
        ),
    ),
    "later than its clock": (
        Suggestion,
        lambda rows, of: rows.alias(
            due=Subquery(Clock.objects.filter(case=OuterRef("pk")).order_by("due").values("due")[:1])
        ).filter(Q(due__gt=date(2026, 1, 1)) | Q(due=None), lead=of.lead),
    ),
    "with how many they have": (
        Suggestion,
        lambda rows, of: rows.filter(lead=of.lead)
        .order_by("pk")
        .annotate(
            of_it=Coalesce(
                Subquery(
                    Handling.objects.filter(suggestion=OuterRef("pk"))
                    .order_by()
                    .values("suggestion")
                    .annotate(n=Count("pk"))
                    .values("n")
                ),
                0,
            )
        ),
    ),
    "by groups": (
        Event,
        lambda rows, of: rows.filter(case__root=of.case).values("act").annotate(n=Count("pk")).order_by("act"),
    ),
    "each once": (
        Event,
        lambda rows, of: rows.filter(case__root=of.case).order_by("act").values_list("act", flat=True).distinct(),
    ),
    "by what it is": (
        Handling,
        lambda rows, of: rows.filter(suggestion=of).annotate(
            rank=Case(When(unit__name="水利局", then=Value(1)), When(Q(role="lead"), then=Value(2)), default=Value(3))
        ).order_by("rank", "pk"),
    ),
    "groups by what it is": (
        Handling,
        lambda rows, of: rows.filter(suggestion=of)
        .annotate(rank=Case(When(role="lead", then=Value(1)), default=Value(2)))
        .values("rank")
        .annotate(n=Count("pk"))
        .order_by("rank"),
    ),
    "joined by a table": (
        Outcome.handlings.through,
        lambda rows, of: rows.filter(handling__suggestion=of, outcome__congress=of.congress),
    ),
    "beside a column": (Clock, lambda rows, of: rows.filter(due=F("local_due"), case__root=of.case)),
    "inside another": (
        Handling,
        lambda rows, of: rows.filter(suggestion__in=Suggestion.objects.filter(lead=of.lead)),
    ),
    "fetched with theirs": (
        Suggestion,
        lambda rows, of: rows.filter(pk=of.pk).prefetch_related(Prefetch("handlings")),
    ),
}  # fmt: skip


def told(rows) -> list:
    return [whole(one) if hasattr(one, "_meta") else one for one in rows]


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_answers_as_djangos_own_whoever_is_asked_about(two, question):
    model, ask = QUESTIONS[question]
    for of in (*two, *two):
        asked, plain = ask(model.objects, of), ask(QuerySet(model), of)
        assert type(asked) is remembering.Remembering
        assert told(asked) == told(plain)
        assert bool(asked) == ask(model.objects, of).exists() == plain.exists()
        assert len(asked) == ask(model.objects, of).count() == plain.count()


def test_a_question_asked_again_is_not_written_again(two, django_assert_num_queries):
    def ask(of):
        return list(Handling.objects.filter(suggestion=of).select_related("unit").order_by("pk"))

    remembering._kept.clear()  # what other tests asked of the same tables
    ask(two[0])
    kept = dict(remembering._kept)
    with django_assert_num_queries(2) as asked:
        assert [one.suggestion_id for one in ask(two[0])] == [two[0].pk]
        assert ask(two[1]) == []
    assert remembering._kept == kept
    assert kept[next(key for key in kept if key[0] is Handling)] is not None
    sql = [one["sql"] for one in asked.captured_queries]
    assert sql[0] != sql[1]  # the values are those of the asker


def test_one_row_is_found_or_told_to_be_none_or_many(two):
    first, second = two
    assert Suggestion.objects.get(pk=first.pk) == first
    assert first.handlings.get(role="lead").suggestion_id == first.pk
    for _twice in range(2):
        with pytest.raises(
            Suggestion.DoesNotExist, match="Suggestion matching query does not exist."
        ):
            Suggestion.objects.get(pk=first.pk, title=second.pk.hex)
        with pytest.raises(Suggestion.MultipleObjectsReturned, match="it returned 2!"):
            Suggestion.objects.get(congress=first.congress)
    assert Suggestion.objects.filter(lead=first.lead).order_by("-pk").first() == second
    assert Suggestion.objects.filter(lead=first.lead).first() == first
    assert Suggestion.objects.filter(title="没有").first() is None
    assert Suggestion.objects.order_by("pk")[0] == first
    assert Suggestion.objects.filter(lead=first.lead).latest("congress", "pk") == second
    with pytest.raises(Suggestion.DoesNotExist):
        Suggestion.objects.filter(title="没有").latest("pk")
    with pytest.raises(IndexError):
        Suggestion.objects.filter(title="没有")[0]


def test_what_belongs_to_a_thing_knows_it_without_asking(two, django_assert_num_queries):
    handling = two[0].handlings.get()
    with django_assert_num_queries(1):
        assert [one.handling for one in handling.rounds.order_by("pk")] == [handling]


def test_a_question_that_makes_no_sense_is_refused_as_by_django(two):
    first, _second = two
    with pytest.raises(FieldError):
        list(Suggestion.objects.filter(nonsense=1))
    with pytest.raises(FieldError):
        list(Suggestion.objects.filter(lead=first.lead).order_by("nonsense"))
    with pytest.raises(ValueError, match='Must be "Suggestion" instance'):
        list(Handling.objects.filter(suggestion=first.lead))
    with pytest.raises(TypeError, match="once a slice has been taken"):
        Suggestion.objects.filter(lead=first.lead)[:2].filter(title="字")
    with pytest.raises(ValueError, match="expected a number"):
        list(Body.objects.filter(pk="字"))


def test_a_question_goes_on_from_where_another_stands_and_leaves_it_alone(two):
    first, second = two
    mine = Suggestion.objects.filter(lead=first.lead)
    assert set(mine.filter(pk=first.pk)) == {first}
    assert mine.filter(Q(pk=second.pk)).count() == 1
    assert set(mine) == set(mine.all()) == {first, second}
    assert mine.filter(pk=second.pk).update(title="改了") == 1
    assert Suggestion.objects.get(pk=second.pk).title == "改了"
    assert set(mine | Suggestion.objects.filter(pk=first.pk)) == {first, second}
    assert mine.values_list("pk").union(mine.values_list("pk")).count() == 2
    assert not mine.none().exists()


def test_long_lists_and_wide_numbers_are_left_to_django(two):
    remembering._kept.clear()
    assert set(Suggestion.objects.filter(pk__in=[one.pk for one in two] * 3)) == set(two)
    assert len(remembering._kept) == 1  # two keys, each once
    assert not Notice.objects.filter(pk__in=list(range(10**6, 10**6 + 100)))
    assert not Term.objects.filter(pk=2**70)
    assert len(remembering._kept) == 1


def test_a_number_typed_too_wide_is_found_nowhere_also_when_the_question_is_known(county):
    for typed in ("1", "9" * 30, "-" + "9" * 30):
        found = Body.objects.filter(pk=typed)
        assert (
            found.exists() == bool(found) == (typed == "1" and Body.objects.filter(pk=1).exists())
        )
    with pytest.raises(Body.DoesNotExist):
        Body.objects.get(pk="9" * 30)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite prepares every statement")
def test_postgresql_prepares_a_question_that_is_asked_again(two):
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
        prepared = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s"
        found = []
        for of in (*two, *two):
            list(Handling.objects.filter(suggestion=of).order_by("unit__name"))
            cursor.execute(prepared, ['%"suggestions_handling"%$1%'])
            found += cursor.fetchone()
    assert found == [0, 1, 1, 1]


def test_what_is_grouped_by_a_value_is_written_anew_where_that_could_be_seen():
    """On PostgreSQL the value in the list of columns and the one in the group would be two."""
    grouped = statements._groups_by_a_value
    assert grouped(
        "SELECT CASE WHEN (a = %s) THEN %s END FROM t GROUP BY CASE WHEN (a = %s) THEN %s END"
    )
    assert grouped("SELECT x, (SELECT b FROM u WHERE (c = %s) GROUP BY (d + %s) LIMIT 1) FROM t")
    assert not grouped(
        "SELECT a, COUNT(b) FROM t WHERE (c = %s) GROUP BY a, d HAVING COUNT(b) > %s"
    )
    assert not grouped(
        'SELECT x FROM t WHERE EXISTS(SELECT %s AS "a" FROM u GROUP BY (d + %s) LIMIT 1)'
    )
    assert not grouped("SELECT x FROM t WHERE y = %s ORDER BY x")


def test_of_two_filters_over_many_each_may_be_met_by_another(county):
    county.assigned(co=[county.finance])
    led = Suggestion.objects.filter(handlings__role="lead")
    assert led.filter(handlings__unit__name="财政局").count() == 1
    both = Suggestion.objects.filter(handlings__role="lead", handlings__unit__name="财政局")
    assert not both.exists()
