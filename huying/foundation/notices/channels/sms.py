"""短信: signed requests of the two large services, by their published schemes (RPC HMAC-SHA1; TC3-HMAC-SHA256).

Template messages: the template of the installation has a variable for the text and, where its settings
say so, a second one for the address at which the reader can act at once.
"""

import base64
import hashlib
import hmac
import json
import re
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import outside
from .message import Failed, Message, Sender

LONGEST = 60  # characters of one variable


def variables(settings: dict[str, str], message: Message) -> dict[str, str]:
    """What stands in the template, in its order; without a link the system's own address is missing too."""
    found = {"text": message.subject[:LONGEST]}
    if settings.get("with_link"):
        found["link"] = next(iter(message.links), "") or "-"
    return found


def rpc_signature(parameters: dict[str, str], secret: str, method: str = "POST") -> str:
    """Alibaba Cloud's RPC signature, version 1.0."""
    query = "&".join(f"{_quoted(key)}={_quoted(parameters[key])}" for key in sorted(parameters))
    text = f"{method}&{_quoted('/')}&{_quoted(query)}"
    digest = hmac.new(f"{secret}&".encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


def _quoted(text: str) -> str:
    return quote(text, safe="~")


def send_by_aliyun(settings: dict[str, str], message: Message) -> None:
    """OutId carries the message's own key."""
    parameters = {
        "AccessKeyId": settings["key"],
        "Action": "SendSms",
        "Format": "JSON",
        "OutId": message.id,
        "PhoneNumbers": message.to,
        "RegionId": "cn-hangzhou",
        "SignName": settings["sign"],
        "SignatureMethod": "HMAC-SHA1",
        "SignatureNonce": f"{message.id}-{timezone.now().timestamp()}",
        "SignatureVersion": "1.0",
        "TemplateCode": settings["template"],
        "TemplateParam": json.dumps(variables(settings, message), ensure_ascii=False),
        "Timestamp": timezone.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Version": "2017-05-25",
    }
    signed = {**parameters, "Signature": rpc_signature(parameters, settings["secret"])}
    body = "&".join(f"{_quoted(key)}={_quoted(value)}" for key, value in signed.items())
    said = _answer(
        settings.get("url") or "https://dysmsapi.aliyuncs.com/",
        body.encode(),
        {"Content-Type": "application/x-www-form-urlencoded"},
    )
    if said.get("Code") != "OK":
        raise Failed(_("短信服务没有收下：%s") % said.get("Code", _("没有说明")))


def tc3_authorization(
    *, key: str, secret: str, service: str, host: str, body: bytes, at: datetime
) -> str:
    """Tencent Cloud's signature, version 3, over the content type and the host."""
    day, stamp = at.astimezone(UTC).strftime("%Y-%m-%d"), str(int(at.timestamp()))
    kind, names = "application/json; charset=utf-8", "content-type;host"
    canonical = "\n".join(
        ("POST", "/", "", f"content-type:{kind}", f"host:{host}", "", names, _sha256(body))
    )
    scope = f"{day}/{service}/tc3_request"
    text = "\n".join(("TC3-HMAC-SHA256", stamp, scope, _sha256(canonical.encode())))
    signing = f"TC3{secret}".encode()
    for part in (day, service, "tc3_request"):
        signing = hmac.new(signing, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(signing, text.encode(), hashlib.sha256).hexdigest()
    return f"TC3-HMAC-SHA256 Credential={key}/{scope}, SignedHeaders={names}, Signature={signature}"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def send_by_tencent(settings: dict[str, str], message: Message) -> None:
    """SessionContext carries the message's own key."""
    url = settings.get("url") or "https://sms.tencentcloudapi.com/"
    at, host = timezone.now(), urlsplit(url).netloc
    body = json.dumps(
        {
            "PhoneNumberSet": [f"+86{message.to}"],
            "SmsSdkAppId": settings["app"],
            "SignName": settings["sign"],
            "TemplateId": settings["template"],
            "TemplateParamSet": list(variables(settings, message).values()),
            "SessionContext": message.id,
        },
        ensure_ascii=False,
    ).encode()
    authorization = tc3_authorization(
        key=settings["key"], secret=settings["secret"], service="sms", host=host, body=body, at=at
    )
    said = _answer(
        url,
        body,
        {
            "Authorization": authorization,
            "Content-Type": "application/json; charset=utf-8",
            "X-TC-Action": "SendSms",
            "X-TC-Region": "ap-guangzhou",
            "X-TC-Timestamp": str(int(at.timestamp())),
            "X-TC-Version": "2021-01-11",
        },
    )
    response = said.get("Response", {})
    sent = (response.get("SendStatusSet") or [{}])[0].get("Code")
    if sent != "Ok":
        why = sent or response.get("Error", {}).get("Code") or _("没有说明")
        raise Failed(_("短信服务没有收下：%s") % why)


def _answer(url: str, body: bytes, headers: dict[str, str]) -> dict:
    answer = outside.send(url, body, headers)
    try:
        found = json.loads(answer.body)
    except ValueError as error:
        raise Failed(_("短信服务的应答看不懂：%s") % answer.status) from error
    return found if isinstance(found, dict) else {}


def mobile(phone: str) -> str:
    """The eleven digits of a mobile telephone, however they were written; empty for any other number."""
    digits = re.sub(r"[\s-]", "", phone).removeprefix("+86")
    return digits if re.fullmatch(r"1\d{10}", digits) else ""


def _address(person, wishes) -> str:
    """By text message one hears only where the roll has the number and one has not switched it off."""
    return mobile(person.phone) if wishes is None or wishes.by_sms else ""


FIELDS = {
    "key": gettext_lazy("访问密钥编号"),
    "secret": gettext_lazy("访问密钥"),
    "sign": gettext_lazy("短信签名"),
    "template": gettext_lazy("模板编号"),
    "with_link": gettext_lazy("模板里有办理链接（有的填 1）"),
}
ALIYUN = Sender(
    send=send_by_aliyun,
    fields={**FIELDS, "url": gettext_lazy("服务地址（可不填）")},
    secret=("secret",),
    address=_address,
)
TENCENT = Sender(
    send=send_by_tencent,
    fields={
        **FIELDS,
        "app": gettext_lazy("短信应用编号"),
        "url": gettext_lazy("服务地址（可不填）"),
    },
    secret=("secret",),
    address=_address,
)
