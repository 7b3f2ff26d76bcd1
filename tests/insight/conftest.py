"""The rich world, and the pages as one of the cast sees them."""

import pytest
from django.test import Client

from huying.domain.people.models import Account
from huying.domain.people.queries import acting
from tests.conftest import moment
from tests.insight.world import Rich

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def world(county) -> Rich:
    return Rich(county)


@pytest.fixture
def sign_in(county):
    """sign_in("zhuren") → a client; its session is that account's."""

    def signed_in(username: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(username=username), backend=BACKEND)
        return client

    return signed_in


@pytest.fixture
def as_seen(county):
    """as_seen("zhuren") → Acting, on 2026-07-20."""

    def find(username: str, congress=None):
        account = Account.objects.get(username=username)
        return acting(account, congress or county.congress, at=moment("2026-07-20"))

    return find
