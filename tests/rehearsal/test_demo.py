"""The demonstration: web server and worker live and end together; one click signs in, at home only."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from huying.domain.people.models import Congress
from huying.pages.workbench import demo

AT_HOME = {"HTTP_HOST": "127.0.0.1:8000"}
ADDRESS = "/demo/sign-in"


@pytest.fixture
def on_show(county):
    """清源县 as a demonstration."""
    Congress.objects.update(is_demo=True)
    return county


def click(client, account="daibiao", **headers):
    return client.post(ADDRESS, {"account": account}, **{**AT_HOME, **headers})


def signed_in(client):
    return "_auth_user_id" in client.session


# -- one click -------------------------------------------------------------------------------


def test_one_click_signs_in_as_one_of_the_cast(client, on_show):
    response = click(client)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert signed_in(client)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_this_machine_has_several_names(client, on_show, host):
    assert click(client, HTTP_HOST=host).status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {"REMOTE_ADDR": "192.168.1.7"},
        {"HTTP_HOST": "huying.example"},
        {"HTTP_HOST": "127.0.0.1.example"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
    ],
)
def test_from_elsewhere_the_address_does_not_exist(client, on_show, settings, headers):
    settings.ALLOWED_HOSTS = ["*"]
    assert click(client, **headers).status_code == 404
    assert not signed_in(client)


def test_in_production_the_address_does_not_exist(client, on_show, settings):
    settings.PRODUCTION = True
    assert click(client).status_code == 404


def test_an_account_of_a_real_congress_is_not_signed_in(client, county):
    assert click(client).status_code == 404
    assert not signed_in(client)


def test_an_account_that_is_also_of_a_real_congress_is_not_signed_in(client, on_show):
    from huying.domain.people.models import Account, Person
    from tests.conftest import moment
    from tests.county import County

    other = County(moment, code="linxian", name="邻县")
    account = Account.objects.get(username="daibiao")
    Person.objects.create(congress=other.congress, account=account, name="林秀英")
    assert click(client).status_code == 404


@pytest.mark.parametrize("account", ["", "nobody", "系统"])
def test_an_unknown_name_is_missing(client, on_show, account):
    assert click(client, account).status_code == 404


def test_a_stopped_account_is_missing(client, on_show):
    from huying.domain.people.models import Account

    Account.objects.update(is_active=False)
    assert click(client).status_code == 404


def test_reading_the_address_signs_nobody_in(client, on_show):
    assert client.get(ADDRESS, {"account": "daibiao"}, **AT_HOME).status_code == 404
    assert not signed_in(client)


def test_a_click_from_another_site_is_refused(on_show):
    from django.test import Client

    assert click(Client(enforce_csrf_checks=True)).status_code == 403


@pytest.mark.parametrize(
    ("following", "location"),
    [("/qingyuan/", "/qingyuan/"), ("//evil.example", "/"), ("https://evil.example", "/")],
)
def test_it_leads_on_within_this_site_only(client, on_show, following, location):
    response = client.post(ADDRESS, {"account": "daibiao", "next": following}, **AT_HOME)
    assert response["Location"] == location


def test_the_sign_in_page_names_each_of_the_cast_and_their_parts(on_show):
    request = RequestFactory().get("/accounts/login/", **AT_HOME)
    cast = list(demo.demo_cast(request)["demo_cast"])
    shown = {one.username: one.part for one in cast}
    assert list(shown)[:3] == ["daibiao", "fuyi1", "fuyi2"]
    assert list(shown)[-1] == "guanli"
    assert shown["daibiao"] == "代表"
    assert shown["zhuban"] == "水利局 承办人、办公室"
    assert shown["juzhang"] == "水利局 负责人；代表"
    html = render_to_string("workbench/_demo_cast.html", {"demo_cast": cast}, request)
    assert html.count('name="account"') == len(cast)
    assert f'action="{ADDRESS}"' in html
    assert "csrfmiddlewaretoken" in html


def test_the_real_sign_in_page_offers_them(client, on_show):
    html = client.get("/accounts/login/", **AT_HOME).content.decode()
    assert html.count('name="account"') == len(demo.parts())


def test_elsewhere_the_sign_in_page_names_nobody(on_show, settings):
    settings.ALLOWED_HOSTS = ["*"]
    request = RequestFactory().get("/accounts/login/", HTTP_HOST="huying.example")
    assert list(demo.demo_cast(request)["demo_cast"]) == []


# -- the command -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """A var folder in which a small congress has been rehearsed already, and a free port."""
    var = tmp_path_factory.mktemp("var")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    here = {name: value for name, value in os.environ.items() if not name.startswith("HUYING_")}
    here |= {"HUYING_VAR": str(var), "HUYING_PORT": port}
    huying("rehearse", "--size", "small", environment=here).check_returncode()
    return here


def huying(*arguments, environment, **more):
    command = [sys.executable, "-m", "huying", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, **more)


def started(environment):
    """The running command, its sign-in page answering."""
    running = subprocess.Popen(
        [sys.executable, "-m", "huying", "demo"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    until = time.monotonic() + 60
    while time.monotonic() < until and running.poll() is None:
        if page(environment) == 200:
            return running
        time.sleep(0.2)
    running.kill()
    raise AssertionError(running.communicate()[0])


def page(environment):
    """The status of the sign-in page; 0 where nobody answers."""
    address = f"http://127.0.0.1:{environment['HUYING_PORT']}/accounts/login/"
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def children_of(process):
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True
    )
    return [int(pid) for pid in found.stdout.split()]


def test_it_serves_the_sign_in_page_names_the_cast_and_ends_at_sigterm(environment):
    running = started(environment)
    children = children_of(running)
    assert len(children) == 2
    running.send_signal(signal.SIGTERM)
    said, _err = running.communicate(timeout=30)
    assert running.returncode == 0
    assert f"http://127.0.0.1:{environment['HUYING_PORT']}/" in said
    assert "林秀英" in said
    assert page(environment) == 0
    assert [pid for pid in children if os.path.exists(f"/proc/{pid}")] == []


@pytest.mark.parametrize("which", [0, 1])
def test_when_one_of_the_two_dies_the_other_ends_too(environment, which):
    running = started(environment)
    os.kill(children_of(running)[which], signal.SIGKILL)
    said, _err = running.communicate(timeout=30)
    assert running.returncode == 1
    assert "意外结束" in said
    assert page(environment) == 0


def test_a_taken_port_is_refused_before_anything_is_made(environment, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        here = environment | {"HUYING_PORT": port, "HUYING_VAR": str(tmp_path / "other")}
        answer = huying("demo", "--json", environment=here, timeout=60)
    assert answer.returncode == 1
    assert "已被占用" in answer.stdout
    assert not (tmp_path / "other" / "huying.sqlite3").exists()


@pytest.mark.parametrize("port", ["0", "70000", "http"])
def test_a_port_that_is_none_is_wrong_use(environment, port):
    answer = huying("demo", "--json", environment=environment | {"HUYING_PORT": port}, timeout=60)
    assert answer.returncode == 2
    assert "HUYING_PORT" in answer.stdout


def test_in_production_there_is_no_demonstration(environment):
    here = environment | {
        "HUYING_PRODUCTION": "1",
        "HUYING_SECRET": "x" * 60,
        "HUYING_HOSTS": "huying.example",
        "HUYING_DATABASE_URL": f"sqlite:///{environment['HUYING_VAR']}/huying.sqlite3",
    }
    answer = huying("demo", "--json", environment=here, timeout=60)
    assert answer.returncode == 1
    assert "HUYING_PRODUCTION" in answer.stdout
