"""What every test of the workbench asks: as whom, and what waits for that person."""

import pytest
from django.utils import timezone

from huying.domain.people.queries import acting
from huying.domain.suggestions.queries.awaiting import firsts
from huying.pages.workbench.lists import lists_of
from huying.pages.workbench.tasks import task_of

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def as_person(county):
    """as_person(appointment, at) → how that person acts in 清源县."""

    def found(appointment, at):
        return acting(appointment.person.account, appointment.congress, at=at)

    return found


@pytest.fixture
def waiting(as_person):
    """waiting(appointment, at) → {list's label: [task lines]} of everything that waits."""

    def found(appointment, at):
        person = as_person(appointment, at)
        return {
            str(group.awaited.label): [
                task_of(item, person, timezone.localdate(at)) for item in group.items
            ]
            for group in firsts(lists_of(person, at), person, at, 8)
        }

    return found


@pytest.fixture
def signed_in(client):
    """signed_in(appointment) → the client, signed in as that person."""

    def found(appointment):
        client.force_login(appointment.person.account, backend=BACKEND)
        return client

    return found
