"""Each kind of channel against a gateway on the loopback; and what no channel may reach."""

import hashlib
import hmac
import json
import os
import socket
import stat
from datetime import UTC, datetime
from io import StringIO
from urllib.parse import parse_qs

import pytest
from cryptography.fernet import Fernet

from huying.foundation.notices.channels import SENDERS, Failed, Message, outside, sealing, sms
from tests.notices.gateway import gateway, mail_server

MESSAGE = Message(
    id="0199-aa",
    to="13800000000",
    subject="清源县人大：“答复”还有7天到期",
    lines=("“答复”还有7天到期：第1号 关于维修支渠的建议", "https://hy.example.gov.cn/"),
)


def test_a_web_address_gets_json_with_a_signature_over_every_byte(fake):
    SENDERS["webhook"].send({"url": fake.url, "secret": "s3cret"}, MESSAGE)
    path, headers, body = fake.taken[0]
    assert path == "/in"
    assert json.loads(body) == {
        "id": "0199-aa",
        "subject": MESSAGE.subject,
        "lines": list(MESSAGE.lines),
    }
    wanted = hmac.new(b"s3cret", body, hashlib.sha256).hexdigest()
    assert (headers["Huying-Id"], headers["Huying-Signature"]) == ("0199-aa", wanted)


def test_alibabas_published_example_has_the_published_signature():
    parameters = {
        "Timestamp": "2016-02-23T12:46:24Z",
        "Format": "XML",
        "AccessKeyId": "testid",
        "Action": "DescribeRegions",
        "SignatureMethod": "HMAC-SHA1",
        "SignatureNonce": "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
        "Version": "2014-05-26",
        "SignatureVersion": "1.0",
    }
    assert sms.rpc_signature(parameters, "testsecret", "GET") == "OLeaidS1JvxuMvnyHOwuJ+uX5qY="


def test_alibabas_shape(fake):
    fake.answers = [(200, b'{"Code": "OK"}')]
    given = {"key": "k", "secret": "s", "sign": "清源人大", "template": "SMS_1", "url": fake.url}
    SENDERS["sms_aliyun"].send(given, MESSAGE)
    sent = {key: value[0] for key, value in parse_qs(fake.taken[0][2].decode()).items()}
    signature = sent.pop("Signature")
    assert signature == sms.rpc_signature(sent, "s")
    assert (sent["PhoneNumbers"], sent["OutId"]) == ("13800000000", "0199-aa")
    assert json.loads(sent["TemplateParam"]) == {"text": MESSAGE.subject}


def test_a_template_with_a_place_for_the_link_gets_the_first_one():
    message = Message("1", "138", "一件待签收", (), ("https://hy/link/a", "https://hy/link/b"))
    assert sms.variables({"with_link": "1"}, message) == {
        "text": "一件待签收",
        "link": "https://hy/link/a",
    }
    assert sms.variables({"with_link": "1"}, MESSAGE)["link"] == "-"
    assert sms.variables({"with_link": ""}, message) == {"text": "一件待签收"}


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("13800000000", "13800000000"),
        ("138 0000 0000", "13800000000"),
        ("+86-138-0000-0000", "13800000000"),
        ("0311-87654321", ""),
        ("8765", ""),
        ("", ""),
    ],
)
def test_only_a_mobile_telephone_gets_text_messages(written, dialled):
    assert sms.mobile(written) == dialled


def test_tencents_shape(fake):
    fake.answers = [(200, b'{"Response": {"SendStatusSet": [{"Code": "Ok"}]}}')]
    given = {
        **{"key": "k", "secret": "s", "sign": "清源人大", "template": "1", "app": "1400"},
        "url": fake.url,
    }
    SENDERS["sms_tencent"].send(given, MESSAGE)
    _path, headers, body = fake.taken[0]
    sent = json.loads(body)
    assert (sent["PhoneNumberSet"], sent["SessionContext"]) == (["+8613800000000"], "0199-aa")
    wanted = sms.tc3_authorization(
        key="k",
        secret="s",
        service="sms",
        host=fake.host,
        body=body,
        at=datetime.fromtimestamp(
            int(
                headers["X-Tc-Timestamp"]
                if "X-Tc-Timestamp" in headers
                else headers["X-TC-Timestamp"]
            ),
            UTC,
        ),
    )
    assert headers["Authorization"] == wanted


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("sms_aliyun", b'{"Code": "isv.BUSINESS_LIMIT_CONTROL"}'),
        ("sms_aliyun", b"<html>"),
        ("sms_tencent", b'{"Response": {"Error": {"Code": "AuthFailure"}}}'),
    ],
)
def test_a_service_that_refuses_is_a_failure(fake, kind, answer):
    fake.answers = [(200, answer)]
    given = {"key": "k", "secret": "s", "sign": "x", "template": "1", "app": "1", "url": fake.url}
    with pytest.raises(Failed):
        SENDERS[kind].send(given, MESSAGE)


def test_mail_goes_to_the_address_that_was_examined_under_the_same_key(keys, settings, monkeypatch):
    with mail_server() as (port, heard):
        settings.HUYING_INTERNAL_HOSTS = [f"mail.gov.local:{port}"]
        real = socket.getaddrinfo

        def resolve(host, *more, **options):
            return real("127.0.0.1" if host == "mail.gov.local" else host, *more, **options)

        with monkeypatch.context() as once:
            once.setattr(socket, "getaddrinfo", resolve)
            given = {"host": "mail.gov.local", "port": str(port), "sender": "huying@gov.cn"}
            message = Message("0199-aa", "lin@gov.cn", "清源县人大：一条提醒", ("第一行",))
            SENDERS["mail"].send(given, message)
    words = "".join(heard)
    assert "Message-ID: <0199-aa@gov.cn>" in words
    assert "RCPT TO:<lin@gov.cn>" in words.upper().replace("LIN@GOV.CN", "lin@gov.cn")


def test_a_mail_server_of_the_house_that_is_not_named_is_not_reached(keys):
    given = {"host": "127.0.0.1", "port": "25", "sender": "huying@gov.cn"}
    with pytest.raises(Failed, match="内部网络"):
        SENDERS["mail"].send(given, MESSAGE)


@pytest.mark.parametrize("kind", ["wecom", "feishu", "dingtalk"])
def test_a_groups_robot_gets_the_text_and_its_number(fake, kind, monkeypatch):
    from apprise.plugins.dingtalk import NotifyDingTalk
    from apprise.plugins.feishu import NotifyFeishu
    from apprise.plugins.wecombot import NotifyWeComBot

    fake.answers = [(200, b'{"errcode": 0, "code": 0}')]
    for plugin, field in (
        (NotifyWeComBot, "{key}"),
        (NotifyFeishu, "{token}"),
        (NotifyDingTalk, "{token}"),
    ):
        monkeypatch.setattr(plugin, "notify_url", f"{fake.url}/{field}")
    SENDERS[kind].send({"key": "abcdef0123456789", "secret": "SECabcdef"}, MESSAGE)
    path, _headers, body = fake.taken[0]
    assert path.startswith("/in/abcdef0123456789")
    said = json.dumps(json.loads(body), ensure_ascii=False)
    assert "还有7天到期" in said
    assert "（编号 0199-aa）" in said


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://localhost/",
        "https://169.254.169.254/latest/meta-data",
        "https://10.0.0.8/",
        "https://192.168.1.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://0.0.0.0/",
        "http://example.com/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "https://user:secret@example.com/",
        "https://127.0.0.1:port/",
        "https:///nohost",
    ],
)
def test_no_address_of_the_house_itself_can_be_reached(url):
    with pytest.raises(Failed) as failure:
        outside.send(url, b"", {})
    assert failure.value.for_good


def test_a_name_that_answers_differently_the_second_time_gains_nothing(monkeypatch):
    """Resolved once, examined, and the connection goes to that very address."""
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    asked, connected = [], []

    def resolve(host, port, **_more):
        asked.append(host)
        return [(2, 1, 6, "", (one, port)) for one in next(answers)]

    def connect(address, timeout):
        connected.append(address)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(Failed):
        outside.send("https://rebinding.example/", b"", {})
    assert (asked, connected) == (["rebinding.example"], [("93.184.216.34", 443)])


def test_one_private_address_among_public_ones_is_refused(monkeypatch):
    found = [(2, 1, 6, "", (one, 443)) for one in ("93.184.216.34", "10.0.0.8")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: found)
    with pytest.raises(Failed, match="内部网络"):
        outside.send("https://mixed.example/", b"", {})


def test_a_redirect_is_not_followed(keys, settings):
    with gateway((200, b"{}")) as inner, gateway((302, inner.url.encode())) as outer:
        settings.HUYING_INTERNAL_HOSTS = [outer.host]
        with pytest.raises(Failed, match="302"):
            SENDERS["webhook"].send({"url": outer.url, "secret": "s"}, MESSAGE)
        assert inner.taken == []


def test_a_host_of_the_intranet_is_reached_only_at_the_port_that_was_named(fake, settings):
    settings.HUYING_INTERNAL_HOSTS = [f"127.0.0.1:{fake.port + 1}"]
    with pytest.raises(Failed):
        SENDERS["webhook"].send({"url": fake.url, "secret": "s"}, MESSAGE)


def test_secrets_rest_encrypted_under_keys_that_can_be_changed(keys, settings):
    text = sealing.sealed({"secret": "s3cret"})
    assert "s3cret" not in text
    file = settings.VAR / sealing.FILE
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
    old = file.read_text()
    new = Fernet.generate_key().decode()
    settings.HUYING_CHANNEL_KEYS = [new, old]
    renewed = sealing.sealed_anew(text)
    settings.HUYING_CHANNEL_KEYS = [new]
    assert sealing.opened(renewed) == {"secret": "s3cret"}
    with pytest.raises(Failed, match="打不开"):
        sealing.opened(text)


def test_the_command_seals_every_channel_under_the_new_key(county, keys, settings):
    from django.core.management import call_command

    from tests.notices.conftest import opened

    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.HUYING_CHANNEL_KEYS = [old]
    one = opened(county, "webhook", county.water, url="https://example.com/", secret="s3cret")
    settings.HUYING_CHANNEL_KEYS = [new, old]
    call_command("seal_channels", stdout=StringIO())
    one.refresh_from_db()
    settings.HUYING_CHANNEL_KEYS = [new]
    assert sealing.opened(one.sealed)["secret"] == "s3cret"
