"""Text that people type, paste or import: made plain, or refused with the place of what is wrong."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What Word, WPS and web pages put between words and between paragraphs.
_BLANKS = re.compile("[\t\xa0\u2000-\u200a\u202f\u205f]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
_HAN = (
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
    "\ue000-\uf8ff"  # private use: characters of names that had no code yet
)
_PADDING = re.compile(f"(?<=[{_HAN}])\\s+(?=[{_HAN}])")


def plain_text(text: str, *, multiline: bool = False) -> str:
    """`text` without blanks around it, with ordinary blanks and line ends.

    Line ends become "\\n", and of several empty lines one is kept; U+3000 alone is empty. Characters
    outside the common planes (𠮷, 䶮) stay as they are: no normalisation form is applied.
    Raises ValidationError for control characters, halves of characters, characters that turn the
    direction of reading, and for a line end where `multiline` is false.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub("", _BLANKS.sub(" ", text)).strip()
    _refuse_unseen(text)
    if not multiline:
        if "\n" in text:
            raise ValidationError(_("这一栏只能写一行，请去掉其中的换行。"), code="lines")
        return text
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines)


def person_name(text: str) -> str:
    """A name: one line; no invisible character at all; 王　海, padded to align, is 王海."""
    if any(unicodedata.category(one) == "Cf" for one in text.strip("\ufeff")):
        raise ValidationError(_("姓名中有看不见的字符，请删去后重新输入。"), code="unseen")
    name = _PADDING.sub("", plain_text(text))
    if "\ufffd" in name:
        raise ValidationError(_("姓名中有乱码，请重新输入。"), code="broken")
    return re.sub(r"\s+", " ", name)


def _refuse_unseen(text: str) -> None:
    for place, one in enumerate(text):
        if one == "\n" or not _is_refused(one):
            continue
        before = "".join(c for c in text[max(0, place - 6) : place] if c.isprintable())
        where = _("“%s”后面") % before if before else _("开头")
        raise ValidationError(
            _("%(where)s有看不见的控制字符（U+%(code)04X），请删去后重新输入。"),
            code="unseen",
            params={"where": where, "code": ord(one)},
        )


def _is_refused(one: str) -> bool:
    if one in _TURNING or unicodedata.category(one) in ("Cc", "Cs"):
        return True
    return 0xFDD0 <= ord(one) <= 0xFDEF or ord(one) & 0xFFFE == 0xFFFE


class PlainText(forms.CharField):
    """One line, or with `multiline=True` paragraphs; `max_length` counts characters as people do.

    Longer text is refused with its count and never cut, so the control gets no `maxlength`.
    """

    def __init__(
        self,
        *,
        multiline: bool = False,
        max_length: int | None = None,
        min_length: int | None = None,
        **options: Any,
    ) -> None:
        self.multiline, self.longest, self.shortest = multiline, max_length, min_length
        if multiline:
            options.setdefault("widget", forms.Textarea)
        super().__init__(strip=False, **options)
        # Ours says where the character is.
        self.validators = [
            one
            for one in self.validators
            if type(one).__name__ != "ProhibitNullCharactersValidator"
        ]

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return self.make_plain(text) if text else ""

    def make_plain(self, text: str) -> str:
        return plain_text(text, multiline=self.multiline)

    def validate(self, value: str) -> None:
        super().validate(value)
        count = len(value)  # code points, as the database counts
        if self.longest is not None and count > self.longest:
            raise ValidationError(
                _("现有 %(count)d 字，最多 %(most)d 字，请删减 %(over)d 字。"),
                code="max_length",
                params={"count": count, "most": self.longest, "over": count - self.longest},
            )
        if value and self.shortest is not None and count < self.shortest:
            raise ValidationError(
                _("现有 %(count)d 字，至少要 %(least)d 字。"),
                code="min_length",
                params={"count": count, "least": self.shortest},
            )


class PersonName(PlainText):
    """A person's name, see `person_name`."""

    def make_plain(self, text: str) -> str:
        return person_name(text)
