"""From an empty database to a congress with an administrator, in the browser and by command."""

import json
import os
import subprocess
import sys

import pytest
from django.test import Client

from huying.domain.people.models import Account, Appointment, Body, Congress, Roll
from huying.domain.people.policy import administrator
from huying.domain.people.procedure.founding import establish
from huying.domain.people.queries import system_of
from huying.domain.suggestions.models import Category
from huying.foundation.procedure.chain import faults
from huying.foundation.procedure.models import Event
from tests.conftest import moment
from tests.reliability.arena import at_once
from tests.reliability.conftest import shared_database  # noqa: F401

PASSWORD = "a long pass phrase"
FORM = {
    "name": "清源县人民代表大会",
    "short_name": "清源县人大",
    "code": "qingyuan",
    "level": "county",
    "rulebook": "henan",
    "person_name": "高管",
    "username": "guanli",
    "password": PASSWORD,
    "again": PASSWORD,
}


def test_an_empty_installation_leads_to_setting_up(client, db):
    assert client.get("/")["Location"] == "/setup"
    assert client.get("/setup").status_code == 200


def test_setting_up_makes_everything_the_procedure_needs_and_leaves_events(client, db):
    response = client.post("/setup", FORM)
    assert (response.status_code, response["Location"]) == (302, "/accounts/login/")
    congress = Congress.objects.get()
    assert (congress.code, congress.rulebook, congress.level) == ("qingyuan", "henan", "county")
    assert list(Body.objects.order_by("pk").values_list("name", "kind")) == [
        ("清源县人民代表大会", "congress"),
        ("代表工委", "deputies_committee"),
        ("县政府办公室", "government_office"),
        ("县委办公室", "party_office"),
    ]
    held = list(Appointment.objects.order_by("pk").values_list("person__name", "capacity"))
    assert held == [("高管", "administrator"), ("系统", "system")]
    assert system_of(congress.pk).person.account is None
    assert (Roll.objects.get().state, Category.objects.count()) == ("open", 10)
    events = list(Event.objects.order_by("seq").values_list("act", "label", "cause__seq"))
    assert events == [
        ("roll.establish", "建立本级人大", None),
        ("roll.first_categories", "设立建议类别", 1),
    ]
    assert list(faults(congress.pk)) == []
    assert (
        client.post("/accounts/login/", {"login": "guanli", "password": PASSWORD})["Location"]
        == "/"
    )
    assert client.get("/")["Location"] == "/qingyuan/"


@pytest.mark.parametrize(
    ("level", "names"),
    [
        ("county", ["法制委员会", "财政经济委员会", "社会建设委员会"]),
        ("township", []),
    ],
)
def test_the_usual_committees_of_its_level_are_set_up_where_they_are_wanted(
    client, db, level, names
):
    client.post("/setup", FORM | {"level": level, "committees": "on"})
    found = Body.objects.filter(kind="special_committee").order_by("pk")
    assert [one.name for one in found] == names
    studied = Category.objects.exclude(committee=None).order_by("order")
    pairs = [(one.name, one.committee.name) for one in studied]
    assert pairs == [
        pair
        for pair in (
            ("财政经济", "财政经济委员会"),
            ("社会建设", "社会建设委员会"),
            ("法治", "法制委员会"),
        )
        if pair[1] in names
    ]


def test_with_a_congress_in_place_setting_up_does_not_exist(client, county):
    missing = client.get("/nowhere/at/all/.")
    for response in (client.get("/setup"), client.post("/setup", FORM)):
        assert (response.status_code, response.content) == (404, missing.content)
    assert Congress.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("code", "Qing Yuan", "代号只用小写字母、数字和连字符，2 到 32 个字符。"),
        ("code", "setup", "这个代号系统自己要用，请换一个。"),
        ("name", "", "请填写这一项。"),
        ("username", "guаnli", None),
        ("password", "xk7$Qa", "密码太短，至少要 10 个字符。"),
        ("password", "1234567890", "这个密码太常见，容易被猜到，请换一个。"),
        ("again", "another phrase", "两次输入的密码不一样，请重新输入。"),
        ("rulebook", "atlantis", "没有这一种，请从列出的当中选。"),
    ],
)
def test_a_refused_form_says_why_keeps_what_was_typed_and_stores_nothing(
    client, db, field, value, said
):
    response = client.post("/setup", FORM | {field: value})
    assert response.status_code == 422
    errors = response.context["form"].errors[field]
    assert said is None or errors[0] == said
    assert FORM["short_name"] in response.content.decode()
    assert (Congress.objects.count(), Account.objects.count()) == (0, 0)


def test_nobody_establishes_a_second_time(county):
    refused = establish.refusal(None, by=county.gao, at=moment("2026-03-02"))
    assert administrator(None, county.gao) is True
    assert refused.reason == "“建立本级人大”只能由新建人大的首任管理员办理。"


def test_of_two_who_set_up_at_once_one_wins(shared_database):  # noqa: F811
    forms = [FORM, FORM | {"code": "other", "username": "other-one", "name": "另一个人民代表大会"}]
    statuses = at_once(
        *[lambda form=form: Client().post("/setup", form).status_code for form in forms]
    )
    assert sorted(statuses) == [302, 404]
    assert Congress.objects.count() == 1


# -- by command -------------------------------------------------------------------------------


def huying(*arguments, database=None, tmp_path=None, **variables):
    """`huying …` with no HUYING_* variable but the given ones: exit code, stdout, stderr."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("HUYING_")}
    if database:
        clean["HUYING_DATABASE_URL"] = f"sqlite:///{database}"
    done = subprocess.run(
        [sys.executable, "-m", "huying", *map(str, arguments)],
        env=clean | variables,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def start(tmp_path):
    def run(*more, database=tmp_path / "folder" / "new.sqlite3", password=PASSWORD):
        file = tmp_path / "password"
        file.write_text(password + "\n")
        return huying(
            "start", "--code", "qingyuan", "--name", "清源县人民代表大会",
            "--administrator", "guanli", "--password-file", file, "--json", *more,
            database=database,
        )  # fmt: skip

    return run


def test_start_makes_the_database_and_the_congress_and_refuses_a_second_of_the_code(start):
    code, out, err = start()
    assert code == 0
    assert json.loads(out) == {
        "congress": "qingyuan",
        "name": "清源县人民代表大会",
        "level": "county",
        "rulebook": "national",
        "administrator": "guanli",
        "bodies": ["清源县人民代表大会", "代表工委", "县政府办公室", "县委办公室"],
    }
    assert err.splitlines() == ["正在建立或更新数据库…", "数据库已就绪"]
    code, out, err = start()
    assert code == 1
    assert json.loads(out) == {
        "error": "--code：这个代号已经有人大在用，请换一个；--administrator：这个用户名已经有人在用，请换一个"
    }
    assert err == ""


def test_start_refuses_a_weak_password_and_asks_for_a_file_where_nobody_can_type(start, tmp_path):
    code, out, _err = start(password="1234567890")
    assert (code, "太常见" in json.loads(out)["error"]) == (1, True)
    arguments = ["--code", "ab", "--name", "甲", "--administrator", "guanli", "--json"]
    code, out, _err = huying("start", *arguments, database=tmp_path / "x.sqlite3")
    assert (code, "--password-file" in json.loads(out)["error"]) == (2, True)


def test_an_unknown_command_is_refused_as_the_contract_says():
    code, out, err = huying("begin", "--json")
    assert (code, err) == (2, "")
    assert json.loads(out)["error"].startswith("没有“begin”这个命令，可选：")
    code, out, err = huying("begin")
    assert (code, out) == (2, "")


def test_a_database_that_cannot_be_reached_is_a_refusal(start, tmp_path):
    (tmp_path / "file").write_text("")
    code, out, _err = start(database=tmp_path / "file" / "new.sqlite3")
    assert (code, json.loads(out)["error"].split("：")[0]) == (
        1,
        "连不上数据库，请检查 HUYING_DATABASE_URL",
    )


GIVEN = {
    "HUYING_SECRET": "q8Vd2rXw7LmKz0PbT5uYc3HsNf6JgAe9RiWoBxZt1MvCyDkQpS4Ea",
    "HUYING_HOSTS": "renda.example",
    "HUYING_DATABASE_URL": "sqlite:////nowhere/huying.sqlite3",
}


@pytest.mark.parametrize("missing", list(GIVEN))
def test_production_refuses_to_start_without_secret_hosts_and_database(missing):
    given = {name: value for name, value in GIVEN.items() if name != missing}
    code, _out, err = huying("check", HUYING_PRODUCTION="1", **given)
    assert (code, err.strip()) == (2, f"正式运行（HUYING_PRODUCTION=1）必须设置 {missing}。")


def test_production_passes_the_deployment_check_with_nothing_silenced():
    code, out, err = huying("check", "--deploy", HUYING_PRODUCTION="1", **GIVEN)
    assert (code, out.strip(), err) == (0, "System check identified no issues (0 silenced).", "")
