"""`huying deadline` and the contract that every command keeps."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# A stand-in for the product's settings: the command needs no app but its own, and no database.
ENTRY = """
import sys
import django
from django.conf import settings
from django.core.management import execute_from_command_line
settings.configure(
    INSTALLED_APPS=["huying.commands"], USE_I18N=True, LANGUAGE_CODE="zh-hans", DATABASES={}
)
"""
ONCE = ENTRY + 'execute_from_command_line(["huying", *sys.argv[1:]])'
# The imports are most of a start: many lines in turn, each in a process forked for it.
MANY = (
    ENTRY
    + """
import os
from django.core.management import load_command_class
django.setup()
load_command_class("huying.commands", "deadline")
for number, line in enumerate(sys.stdin.read().splitlines()):
    if os.fork():
        _pid, status = os.wait()
        with open(f"{number}.code", "w") as file:
            file.write(str(os.waitstatus_to_exitcode(status)))
        continue
    for at, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(f"{number}.{name}", os.O_CREAT | os.O_WRONLY), at)
    execute_from_command_line(["huying", *line.split()])
    sys.exit(0)
"""
)
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "PYTHONUTF8": "1",
    "DJANGO_SETTINGS_MODULE": "",
}


def huying(line: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", ONCE, *line.split()],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )


def last_object(result: subprocess.CompletedProcess) -> dict:
    return json.loads(result.stdout.splitlines()[-1])


def test_a_program_reads_one_object_with_these_keys():
    result = huying("deadline --rulebook henan --clock return --from 2026-02-26 --json")
    assert (result.returncode, result.stderr) == (0, "")
    assert last_object(result) == {
        "rulebook": "henan",
        "clock": "return",
        "label": "申请退回",
        "article": "河南办法第十四条",
        "anchor": "assigned_at",
        "from": "2026-02-26",
        "amount": 10,
        "unit": "wd",
        "due": "2026-03-11",
        "moved_from": None,
        "days_counted": 10,
        "provisional": False,
    }


def test_a_day_that_moved_says_from_which():
    result = huying("deadline --json --rulebook henan --clock reply --from 2026-11-30")
    answer = last_object(result)
    assert [answer[key] for key in ("due", "moved_from", "days_counted", "provisional")] == [
        "2027-03-01",
        "2027-02-28",
        91,
        True,
    ]


def test_a_reader_gets_the_same_in_words():
    result = huying("deadline --rulebook henan --clock return --from 2026-02-26")
    assert result.returncode == 0
    assert result.stdout.splitlines() == [
        "河南规则（省人大代表建议办理办法） · 申请退回：自交办之日起 10 个工作日",
        "依据：河南办法第十四条“认为不属于本单位办理的，在交办之日起十个工作日内"
        "向省人大常委会代表工作机构提出书面报告，并说明理由”",
        "2026-02-26（周四） 是交办之日，当天不计入",
        "  2026-02-28（周六）：调休上班，计入",
        "  2026-03-01（周日）：周末，不计入",
        "  2026-03-07（周六） 至 2026-03-08（周日），共 2 天：周末，不计入",
        "截止日：2026-03-11（周三）（共计 10 个工作日）",
    ]


def test_a_rule_without_a_text_says_so():
    result = huying("deadline --rulebook national --clock return --from 2026-02-26")
    assert "依据：没有法条规定，按默认设置" in result.stdout.splitlines()


WRONG = {
    "an unknown rulebook": (
        "--rulebook mars --clock return --from 2026-02-26",
        "没有名为“mars”的规则，可选：national、hebei、henan、shandong、qingdao、zhejiang、"
        "shanghai、beijing、chongqing",
    ),
    "an unknown clock": (
        "--rulebook henan --clock lunch --from 2026-02-26",
        "没有名为“lunch”的期限，可选：acceptance_notice（受理告知）、assign（交办）、"
        "return（申请退回）、reassign（重新交办）、first_contact（首次联系代表）、"
        "co_opinion（协办意见）、co_opinion_redo（重提协办意见）、reply（答复）、"
        "reply_long（延期答复）、feedback（代表反馈）、rehandle（重新办理）",
    ),
    "a day that does not exist": (
        "--rulebook henan --clock return --from 2026-02-30",
        "--from：“2026-02-30”不是日期，请写成 2026-02-26 的样子。用法见：huying deadline --help",
    ),
    "a day in another form": (
        "--rulebook henan --clock return --from 20260226",
        "--from：“20260226”不是日期，请写成 2026-02-26 的样子。用法见：huying deadline --help",
    ),
    "a missing option": (
        "--rulebook henan --from 2026-02-26",
        "缺少必填项：--clock。用法见：huying deadline --help",
    ),
    "an unknown option": (
        "--rulebook henan --clock return --from 2026-02-26 --fast",
        "不认识的参数：--fast。用法见：huying deadline --help",
    ),
    "an option without its value": (
        "--rulebook henan --clock return --from",
        "--from 后面要写一个值。用法见：huying deadline --help",
    ),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> dict[str, subprocess.CompletedProcess]:
    """Each wrong line, for a program and for a reader, and how it was answered."""
    lines = [
        f"deadline {way}{arguments}"
        for arguments, _reason in WRONG.values()
        for way in ("--json ", "")
    ]
    here = tmp_path_factory.mktemp("answers")
    words = "\n".join(lines)
    subprocess.run(
        [sys.executable, "-c", MANY], cwd=here, env=ENVIRONMENT, input=words, text=True, check=True
    )
    return {
        line: subprocess.CompletedProcess(
            line,
            int((here / f"{number}.code").read_text()),
            *((here / f"{number}.{name}").read_text() for name in ("out", "err")),
        )
        for number, line in enumerate(lines)
    }


@pytest.mark.parametrize(("arguments", "reason"), WRONG.values(), ids=WRONG.keys())
def test_wrong_use_is_an_object_for_a_program_and_a_sentence_for_a_reader(
    answers, arguments, reason
):
    program = answers[f"deadline --json {arguments}"]
    assert (program.returncode, last_object(program)) == (2, {"error": reason})
    reader = answers[f"deadline {arguments}"]
    assert (reader.returncode, reader.stdout, reader.stderr.strip()) == (2, "", reason)
