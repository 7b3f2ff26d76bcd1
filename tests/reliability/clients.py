"""People at their browsers: each sends one form after another and remembers what was acknowledged."""

import http.client
import random
import secrets
import threading
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from huying.domain.people.models import Account

SECONDS = 30
CSRF = secrets.token_hex(16)


def signed_in(appointment) -> str:
    """The cookies of somebody who has signed in."""
    account = Account.objects.get(pk=appointment.person.account_id)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrftoken={CSRF}"


@dataclass
class Form:
    """`mark` stands in the typed text, and so in the event: by it an effect is found again."""

    mark: str
    path: str
    cookies: str
    fields: dict

    def send(self, port: int) -> tuple[int, str, str]:
        """(status, location, page)."""
        body = urlencode(self.fields, doseq=True).encode()
        headers = {
            "Cookie": self.cookies,
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": str(len(body)),
        }
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        try:
            line.request("POST", self.path, body, headers)
            answer = line.getresponse()
            page = answer.read().decode()
            return answer.status, answer.getheader("Location") or "", page
        finally:
            line.close()


@dataclass
class Client:
    """One person with one kind of form: `typed(mark)` gives its fields."""

    name: str
    path: str
    cookies: str
    typed: object
    acknowledged: dict = field(default_factory=dict)
    unanswered: list = field(default_factory=list)
    strange: list = field(default_factory=list)
    sent: int = 0

    def next_form(self) -> Form:
        self.sent += 1
        mark = f"⟦{self.name}-{self.sent}⟧"
        fixed = {"idem": secrets.token_hex(16), "csrfmiddlewaretoken": CSRF}
        return Form(mark, self.path, self.cookies, {**fixed, **self.typed(mark)})

    def work(self, port: int, stop: threading.Event) -> None:
        """Until told to stop, or until nobody answers any more."""
        while not stop.is_set():
            form = self.next_form()
            if not self.send(form, port):
                self.unanswered.append(form)
                return

    def send(self, form: Form, port: int) -> bool:
        """Whether there was an answer."""
        try:
            status, location, page = form.send(port)
        except (OSError, http.client.HTTPException):
            return False
        if status != 303 or self.acknowledged.get(form.mark, (form, location))[1] != location:
            self.strange.append((status, location, page[:2000]))
        self.acknowledged[form.mark] = (form, location)
        return True

    def send_again(self, port: int, rng: random.Random) -> int:
        """What had no answer is sent again, and sometimes what had one: how many were."""
        again = self.unanswered
        if self.acknowledged and rng.random() < 0.5:
            again = [*again, rng.choice(list(self.acknowledged.values()))[0]]
        self.unanswered = [form for form in again if not self.send(form, port)]
        return len(again)
