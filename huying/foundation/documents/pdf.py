"""A letter as PDF/A. Its words go in as JSON and are never joined into markup."""

import json
import threading
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal

import typst

from . import fonts
from .letter import Letter

LAYOUT = Path(__file__).with_name("layout") / "letter.typ"
STANDARD: Literal["a-2b"] = "a-2b"


def pdf(letter: Letter, at: datetime) -> bytes:
    """Raises fonts.NoFonts where no Chinese font is there. `at` is written into the file."""
    compiler = _compiler(threading.get_ident())
    made = compiler.compile(
        _layout(),
        format="pdf",
        sys_inputs=_inputs(letter),
        pdf_standards=[STANDARD],
        timestamp=int(at.timestamp()),
        pdf_tags=False,
    )
    assert isinstance(made, bytes)
    return made


def pages(letter: Letter, ppi: float = 72) -> list[bytes]:
    """The same as pictures, to look at."""
    made = _compiler(threading.get_ident()).compile(
        _layout(), format="png", ppi=ppi, sys_inputs=_inputs(letter)
    )
    return made if isinstance(made, list) else [made or b""]


def _inputs(letter: Letter) -> dict[str, str]:
    return {
        "letter": json.dumps(letter.as_data(), ensure_ascii=False),
        "fonts": json.dumps(fonts.families(), ensure_ascii=False),
    }


@lru_cache(maxsize=8)
def _compiler(thread: int) -> typst.Compiler:
    """One for each thread, all with the same fonts."""
    return typst.Compiler(font_paths=fonts.shared(), ignore_system_fonts=True)


@lru_cache(maxsize=1)
def _layout() -> bytes:
    return LAYOUT.read_bytes()
