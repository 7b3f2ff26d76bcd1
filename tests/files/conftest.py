from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import uuid6
from django.apps import apps
from django.conf import settings as project

from huying.foundation.cases.models import Case

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def files_dir(settings, tmp_path):
    settings.HUYING_FILES_DIR = tmp_path / "files"
    return settings.HUYING_FILES_DIR


@pytest.fixture
def new_case(db, files_dir):
    """Makes a case in the congress of the given code, and the congress with it."""

    def make(code: str = "linhe") -> Case:
        congress, _created = apps.get_model(project.HUYING_CONGRESS).objects.get_or_create(
            code=code, defaults={"name": f"{code}人大", "short_name": code, "level": "county"}
        )
        key = uuid6.uuid7()
        return Case.objects.create(
            id=key,
            congress=congress,
            kind="suggestion",
            state="draft",
            root_id=key,
            opened_at=MORNING,
        )

    return make


@pytest.fixture
def case(new_case):
    return new_case()


@pytest.fixture
def at():
    return MORNING
