"""docs/procedure.md is what the code prints; a stale page is a red test."""

import json
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import call_command

from huying.commands.contract import Refusal, WrongUse
from huying.commands.management.commands import print_procedure
from huying.domain.suggestions import rulebook
from huying.foundation.procedure.printing import registered

pytestmark = pytest.mark.documents


def test_the_page_is_what_the_code_prints():
    printed = print_procedure.printed()
    assert print_procedure.FILE.read_text(encoding="utf-8") == printed, (
        "run: .venv/bin/huying print_procedure > docs/procedure.md"
    )


def test_the_command_prints_the_page_byte_for_byte():
    out = StringIO()
    call_command("print_procedure", stdout=out)
    assert out.getvalue() == print_procedure.FILE.read_text(encoding="utf-8")


def test_a_stale_page_is_refused(tmp_path, monkeypatch):
    call_command("print_procedure", "--check", stdout=StringIO())
    stale = tmp_path / "procedure.md"
    stale.write_text(print_procedure.printed().replace("登记编号", "登记"), encoding="utf-8")
    monkeypatch.setattr(print_procedure, "FILE", stale)
    with pytest.raises(Refusal, match="不一致"):
        call_command("print_procedure", "--check")
    stale.unlink()
    with pytest.raises(Refusal, match="没有 docs/procedure.md"):
        call_command("print_procedure", "--check")


def test_every_act_and_every_state_is_on_the_page():
    page = print_procedure.printed()
    for one in registered():
        section = page.split(f"（`{one.kind}`）")[1].split("\n## ")[0]
        for act in one.acts.values():
            assert section.count(f"| {act.label}<br>`{act.name}` |") == 1
        for state in one.states:
            assert section.count(f'state "{state.label}" as {state}\n') == 1


@pytest.mark.parametrize("name", rulebook.names())
def test_every_number_of_a_rulebook_stands_beside_its_source(name):
    section = print_procedure.printed(name).split(f"（`{name}`）")[1].split("\n## ")[0]
    for rule in rulebook.get(name).every_period.values():
        start = f"<br>`{rule.name}` | 自{rule.anchor_label}起{rule.length}"
        unstated = "（条文未写明起算日）" if rule.anchor == "not_stated" else ""
        assert section.count(f"{start}{unstated} | {rule.words} |") == 1


def test_no_code_name_stands_where_a_reader_looks_for_an_article():
    for name in rulebook.names():
        for line in print_procedure.printed(name).splitlines():
            if line.startswith("| ") and line.count(" | ") == 8:
                basis = line.split(" | ")[7]
                assert not basis.isascii() or set(basis) == {"-"}, line


def test_one_rulebook_alone_cites_its_own_articles():
    page = print_procedure.printed("henan")
    assert "| 申请退回<br>`ask_to_return` |" in page
    assert "河南办法第十四条" in page.split("| 申请退回<br>")[1].split("\n")[0]
    assert "（`hebei`）" not in page
    assert page.count("```mermaid") == len(registered())


def test_without_a_name_it_is_the_nation_s():
    assert print_procedure.printed() == print_procedure.printed("national")
    assert "| 代表法第五十一条 |" in print_procedure.printed()


def told(line: str) -> dict:
    out = StringIO()
    call_command(*line.split(), stdout=out)
    return json.loads(out.getvalue())


def test_a_program_reads_the_cells_of_a_rulebook():
    answer = told("print_procedure --rulebook chongqing --json")
    assert answer["rulebook"] == "chongqing"
    assert answer["cells"]["assign_out_of_session"] == {
        "amount": 10,
        "unit": "wd",
        "anchor": "received_at",
        "article": "重庆条例第十三条",
        "source": "text",
    }
    assert answer["cells"]["submitter_kinds"] == {
        "value": ["deputy", "joint", "delegation"],
        "article": "重庆条例第八条",
        "source": "text",
    }
    assert answer["cells"]["grounds"]["value"]["multi_matter"] == "重庆条例第九条"
    assert answer["cells"]["acceptance_notice"]["source"] == "default"


def test_a_program_is_told_where_a_text_states_no_start():
    cells = told("print_procedure --rulebook shandong --json")["cells"]
    assert cells["reply"] == {
        "amount": 3,
        "unit": "m",
        "anchor": "not_stated",
        "assumed": "assigned_at",
        "article": "山东条例第十九条",
        "source": "text",
    }
    assert cells["extension"]["value"] == "consent"
    assert cells["extension.approver"]["value"] == "assigning_body"


@pytest.mark.parametrize("name", rulebook.names())
def test_every_period_and_option_is_a_cell_of_its_own(name):
    book, cells = rulebook.get(name), told(f"print_procedure --rulebook {name} --json")["cells"]
    assert len(cells) == len(book.every_period) + len(book.basis)
    for cell in cells.values():
        assert ("amount" in cell) is not ("value" in cell)
        assert bool(cell["article"]) is (cell["source"] == "text")


def test_printing_needs_no_database():
    nowhere = {**os.environ, "HUYING_DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing"}
    result = subprocess.run(
        [sys.executable, "-m", "huying", "print_procedure", "--rulebook", "zhejiang", "--json"],
        cwd=print_procedure.FILE.parents[1],
        env=nowhere,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout)["cells"]["acceptance_notice"]["anchor"] == "accepted_at"


def test_an_unknown_rulebook_is_wrong_use():
    with pytest.raises(WrongUse, match="没有名为“mars”的规则，可选：national、hebei、henan"):
        call_command("print_procedure", "--rulebook", "mars")


def test_a_program_is_told_whether_the_page_is_current():
    answer = told("print_procedure --json")
    assert answer["rulebook"] == "national"
    assert answer["procedures"] == [one.kind for one in registered()]
    assert answer["acts"] == sum(len(one.acts) for one in registered())
    assert answer["current"] is True
