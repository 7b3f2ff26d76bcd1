"""The web server (and the worker) as processes of their own, to be killed at any instant."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

START_SECONDS = 60


def database_url() -> str:
    """The address of the database that this test works in."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """Web server and worker over the test's database; `kill` leaves them no time for anything."""

    def __init__(self, var: Path):
        self.port = free_port()
        self.log = (var / "log").open("ab")
        self.environment = {
            **os.environ,
            "HUYING_DATABASE_URL": database_url(),
            "HUYING_SECRET": settings.SECRET_KEY,
            "HUYING_VAR": str(var),
            "PYTHONPATH": str(settings.PACKAGE.parent),
        }
        server = ["granian", "--interface", "wsgi", "--host", "127.0.0.1"]
        server += ["--port", str(self.port), "--workers", "1", "--blocking-threads", "4"]
        self.processes = [self._run("-m", *server, "huying.wsgi:application")]
        self.processes.append(self._run("-m", "huying", "tick", "--watch"))

    def _run(self, *words) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
        )

    def wait_until_it_serves(self) -> float:
        """Seconds until it took a connection."""
        began = time.monotonic()
        while time.monotonic() < began + START_SECONDS:
            assert self.processes[0].poll() is None, Path(self.log.name).read_text()
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return time.monotonic() - began
        raise AssertionError(Path(self.log.name).read_text())

    def kill(self) -> None:
        """kill -9, each process by its own id: those started here, and those that they started."""
        for process in self.processes:
            for pid in [process.pid, *children(process.pid)]:
                if process.poll() is None or pid != process.pid:
                    os.kill(pid, signal.SIGKILL)
            process.wait()
        self.log.close()


def children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *children(child)]
    return found
