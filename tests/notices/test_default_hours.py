"""免打扰 begins at nine in the evening; at that very minute nothing warns of it."""

from datetime import datetime

import pytest
from django.core.management import call_command


@pytest.mark.parametrize("hour, minute", [(21, 0), (8, 0), (8, 30)])
def test_no_check_warns_of_a_default_hour_at_that_hour(monkeypatch, hour, minute):
    now = datetime(2026, 11, 22, hour, minute, 2)
    monkeypatch.setattr("django.db.models.fields._get_naive_now", lambda: now)
    call_command("check", fail_level="WARNING")
