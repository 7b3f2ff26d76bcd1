"""The congress in session, its hours set."""

import pytest

from tests.assembly import Assembly


@pytest.fixture
def assembly(county) -> Assembly:
    made = Assembly(county)
    made.set_hours()
    return made
