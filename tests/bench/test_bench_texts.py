"""The bench of search: the same answers as a full scan before it says which is quicker."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.counts import LONG


@pytest.mark.parametrize("kind", [[], ["--long"]] if LONG else [[]], ids=" ".join)
def test_search_is_measured_on_texts_made_for_it(tmp_path, tried, kind):
    answer = subprocess.run(
        [sys.executable, "-m", "bench.texts", "--size", "1k", "--json", *kind],
        cwd=settings.PACKAGE.parent,
        env={**os.environ, "HUYING_DATABASE_URL": f"sqlite:///{tmp_path / 'texts.sqlite3'}"},
        capture_output=True,
        text=True,
        check=True,
    )
    said = json.loads(answer.stdout.splitlines()[-1])
    assert (said["texts"], said["recall"]) == (1_000, 1.0)
    assert said["likeness"]["recall"] > 0.95
    assert "| count, rare |" in answer.stdout
    tried(f"N = {said['texts']:,} texts")
