"""huying demo: the demo world, a web server and a worker, which end together."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.utils.translation import gettext as _

from huying.commands.contract import ContractCommand, Refusal, WrongUse
from huying.commands.rehearsal.rehearse import default_days, live
from huying.domain.people.models import Congress

from .rehearse import cast_lines

HOST, SEED, THREADS = "127.0.0.1", 7, 4
START_WITHIN, END_WITHIN = 60.0, 10.0  # seconds
PR_SET_PDEATHSIG = 1


class Command(ContractCommand):
    help = _("启动演示：没有数据时先建立演示世界，然后打开网页。不删除任何数据；按 Ctrl-C 结束。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = _("端口由环境变量 HUYING_PORT 决定，默认 8000；只在本机 127.0.0.1 上打开。")

    def answer(self, **options: Any) -> dict[str, Any]:
        began = time.monotonic()
        if settings.PRODUCTION:
            raise Refusal(_("正式运行（HUYING_PRODUCTION=1）时不能启动演示"))
        port = _port()
        _check_free(port)
        call_command("migrate", verbosity=0, interactive=False)
        if not Congress.objects.exists():
            self._make_the_world()
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise asks for it
        address = f"http://{HOST}:{port}/"

        def ready() -> float:
            seconds = time.monotonic() - began
            if not options["json"]:
                self._welcome(address, seconds)
            return seconds

        seconds = Family(port).live(ready)
        codes = list(Congress.objects.order_by("pk").values_list("code", flat=True))
        return {"address": address, "congresses": codes, "seconds": round(seconds, 1)}

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        return _("演示已结束，数据都保留着。")

    def _make_the_world(self) -> None:
        opened, at = default_days(None, None)
        whole = (at - opened).days

        def told(day: date, left: int) -> None:
            done = 100 * (whole - left) // whole
            self.stderr.write(
                "\r" + _("正在演练清源县的一届人大：{day} {done}%").format(day=day, done=done),
                lambda text: text,
                ending="\n" if left <= 0 else "",
            )
            self.stderr.flush()

        live("county", SEED, opened, at, told)

    def _welcome(self, address: str, seconds: float) -> None:
        self.stdout.write(
            _("\n呼应已经打开：{address}（{seconds:.0f} 秒）").format(
                address=address, seconds=seconds
            )
        )
        for congress in Congress.objects.filter(is_demo=True).order_by("pk"):
            self.stdout.write(f"\n{congress.name}  {address}{congress.code}/")
            self.stdout.write("\n".join(cast_lines(congress)))
        self.stdout.write(_("\n登录页上点一下名字也可以登录。按 Ctrl-C 结束。"))
        self.stdout.flush()


class Family:
    """The web server and the worker: both run, or neither."""

    def __init__(self, port: int):
        self.port, self.stopped = port, False
        self.children: list[subprocess.Popen] = []

    def live(self, ready: Callable[[], float]) -> float:
        """Runs until told to stop; returns what `ready` said. Raises Refusal when one of them dies."""
        for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(sign, self._stop)
        seconds = 0.0
        try:
            for command in (_web(self.port), _worker()):
                self.children.append(self._child(*command))
            if self._opened():
                seconds = ready()
            while not self.stopped:
                self._check()
                time.sleep(0.2)
        finally:
            self._end()
        return seconds

    def _stop(self, *_args: Any) -> None:
        self.stopped = True

    def _child(self, *command: str) -> subprocess.Popen:
        # stdout belongs to the answer, so what they print goes to stderr. One group for all of
        # them: the web server has children of its own, which outlive it if it is killed.
        group = self.children[0].pid if self.children else 0
        return subprocess.Popen(
            command,
            stdout=sys.stderr.fileno(),
            preexec_fn=_die_with_parent,
            process_group=group,
        )

    def _opened(self) -> bool:
        until = time.monotonic() + START_WITHIN
        while not self.stopped and time.monotonic() < until:
            self._check()
            with socket.socket() as probe:
                if probe.connect_ex((HOST, self.port)) == 0:
                    return True
            time.sleep(0.1)
        if not self.stopped:
            raise Refusal(_("网页服务没有在 {n:.0f} 秒内打开").format(n=START_WITHIN))
        return False

    def _check(self) -> None:
        for child in self.children:
            if child.poll() is not None and not self.stopped:
                name = "worker" if child is self.children[-1] else "web"
                raise Refusal(
                    _("{name} 进程意外结束（{code}），演示已停止，数据都保留着").format(
                        name=name, code=child.returncode
                    )
                )

    def _end(self) -> None:
        self._signal_group(signal.SIGTERM)
        until = time.monotonic() + END_WITHIN
        for child in self.children:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, until - time.monotonic()))
        self._signal_group(signal.SIGKILL)
        for child in self.children:
            child.wait()

    def _signal_group(self, sign: signal.Signals) -> None:
        if self.children:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.children[0].pid, sign)


def _web(port: int) -> tuple[str, ...]:
    return (
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", HOST, "--port", str(port), "--workers", "1"),
        *("--blocking-threads", str(THREADS), "--workers-kill-timeout", "5"),
        *("--log-level", "warning", "huying.wsgi:application"),
    )


def _worker() -> tuple[str, ...]:
    return (sys.executable, "-m", "huying", "tick", "--watch", "--json")


def _die_with_parent() -> None:
    """Linux: a child does not outlive a parent that was killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _port() -> int:
    text = os.environ.get("HUYING_PORT") or "8000"
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise WrongUse(_("HUYING_PORT 要写成 1 到 65535 的整数，现在是“{text}”").format(text=text))
    return int(text)


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise Refusal(
                _(
                    "端口 {port} 已被占用，请关闭占用它的程序，或换一个：HUYING_PORT=8001 make demo"
                ).format(port=port)
            ) from None
