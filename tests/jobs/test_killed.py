"""A worker killed at any moment of a job: the next one does it, whole and once. Real processes, so it takes seconds."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from tests.counts import times

SCRIPT = str(Path(__file__).with_name("slow_job.py"))
ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(tmp_path):
    """run("begin", SLOW_JOB_PAUSE="0.05") → a process with a database of its own."""

    def start(task: str, **more: str) -> subprocess.Popen:
        here = {"HUYING_VAR": str(tmp_path), "HUYING_DATABASE_URL": "", "PYTHONPATH": str(ROOT)}
        environment = {**os.environ, **here, **more}
        return subprocess.Popen(
            [sys.executable, SCRIPT, task], env=environment, stdout=subprocess.PIPE, text=True
        )

    return start


def said(process: subprocess.Popen) -> str:
    out, _err = process.communicate(timeout=120)
    assert process.returncode == 0
    return out.strip()


def wait_for_the_first_part(tmp_path: Path) -> None:
    until = time.monotonic() + 60
    while not (tmp_path / "reached").exists():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="it brings a database file of its own")
def test_a_job_whose_worker_is_killed_is_done_whole_and_once(run, tmp_path, tried):
    said(run("prepare"))
    count, chance, before_the_end = times(2, 20), random.Random(7), 0
    for _kill in range(count):
        (tmp_path / "reached").unlink(missing_ok=True)
        worker = run("begin", SLOW_JOB_PAUSE="0.05")
        wait_for_the_first_part(tmp_path)
        time.sleep(chance.uniform(0, 1.5))
        before_the_end += worker.poll() is None
        worker.kill()
        worker.communicate()
        for half in (tmp_path / "jobs").rglob("outcome"):
            assert half.read_text().count("\n") == 40
        job, state, founded = said(run("go_on")).split()
        assert (state, founded) == ("done", "1")
        whole = (tmp_path / "jobs" / job / "outcome").read_text()
        assert whole.split() == [str(number) for number in range(40)]
    tried(
        f"N = {count} kills, {before_the_end} of them before the job was done: each done whole and once"
    )
