"""docs/rulebooks.md shows cells as they stand in a shipped file, and names every rulebook."""

import re
import tomllib
from pathlib import Path

import pytest

from huying.domain.suggestions import rulebook

pytestmark = pytest.mark.documents
TEXT = (Path(__file__).parents[2] / "docs" / "rulebooks.md").read_text(encoding="utf-8")


def test_the_cells_shown_are_those_of_the_file():
    shown = tomllib.loads(re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)[1])
    file = tomllib.loads((rulebook.PRESETS / "shandong.toml").read_text(encoding="utf-8"))
    reply, cosigning = file["clocks"]["reply"], file["intake"]["cosigning"]
    assert shown["clocks"]["reply"] == {key: reply[key] for key in reply if key != "note"}
    assert shown["intake"]["cosigning"] == cosigning


def test_every_shipped_rulebook_is_named():
    named = re.findall(r"`(\w+)`", TEXT.split("Nine are shipped:")[1].split("\n\n")[0])
    assert named == rulebook.names()


def test_every_path_named_exists():
    paths = re.findall(r"`((?:huying|tests)/[a-z_./]+)`", TEXT)
    assert len(paths) >= 4
    root = Path(__file__).parents[2]
    assert [path for path in paths if not (root / path).exists()] == []
