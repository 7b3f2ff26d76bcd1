"""Forms of 消息渠道: what each kind asks for; secrets are typed once and never shown again."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.notices.channels import SENDERS, Failed, Message
from huying.foundation.notices.models.channel import ChannelKind
from huying.foundation.notices.sending import carry
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.fields import PlainText

from ..models import Body
from ..procedure.channels import ChannelSettings

OPTIONAL = {
    "mail": ("user", "password"),
    "sms_aliyun": ("url", "with_link"),
    "sms_tencent": ("url", "with_link"),
}
HELP = {
    "url": gettext_lazy("以 https:// 开头；内部网络的地址要先由系统管理员允许。"),
    "host": gettext_lazy("本单位的邮件服务器；内部网络的要先由系统管理员允许。"),
    "port": gettext_lazy("加密连接一般是 465 或 587。"),
}


class OpenChannel(ActForm):
    """`kind` comes with the address; its fields are those that the kind asks for."""

    name = PlainText(label=gettext_lazy("渠道名称"), max_length=40)
    submit = gettext_lazy("开通渠道")

    def __init__(self, *args, kind: str, **more):
        self.kind = kind
        super().__init__(*args, **more)

    def prepare(self):
        sender = SENDERS[self.kind]
        if sender.to_a_group:
            bodies = Body.objects.filter(congress=self.subject.congress_id, active=True)
            self.fields["body"] = forms.ModelChoiceField(
                label=_("哪个单位的群"),
                queryset=bodies.order_by("name"),
                help_text=_("这个单位的人员收到的提醒，发到这个群或接口。"),
            )
        for name, label in sender.fields.items():
            secret = name in sender.secret
            self.fields[name] = PlainText(
                label=label,
                max_length=300,
                required=name not in OPTIONAL.get(self.kind, ()),
                help_text=HELP.get(name, ""),
                widget=forms.PasswordInput(attrs={"autocomplete": "off"}) if secret else None,
            )

    def clean_port(self):
        port = self.cleaned_data["port"]
        if not (port.isdecimal() and 1 <= int(port) <= 65535):
            raise forms.ValidationError(_("端口是 1 到 65535 的整数。"))
        return port

    def details(self):
        given = {name: self.cleaned_data.get(name, "") for name in SENDERS[self.kind].fields}
        return {
            "kind": self.kind,
            "name": self.cleaned_data["name"],
            "body": self.cleaned_data.get("body"),
            "values": ChannelSettings(given),
        }


class OfAChannel(ActForm):
    """Nothing is asked; the address names the channel."""

    def __init__(self, *args, channel, **more):
        self.channel = channel
        super().__init__(*args, **more)

    def details(self):
        return {"channel": self.channel}


class TryChannel(OfAChannel):
    submit = gettext_lazy("试发")

    def prepare(self):
        if not SENDERS[self.channel.kind].to_a_group:
            mail = self.channel.kind == ChannelKind.MAIL
            self.fields["to"] = PlainText(
                label=_("发到哪个邮箱") if mail else _("发到哪个手机号码"), max_length=120
            )

    def details(self):
        return {"channel": self.channel, "said": self.said}

    def clean(self):
        """Sent before the act, so that no transaction waits for somebody else's server."""
        found = super().clean()
        self.said = "" if self.errors else self._sent(found.get("to", ""))
        return found

    def _sent(self, to: str) -> str:
        text = _("这是一条试发的消息，收到说明渠道“%s”可以使用。") % self.channel
        words = Message(f"test-{found_key(self)}", to, _("试发消息"), (text,))
        try:
            carry(self.channel, words)
        except Failed as failure:
            return str(failure)[:200]
        return ""


def found_key(form) -> str:
    return str(form.data.get("idem", ""))[:32]


class CloseChannel(OfAChannel):
    submit = gettext_lazy("停用")
    danger = True


class ReopenChannel(OfAChannel):
    submit = gettext_lazy("恢复使用")


class SendAgain(OfAChannel):
    submit = gettext_lazy("再发一次")


FORMS = {
    "try_channel": TryChannel,
    "close_channel": CloseChannel,
    "reopen_channel": ReopenChannel,
    "send_again": SendAgain,
}
