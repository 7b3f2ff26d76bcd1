"""电子邮件, by the congress's own mail server."""

import smtplib
import socket
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import outside
from .message import Failed, Message, Sender


class PinnedBackend(EmailBackend):
    """Connects to the address that was examined; the name only stands in the certificate's check."""

    def __init__(self, *, address: str, **more: Any):
        super().__init__(**more)
        self.address = address

    @property
    def connection_class(self):
        address, base = self.address, super().connection_class

        class Pinned(base):  # type: ignore[misc, valid-type]
            def _get_socket(self, host, port, timeout):
                found = socket.create_connection((address, port), timeout)
                if base is smtplib.SMTP_SSL:
                    found = self.context.wrap_socket(found, server_hostname=host)
                return found

        return Pinned


def send(settings: dict[str, str], message: Message) -> None:
    """The same Message-ID at every attempt: a mail box shows it once, or shows that it came again."""
    host, port = settings["host"], int(settings["port"])
    secure = port == 465
    connection = PinnedBackend(
        address=outside.reachable(host, port),
        host=host,
        port=port,
        username=settings.get("user", ""),
        password=settings.get("password", ""),
        use_ssl=secure,
        use_tls=not secure and not outside.is_named(host, port),
        timeout=outside.SECONDS,
    )
    mail = EmailMessage(
        subject=" ".join(message.subject.split()),
        body=message.text,
        from_email=settings["sender"],
        to=[message.to],
        headers={"Message-ID": f"<{message.id}@{settings['sender'].partition('@')[2]}>"},
        connection=connection,
    )
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        raise Failed(_("邮件服务器不接受这个收件地址。"), for_good=True) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Failed(_("邮件服务器没有收下：%s") % type(error).__name__) from error


def _address(person, wishes) -> str:
    return wishes.mail if wishes and wishes.by_mail else ""


MAIL = Sender(
    send=send,
    fields={
        "host": gettext_lazy("邮件服务器"),
        "port": gettext_lazy("端口"),
        "sender": gettext_lazy("发件地址"),
        "user": gettext_lazy("用户名"),
        "password": gettext_lazy("密码"),
    },
    secret=("password",),
    address=_address,
)
