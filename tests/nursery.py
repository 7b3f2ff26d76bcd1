"""Processes to be killed are forked from one that has imported the product already.

Each is a process of its own, with its own id and its own connections, and does what `python -m …` does;
only the imports, seconds of work and the same at every start, are done once for a whole test.
"""

import json
import os
import runpy
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
PRODUCT = ("huying.wsgi", "huying.commands.management.commands.tick", "granian.cli")


class Child:
    """A process that the nursery has forked; used like a Popen."""

    def __init__(self, nursery: "Nursery", pid: int):
        self.nursery, self.pid, self.returncode = nursery, pid, None

    def poll(self) -> int | None:
        """Until its end has been asked for, its id is nobody else's."""
        if self.returncode is None:
            self.returncode = self.nursery.ask(end_of=self.pid)
        return self.returncode

    def wait(self, timeout: float = 60) -> int:
        until = time.monotonic() + timeout
        while self.poll() is None:
            assert time.monotonic() < until, f"process {self.pid} goes on"
            time.sleep(0.005)
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class Nursery:
    """`environment` is that of all its children: by it the product chooses its database."""

    def __init__(self, environment: dict[str, str]):
        self.children: list[Child] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.nursery"],
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begin(self, *words: str, log: Path, **environment: str) -> Child:
        """What `python -m words…` would do; what it says goes to the end of `log`."""
        pid = self.ask(words=words, log=str(log), environment=environment)
        self.children.append(Child(self, pid))
        return self.children[-1]

    def ask(self, **what):
        print(json.dumps(what), file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        for one in self.children:
            one.kill()
        self.process.communicate()


@contextmanager
def nursery(**environment: str) -> Iterator[Nursery]:
    one = Nursery(environment)
    try:
        yield one
    finally:
        one.close()


# -- in the process itself -----------------------------------------------------------------------


def main() -> None:
    _import()
    for line in sys.stdin:
        match json.loads(line):
            case {"end_of": pid}:
                answer = _end(pid)
            case {"words": words, "log": log, "environment": environment}:
                answer = _fork(words, log, environment)
        print(json.dumps(answer), flush=True)


def _import() -> None:
    """All that a start imports; neither connections nor threads, for a fork cannot have its own of these."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huying.settings")
    django.setup()
    for name in PRODUCT:
        __import__(name)
    from django.db import connections
    from django.urls import get_resolver

    assert get_resolver().url_patterns
    assert [one for one in connections.all(initialized_only=True) if one.connection] == []
    assert len(os.listdir("/proc/self/task")) == 1


def _end(pid: int) -> int | None:
    """As a Popen says it: below zero what killed it."""
    ended, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if ended else None


def _fork(words: list[str], log: str, environment: dict[str, str]) -> int:
    if pid := os.fork():
        return pid
    code = 1
    try:
        for number, name, how in ((0, os.devnull, "rb"), (1, log, "ab"), (2, log, "ab")):
            with open(name, how) as file:
                os.dup2(file.fileno(), number)
        os.environ.update(environment)
        sys.argv = list(words)
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
