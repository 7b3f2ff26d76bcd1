"""The forms of appointments, messages and evaluations, filled in as people fill them in."""

import pytest
from django.test import Client

from huying.domain.suggestions.models import Message, Survey, Visit
from tests.conftest import moment
from tests.suggestions.test_evaluation import delivered

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def sends(monkeypatch):
    """sends(who, subject, act, fields) → the status of the answer, on 2026-04-11."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment("2026-04-11"))

    def send(who, subject, act, fields):
        client = Client()
        client.force_login(who.person.account, backend=BACKEND)
        path = f"/qingyuan/{subject.case.kind}/{subject.pk}/{act}"
        assert client.get(path).status_code == 200
        subject.case.refresh_from_db()
        return client.post(path, {**fields, "version": subject.case.version}).status_code

    return send


def test_a_unit_proposes_two_times_and_the_deputy_takes_the_second(county, sends):
    h = county.accepted()
    fields = {
        "deputy": county.lin.pk, "way": "face", "about": "看渠段", "day_1": "2026-04-14",
        "time_1": "10:00", "day_2": "2026-04-15", "time_2": "15:30",
    }  # fmt: skip
    assert sends(county.sun, h, "propose_visit", fields) == 303
    times = list(Visit.objects.get().times.order_by("moment"))
    assert [one.moment for one in times] == [moment("2026-04-14 10:00"), moment("2026-04-15 15:30")]
    assert sends(county.lin, h, "accept_visit", {"time": times[1].pk}) == 303
    assert Visit.objects.get().at_time == moment("2026-04-15 15:30")


def test_a_lead_unit_sends_material_to_the_co_unit(county, sends):
    h = county.accepted(co=[county.finance])
    fields = {"to_unit": county.finance.pk, "kind": "material", "words": "勘察报告见邮箱。"}
    assert sends(county.sun, h, "write_to_unit", fields) == 303
    assert Message.objects.get().get_kind_display() == "材料"


@pytest.mark.parametrize(
    ("rules", "fields", "result"),
    [
        ("stars", {"overall": "5"}, "satisfied"),
        (
            "weighted",
            {"contact": "10", "face_reply": "30", "fulfilment": "35", "follow_up": "8"},
            "mostly_satisfied",
        ),
    ],
)
def test_stars_and_points_are_filled_in_as_numbers(county, sends, rules, fields, result):
    round = delivered(county, rules)
    assert sends(county.lin, round.surveys.get(), "answer", fields) == 303
    assert Survey.objects.get().result == result


def test_more_points_than_there_are_is_said_beside_the_box(county, sends):
    round = delivered(county, "weighted")
    too_many = {"contact": "11", "face_reply": "30", "fulfilment": "50", "follow_up": "10"}
    assert sends(county.lin, round.surveys.get(), "answer", too_many) == 422
