"""What is read beside rows with kept statements is what Django's own prefetch would read, in as many questions."""

import pytest
from django.db import connection
from django.db.models import Count, Prefetch, Q, QuerySet
from django.test.utils import CaptureQueriesContext

from huying.domain.people.models import Appointment, Body, Person
from huying.domain.suggestions.models import (
    Answer,
    Contact,
    CoSignature,
    Handling,
    Outcome,
    ReplyRound,
    Suggestion,
    TextVersion,
)
from huying.foundation.cases import remembering
from huying.foundation.procedure.models import Clock, Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived(county):
    """Two items: one evaluated, with contacts and answers; one just handed in."""
    round = county.delivered(county.zhou)
    county.answered(round, county.lin)
    county.revisited(round.handling)
    county.submitted(county.wu)
    return county


EITHER = Handling.objects.filter(Q(role="lead") | Q(role="co"))
COUNTED = Handling.objects.annotate(talks=Count("contacts"))
LEADS = Handling.objects.filter(role="lead")

# (model, what is fetched beside its rows)
FETCHED = {
    "rows that point at these": (Suggestion, ["handlings", "cosignatures"]),
    "and those that point at them": (Suggestion, ["handlings__rounds__answers", "handlings__contacts__answers"]),
    "a row that these point at": (Handling, ["unit", "suggestion__lead__person"]),
    "there and back": (Handling, ["suggestion__handlings__unit", "rounds__handling"]),
    "the only one that points at these": (Person, ["account", "appointments__seat__delegation"]),
    "one that is not there": (Handling, ["co_opinion__by__person", "instead_of__unit", "proposed_unit"]),
    "joined by a table": (Contact, ["attachments", "answers__deputy__person"]),
    "joined by a table and on": (TextVersion, ["attachments__file", "requests"]),
    "as asked": (
        Handling,
        [Prefetch("contacts", Contact.objects.filter(phase="during").order_by("-held_at").select_related("by__person"))],
    ),
    "as asked, with more beside": (
        ReplyRound,
        [Prefetch("answers", Answer.objects.order_by("-pk").prefetch_related("request__version")), "opinions__by__body"],
    ),
    "as asked, more than words": (Suggestion, [Prefetch("handlings", EITHER), "versions"]),
    "counted beside": (Suggestion, [Prefetch("handlings", COUNTED), "cosignatures__deputy"]),
    "under another name": (Suggestion, [Prefetch("handlings", LEADS, to_attr="leads"), "handlings__unit"]),
    "back through a table": (Outcome, ["handlings", "attachments"]),
    "of many": (Appointment, ["person__appointments__body", "congress"]),
    "of one case": (Event, ["case__clocks", "by__person", "case__root__suggestion"]),
    "twice the same": (Suggestion, ["handlings", "handlings__unit", "handlings"]),
    "through what these know already": (Clock, ["case__clocks", "case__events"]),
}  # fmt: skip


def seen(row, names: list[str], depth: int = 0):
    """The row's own values and everything it has been read with, as they stand in memory."""
    found = {one.attname: row.__dict__.get(one.attname) for one in row._meta.concrete_fields}
    if depth > 4:
        return found
    for name, other in sorted(row._state.fields_cache.items()):
        if name in names:
            found[name] = other and seen(other, names, depth + 1)
    for name, others in sorted(getattr(row, "_prefetched_objects_cache", {}).items()):
        assert others._prefetch_done
        found[f"{name}()"] = [seen(one, names, depth + 1) for one in others]
    if "leads" in vars(row):
        found["leads"] = [one.pk for one in row.leads]
    return found


def words_of(lookups) -> list[str]:
    paths = [one.prefetch_to if isinstance(one, Prefetch) else one or "" for one in lookups]
    return sorted({word for path in paths for word in path.split("__")} | {"request", "version"})


@pytest.mark.parametrize("fetched", FETCHED)
def test_what_is_fetched_is_what_django_would_fetch(lived, fetched):
    model, lookups = FETCHED[fetched]
    words = words_of(lookups)
    for _twice in range(2):
        with CaptureQueriesContext(connection) as plain:
            theirs = [
                seen(one, words)
                for one in QuerySet(model).order_by("pk").prefetch_related(*lookups)
            ]
        with CaptureQueriesContext(connection) as asked:
            rows = model.objects.order_by("pk").prefetch_related(*lookups)
            assert type(rows) is remembering.Remembering
            ours = [seen(one, words) for one in rows]
        assert ours == theirs
        assert len(asked) == len(plain)


def test_what_was_fetched_is_not_asked_for_again(lived, django_assert_num_queries):
    rows = list(
        Suggestion.objects.order_by("pk").prefetch_related(
            "handlings__unit", "handlings__contacts", "versions__attachments"
        )
    )
    with django_assert_num_queries(0):
        for one in rows:
            for handling in one.handlings.all():
                assert handling.unit.name
                assert handling.suggestion is one
                assert len(handling.contacts.all()) == 3
            assert [list(version.attachments.all()) for version in one.versions.all()] == [[]]
    with django_assert_num_queries(1):
        assert rows[0].handlings.filter(role="lead").count() == 1


def test_a_name_that_is_none_is_refused_as_by_django(lived):
    with pytest.raises(AttributeError, match="nonsense"):
        list(Suggestion.objects.prefetch_related("nonsense"))
    with pytest.raises(ValueError, match="does not resolve to an item that supports prefetching"):
        list(Suggestion.objects.prefetch_related("handlings__role"))


def test_what_was_to_be_fetched_can_be_left(lived, django_assert_num_queries):
    rows = CoSignature.objects.prefetch_related("deputy").prefetch_related(None)
    with django_assert_num_queries(1):
        assert len(rows) == 2


def test_fetching_from_nothing_asks_nothing_more(lived, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert not list(Body.objects.filter(name="没有").prefetch_related("appointments__person"))
