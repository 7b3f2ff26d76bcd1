"""消息渠道: how notices may leave the house. What is secret of a channel never stands in an event."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.notices.channels import SENDERS
from huying.foundation.notices.channels.sealing import sealed
from huying.foundation.notices.models import Channel, Delivery
from huying.foundation.notices.outbox import begin
from huying.foundation.notices.sending import try_again
from huying.foundation.procedure.refusal import Refused, Why

from ..policy import administrator
from .steps import COMMON, ours, roll_steps


@dataclass(frozen=True)
class ChannelSettings:
    """`given` by field. An event that is given this writes down its `name` alone."""

    given: dict[str, str] = field(repr=False)
    name: str = "渠道设置（加密保存）"


@roll_steps.act(gettext_lazy("开通消息渠道"), who=administrator, **COMMON)
def open_channel(roll, *, by, at, kind, name, values, body=None):
    """It carries what is told from now on; a group's channel belongs to the body whose people it tells."""
    ours(roll, body)
    if SENDERS[kind].to_a_group != (body is not None):
        raise Refused(_("群机器人和网络接口要选一个单位，其他渠道不选。"), Why.CONTENT)
    if Channel.objects.filter(congress=roll.congress_id, name=name).exists():
        raise Refused(_("已经有名为“%s”的渠道，请换一个名称。") % name, Why.CONTENT)
    channel = Channel(
        congress_id=roll.congress_id,
        kind=kind,
        name=name,
        body=body,
        sealed=sealed(values.given),
        made_at=at,
    )
    begin(channel)
    channel.save(force_insert=True)


@roll_steps.act(gettext_lazy("停用消息渠道"), who=administrator, **COMMON)
def close_channel(roll, *, by, at, channel):
    """Nothing leaves by it any more; what waits stays."""
    _switch(roll, channel, to=False)


@roll_steps.act(gettext_lazy("恢复消息渠道"), who=administrator, **COMMON)
def reopen_channel(roll, *, by, at, channel):
    """What was told while it was closed does not leave by it."""
    begin(channel)
    channel.save(update_fields=["begins_after"])
    _switch(roll, channel, to=True)


@roll_steps.act(gettext_lazy("试发消息"), who=administrator, **COMMON)
def try_channel(roll, *, by, at, channel, said):
    """What came of a test message that was sent just now; `said` is empty where it was taken."""
    ours(roll, channel)
    channel.tested_at, channel.test_said = at, said
    channel.save(update_fields=["tested_at", "test_said"])


@roll_steps.act(gettext_lazy("再发没有送达的"), who=administrator, **COMMON)
def send_again(roll, *, by, at, channel):
    """Everything this channel gave up is tried from the beginning."""
    ours(roll, channel)
    if not try_again(Delivery.objects.filter(channel=channel), at=at):
        raise Refused(_("这个渠道没有发不出去的消息。"), Why.STATE)


def _switch(roll, channel, *, to: bool) -> None:
    ours(roll, channel)
    if channel.enabled == to:
        raise Refused(_("这个渠道正在使用。") if to else _("这个渠道已经停用。"), Why.STATE)
    channel.enabled = to
    channel.save(update_fields=["enabled"])
