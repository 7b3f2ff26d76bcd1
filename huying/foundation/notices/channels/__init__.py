"""How a message leaves by each kind of channel."""

from ..models.channel import ChannelKind
from . import mail, robots, sms, webhook
from .message import Failed, Message, Sender

SENDERS: dict[str, Sender] = {
    ChannelKind.MAIL: mail.MAIL,
    ChannelKind.WECOM: robots.WECOM,
    ChannelKind.DINGTALK: robots.DINGTALK,
    ChannelKind.FEISHU: robots.FEISHU,
    ChannelKind.WEBHOOK: webhook.WEBHOOK,
    ChannelKind.SMS_ALIYUN: sms.ALIYUN,
    ChannelKind.SMS_TENCENT: sms.TENCENT,
}

__all__ = ["SENDERS", "Failed", "Message", "Sender"]
