"""清源县 behind a real web server and a real browser, at a time that the story gives.

The server runs in threads of this process over a database file of its own, so that one county can
serve a whole module; whatever asks `timezone.now()` is told the story's time.
"""

import os
import threading
import time
from contextlib import contextmanager
from datetime import UTC, timedelta
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.utils import timezone
from playwright.sync_api import Error

from huying.domain.people.models import Account
from tests.chromium import launched
from tests.conftest import moment
from tests.counts import LONG
from tests.reliability.arena import file_database

SCREENS = Path(__file__).parents[2] / "test-output" / "screens"
PASSWORD = "a long pass phrase"


class Now:
    """The story's time: what was last set, and from there on second by second."""

    def __init__(self, text: str):
        self.set(text)

    def set(self, text: str) -> None:
        self.at, self.since = moment(text).astimezone(UTC), time.monotonic()

    def __call__(self):
        return self.at + timedelta(seconds=time.monotonic() - self.since)


class Server:
    """The whole site on a free port of this machine."""

    class _Quiet(WSGIRequestHandler):
        def log_message(self, *_args):
            """It runs inside tests."""

    def __init__(self):
        self.http = ThreadedWSGIServer(("127.0.0.1", 0), self._Quiet)
        self.http.daemon_threads = True
        self.http.set_app(get_wsgi_application())
        self.address = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self):
        self.http.shutdown()
        self.http.server_close()


class World:
    """The browser, the site and the time; `pages` are closed when the test ends."""

    def __init__(self, browser, server, now, screens: Path | None = None):
        self.browser, self.server, self.now = browser, server, now
        self.address, self.screens = server.address, screens
        self.said: list[tuple[str, str]] = []
        self._contexts: list = []
        self.shots, self.seen = 0, set()

    # -- people at their browsers -----------------------------------------------------------

    def page(self, who=None, *, width=1280, height=900, **options):
        """A fresh browser window, of somebody who has signed in (an appointment) or of nobody."""
        phone = {"is_mobile": True, "has_touch": True} if width < 600 else {}
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": height},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            **phone,
            **options,
        )
        context.set_default_timeout(30_000)  # a machine may be slow
        self._contexts.append(context)
        if who is not None:
            context.add_cookies([self.cookie(who)])
        page = context.new_page()
        page.on("console", lambda message: self._heard(page, message))
        page.on("pageerror", lambda error: self.said.append((page.url, str(error))))
        return page

    def _heard(self, page, message):
        # A refused form is 422 and a lost race 409: the browser reports each as an error of its own.
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            self.said.append((page.url, message.text))

    def cookie(self, who) -> dict:
        """A new session of the account that an appointment's person has, as signing in makes it."""
        account = Account.objects.get(pk=who.person.account_id)
        session = SessionStore()
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.create()
        return {
            "name": settings.SESSION_COOKIE_NAME,
            "value": session.session_key,
            "url": self.address,
        }

    def sign_in(self, page, username: str, password: str = PASSWORD) -> None:
        """Through the sign-in page, as everybody does the first time."""
        page.goto("/accounts/login/")
        page.get_by_label("用户名").fill(username)
        page.get_by_label("密码").fill(password)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(lambda address: "/accounts/login" not in address)

    # -- what is seen -----------------------------------------------------------------------

    def look(self, page, name: str) -> None:
        """A screenshot of the whole page, the first time that it is seen, and no sideways scrolling."""
        wide = sideways(page)
        if wide > 0:
            self.said.append((page.url, f"scrolls sideways by {wide} px"))
        if self.screens is not None and (LONG or name not in self.seen):
            self.seen.add(name)
            self.shots += 1
            self.screens.mkdir(parents=True, exist_ok=True)
            path = self.screens / f"{self.shots:03}-{name}.jpg"
            page.screenshot(path=path, full_page=True, type="jpeg", quality=80)

    def close_windows(self) -> None:
        for context in self._contexts:
            context.close()
        self._contexts = []


def sideways(page) -> int:
    """By how many pixels the page is wider than its window.

    A slow machine may ask in the moment between two documents: then it is asked again of the next.
    """
    for _try in range(20):
        try:
            page.wait_for_load_state("load")
            return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        except Error:
            page.wait_for_timeout(100)
    raise AssertionError(f"{page.url} never came to rest")


@contextmanager
def chromium():
    """Debian's own. Start it after the test database is there.

    Playwright keeps an event loop running in this thread, and Django would then look for other
    connections than the test's: for this long they are kept by thread alone.
    """
    from playwright.sync_api import sync_playwright

    by_context, by_thread = connections._connections, threading.local()
    by_thread.default = connections["default"]
    allowed = mock.patch.dict(os.environ, DJANGO_ALLOW_ASYNC_UNSAFE="true")
    with (
        allowed,
        mock.patch.object(connections, "_connections", by_thread),
        sync_playwright() as playwright,
    ):
        browser = launched(playwright)
        yield browser
        browser.close()
    assert connections._connections is by_context


@contextmanager
def world(browser, folder: Path, *, at: str, screens: Path | None = None):
    """An empty database, served; the caller puts a county into it."""
    assert connections["default"].is_in_memory_db(), (
        "mark the test with django_db(transaction=True)"
    )
    now = Now(at)
    with file_database(folder / "huying.sqlite3"), mock.patch.object(timezone, "now", now):
        server = Server()
        made = World(browser, server, now, screens)
        try:
            yield made
        finally:
            made.close_windows()
            server.stop()
