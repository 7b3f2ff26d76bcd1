"""A worker killed at any moment of a job: the next one does it, whole and once. Real processes, so it takes seconds."""

import random
import time
from functools import partial
from pathlib import Path

import pytest
from django.db import connection

from tests.counts import times
from tests.nursery import nursery


@pytest.fixture
def run(tmp_path):
    """run("begin", SLOW_JOB_PAUSE="0.05") → a process; all of them have one database of their own."""
    with nursery(HUYING_VAR=str(tmp_path), HUYING_DATABASE_URL="") as one:
        yield partial(one.begin, "tests.jobs.slow_job", log=tmp_path / "said")


@pytest.fixture
def said(run, tmp_path):
    """What it said when it ended well."""

    def done(task: str) -> str:
        (tmp_path / "said").unlink(missing_ok=True)
        assert run(task).wait(120) == 0
        return (tmp_path / "said").read_text().strip()

    return done


def wait_for_the_first_part(tmp_path: Path) -> None:
    until = time.monotonic() + 60
    while not (tmp_path / "reached").exists():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="it brings a database file of its own")
def test_a_job_whose_worker_is_killed_is_done_whole_and_once(run, said, tmp_path, tried):
    said("prepare")
    count, chance, before_the_end = times(5, 20), random.Random(7), 0
    for _kill in range(count):
        (tmp_path / "reached").unlink(missing_ok=True)
        worker = run("begin", SLOW_JOB_PAUSE="0.05")
        wait_for_the_first_part(tmp_path)
        time.sleep(chance.uniform(0, 1.5))
        before_the_end += worker.poll() is None
        worker.kill()
        worker.wait()
        for half in (tmp_path / "jobs").rglob("outcome"):
            assert half.read_text().count("\n") == 40
        job, state, founded = said("go_on").split()
        assert (state, founded) == ("done", "1")
        whole = (tmp_path / "jobs" / job / "outcome").read_text()
        assert whole.split() == [str(number) for number in range(40)]
    tried(
        f"N = {count} kills, {before_the_end} of them before the job was done: each done whole and once"
    )
