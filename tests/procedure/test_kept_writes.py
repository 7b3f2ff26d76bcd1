"""What a query set changes and a row saves with kept statements is what Django's own would write."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Concat
from django.test.utils import CaptureQueriesContext

from huying.domain.people.models import Appointment, Body, Person, Term
from huying.domain.suggestions.models import (
    Category,
    CoSignature,
    Handling,
    ShownUnits,
    Suggestion,
)
from huying.foundation.cases import remembering
from huying.foundation.cases.models import Case
from huying.foundation.procedure.models import Clock

pytestmark = pytest.mark.django_db


# (model, of what, what it is changed to)
CHANGES = {
    "a text": (Suggestion, lambda rows, of: rows.filter(pk=of.pk), {"title": "改了的题目"}),
    "to nothing": (Suggestion, lambda rows, of: rows.filter(pk=of.pk), {"number": None, "category": None}),
    "yes and no": (Suggestion, lambda rows, of: rows.filter(lead=of.lead), {"secrecy": True, "in_session": False}),
    "a day": (Clock, lambda rows, of: rows.filter(case__root=of.case), {"due": date(2027, 1, 4)}),
    "over two tables": (
        Clock,
        lambda rows, of: rows.filter(case__root__suggestion__lead=of.lead, ended_at=None),
        {"due": date(2027, 1, 4), "label": "同一个"},
    ),
    "what is not so": (CoSignature, lambda rows, of: rows.exclude(suggestion=of), {"answer": "declined", "answered_at": None}),
    "the same value as asked for": (Handling, lambda rows, of: rows.filter(role="lead"), {"role": "co"}),
    "in an order": (Suggestion, lambda rows, of: rows.filter(lead=of.lead).order_by("-pk"), {"title": "同一个"}),
    "none of them": (Suggestion, lambda rows, of: rows.filter(pk__in=[]), {"title": "无"}),
    "worked out": (Suggestion, lambda rows, of: rows.filter(pk=of.pk), {"title": Concat(F("title"), F("title"))}),
}  # fmt: skip


def rows_of(model) -> list[dict]:
    return [alone(one) for one in QuerySet(model).order_by("pk")]


def alone(row) -> dict:
    """Its own values, without those of the rows that it knows."""
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_the_one_that_django_would_make(two, change):
    model, ask, to = CHANGES[change]
    for of in (*two, *two):
        with transaction.atomic():
            there = ask(QuerySet(model), of).update(**to)
            expected = rows_of(model)
            transaction.set_rollback(True)
        with transaction.atomic():
            rows = ask(model.objects, of)
            assert type(rows) is remembering.Remembering
            assert rows.update(**to) == there
            assert rows_of(model) == expected
            transaction.set_rollback(True)


def test_a_change_made_again_is_not_written_again(two):
    def change(of, title):
        return Suggestion.objects.filter(pk=of.pk, lead=of.lead).update(title=title)

    assert change(two[0], "一") == 1
    kept = dict(remembering._kept)
    assert change(two[1], "二") == 1
    assert remembering._kept == kept
    assert [one.title for one in Suggestion.objects.order_by("pk")] == ["一", "二"]


def test_a_change_that_makes_no_sense_is_refused_as_by_django(two):
    of = Suggestion.objects.filter(pk=two[0].pk)
    with pytest.raises(FieldDoesNotExist):
        of.update(nonsense=1)
    with pytest.raises(TypeError, match="slice"):
        of[:1].update(title="字")
    assert Body.objects.filter(pk="9" * 30).update(name="没有") == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        Handling.objects.filter(suggestion=two[0]).update(unit=None)


def test_rows_read_before_a_change_are_read_anew(two):
    rows = Suggestion.objects.filter(lead=two[0].lead)
    assert len(rows) == 2
    rows.update(title="新题目")
    assert {one.title for one in rows} == {"新题目"}


def test_a_foreign_key_is_read_with_a_statement_that_is_kept(two, django_assert_num_queries):
    def unit(of):
        return Suggestion.objects.get(pk=of.pk).lead.person.name

    remembering._kept.clear()  # what other tests asked of the same tables
    assert unit(two[0]) == "林秀英"
    kept = dict(remembering._kept)
    with django_assert_num_queries(3):
        assert unit(two[1]) == "林秀英"
    assert remembering._kept == kept
    keys = [key for key in kept if key[0] is Person]
    assert keys
    assert all(kept[key] for key in keys)
    case = Suggestion.objects.get(pk=two[0].pk).case
    assert case.suggestion == two[0]  # and back
    assert Term.objects.get().congress.code == "qingyuan"


def test_what_is_more_than_words_goes_to_django(two):
    first, second = two
    rows = Suggestion.objects.filter(Q(pk=first.pk) | Q(pk=second.pk))
    assert rows._told is not None
    assert set(rows) == {first, second}
    long = Suggestion.objects.filter(pk__in=[first.pk, *(uuid4() for _n in range(20))])
    assert long._told is None
    assert list(long) == [first]
    later = Suggestion.objects.annotate(later=F("drafted_at") + timedelta(days=1))
    assert later._told is None
    assert set(later) == {first, second}
    assert Suggestion.objects.exclude(Q(pk=first.pk)).get() == second


def test_a_new_row_is_saved_with_its_key_and_its_defaults(county):
    def saved(n):
        one = Category(congress=county.congress, name=f"第{n}类", order=n)
        one.save()
        return one

    with CaptureQueriesContext(connection) as asked:
        first, second = saved(1), saved(2)
    assert len(asked) == 2
    assert first.pk != second.pk
    assert not first._state.adding
    assert alone(Category.objects.get(pk=second.pk)) == alone(second)
    third = Category.objects.create(congress=county.congress, name="第三类", order=3)
    assert Category.objects.get(name="第三类") == third
    at_its_key = Category(pk=third.pk + 7, congress=county.congress, name="第四类", order=4)
    at_its_key.save()
    assert Category.objects.get(pk=third.pk + 7).name == "第四类"
    case = Case(
        congress=county.congress, kind="x", state="y", opened_at=county.moment("2026-03-01")
    )
    case.root = case
    case.save()
    assert alone(Case.objects.get(pk=case.pk)) == alone(case)


def test_a_row_that_is_there_is_changed_by_save(county):
    one = Category.objects.create(congress=county.congress, name="原名", order=1)
    one.name, one.order = "新名", 5
    with CaptureQueriesContext(connection) as asked:
        one.save()
    assert [query["sql"].split()[0] for query in asked] == ["UPDATE"]
    assert alone(Category.objects.get(pk=one.pk)) == alone(one)
    other = Category.objects.get(pk=one.pk)
    other.name, other.order = "再改", 9
    other.save(update_fields=["name"])
    now = Category.objects.get(pk=one.pk)
    assert (now.name, now.order) == ("再改", 5)
    now.order = F("order") + 1
    now.save()
    assert Category.objects.get(pk=one.pk).order == 6
    Category.objects.filter(pk=one.pk).delete()
    with pytest.raises(DatabaseError, match="did not affect"), transaction.atomic():
        other.save(update_fields=["name"])
    other.save()  # what is gone is written anew
    assert Category.objects.get(pk=one.pk).name == "再改"


def test_a_column_may_be_called_as_the_arguments_are(two):
    """`ShownUnits.model` is one."""
    county = two[0].congress
    unit = Body.objects.filter(congress=county, name="水利局").get()
    by = Appointment.objects.filter(congress=county).first()
    row = ShownUnits.objects.create(
        congress=county, suggestion=two[0], first=unit, decided=unit, by=by, at=two[0].submitted_at
    )
    row.place = 2
    row.save()
    assert ShownUnits.objects.filter(model=None).update(model=None, place=3) == 1
    row.refresh_from_db()
    assert (row.place, row.model) == (3, None)


def test_a_row_that_may_not_be_is_refused_and_the_transaction_ends(county):
    known = Appointment.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Category(congress=county.congress, name=None, order=1).save()
    with pytest.raises(ValueError, match="unsaved related object"):
        Appointment(congress=county.congress, person=Person(name="某"), body=known.body).save()
    with transaction.atomic():
        with pytest.raises(IntegrityError):
            Category.objects.create(congress=county.congress, name=None, order=1)
        assert connection.needs_rollback
        transaction.set_rollback(True)
