"""A browser for the roll's pages: somebody signed in, and forms filled as the page gives them."""

import re

from django.test import Client

from huying.domain.people.models import Account

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Visitor:
    """`who` is a username of the county's cast."""

    def __init__(self, who: str, code: str = "qingyuan"):
        self.client = Client()
        self.client.force_login(Account.objects.get(username=who), backend=BACKEND)
        self.code = code

    def get(self, path: str = "", **asked):
        return self.client.get(f"/{self.code}/roll/{path}", asked)

    def text(self, path: str = "", **asked) -> str:
        response = self.get(path, **asked)
        assert response.status_code == 200, response.status_code
        return response.content.decode()

    def fill(self, path: str, **typed):
        """Open the form, type into it, send it: hidden and initial values travel as in a browser."""
        response = self.get(path)
        assert response.status_code == 200, response.status_code
        return self.send(path, response.context["form"], **typed)

    def send(self, path: str, form, **typed):
        data = given(form) | {name: value for name, value in typed.items() if value is not None}
        return self.client.post(f"/{self.code}/roll/{path}", data)

    def post(self, path: str, data=None):
        return self.client.post(f"/{self.code}/roll/{path}", data or {})


def given(form) -> dict:
    """What a browser would send of a form that nobody has touched."""
    data = {}
    for bound in form:
        for tag in re.findall(r"<input[^>]*>", str(bound)):
            name, kind = _attribute(tag, "name"), _attribute(tag, "type")
            if kind in ("checkbox", "radio", "file") and " checked" not in tag:
                continue
            data[name] = _attribute(tag, "value")
        if "<select" in str(bound):
            chosen = re.search(r'<option value="([^"]*)" selected', str(bound))
            first = re.search(r'<option value="([^"]*)"', str(bound))
            if chosen or first:
                data[bound.html_name] = (chosen or first)[1]
        if "<textarea" in str(bound):
            data[bound.html_name] = bound.value() or ""
    return data


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'{name}="([^"]*)"', tag)
    return found[1] if found else ""
