"""A letter in the form that was asked for."""

from datetime import datetime

from . import ports
from .docx import docx
from .letter import Letter
from .pdf import pdf

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "ofd": "application/ofd",
}


def forms() -> tuple[str, ...]:
    """The forms that can be had here: OFD only where a maker of it is set up."""
    return tuple(TYPES) if ports.ofd_maker() else ("docx", "pdf")


def made(letter: Letter, form: str, at: datetime, template: bytes | None = None) -> bytes:
    """`form` is one of forms(); a letter that is no draft bears its issuer's seal, where seals are set up."""
    if form == "docx":
        return docx(letter, at, template)
    found = pdf(letter, at)
    if letter.issuer and not letter.draft and (stamp := ports.seal()):
        found = stamp.seal(
            found, signer=letter.closing[0] if letter.closing else letter.issuer, at=at
        )
    if form == "ofd":
        maker = ports.ofd_maker()
        assert maker is not None
        return maker.ofd(found)
    return found
