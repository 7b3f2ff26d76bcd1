"""What several files of supervision begin with."""

import pytest

from tests.supervision import raised_again


@pytest.fixture
def two_years(county):
    return raised_again.two_years(county)
