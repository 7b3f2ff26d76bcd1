"""A letter as .docx: the congress's own template, or the shipped one, filled with its words."""

import re
from datetime import datetime
from io import BytesIO
from typing import Any

from docx.shared import Pt
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from . import docx_layout as layout
from .docx_body import body_xml
from .docx_template import shipped_template
from .letter import Letter
from .titles import title_lines, width

LINE = 442  # points of 156 mm
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def docx(letter: Letter, at: datetime, template: bytes | None = None) -> bytes:
    """`at` is written into the file as the time it was made."""
    document = DocxTemplate(BytesIO(template or shipped_template()))
    words = _words(letter, style_ids(document))
    document.render(words, SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
    made: Any = document.docx
    _fit_the_head(made)
    about = made.core_properties
    about.title, about.author, about.last_modified_by = letter.title, letter.issuer, ""
    about.comments, about.created, about.modified = "", at, at
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def style_ids(document: DocxTemplate) -> dict[str, str]:
    """The template's own names of our styles; what a template lacks is set as its plain text."""
    found = document.get_docx().styles
    ids = {one.name: one.style_id for one in found}
    plain = found["Normal"].style_id
    names = (*layout.OF_LEVEL.values(), layout.CELL, layout.CELL_HEAD)
    return {name: ids.get(name, plain) for name in names}


def _words(letter: Letter, ids: dict[str, str]) -> dict[str, Any]:
    by, on = letter.printed
    words: dict[str, Any] = {
        "draft": letter.draft,
        "marks": "\n".join(letter.marks),
        "issuer": letter.issuer,
        "number": letter.number,
        "signer": letter.signer,
        "title": "\n".join(title_lines(letter.title)),
        "addressee": letter.addressee,
        "closing": "\n".join(letter.closing),
        "notes": "\n".join(f"（{one}）" for one in letter.notes),
        "copies": letter.copies,
        "printed": f"{by}\t{on}印发" if by else "",
    }
    clean = {name: NOT_IN_XML.sub("", text) for name, text in words.items()}
    return {**clean, "body": body_xml(letter.body, ids)}


def _fit_the_head(document: Any) -> None:
    """One line, as large as it may be."""
    for line in document.paragraphs:
        if line.style.name == layout.HEAD and (broad := width(line.text)) * 36 > LINE:
            for run in line.runs:
                run.font.size = Pt(max(16, int(LINE / broad)))
