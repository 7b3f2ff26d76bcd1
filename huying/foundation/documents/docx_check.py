"""A template that an office has changed: what is wrong with it, line by line, before it is taken."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from django.utils.translation import gettext as _
from docx.oxml.ns import qn
from lxml import etree

from .docx import docx as filled
from .letter import Letter, Paragraph, Table

NAMES = {
    "draft": "送审稿标识",
    "marks": "类别标记、公开属性",
    "issuer": "发文机关标志",
    "number": "发文字号",
    "signer": "签发人",
    "title": "标题",
    "addressee": "主送",
    "closing": "落款",
    "notes": "附注",
    "copies": "抄送",
    "printed": "印发机关和日期",
}
TOKEN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
SHOWS = re.compile(r"\{\{\s*(\w+)\s*\}\}")
ASKS = re.compile(r"\{%(?:p|tr)?\s*if\s+(\w+)\s*%\}")
ELSE, END = re.compile(r"\{%(?:p|tr)?\s*else\s*%\}"), re.compile(r"\{%(?:p|tr)?\s*endif\s*%\}")
BODY = re.compile(r"\{\{p\s+body\s*\}\}")
ANY = re.compile(r"\{[{%#]|[}%#]\}")

SAMPLE = Letter(
    name="试排",
    title="试排",
    body=(Paragraph("试排"), Table(("项目",), (("试排",),), (1,))),
    issuer="试排",
    number="试排",
    signer="试排",
    marks=("A",),
    draft="送审稿",
    addressee="试排：",
    closing=("试排",),
    notes=("试排",),
    copies="试排",
    printed=("试排", "试排"),
)


def mistakes(template: bytes) -> list[str]:
    """What is wrong, each with the line and the words it stands in; none where it can be used."""
    try:
        document = docx.Document(BytesIO(template))
    except Exception:  # zip, XML, parts: python-docx lets everything through
        return [_("这不是能打开的 Word 文件（.docx），请用 Word 或 WPS 另存为 .docx 再上传。")]
    found, depth, bodies = [], 0, 0
    for number, text in _lines(document):
        where = _("第%(n)s行“%(text)s”：") % {"n": number, "text": text.strip()[:40]}
        if ANY.search(TOKEN.sub("", text)):
            found.append(where + _("花括号没有成对，占位符要完整地写在同一行里。"))
        for token in TOKEN.findall(text):
            bodies += bool(BODY.fullmatch(token))
            depth += bool(ASKS.fullmatch(token)) - bool(END.fullmatch(token))
            if wrong := _wrong(token, text, depth):
                found.append(where + wrong)
                depth = max(depth, 0)
    if depth > 0:
        found.append(_("有%s处 {%%p if … %%} 没有对应的 {%%p endif %%}。") % depth)
    if bodies != 1:
        found.append(
            _("正文的占位符 {{p body }} 要单独占一行，而且只有一处；现在有%s处。") % bodies
        )
    return found or _hidden(document) or _unprintable(template)


def _lines(document: Any) -> Iterator[tuple[int, str]]:
    """Every line of the text with its number, then those of headers and footers."""
    number = 0
    for root in _roots(document):
        for line in root.iter(qn("w:p")):
            number += 1
            text = "".join(piece.text or "" for piece in line.iter(qn("w:t")) if _own(piece, line))
            if text:
                yield number, text


def _own(piece: Any, line: Any) -> bool:
    """Not of a text box inside the line, which is a line of its own."""
    return next(piece.iterancestors(qn("w:p"))) is line


def _roots(document: Any) -> list[Any]:
    parts = [one.target_part for one in document.part.rels.values() if not one.is_external]
    edges = [
        one.element for one in parts if one.partname.startswith(("/word/header", "/word/footer"))
    ]
    return [document.element, *edges]


def _wrong(token: str, text: str, depth: int) -> str:
    if BODY.fullmatch(token):
        alone = text.strip() == token
        return "" if alone else _("{{p body }} 要单独占一行。")
    if token.startswith("{%p") and text.strip() != token:
        return _("%s 要单独占一行。") % token
    if match := SHOWS.fullmatch(token) or ASKS.fullmatch(token):
        if match[1] in NAMES:
            return ""
        return _("没有“%(name)s”这一项，可以用的是：%(names)s。") % {
            "name": match[1],
            "names": "、".join(f"{name}（{words}）" for name, words in NAMES.items()),
        }
    if ELSE.fullmatch(token) or END.fullmatch(token):
        return "" if depth >= 0 else _("这里的 endif 前面没有对应的 if。")
    return _("不认识“%s”，占位符只能写成 {{ 名称 }}、{%%p if 名称 %%}、{%%p endif %%}。") % token


def _hidden(document: Any) -> list[str]:
    """A placeholder outside the text (in a field, a name, a property) would be run unseen."""
    for root in _roots(document):
        for element in root.iter():
            said = [*element.attrib.values()]
            if element.tag != qn("w:t") and not len(element):
                said.append(element.text or "")
            if any(ANY.search(one) for one in said):
                name = etree.QName(element).localname
                return [_("占位符只能写在正文、页眉和页脚的文字里，不能写在别处（%s）。") % name]
    return []


def _unprintable(template: bytes) -> list[str]:
    try:
        filled(SAMPLE, datetime(2026, 1, 1, tzinfo=UTC), template)
    except Exception as error:  # jinja2, docxtpl and lxml each have their own
        why = str(error).partition("\n")[0][:120]
        return [_("按这个模板试排不成功：%s") % why]
    return []
