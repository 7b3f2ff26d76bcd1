"""群机器人: WeCom, DingTalk and Feishu, through apprise, each at its service's own fixed address."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .message import Failed, Message, Sender


def _sender(
    url_of: Callable[[dict[str, str]], str], fields: dict, secret: tuple[str, ...]
) -> Sender:
    def send(settings: dict[str, str], message: Message) -> None:
        """Its number stands below the text: a robot knows no other sign by which it is known again."""
        import apprise  # the web server never sends, and need not carry it

        way = apprise.Apprise.instantiate(url_of(settings), suppress_exceptions=True)
        if way is None:
            raise Failed(_("机器人的密钥格式不对。"), for_good=True)
        text = _("%(text)s\n（编号 %(id)s）") % {"text": message.text, "id": message.id[-12:]}
        if not way.notify(body=text, title=message.subject):
            raise Failed(_("机器人没有收下。"))

    return Sender(send=send, fields=fields, secret=secret, to_a_group=True)


KEY = {"key": gettext_lazy("机器人地址里的密钥")}
WECOM = _sender(lambda given: f"wecombot://{given['key']}", KEY, ("key",))
FEISHU = _sender(lambda given: f"feishu://{given['key']}", KEY, ("key",))
DINGTALK = _sender(
    lambda given: f"dingtalk://{given['secret']}@{given['key']}/",
    {**KEY, "secret": gettext_lazy("加签密钥")},
    ("key", "secret"),
)
