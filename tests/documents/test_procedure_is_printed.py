"""docs/procedure.md is what the code prints; a stale page is a red test."""

import json
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


def test_every_number_of_all_rulebooks_stands_beside_its_source():
    page = print_procedure.printed()
    for name in rulebook.names():
        section = page.split(f"（`{name}`）")[1].split("\n## ")[0]
        for rule in rulebook.get(name).every_period.values():
            line = f"<br>`{rule.name}` | 自{rule.anchor_label}起{rule.length} | {rule.words} |"
            assert section.count(line) == 1


def test_no_code_name_stands_where_a_reader_looks_for_an_article():
    for name in ("", *rulebook.names()):
        for line in print_procedure.printed(name).splitlines():
            if line.startswith("| ") and line.count(" | ") == 8:
                basis = line.split(" | ")[7]
                assert not basis.isascii() or set(basis) == {"-"}, line


def test_one_rulebook_alone_cites_its_own_articles():
    page = print_procedure.printed("henan")
    assert "| 申请退回<br>`ask_to_return` |" in page
    assert "河南办法第十四条" in page.split("| 申请退回<br>")[1].split("\n")[0]
    assert "（`hebei`）" not in page


def test_an_unknown_rulebook_is_wrong_use():
    with pytest.raises(WrongUse, match="没有名为“mars”的规则，可选：national、henan、hebei"):
        call_command("print_procedure", "--rulebook", "mars")


def test_a_program_is_told_whether_the_page_is_current():
    out = StringIO()
    call_command("print_procedure", "--json", stdout=out)
    answer = json.loads(out.getvalue())
    assert answer == {
        "procedures": [one.kind for one in registered()],
        "acts": sum(len(one.acts) for one in registered()),
        "current": True,
    }
