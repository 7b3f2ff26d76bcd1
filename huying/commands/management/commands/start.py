"""huying start: make a congress and its first administrator from the command line."""

import getpass
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.commands.contract import ContractCommand, Refusal, WrongUse
from huying.commands.database import ensure_database
from huying.domain.people.forms.founding import FoundingForm
from huying.domain.people.models import Body
from huying.domain.people.procedure.founding import found
from huying.domain.people.states import Level
from huying.domain.suggestions import rulebook
from huying.pages.workbench.first_run import rulebooks

# Which option each field of the form came from, for its refusals.
OPTIONS = {
    "name": "--name",
    "short_name": "--short-name",
    "code": "--code",
    "level": "--level",
    "rulebook": "--rulebook",
    "person_name": "--person",
    "username": "--administrator",
    "password": "--password-file",
    "again": "--password-file",
}


class Command(ContractCommand):
    help = _("建立一级人大和它的第一位管理员；空的数据库会先自动建好。没有默认密码。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--code", required=True, help=_("代号，用在网址里，如 qingyuan"))
        parser.add_argument("--name", required=True, help=_("全称，如 清源县人民代表大会"))
        parser.add_argument("--short-name", help=_("简称，如 清源县人大；不写时由全称得出"))
        parser.add_argument(
            "--level", choices=Level.values, default=Level.COUNTY, help=_("层级，默认 county")
        )
        parser.add_argument(
            "--rulebook", choices=rulebook.names(), default="national", help=_("办理规则")
        )
        parser.add_argument(
            "--committees", action="store_true", help=_("同时设立这一层级常见的专门委员会")
        )
        parser.add_argument("--administrator", required=True, help=_("管理员的用户名"))
        parser.add_argument("--person", default=_("管理员"), help=_("管理员的姓名"))
        parser.add_argument(
            "--password-file",
            type=Path,
            help=_("从文件第一行读密码；不写时在终端里输入两次"),
        )

    def answer(self, **options: Any) -> dict[str, Any]:
        password, again = _password(options["password_file"])
        ensure_database(self.tell)
        form = FoundingForm(
            {
                "name": options["name"],
                "short_name": options["short_name"] or _shortened(options["name"]),
                "code": options["code"],
                "level": options["level"],
                "rulebook": options["rulebook"],
                "committees": options["committees"],
                "person_name": options["person"],
                "username": options["administrator"],
                "password": password,
                "again": again,
            },
            rulebooks=rulebooks(),
        )
        if not form.is_valid():
            raise Refusal(_why(form))
        congress = found(**form.arguments(), at=timezone.now())
        bodies = Body.objects.filter(congress=congress).order_by("pk")
        return {
            "congress": congress.code,
            "name": congress.name,
            "level": congress.level,
            "rulebook": congress.rulebook,
            "administrator": form.cleaned_data["username"],
            "bodies": [body.name for body in bodies],
        }

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        return _(
            "{name}已建立，代号 {congress}。\n"
            "机构：{bodies}\n"
            "请用 {administrator} 登录，在名册里录入届次、代表和承办单位。"
        ).format(**answer | {"bodies": "、".join(answer["bodies"])})


def _password(file: Path | None) -> tuple[str, str]:
    """The password and its repetition."""
    if file is not None:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise WrongUse(_("读不了密码文件 {file}：{why}").format(file=file, why=error)) from None
        first = lines[0] if lines else ""
        return first, first
    if not sys.stdin.isatty():
        raise WrongUse(_("这里不能输入密码，请用 --password-file 指定一个文件，第一行写密码。"))
    return getpass.getpass(_("管理员密码：")), getpass.getpass(_("再输入一次："))


def _shortened(name: str) -> str:
    return name.replace("人民代表大会", "人大")[:30]


def _why(form: FoundingForm) -> str:
    return "；".join(
        f"{OPTIONS[field]}：{str(error).rstrip('。')}"
        for field, errors in form.errors.items()
        for error in errors
    )
