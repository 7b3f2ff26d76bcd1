"""huying reindex: the night's comparison and the writing anew, as a person at the machine sees them."""

import json
from datetime import timedelta

from django.core.management import call_command
from django.db import connection

from huying.domain.suggestions.models import Suggestion
from huying.foundation.text import checking
from huying.foundation.text.index import ask, index_on
from huying.foundation.text.models import Entry
from tests.conftest import moment

NIGHT = moment("2026-03-02 03:00")


def said(capsys, *words):
    call_command("reindex", *words)
    return capsys.readouterr().out


def test_what_differs_is_told_and_the_next_check_finds_nothing(county, capsys):
    county.delivered(county.zhou)
    Suggestion.objects.update(title="数据库里改的题目")
    answer = json.loads(said(capsys, "--check", "--json"))
    assert answer == {"entries": 2, "wrong_entries": 2, "wrong_pairs": 0, "differences": 2}
    assert said(capsys, "--check").strip() == "✓ 核对了 2 件，索引与数据一致。"


def test_everything_is_written_anew(county, capsys):
    county.delivered(county.zhou)
    Entry.objects.all().delete()
    assert json.loads(said(capsys, "--json")) == {"entries": 2, "differences": None}
    title = Suggestion.objects.get().title
    assert index_on(connection).count(ask(title)) == 2
    assert checking.check().differences == 0


def test_each_night_is_checked_once_and_a_machine_that_slept_does_it_in_the_morning(
    county, settings, tmp_path
):
    settings.VAR = tmp_path
    county.drafted()
    assert checking.by_night(NIGHT + timedelta(hours=6)) is not None  # never before
    assert checking.by_night(NIGHT + timedelta(hours=12)) is None
    assert checking.by_night(NIGHT + timedelta(hours=23, minutes=59)) is None
    assert checking.by_night(NIGHT + timedelta(hours=24)) == checking.Checked(1, 0, 0)
    assert checking.by_night(NIGHT + timedelta(hours=25)) is None
    assert checking.by_night(NIGHT + timedelta(days=3, hours=5)) is not None


def test_what_a_case_no_longer_says_is_no_longer_found(county):
    draft = county.drafted()
    Suggestion.objects.filter(pk=draft.pk).update(text=None, keywords="")  # past the engine
    assert checking.check().wrong_entries == 1
    assert Entry.objects.get().body == ""
