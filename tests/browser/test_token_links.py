"""Links in messages, in a browser without any session: on a wide screen and on a telephone."""

import pytest
from django.utils import timezone

from huying.domain.suggestions.models import ActLink, Handling, LinkCode, Survey
from huying.domain.suggestions.procedure.link_codes import _digest
from huying.domain.suggestions.tasks.links import links_of
from huying.foundation.notices.channels.sealing import sealed
from huying.foundation.notices.models import Channel, Notice
from huying.foundation.procedure.models import Event
from tests.browser.inspector import broken
from tests.browser.world import SCREENS
from tests.notices.gateway import gateway

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 390)


def seen(world, page, name):
    found = broken(page)
    assert found == [], (name, found)
    world.look(page, name)


def link_for(world, to, kind, label) -> str:
    notices = Notice.objects.filter(to=to, case__kind=kind).select_related("case", "to__body")
    found = links_of(f"m{to.pk}", notices.latest("pk"), timezone.now())
    return dict(found)[label]


def pressed(page, button):
    with page.expect_navigation():
        page.get_by_role("button", name=button).first.click()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_unit_signs_for_an_item_and_asks_to_return_it(world, width):
    world.screens = SCREENS / f"token-links-unit-{width}"
    world.now.set("2026-03-02 10:00")
    county = world.county
    county.assigned()
    signs = link_for(world, county.sun, "handling", "签收")
    returns = link_for(world, county.sun, "handling", "申请退回")
    page = world.page(width=width)
    page.goto(signs)
    seen(world, page, "签收")
    page.reload()
    assert Handling.objects.get().state == "assigned"
    pressed(page, "签收")
    assert "已办理：签收" in page.content()
    seen(world, page, "已签收")
    assert Handling.objects.get().state == "accepted"
    page.goto(signs)
    assert "只能用一次" in page.content()
    seen(world, page, "用过了")
    page.goto(returns)
    page.get_by_label("退回理由").fill("灌溉支渠由农业农村局管护。")
    seen(world, page, "申请退回")
    pressed(page, "申请退回")
    assert "请选择" in page.content() or "必" in page.content()
    assert page.get_by_label("退回理由").input_value() == "灌溉支渠由农业农村局管护。"
    seen(world, page, "没有选单位")
    assert Handling.objects.get().state == "accepted"
    assert ActLink.objects.exclude(used_at=None).count() == 1
    assert world.said == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_deputy_evaluates_after_a_code_to_the_telephone(world, width, settings, tmp_path):
    world.screens = SCREENS / f"token-links-deputy-{width}"
    county = world.county
    settings.VAR = tmp_path
    with gateway((200, b'{"Code": "OK"}')) as fake:
        settings.HUYING_INTERNAL_HOSTS = [fake.host]
        values = {"key": "k", "secret": "s", "sign": "x", "template": "t", "url": fake.url}
        Channel.objects.create(
            congress=county.congress, kind="sms_aliyun", name="短信",
            sealed=sealed(values), made_at=timezone.now(),
        )  # fmt: skip
        county.lin.person.phone = "13800000000"
        county.lin.person.save()
        county.delivered()
        path = link_for(world, county.lin, "survey", "评价")
        page = world.page(width=width)
        page.goto(path)
        assert "灌溉支渠" not in page.content()
        seen(world, page, "确认本人")
        pressed(page, "发送验证码到 138****0000")
        assert len(fake.taken) == 1
        # The code itself went to the telephone: one whose digest is known takes its place.
        code = LinkCode.objects.get()
        LinkCode.objects.filter(pk=code.pk).update(digest=_digest(code.link, "246810"))
        page.get_by_label("六位验证码").fill("135790")
        pressed(page, "确认")
        assert "验证码不对" in page.content()
        seen(world, page, "验证码不对")
        page.get_by_label("六位验证码").fill("246810")
        pressed(page, "确认")
        seen(world, page, "评价")
        for group in page.get_by_role("group").all():
            group.get_by_label("满意", exact=True).check()
        pressed(page, "提交评价")
        seen(world, page, "已评价")
    assert Survey.objects.get().state == "answered"
    way = Event.objects.get(act="survey.answer").detail.data["by_way"]
    assert way == "经消息里的链接和短信验证码"
    assert world.said == []
