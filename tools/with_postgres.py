#!/usr/bin/env python3
"""Runs a command beside a private PostgreSQL that exists only as long as the command.

    tools/with_postgres.py [--migrated] -- COMMAND...

The cluster lies in a temporary directory, listens on a free loopback port, syncs nothing to disk
and is stopped by its own process id. The command finds it in HUYING_DATABASE_URL. Exit status: the
command's, or 2 where there is no PostgreSQL to start.

Two roles, because the product's own role never owns the tables:

* huying_owner owns the tables;
* huying_test is who the command connects as. It may read and write rows and make databases, but
  not change a table, switch off a trigger or pass row-level security. A test that plays the
  intruder with the owner's rights says so: `SET ROLE huying_owner`, and `RESET ROLE` after; one
  that needs an empty database makes it (TEMPLATE template0) through HUYING_OWNER_DATABASE_URL.

With --migrated the migrations are run once, as huying_owner, in template1. Every database made
later (each test worker's too) is a copy of it, so its tables are the owner's and need no migrating.
Without it, huying_test may create tables, and then owns them.
"""

import argparse
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

START_SECONDS = 60
SETTINGS = {
    "fsync": "off",  # nothing here is to survive the machine
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "128MB",
    # A test's rows are never analysed (its transaction is rolled back), so the planner believes every
    # table empty and would read them whole inside nested loops.
    "enable_seqscan": "off",
    "jit": "off",
    # Tables are joined in the order written: on a few rows planning costs more than it saves.
    "join_collapse_limit": "1",
    "from_collapse_limit": "1",
    # Nor is a plan made for other values than those at hand any worse on them.
    "plan_cache_mode": "force_generic_plan",
    # A statement that runs away is an error with a name, not a test that never ends.
    "statement_timeout": "120s",
    "listen_addresses": "127.0.0.1",
    "log_min_messages": "warning",
}
ROLES = """
    CREATE ROLE huying_owner LOGIN CREATEDB PASSWORD '{password}';
    -- NOINHERIT: the owner's rights only after SET ROLE, never by themselves.
    CREATE ROLE huying_test LOGIN CREATEDB NOINHERIT PASSWORD '{password}' IN ROLE huying_owner;
    GRANT CREATE ON DATABASE template1 TO huying_owner;
    GRANT CREATE ON SCHEMA public TO huying_owner;
    ALTER DEFAULT PRIVILEGES FOR ROLE huying_owner
        GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO huying_test;
    ALTER DEFAULT PRIVILEGES FOR ROLE huying_owner
        GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO huying_test;
"""  # TRUNCATE: Django empties the tables so after a test that commits


def programs() -> Path | None:
    """The directory of the newest server's programs: Debian's, or the one on PATH."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(debian, key=lambda path: int(path.parts[-3]), reverse=True)
    on_path = [Path(found) for found in [shutil.which("initdb")] if found]
    return next((path.parent for path in [*newest, *on_path]), None)


def unprivileged() -> dict:
    """How to start the server's own programs: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Cluster:
    """One private cluster; `stop` may be called at any moment after `__init__`."""

    def __init__(self, binaries: Path) -> None:
        self.binaries = binaries
        self.password = secrets.token_hex(16)
        self.port = free_port()
        self.home = Path(tempfile.mkdtemp(prefix="huying-postgres-"))
        self.log = self.home / "log"
        self.as_whom = unprivileged()
        self.server: subprocess.Popen | None = None
        if self.as_whom:
            os.chown(self.home, self.as_whom["user"], self.as_whom["group"])

    def start(self) -> None:
        password_file = self.home / "password"
        password_file.write_text(self.password)
        if self.as_whom:
            os.chown(password_file, self.as_whom["user"], self.as_whom["group"])
        initdb = ["initdb", "--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8"]
        initdb += ["--locale=C.UTF-8", "--no-sync", f"--pwfile={password_file}"]
        self.run([*initdb, "-D", str(self.home / "data")], **self.as_whom)
        command = [str(self.binaries / "postgres"), "-D", str(self.home / "data")]
        command += ["-p", str(self.port), "-k", str(self.home)]
        command += [word for key, value in SETTINGS.items() for word in ("-c", f"{key}={value}")]
        with self.log.open("wb") as log:
            # A session of its own: an interrupt at the terminal ends the command first.
            self.server = subprocess.Popen(
                command, stdout=log, stderr=log, cwd="/", start_new_session=True, **self.as_whom
            )
        self.wait_until_ready()
        self.sql("template1", ROLES.format(password=self.password))

    def run(self, command: list[str], **options) -> None:
        """Runs one of PostgreSQL's own programs; what it says is shown only if it fails."""
        program = [str(self.binaries / command[0]), *command[1:]]
        done = subprocess.run(
            program, capture_output=True, text=True, cwd="/", stdin=subprocess.DEVNULL, **options
        )
        if done.returncode:
            raise SystemExit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")

    def wait_until_ready(self) -> None:
        until = time.monotonic() + START_SECONDS
        ready = [str(self.binaries / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        while subprocess.run(ready).returncode:
            if self.server.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"PostgreSQL did not start:\n{self.log.read_text()}")
            time.sleep(0.1)

    def sql(self, database: str, statements: str) -> None:
        psql = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", "postgres"]
        psql += ["-p", str(self.port), "-d", database, "-c", statements]
        self.run(psql, env={**os.environ, "PGPASSWORD": self.password})

    def url(self, role: str, database: str) -> str:
        return f"postgres://{role}:{self.password}@127.0.0.1:{self.port}/{database}"

    def migrate_template(self) -> None:
        migrate = [sys.executable, "-m", "huying", "migrate", "--verbosity", "0"]
        environment = {**os.environ, "HUYING_DATABASE_URL": self.url("huying_owner", "template1")}
        if subprocess.run(migrate, env=environment).returncode:
            raise SystemExit("the migrations failed")

    def stop(self) -> None:
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)  # "fast": ends open connections, then itself
            try:
                self.server.wait(30)
            except subprocess.TimeoutExpired:
                self.server.send_signal(signal.SIGQUIT)
                self.server.wait()
        shutil.rmtree(self.home, ignore_errors=True)


def run_beside(cluster: Cluster, command: list[str], migrated: bool) -> int:
    cluster.start()
    if migrated:
        cluster.migrate_template()
    else:
        cluster.sql("template1", "GRANT CREATE ON SCHEMA public TO huying_test")
    cluster.sql("postgres", "CREATE DATABASE huying OWNER huying_test")
    environment = {
        **os.environ,
        "HUYING_DATABASE_URL": cluster.url("huying_test", "huying"),
        "HUYING_OWNER_DATABASE_URL": cluster.url("huying_owner", "huying"),
    }
    with subprocess.Popen(command, env=environment) as child:
        try:
            return child.wait()
        except (KeyboardInterrupt, SystemExit):
            child.terminate()
            raise


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrated", action="store_true", help="migrate once, as the owner")
    parser.add_argument("command", nargs="+", metavar="COMMAND")
    asked = parser.parse_args()
    binaries = programs()
    if binaries is None:
        print("No PostgreSQL server here: apt-get install postgresql", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that `finally` is reached
    cluster = Cluster(binaries)
    try:
        return run_beside(cluster, asked.command, asked.migrated)
    finally:
        cluster.stop()


if __name__ == "__main__":
    sys.exit(main())
