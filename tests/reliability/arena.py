"""A database that many connections can fight over, and people who act in it at the same instant."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.test import Client

from huying.domain.people.models import Account

PATIENCE = 120  # seconds until a contest is taken for a deadlock


@contextmanager
def file_database(path: Path):
    """A copy of the (empty) test database in a file: the one in memory cannot be shared in earnest.

    Every connection opened meanwhile, in whatever thread, is one to the file, by the product's own
    SQLite backend with its lock.
    """
    memory, usual = connections["default"], connections.settings["default"]
    memory.ensure_connection()
    target = sqlite3.connect(path)
    memory.connection.backup(target)
    target.close()
    connections.settings["default"] = {**usual, "NAME": str(path)}
    connections["default"] = type(memory)(connections.settings["default"], "default")
    try:
        yield path
    finally:
        connections["default"].close()
        connections.settings["default"] = usual
        connections["default"] = memory


def at_once(*jobs: Callable) -> list:
    """Run every job in a thread and a connection of its own, all let go at one instant.

    Returns what each returned or raised, in the order of the jobs.
    """
    outcomes: list = [None] * len(jobs)
    gate = threading.Barrier(len(jobs))

    def run(place, job):
        try:
            connection.ensure_connection()
            gate.wait(PATIENCE)
            outcomes[place] = job()
        except BaseException as error:
            outcomes[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each, daemon=True) for each in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads), "somebody waits for ever"
    return outcomes


def browser_of(appointment) -> Client:
    """A browser in which this person has signed in."""
    browser = Client(raise_request_exception=False)
    account = Account.objects.get(pk=appointment.person.account_id)
    browser.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return browser
