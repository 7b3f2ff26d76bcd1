"""Going out over HTTP, and only out: no address of the house itself can be reached by what somebody typed.

The name is resolved once and the connection goes to that very address, so a name that answers
differently the second time gains nothing. Redirects are not followed; answers are cut.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from .message import Failed

SECONDS = 10
LONGEST_ANSWER = 65_536


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes

    @property
    def taken(self) -> bool:
        return 200 <= self.status < 300


def send(url: str, body: bytes, headers: dict[str, str]) -> Answer:
    """POST it. Raises Failed where it may not go there, or nobody answers."""
    parts = urlsplit(url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    try:
        port = parts.port or (443 if secure else 80)
    except ValueError as error:
        raise Failed(_("网址的端口不对。"), for_good=True) from error
    if parts.scheme not in ("http", "https") or not host or parts.username:
        raise Failed(_("网址要以 https:// 开头，不能带用户名。"), for_good=True)
    if not secure and not is_named(host, port):
        raise Failed(_("只能发往 https:// 的网址。"), for_good=True)
    address = reachable(host, port)
    path = parts.path or "/"
    target = f"{path}?{parts.query}" if parts.query else path
    connection = _Pinned(host, port, address, secure)
    try:
        connection.request("POST", target, body, {"Host": parts.netloc, **headers})
        answer = connection.getresponse()
        return Answer(answer.status, _read(answer))
    except (OSError, http.client.HTTPException) as error:
        raise Failed(_("对方没有应答：%s") % type(error).__name__) from error
    finally:
        connection.close()


def _read(answer: http.client.HTTPResponse) -> bytes:
    """As much as is wanted of it, for as long as one waits: a drop at a time is no answer."""
    body, until = b"", time.monotonic() + SECONDS
    while len(body) < LONGEST_ANSWER and (piece := answer.read1(LONGEST_ANSWER)):
        body += piece
        if time.monotonic() > until:
            raise TimeoutError
    return body


def reachable(host: str, port: int) -> str:
    """The address to connect to. Raises Failed for one of the house's own that is not named in the settings."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Failed(_("找不到主机 %s。") % host) from error
    addresses = [str(one[4][0]) for one in found]
    if not is_named(host, port) and not all(map(_is_public, addresses)):
        raise Failed(
            _("%s 是内部网络的地址，没有经系统管理员允许不能发往那里。") % host, for_good=True
        )
    return addresses[0]


def is_named(host: str, port: int) -> bool:
    """Whether the installation's own settings allow this host of an internal network."""
    return f"{host}:{port}" in settings.HUYING_INTERNAL_HOSTS


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return found.is_global and not found.is_multicast and (inner is None or inner.is_global)


class _Pinned(http.client.HTTPConnection):
    """Connects to the address that was examined; the name only stands in the certificate's check."""

    def __init__(self, host: str, port: int, address: str, secure: bool):
        super().__init__(host, port, timeout=SECONDS)
        self._address, self._secure = address, secure

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
