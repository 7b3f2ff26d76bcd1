"""Every component on a few pages, served with the real Content-Security-Policy, to be looked at and checked."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import django_htmx
from django.template import engines
from django.test import RequestFactory

import huying.foundation.ui as ui
from tests.ui.gallery_samples import context

HERE = Path(__file__).parent
STATIC = [Path(ui.__file__).parent / "static", Path(django_htmx.__file__).parent / "static"]
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'"
)
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
NAMES = ["list", "detail", "form", "workbench", "signed_out", "fault"]


def render(name: str, *, large: bool = False) -> str:
    path = HERE / "gallery" / f"{name}.html"
    template = engines["django"].from_string(path.read_text(encoding="utf-8"))
    request = RequestFactory().get(f"/{name}", {"state": "handling"})
    return template.render({**context(name), "large_type": large}, request)


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Quiet: the server runs inside tests."""

    def _send(
        self, status: int, body: bytes, kind: str = "text/html; charset=utf-8", **headers: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", CSP)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path.startswith("/static/"):
            return self._static(address.path.removeprefix("/static/"))
        name = address.path.strip("/")
        if name not in NAMES:
            return self._send(404, b"")
        self._send(200, render(name, large="large" in parse_qs(address.query)).encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.posted.append((self.path, body))  # type: ignore[attr-defined]
        if self.path == "/autosave":
            return self._send(200, json.dumps({"version": 2}).encode(), "application/json")
        where = "/signed_out" if self.path == "/expired" else "/workbench"
        self._send(303, b"", Location=where)

    def _static(self, path: str) -> None:
        for root in STATIC:
            if (root / path).is_file():
                return self._send(200, (root / path).read_bytes(), TYPES[Path(path).suffix])
        self._send(404, b"")


class Gallery:
    """The gallery on a free port of this machine; `posted` collects (path, body)."""

    def __enter__(self) -> "Gallery":
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self.server.posted = self.posted = []  # type: ignore[attr-defined]
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_args: object) -> None:
        self.server.shutdown()
        self.server.server_close()
