"""One figure for each page: queries, processor time, latency; and its ratio to the bare view of the same run.

The two are asked in turn, so that a machine that grows slow grows slow for both.
"""

import gc
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

WARM_UP = 60  # as many as there are different details: a server that is up has written their statements before
ROUNDS = 25
BARE = {  # read by a client with its first request; addresses changed by a setting would be forgotten each time
    "MIDDLEWARE": [
        "bench.baseline.at_the_bare_addresses",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
}


@dataclass(frozen=True)
class Ask:
    """`ours` and `bare` each send one request and return its answer; `aim` is the ratio not to pass."""

    name: str
    label: str
    ours: Callable[[Client], object]
    bare: Callable[[Client], object]
    aim: float | None


@dataclass
class Figure:
    """Seconds are medians of one request each."""

    name: str
    label: str
    queries: int
    bare_queries: int
    cpu: float
    bare_cpu: float
    latency: float
    bare_latency: float
    aim: float | None

    @property
    def ratio(self) -> float:
        return self.cpu / self.bare_cpu


def measure(ask: Ask, account, rounds: int = ROUNDS, warm_up: int = WARM_UP) -> Figure:
    ours, bare = _signed_in(account), _signed_in(account)

    def once(send, client):
        cpu, clock = process_time(), perf_counter()
        answer = send(client)
        spent = process_time() - cpu, perf_counter() - clock
        if answer.status_code not in (200, 302, 303):
            raise RuntimeError(f"{ask.name}: {answer.status_code} {answer.content[:300]!r}")
        return spent

    with override_settings(**BARE):
        once(ask.bare, bare)
    for _ in range(warm_up):
        once(ask.ours, ours)
        once(ask.bare, bare)
    gc.collect()
    spent = [(once(ask.ours, ours), once(ask.bare, bare)) for _ in range(rounds)]
    with CaptureQueriesContext(connection) as asked:
        once(ask.ours, ours)
    with CaptureQueriesContext(connection) as bare_asked:
        once(ask.bare, bare)
    return Figure(
        name=ask.name,
        label=ask.label,
        queries=len(asked),
        bare_queries=len(bare_asked),
        cpu=median(one[0][0] for one in spent),
        bare_cpu=median(one[1][0] for one in spent),
        latency=median(one[0][1] for one in spent),
        bare_latency=median(one[1][1] for one in spent),
        aim=ask.aim,
    )


def _signed_in(account) -> Client:
    client = Client(HTTP_HOST=settings.ALLOWED_HOSTS[0])
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def new_key() -> str:
    """What every form carries so that it counts once."""
    return secrets.token_hex(16)
