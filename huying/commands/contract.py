"""What every `huying` command promises to the person or program that calls it.

- stdout: the answer. With --json its last line is one JSON object, also for a refusal:
  {"error": "why, in Chinese, and what to do"}. Keys are only ever added, never renamed.
- stderr: progress, logs, and, without --json, the refusal.
- exit code: 0 done · 1 refused by what the data or file says · 2 wrong use (unknown option, name
  or form of a value).

A command writes two functions and raises for everything else:

    class Command(ContractCommand):
        help = _("…")

        def answer(self, **options):            # the JSON object; raise Refusal or WrongUse
            self.tell(_("已处理 10 件"))         # progress
            return {"done": 10}

        def words(self, answer, **options):     # the same for a reader, without --json
            return _("共处理 {done} 件").format(**answer)
"""

import json
import re
import sys
from argparse import ArgumentTypeError
from datetime import date
from typing import Any, NoReturn

from django.core.management.base import (
    BaseCommand,
    CommandError,
    CommandParser,
    handle_default_options,
)
from django.db import connections
from django.utils.translation import gettext as _

DONE, REFUSED, WRONGLY_USED = 0, 1, 2


class Refusal(CommandError):
    """The input was understood and refused by what it says: exit 1."""

    def __init__(self, message: str) -> None:
        super().__init__(message, returncode=REFUSED)


class WrongUse(CommandError):
    """The command was called wrongly: exit 2."""

    def __init__(self, message: str) -> None:
        super().__init__(message, returncode=WRONGLY_USED)


class ContractCommand(BaseCommand):
    """Base of all `huying` commands. To a Python caller (call_command) a refusal is raised."""

    # Django's own options work, but their English help is no business of a clerk's.
    suppressed_base_arguments = {
        "--version",
        "--verbosity",
        "--settings",
        "--pythonpath",
        "--traceback",
        "--no-color",
        "--force-color",
    }

    def answer(self, **options: Any) -> dict[str, Any]:
        raise NotImplementedError

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        """What a reader sees without --json; as it stands, one key and value a line."""
        return "\n".join(f"{key}: {value}" for key, value in answer.items())

    def tell(self, message: str) -> None:
        """Progress and logs: on stderr, so that stdout holds only the answer."""
        self.stderr.write(message, lambda text: text)

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        # No abbreviations: "--js" would be understood, but its refusal could not be JSON.
        parser = super().create_parser(prog_name, subcommand, allow_abbrev=False, **kwargs)
        parser.add_argument("--json", action="store_true", help=_("最后一行输出一个 JSON 对象"))

        def refuse(message: str) -> NoReturn:
            hint = _("用法见：huying {command} --help").format(command=subcommand)
            raise WrongUse(f"{in_chinese(message)}。{hint}")

        parser.error = refuse  # type: ignore[method-assign]
        return parser

    def handle(self, *args: Any, **options: Any) -> None:
        answer = self.answer(**options)
        if options["json"]:
            self._print_json(answer)
        else:
            self.stdout.write(self.words(answer, **options))

    def run_from_argv(self, argv: list[str]) -> None:
        """As Django's, but a refusal, of the options too, is printed as the contract says."""
        self._called_from_command_line = True
        wants_json = "--json" in argv[2:]
        try:
            options = self.create_parser(argv[0], argv[1]).parse_args(argv[2:])
            handle_default_options(options)
            given = vars(options)
            self.execute(*given.pop("args", ()), **given)
        except CommandError as error:
            if wants_json:
                self._print_json({"error": str(error)})
            else:
                self.tell(str(error))
            sys.exit(error.returncode)
        except Exception as error:
            if wants_json:
                self._print_json({"error": _("程序出错：{why}").format(why=error)})
            raise
        finally:
            for connection in connections.all(initialized_only=True):
                if not connection.in_atomic_block:  # a caller's transaction is the caller's to end
                    connection.close()

    def _print_json(self, answer: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(answer, ensure_ascii=False))


def day(text: str) -> date:
    """An argument's day, written 2026-02-26 and no other way."""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        reason = _("“{text}”不是日期，请写成 2026-02-26 的样子").format(text=text)
        raise ArgumentTypeError(reason) from None


def in_chinese(message: str) -> str:
    """argparse's own complaint in Chinese; one that is not known stays as it is."""
    patterns = (
        (r"the following arguments are required: (.+)", _(r"缺少必填项：\1")),
        (r"unrecognized arguments: (.+)", _(r"不认识的参数：\1")),
        (r"argument (\S+): expected .+", _(r"\1 后面要写一个值")),
        (
            r"argument (\S+): invalid choice: (.+) \(choose from (.+)\)",
            _(r"\1 不能是 \2，可选：\3"),
        ),
        (r"argument (\S+): invalid int value: (.+)", _(r"\1 要写成整数，现在是 \2")),
        (r"argument (\S+): not allowed with argument (\S+)", _(r"\1 与 \2 不能同时使用")),
        (r"argument (\S+): (.+)", _(r"\1：\2")),
    )
    for pattern, chinese in patterns:
        if found := re.fullmatch(pattern, message):
            return found.expand(chinese)
    return message
