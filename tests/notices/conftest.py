"""Channels of 清源县 for tests: a web address that takes the messages of 水利局, and a mail box."""

import pytest

from huying.foundation.notices.channels.sealing import sealed
from huying.foundation.notices.models import Channel, Wishes
from huying.foundation.notices.outbox import begin
from tests.conftest import moment
from tests.notices.gateway import gateway


def opened(county, kind, body=None, name="", **values):
    """A channel as an administrator would have opened it."""
    one = Channel(
        congress=county.congress,
        kind=kind,
        name=name or kind,
        body=body,
        sealed=sealed(values),
        made_at=moment("2026-01-05"),
    )
    begin(one)
    one.save()
    return one


@pytest.fixture
def keys(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def fake(keys, settings):
    """A gateway that takes everything, and that the installation allows."""
    with gateway() as one:
        settings.HUYING_INTERNAL_HOSTS = [one.host]
        yield one


@pytest.fixture
def webhook(county, fake):
    return opened(county, "webhook", county.water, url=fake.url, secret="s3cret")


def wishes(county, who, **values):
    return Wishes.objects.create(congress=county.congress, person=who.person, **values)
