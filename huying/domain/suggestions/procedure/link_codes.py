"""短信验证码: a code to the registered telephone, before a link does what a deputy alone may do."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

import uuid6
from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext as _

from huying.foundation.notices.channels import Failed, Message
from huying.foundation.notices.channels.sms import mobile
from huying.foundation.notices.models import Channel
from huying.foundation.notices.models.channel import ChannelKind
from huying.foundation.notices.sending import carry
from huying.foundation.procedure.refusal import Refused, Why

from ..models import ActLink, LinkCode

GOOD_FOR = timedelta(minutes=10)
BETWEEN = timedelta(minutes=1)
MOST_TRIES, MOST_A_DAY = 5, 5
BY_SMS = (ChannelKind.SMS_ALIYUN, ChannelKind.SMS_TENCENT)


def can_be_sent(link: ActLink) -> bool:
    """Whether the roll has a telephone and the congress a channel for text messages."""
    return bool(mobile(link.to.person.phone)) and _channel(link) is not None


def send_code(link: ActLink, *, at: datetime) -> None:
    """Raises Refused where one was sent just now, too many today, or it could not be sent."""
    channel, person = _channel(link), link.to.person
    number = mobile(person.phone)
    if channel is None or not number:
        raise Refused(_("不能发送验证码，请登录系统办理。"), Why.STATE)
    mine = LinkCode.objects.filter(person=person)
    if mine.filter(sent_at__gt=at - BETWEEN).exists():
        raise Refused(_("一分钟以内只能发送一次验证码，请稍候再试。"), Why.STATE)
    if mine.filter(sent_at__gt=at - timedelta(days=1)).count() >= MOST_A_DAY:
        raise Refused(_("今天发送的验证码已经太多，请登录系统办理。"), Why.STATE)
    code = f"{secrets.randbelow(1_000_000):06}"
    LinkCode.objects.create(
        congress_id=link.congress_id,
        link=link,
        person=person,
        digest=_digest(link, code),
        sent_at=at,
    )
    text = _("验证码%s，十分钟内有效，请不要告诉别人。") % code
    try:
        carry(channel, Message(str(uuid6.uuid7()), number, text, (text,)))
    except Failed as failure:
        raise Refused(_("验证码没有发出去：%s") % failure, Why.STATE) from failure


def check_code(link: ActLink, code: str, *, at: datetime) -> None:
    """Raises Refused for a wrong, late or used-up code. A try is counted before it is judged."""
    newest = link.codes.filter(used_at=None, sent_at__gt=at - GOOD_FOR).order_by("-pk").first()
    if newest is None or not LinkCode.objects.filter(pk=newest.pk, tries__lt=MOST_TRIES).update(
        tries=F("tries") + 1
    ):
        raise Refused(_("验证码已经失效，请重新发送。"), Why.CONTENT)
    if not hmac.compare_digest(newest.digest, _digest(link, code)):
        raise Refused(_("验证码不对，请核对以后再输入。"), Why.CONTENT)
    LinkCode.objects.filter(pk=newest.pk).update(used_at=at)


def masked(phone: str) -> str:
    """138****0000."""
    number = mobile(phone)
    return f"{number[:3]}****{number[-4:]}"


def _channel(link: ActLink) -> Channel | None:
    found = Channel.objects.filter(congress=link.congress_id, enabled=True, kind__in=BY_SMS)
    return found.select_related("congress").order_by("pk").first()


def _digest(link: ActLink, code: str) -> str:
    words = f"code:{link.pk}:{code}"
    return hmac.new(settings.SECRET_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()
