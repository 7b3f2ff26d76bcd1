"""docs/new-feature.md walks through real files and real names."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.documents
ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "new-feature.md").read_text(encoding="utf-8")
PATHS = re.findall(r"`((?:huying|tests|docs)/[\w./]+)`", TEXT)

# Where each name that the page mentions must stand.
NAMES = {
    "huying/domain/suggestions/rulebook/presets/henan.toml": [
        "[clocks.return]",
        "河南办法第十四条",
    ],
    "huying/domain/suggestions/states/handling.py": ["ACCEPTED = ", "RETURN_REQUESTED = "],
    "huying/domain/suggestions/models/handling.py": [
        "return_reason = ",
        "proposed_unit = ",
        "return_answer = ",
    ],
    "huying/domain/suggestions/policy/standing.py": ["def of_the_unit("],
    "huying/domain/suggestions/policy/needs.py": ["def no_reply_signed_yet("],
    "huying/domain/suggestions/policy/audiences.py": ["def the_unit(", "def the_proposers("],
    "huying/domain/suggestions/procedure/handling/returning.py": [
        "def ask_to_return(",
        "def approve_return(",
        "def deny_return(",
    ],
    "huying/domain/suggestions/forms/handling.py": [
        "class AskToReturn(",
        "FORMS = ",
        "ask_to_return",
    ],
    "huying/foundation/procedure/views.py": ["def act_page("],
    "tests/matrix.txt": ["\nhandling accepted ask_to_return unit_head own\n"],
    "docs/procedure.md": ["`ask_to_return`"],
    "docs/glossary.md": ["`handling.ask_to_return`"],
}


def test_every_path_named_exists():
    assert len(PATHS) > 10
    assert [path for path in PATHS if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("path", NAMES)
def test_every_name_stands_where_the_page_says(path):
    file = (ROOT / path).read_text(encoding="utf-8")
    assert [name for name in NAMES[path] if name not in file] == []


def test_every_file_with_names_is_on_the_page():
    assert [path for path in NAMES if path not in PATHS] == []


def test_the_act_shown_is_the_act_as_it_is():
    """Line by line; the page only leaves out the body and adds remarks."""
    code = (ROOT / "huying/domain/suggestions/procedure/handling/returning.py").read_text(
        encoding="utf-8"
    )
    block = TEXT.split("```python\n")[1].split("```")[0]
    shown = [re.sub(r"\s*#.*", "", line) for line in block.splitlines()]
    whole = "\n".join(line for line in shown if line.strip())
    assert whole in code
