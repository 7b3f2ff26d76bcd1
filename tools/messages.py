#!/usr/bin/env python3
"""Catalogues of translations: huying/locale/LANGUAGE/LC_MESSAGES/django.po, compiled to .mo.

tools/messages.py            compile those that are newer than what was made of them
tools/messages.py --collect  take in every text that is new (needs xgettext), drop what is gone, compile
"""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "huying"
LOCALE = PACKAGE / "locale"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
COLLECT = ["--locale=en", "--no-wrap", "--no-location", "--no-obsolete"]


def compiled() -> None:
    for source in LOCALE.glob("*/LC_MESSAGES/django.po"):
        made = source.with_suffix(".mo")
        if made.exists() and made.stat().st_mtime >= source.stat().st_mtime:
            continue
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3])
        part = made.with_suffix(f".{os.getpid()}")  # another process may be at it
        with part.open("wb") as file:
            write_mo(file, catalogue)
        part.replace(made)


def collected() -> None:
    """What xgettext finds in code and templates, and what it would not find by itself."""
    definitions = PACKAGE / "definitions_for_xgettext.py"
    definitions.write_text("".join(f"_({said!r})\n" for said in _beside()), encoding="utf-8")
    try:
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", *COLLECT],
            cwd=PACKAGE,
            env={**os.environ, **SETTINGS},
            check=True,
        )
    finally:
        definitions.unlink()


SETTINGS = {"DJANGO_SETTINGS_MODULE": "huying.settings", "PYTHONPATH": str(PACKAGE.parent)}


def _beside() -> list[str]:
    """Docstrings that begin in Chinese (the 口径 shown under a figure), and what stands in an f-string or in `_now(…)`."""
    found: set[str] = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "_now"):
                found |= {one.value for one in node.args if isinstance(one, ast.Constant)}
            elif isinstance(node, ast.FunctionDef):
                said = ast.get_docstring(node) or ""
                found |= {said} if CHINESE.match(said) and said.endswith("。") else set()
    return sorted(found)


if __name__ == "__main__":
    if sys.argv[1:] == ["--collect"]:
        collected()
    compiled()
