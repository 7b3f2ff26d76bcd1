"""The roll's pages in Debian's chromium: accessible, within the screen, quiet, on a desk and on a phone."""

import pytest

pytest.importorskip("playwright")
from django.test import Client  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from huying.domain.people.models import Account, Appointment, Person, Seat  # noqa: E402
from tests.browser.inspector import beyond, broken  # noqa: E402
from tests.chromium import launched  # noqa: E402
from tests.people.roll_browser import BACKEND  # noqa: E402

pytestmark = pytest.mark.browser


@pytest.fixture
def signed_in(live_server, county, monkeypatch):
    """A page of a browser in which 陈静, the clerk, is signed in; the county has ten more deputies."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    peopled(county)
    client = Client()
    client.force_login(Account.objects.get(username="gongwei"), backend=BACKEND)
    with sync_playwright() as playwright:
        browser = launched(playwright)
        context = browser.new_context(base_url=live_server.url)
        context.add_cookies(
            [
                {
                    "name": "sessionid",
                    "value": client.cookies["sessionid"].value,
                    "url": live_server.url,
                }
            ]
        )
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        yield page
        browser.close()


def peopled(county):
    names = [
        "单玉梅",
        "曾庆国",
        "欧阳慧",
        "阿依古丽·买买提",
        "解学军",
        "仇和平",
        "朴英子",
        "区志强",
        "查良玉",
        "尉迟敏",
    ]
    posts = ["村党支部书记", "小学教师", "护士长", "合作社理事长", "车间主任"]
    parties = ["中共党员", "民盟", "群众", "九三学社"]
    for number, name in enumerate(names):
        one = county.appoint(name, county.whole, "handler", username=f"name{number}")
        Appointment.objects.filter(pk=one.pk).update(capacity="deputy")
        Person.objects.filter(pk=one.person.pk).update(
            sex=["female", "male"][number % 2],
            nationality="汉族",
            birth_year=1958 + number * 4,
            party=parties[number % 4],
            education=["大学本科", "高中", "研究生"][number % 3],
            occupation=["农民", "专业技术人员", "一线工人"][number % 3],
            grassroots=number % 2 == 0,
            employer="河口镇新渠村村民委员会",
            post=posts[number % 5],
            phone=f"1380000{number:04d}",
        )
        Seat.objects.create(
            appointment=one, congress=county.congress, term=county.term,
            delegation=county.delegation, elected_by="河口镇第三选区",
            card_number=f"18{number:03d}", terms_served=1 + number % 2,
        )  # fmt: skip
    county.water.duties = "水资源管理、农田水利工程建设和管护、防汛抗旱、河道采砂管理。"
    county.water.phone = "0311-7654321"
    county.water.save()


def test_lists_of_many_and_of_nobody_are_accessible_and_fit(signed_in):
    """The roll's other pages are looked at in tests/browser/test_accessible.py."""
    page, wrong = signed_in, []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for path in ("", "?party=民盟&sex=male", "?q=查无此人", "composition/"):
            page.goto(f"/qingyuan/roll/{path}")
            wrong += [(path, "said", text) for text in page.said]
            if beyond(page) > 0:
                wrong.append((path, "scrolls sideways", ""))
            wrong += [(path, *one) for one in broken(page)]
            page.said.clear()
    assert wrong == []


def test_the_clerk_resets_a_password_from_the_list_in_three_clicks(signed_in, county):
    page = signed_in
    page.goto("/qingyuan/roll/?q=林秀英")
    page.get_by_role("link", name="重置密码").click()
    page.get_by_role("button", name="重置并显示密码单").click()
    page.locator(".slip").wait_for()
    password = page.locator(".slip-code").nth(1).inner_text().replace(" ", "")
    assert Account.objects.get(username="daibiao").check_password(password)
