"""清源县 and all its addresses, at one given moment; everybody has signed in."""

from unittest import mock

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.conftest import moment
from tests.counts import asked_here
from tests.crawl.estate import NOW, Estate
from tests.crawl.places import Places

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def now():
    """Whoever asks for the time is told this one."""
    with mock.patch.object(timezone, "now", lambda: moment(NOW)):
        yield moment(NOW)


@pytest.fixture
def estate(county, now) -> Estate:
    return Estate(county)


@pytest.fixture
def places(estate) -> Places:
    return Places(estate)


def signed_in(appointment, **how) -> Client:
    client = Client(**how)
    client.force_login(appointment.person.account, backend=BACKEND)
    return client


@pytest.fixture
def clients(estate) -> dict:
    """Everybody's browser by role, and `out` for somebody signed out."""
    found = {role: signed_in(one) for role, one in estate.people().items()}
    return found | {"out": Client()}


def asks(role: str, place: str) -> bool:
    """Whether this run asks this address for this role."""
    return asked_here(f"{role} {place}", connection.vendor)
