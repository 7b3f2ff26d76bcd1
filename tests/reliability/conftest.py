"""The county in a database that several connections see: a file on SQLite, committed on PostgreSQL."""

import pytest
from django.db import connection

from tests.conftest import moment
from tests.county import County
from tests.reliability import arena


@pytest.fixture
def shared_database(transactional_db, tmp_path):
    if connection.vendor == "postgresql":
        yield
        return
    with arena.file_database(tmp_path / "huying.sqlite3"):
        yield


@pytest.fixture
def shared_county(shared_database) -> County:
    """清源县, as every connection sees it."""
    return County(moment)
