"""The bench's own data: as many rows of every kind for each copied suggestion as the rehearsed ones have."""

from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Count

from bench import families, generator, measuring, pages
from huying.commands.rehearsal.rehearse import rehearse
from huying.domain.people.models import Appointment
from huying.domain.people.states import Capacity
from huying.domain.suggestions.models import Suggestion
from huying.foundation.cases.models import Case
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.models import Clock, Event

pytestmark = pytest.mark.django_db


def proportions(cases):
    """How many of each kind for every suggestion among these root cases."""
    roots = cases.filter(kind="suggestion").count()
    return {
        model.__name__: model.objects.filter(case__root__in=cases).count() / roots
        for model in (Event, Clock, Notice)
    } | {
        kind: number / roots
        for kind, number in Case.objects.filter(root__in=cases)
        .values_list("kind")
        .annotate(number=Count("pk"))
    }


def test_copies_have_the_proportions_of_the_rehearsed_year_open_and_can_be_measured(client):
    congress, _answer = rehearse("small", 3, date(2026, 2, 25), date(2026, 7, 25))
    ended = list(generator.ended_ones(congress).values_list("pk", flat=True))
    living = Suggestion.objects.filter(congress=congress).count()
    before = proportions(Case.objects.filter(pk__in=ended))
    total = generator.fill(congress, living + 3 * len(ended))
    assert total == living + 3 * len(ended)
    assert Suggestion.objects.filter(congress=congress).count() == total
    copies = generator.ended_ones(congress).exclude(pk__in=ended).values("pk")
    assert proportions(Case.objects.filter(pk__in=copies)) == before
    connection.check_constraints()
    clerk = Appointment.objects.filter(congress=congress, capacity=Capacity.CLERK).first()
    client.force_login(clerk.person.account, backend=settings.AUTHENTICATION_BACKENDS[-1])
    for one in generator.ended_ones(congress).exclude(pk__in=ended)[: 2 * len(ended)]:
        assert client.get(f"/{congress.code}/suggestions/{one.pk}/").status_code == 200
    for ask, account in pages.asks(congress, rounds=1):
        figure = measuring.measure(ask, account, rounds=1, warm_up=1)
        assert figure.cpu > 0 < figure.bare_cpu, ask.name


def test_every_table_that_hangs_on_a_case_is_copied():
    named = {model.__name__ for model in families.tables()}
    assert {"Case", "Suggestion", "Handling", "ReplyRound", "Survey", "Event", "Clock"} <= named
    assert "Body" not in named
    assert "Congress" not in named


def test_a_table_comes_after_the_one_it_belongs_to():
    order = list(families.tables())
    for model, key in families.tables().items():
        assert key is None or order.index(key.related_model) < order.index(model)
