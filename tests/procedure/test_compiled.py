"""Statements that are compiled once read, write and change exactly what Django's own would."""

import uuid

import pytest

from huying.domain.bills.models import Bill
from huying.domain.suggestions.models import Handling, ReplyRound, Suggestion, Survey
from huying.foundation.cases import compiled
from huying.foundation.cases.models import Case
from huying.foundation.cases.often import Often, rows_often
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock, Event, EventDetail
from tests.conftest import moment

pytestmark = pytest.mark.django_db


def whole(row, seen=()) -> dict:
    """Every value of a row and of the rows that were read with it, as they stand in memory."""
    values = {field.attname: row.__dict__[field.attname] for field in row._meta.concrete_fields}
    for name, other in row._state.fields_cache.items():
        if other is None:
            values[name] = None
        elif other not in seen and other != row:
            values[name] = whole(other, (*seen, row))
    return values


@pytest.mark.parametrize("model", [Suggestion, Handling, ReplyRound, Survey])
def test_a_subject_is_read_as_by_the_query_set(county, model, django_assert_num_queries):
    county.delivered(county.zhou)
    key = model.objects.order_by("pk")[0].pk
    with django_assert_num_queries(2):
        for _twice in range(2):
            mine = compiled.behind_the_lock(model)(key)
    theirs = model.objects.select_related(*model.READ_WITH).get(pk=key)
    assert whole(mine) == whole(theirs)
    assert (mine._state.adding, mine._state.db) == (False, "default")


def test_another_key_is_another_row(county):
    first, second = county.submitted(), county.drafted()
    read = compiled.behind_the_lock(Suggestion)
    assert [read(one.pk).pk for one in (first, second, first)] == [first.pk, second.pk, first.pk]


def test_what_is_not_there_is_not_found(county):
    county.drafted()
    for model in (Suggestion, Bill):
        with pytest.raises(model.DoesNotExist):
            compiled.behind_the_lock(model)(uuid.uuid4())


def test_a_row_is_written_as_by_save(county):
    draft = county.drafted()
    kept = Event.objects.get(case=draft.case)
    case = Case(congress=county.congress, kind="suggestion", state="draft", opened_at=kept.at)
    case.root = case
    compiled.insert(case)
    assert whole(Case.objects.select_related("congress").get(pk=case.pk)) == whole(case)
    event = Event.objects.get(pk=kept.pk)
    event.pk, event.seq, event.case, event.clocks = None, kept.seq + 1, case, [["start", "见", "1"]]
    compiled.insert(event)
    compiled.insert(EventDetail(event=event, person="林", data={"a": ["字", None]}, salt="00"))
    assert event.pk != kept.pk
    read = Event.objects.select_related("detail").get(pk=event.pk)
    assert (read.seq, read.clocks, read.at) == (kept.seq + 1, [["start", "见", "1"]], kept.at)
    assert (read.detail.person, read.detail.data) == ("林", {"a": ["字", None]})


def test_what_is_there_already_is_not_written_again(county):
    case, at = county.drafted().case, county.moment("2026-03-02")
    people = [county.sun, county.li, county.he, county.sun]
    common = {"congress": county.congress, "case": case, "key": "k", "text": "字", "at": at}
    compiled.insert_new([Notice(to=one, **common) for one in people[:2]])
    compiled.insert_new([Notice(to=one, **common) for one in people])
    compiled.insert_new([])
    told = Notice.objects.filter(key="k").order_by("pk")
    assert [one.to for one in told] == [county.sun, county.li, county.he]
    assert {(one.text, one.at, one.read_at) for one in told} == {("字", at, None)}


def test_columns_are_changed_where_the_others_are_as_they_were(county):
    case = county.drafted().case
    other = county.drafted().case
    where = {"id": case.pk, "version": 1, "state": "draft"}
    assert compiled.update(Case, where, version=2, state="cosigning") == 1
    assert compiled.update(Case, where, version=3, state="draft") == 0
    assert Case.objects.values_list("version", "state").get(pk=case.pk) == (2, "cosigning")
    assert Case.objects.values_list("version", "state").get(pk=other.pk) == (1, "draft")


def test_what_is_often_asked_is_answered_as_by_the_query_set(county, django_assert_num_queries):
    suggestion, other = county.registered(), county.submitted()
    asked = Often(
        lambda congress, lead: (
            Suggestion.objects.filter(congress=congress, lead=lead, case__state="registered")
            .order_by("pk")
            .values_list("pk", "text_id")
        )
    )
    with django_assert_num_queries(3):
        found = [
            asked(suggestion.congress_id, suggestion.lead_id),
            asked(uuid.uuid4(), suggestion.lead_id),
            asked(other.congress_id, -1),
        ]
    assert found == [[(suggestion.pk, suggestion.text_id)], [], []]


def test_whole_rows_are_read_as_by_the_query_set(county, django_assert_num_queries):
    day, other = moment("2026-06-01").date(), moment("2026-02-28").date()
    clocks = Clock.objects.select_related("case").order_by("due", "pk")

    @rows_often
    def due(congress, until, begun_before):
        return clocks.filter(congress=congress, due__lt=until, started_at__lt=begun_before)

    county.assigned()
    theirs = clocks.filter(due__lt=day, started_at__lt=moment("2026-03-02 09:01"))
    with django_assert_num_queries(3):
        found = due(county.congress.pk, day, moment("2026-03-02 09:01"))
        assert due(county.congress.pk, other, moment("2026-03-02 09:01")) == []
        assert due(county.congress.pk, day, moment("2026-02-25 08:59")) == []
    assert found and [whole(one) for one in found] == [whole(one) for one in theirs]


def test_what_would_be_read_by_a_prefetch_is_refused(county):
    asked = rows_often(lambda key: Case.objects.filter(pk=key).prefetch_related("clocks"))
    with pytest.raises(ValueError, match="a question of its own"):
        asked(county.drafted().pk)


def test_a_key_that_is_not_asked_for_is_refused(county):
    with pytest.raises(ValueError, match="not every key"):
        Often(lambda _key: Case.objects.values_list("pk"))(1)
