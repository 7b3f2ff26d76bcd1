"""消息渠道, 提醒设置 and 催办 in a browser, on a wide screen and on a telephone."""

import pytest
from django.utils import timezone

from huying.domain.suggestions.models import Urging
from huying.foundation.notices.models import Channel, Delivery, Wishes
from tests.browser.test_desk import look, sent
from tests.browser.world import SCREENS
from tests.conftest import moment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_administrator_opens_a_channel_and_sees_what_could_not_be_sent(
    world, settings, tmp_path
):
    world.screens, settings.VAR = SCREENS / "channels", tmp_path
    page = world.page(world.county.gao)
    page.goto("/qingyuan/")
    page.get_by_role("link", name="消息渠道").click()
    look(world, page, "没有渠道")
    page.get_by_role("link", name="网络接口（Webhook）").click()
    page.get_by_label("渠道名称").fill("水利局群")
    page.get_by_label("哪个单位的群").select_option(label="水利局")
    page.get_by_label("签名密钥").fill("s3cret")
    sent(page, "开通渠道")
    look(world, page, "没有填网址")
    page.get_by_label("网址").fill("https://127.0.0.1/in")
    page.get_by_label("签名密钥").fill("s3cret")
    sent(page, "开通渠道")
    page.get_by_role("link", name="试发消息").click()
    sent(page, "试发")
    assert "是内部网络的地址" in page.content()
    channel = Channel.objects.get()
    Delivery.objects.create(
        congress=channel.congress, channel=channel, state="given_up", said="对方没有应答",
        due_at=timezone.now(),
    )  # fmt: skip
    page.reload()
    look(world, page, "没有送达的")
    assert world.said == []


def test_a_handler_says_how_to_hear_of_things_and_takes_the_calendar_along(world):
    world.screens = SCREENS / "wishes"
    page = world.page(world.county.sun)
    page.goto("/qingyuan/notices")
    page.get_by_role("link", name="提醒设置").click()
    page.get_by_label("电子邮箱").fill("sun@example")
    sent(page, "保存")
    look(world, page, "邮箱不对")
    page.get_by_label("电子邮箱").fill("sun@example.gov.cn")
    sent(page, "保存")
    assert Wishes.objects.get().mail == "sun@example.gov.cn"
    sent(page, "生成订阅地址")
    look(world, page, "提醒设置")
    assert world.said == []


def test_a_deputy_urges_and_the_unit_answers(world):
    world.screens = SCREENS / "urging"
    county = world.county
    h = county.accepted()
    world.now.set("2026-04-13 09:00")
    deputy = world.page(county.lin)
    deputy.goto(f"/qingyuan/handling/{h.pk}/urge")
    deputy.get_by_label("催办的话").fill("渠段什么时候开工？")
    deputy.get_by_label("要求承办单位回复").check()
    look(world, deputy, "催办")
    sent(deputy, "催办")
    unit = world.page(county.sun)
    unit.goto("/qingyuan/")
    look(world, unit, "待回复的催办")
    unit.goto(f"/qingyuan/handling/{h.pk}/answer_urging")
    unit.get_by_label("回复").fill("五月开工，六月完工。")
    sent(unit, "回复催办")
    look(world, unit, "已回复")
    assert Urging.objects.get().answered_at.date() == moment("2026-04-13").date()
    assert world.said == []
