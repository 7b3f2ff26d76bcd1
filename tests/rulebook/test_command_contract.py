"""What every command promises, shown on a small one of our own."""

import io
import json

import pytest

from huying.commands.contract import ContractCommand, Refusal


class Weigh(ContractCommand):
    """Refuses nothing, stones, and breaks on glass."""

    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("thing", choices=["feather", "stone", "glass"])

    def answer(self, **options):
        self.tell("正在称")
        if options["thing"] == "stone":
            raise Refusal("太重，请换一件")
        return {"grams": 1 / ["glass", "feather"].index(options["thing"])}


def weigh(*arguments: str) -> tuple[int, list[str], list[str]]:
    """Exit code, lines of stdout, lines of stderr."""
    out, err = io.StringIO(), io.StringIO()
    try:
        Weigh(stdout=out, stderr=err).run_from_argv(["huying", "weigh", *arguments])
    except SystemExit as end:
        code = end.code
    except ZeroDivisionError:
        code = "traceback"
    else:
        code = 0
    return code, out.getvalue().splitlines(), err.getvalue().splitlines()


def test_progress_goes_to_stderr_and_the_answer_to_stdout():
    assert weigh("feather", "--json") == (0, ['{"grams": 1.0}'], ["正在称"])
    assert weigh("feather") == (0, ["grams: 1.0"], ["正在称"])


def test_a_refusal_by_content_ends_with_one():
    assert weigh("stone", "--json") == (1, ['{"error": "太重，请换一件"}'], ["正在称"])
    assert weigh("stone") == (1, [], ["正在称", "太重，请换一件"])


def test_a_wrong_choice_ends_with_two_and_names_the_choices():
    code, out, err = weigh("--json", "water")
    assert (code, err) == (2, [])
    assert json.loads(out[-1]) == {
        "error": "thing 不能是 'water'，可选：'feather', 'stone', 'glass'。"
        "用法见：huying weigh --help"
    }


def test_even_a_fault_of_the_program_leaves_an_object_and_its_traceback():
    code, out, _ = weigh("glass", "--json")
    assert code == "traceback"
    assert json.loads(out[-1]) == {"error": "程序出错：division by zero"}


@pytest.mark.parametrize("abbreviated", ["--js", "--jso"])
def test_an_abbreviated_option_is_not_understood(abbreviated):
    assert weigh("feather", abbreviated)[0] == 2
