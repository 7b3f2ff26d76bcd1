"""huying tick: what time alone brings; with --watch, every minute until told to stop."""

import logging
import signal
import threading
from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from huying.commands.contract import ContractCommand, WrongUse
from huying.commands.steady_clock import SteadyClock, steady
from huying.domain.suggestions.tasks import tick
from huying.foundation.jobs.worker import Jobs
from huying.foundation.jobs.working import run_waiting
from huying.foundation.notices.post import Post, post

EVERY = 60  # seconds
ENDS_WITHIN = 5  # seconds for a job in hand to be put back
LAST_ROUND = "last-tick"
log = logging.getLogger(__name__)


class Command(ContractCommand):
    help = _("办理到时的事：提醒和关闭未反馈的测评，写到期和逾期通知。可以重复运行。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--at", type=_moment, help=_("时间，如 2026-03-02T09:00，默认现在"))
        parser.add_argument("--watch", action="store_true", help=_("每分钟运行一次，直到被停止"))

    def answer(self, **options: Any) -> dict[str, Any]:
        if options["watch"] and options["at"]:
            raise WrongUse(_("--watch 总是按现在的时间运行，不能与 --at 同时使用"))
        if options["watch"]:
            return self._watch()
        call_command("migrate", verbosity=0, interactive=False)
        if options["at"]:
            return told(tick(options["at"]), options["at"])
        run_waiting(timezone.now)
        counted = _now()
        return {**counted, **post()}

    def _watch(self) -> dict[str, Any]:
        """Ends after the present round at SIGTERM or Ctrl-C; a failed round is logged and tried again."""
        stopped = threading.Event()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_args: stopped.set())
        jobs = Jobs(stopped)
        jobs.start()
        post = Post(stopped)
        post.start()
        self.tell(_("每分钟运行一次，收到 SIGTERM 或按 Ctrl-C 时结束"))
        total: dict[str, Any] = {"rounds": 0}
        clock = SteadyClock(timezone.now(), steady())
        while not stopped.is_set():
            if clock.believes(timezone.now(), steady()):
                _one_round(total)
            else:
                log.warning(
                    "the time of day has leapt: nothing is done until it has stood for an hour"
                )
            total["rounds"] += 1
            connections.close_all()
            stopped.wait(EVERY)
        jobs.join(ENDS_WITHIN)
        post.join(ENDS_WITHIN)
        return total


def _one_round(total: dict[str, Any]) -> None:
    try:
        for name, number in _now().items():
            total[name] = number if name == "at" else total.get(name, 0) + number
    except Exception:
        log.exception("this round failed and is tried again in a minute")


def _now() -> dict[str, Any]:
    """A round by the present time; that it came to its end is what doctor looks for."""
    at = timezone.now()
    counted = tick(at)
    (settings.VAR / LAST_ROUND).write_text(at.isoformat())
    return told(counted, at)


def told(counted: dict[str, int], at: datetime) -> dict[str, Any]:
    """What a round did, in the order in which it is printed: when, what matters most, then the rest."""
    closed = counted["closed_silent"] + counted["session_over"]
    first = {"at": timezone.localtime(at).isoformat(), "closed": closed}
    return {**first, **counted, "due": counted["warned"]}


def last_round() -> datetime | None:
    """When the last round that came to its end had begun, on this machine."""
    file = settings.VAR / LAST_ROUND
    return datetime.fromisoformat(file.read_text()) if file.exists() else None


def _moment(text: str) -> datetime:
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None:
        raise ArgumentTypeError(
            _("“{text}”不是时间，请写成 2026-03-02T09:00 的样子").format(text=text)
        )
    return found if timezone.is_aware(found) else timezone.make_aware(found)
