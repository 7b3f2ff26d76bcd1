"""One browser for a module; a world for each test, or for a module that only looks."""

import pytest

pytest.importorskip("playwright")

from tests.browser import world as worlds  # noqa: E402
from tests.conftest import moment  # noqa: E402
from tests.county import County  # noqa: E402


@pytest.fixture(scope="module")
def chromium(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), worlds.chromium() as browser:
        yield browser


@pytest.fixture
def empty_world(chromium, tmp_path, settings):
    """Nothing in it yet; it is 2026-02-25, nine in the morning."""
    settings.HUYING_FILES_DIR = tmp_path / "files"
    with worlds.world(chromium, tmp_path, at="2026-02-25 09:00") as made:
        yield made


@pytest.fixture
def world(empty_world):
    """清源县 in it, and the time is 2026-04-13, a Monday."""
    empty_world.county = County(moment)
    empty_world.now.set("2026-04-13 09:00")
    return empty_world
