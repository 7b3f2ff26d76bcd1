"""网络接口: JSON to an address of the installation's own choosing, signed so that its origin can be checked."""

import hashlib
import hmac
import json

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import outside
from .message import Failed, Message, Sender


def send(settings: dict[str, str], message: Message) -> None:
    """`Huying-Signature` is the HMAC-SHA256 of the body under the agreed secret, in hexadecimal."""
    body = json.dumps(
        {"id": message.id, "subject": message.subject, "lines": list(message.lines)},
        ensure_ascii=False,
    ).encode()
    signature = hmac.new(settings["secret"].encode(), body, hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Huying-Id": message.id,
        "Huying-Signature": signature,
    }
    answer = outside.send(settings["url"], body, headers)
    if not answer.taken:
        raise Failed(_("对方拒绝了：%s") % answer.status)


WEBHOOK = Sender(
    send=send,
    fields={"url": gettext_lazy("网址"), "secret": gettext_lazy("签名密钥")},
    secret=("secret",),
    to_a_group=True,
    to_a_machine=True,
)
