"""The web server (and the worker) as processes of their own, to be killed at any instant."""

import os
import signal
import socket
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.nursery import Nursery

START_SECONDS = 60


def database_url() -> str:
    """The address of the database that this test works in."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


def environment(var: Path) -> dict[str, str]:
    """What a process needs to be told to work in this test's database."""
    return {
        "HUYING_DATABASE_URL": database_url(),
        "HUYING_SECRET": settings.SECRET_KEY,
        "HUYING_VAR": str(var),
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """Web server and worker over the test's database; `kill` leaves them no time for anything."""

    def __init__(self, born_of: Nursery, log: Path):
        self.port, self.log = free_port(), log
        server = ["granian", "--interface", "wsgi", "--host", "127.0.0.1"]
        server += ["--port", str(self.port), "--workers", "1", "--blocking-threads", "4"]
        self.processes = [
            born_of.begin(*server, "huying.wsgi:application", log=log),
            born_of.begin("huying", "tick", "--watch", log=log),
        ]

    def wait_until_it_serves(self) -> float:
        """Seconds until it took a connection."""
        began = time.monotonic()
        while time.monotonic() < began + START_SECONDS:
            assert self.processes[0].poll() is None, self.log.read_text()
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return time.monotonic() - began
        raise AssertionError(self.log.read_text())

    def kill(self) -> None:
        """kill -9, each process by its own id: those started here, and those that they started."""
        for process in self.processes:
            for pid in [process.pid, *children(process.pid)]:
                if process.poll() is None or pid != process.pid:
                    os.kill(pid, signal.SIGKILL)
            process.wait()


def children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *children(child)]
    return found
