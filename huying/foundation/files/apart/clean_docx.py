"""A new Word document with what is to be seen in the old one, part by part and element by element."""

import zipfile
from typing import Any, BinaryIO

from lxml import etree

from .packages import Package, local
from .removed import Removed
from .word_body import Body
from .word_rules import PROPERTIES, STYLES, R, W, attributes_of, q

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = {"w": W, "r": R}
MADE = (2000, 1, 1, 0, 0, 0)


def run(content: BinaryIO, target: BinaryIO) -> dict:
    """{"removed": [[code, how often, details]]} or {"error": "damaged"}."""
    removed = Removed()
    try:
        package = Package(content)
        package.name_hidden_parts(removed)
        main = _main_part(package)
        _see_settings(package, removed)
        _Writer(package, main, removed).write(target)
    except (ValueError, KeyError, OSError, SyntaxError, zipfile.BadZipFile):
        return {"error": "damaged"}
    return {"removed": removed.told()}


def _main_part(package: Package) -> str:
    for kind, part in package.relations("").values():
        if kind == "officeDocument" and part.lower() in package.names:
            return part
    return "word/document.xml"


def _see_settings(package: Package, removed: Removed) -> None:
    root = package.xml("word/settings.xml")
    for one in root.iter() if root is not None else ():
        code = {
            "docVar": "variables",
            "attachedTemplate": "external_links",
            "mailMerge": "connections",
        }
        if local(one) in code:
            removed.note(code[local(one)])


class _Writer:
    def __init__(self, package: Package, main: str, removed: Removed) -> None:
        self.package, self.main, self.removed = package, main, removed
        self.parts: dict[str, bytes] = {}
        self.relations: list[tuple[str, str, str]] = []  # (id, kind, target) of the document
        self.types: list[tuple[str, str]] = []
        self.styles, self.ids, self.hidden_styles = _styles(package)

    def write(self, target: BinaryIO) -> None:
        root = self.package.xml(self.main)
        if root is None:
            raise ValueError("no document")
        new = etree.Element(q("document"), nsmap=SPACES)
        body = next((one for one in root if local(one) == "body"), None)
        if body is None:
            raise ValueError("no body")
        new.append(self._body(self.main, "doc").element(body))
        self._headers(new)
        for kind in ("footnote", "endnote"):
            self._notes(new, kind)
        self.parts["word/document.xml"] = _bytes(new)
        self.types.append(("word/document.xml", f"{TYPES}.document.main+xml"))
        self._part("styles", self.styles)
        numbering = _numbering(self.package, new)
        if numbering is not None:
            self._part("numbering", numbering)
        self._pack(target)

    def _body(self, part: str, prefix: str) -> Body:
        return Body(
            self.package,
            self.package.relations(part),
            self.removed,
            (self.ids, self.hidden_styles),
            lambda content, end: self._picture(content, end, prefix),
        )

    def _part(self, name: str, root) -> None:
        part = f"word/{name}.xml"
        self.parts[part] = _bytes(root)
        self.relations.append((f"x{name}", name, f"{name}.xml"))
        self.types.append((part, f"{TYPES}.{name}+xml"))

    def _picture(self, content: bytes, end: str, prefix: str) -> str:
        """The id under which the picture, written anew, is known to the part that shows it."""
        number = sum(name.startswith("word/media/") for name in self.parts) + 1
        name = f"word/media/image{number}.{end}"
        self.parts[name] = content
        key = f"{prefix}i{number}"
        if prefix == "doc":
            self.relations.append((key, "image", f"media/image{number}.{end}"))
        else:
            self.inner.append((key, "image", f"media/image{number}.{end}"))
        return key

    def _headers(self, document) -> None:
        """Headers and footers that a section shows, each written anew."""
        old = self.package.relations(self.main)
        known: dict[str, str] = {}
        for one in document.iter(q("headerReference"), q("footerReference")):
            key = one.get(f"{{{R}}}id", "")
            kind, part = old.get(key, ("", ""))
            if kind not in ("header", "footer") or part.lower() not in self.package.names:
                one.getparent().remove(one)
                continue
            if part not in known:
                known[part] = self._header(kind, part, len(known) + 1)
            one.set(f"{{{R}}}id", known[part])

    def _header(self, kind: str, part: str, number: int) -> str:
        self.inner: list[tuple[str, str, str]] = []
        root = self.package.xml(part)
        name = f"{kind}{number}"
        new = self._body(part, f"h{number}").element(root)
        self.parts[f"word/{name}.xml"] = _bytes(new)
        self.types.append((f"word/{name}.xml", f"{TYPES}.{kind}+xml"))
        self.relations.append((f"x{name}", kind, f"{name}.xml"))
        if self.inner:
            self.parts[f"word/_rels/{name}.xml.rels"] = _relations(self.inner)
        return f"x{name}"

    def _notes(self, document, kind: str) -> None:
        """Of the notes below the text those that it refers to."""
        part = f"word/{kind}s.xml"
        root = self.package.xml(part)
        used = {one.get(q("id")) for one in document.iter(q(f"{kind}Reference"))}
        if root is None or not used:
            return
        new, body = etree.Element(q(f"{kind}s"), nsmap=SPACES), self._body(part, kind)
        for one in root:
            if local(one) == kind and one.get(q("id")) in used:
                new.append(body.element(one))
        self._part(f"{kind}s", new)

    def _pack(self, target: BinaryIO) -> None:
        self.parts["word/_rels/document.xml.rels"] = _relations(self.relations)
        self.parts["_rels/.rels"] = _relations([("x1", "officeDocument", "word/document.xml")])
        types = etree.Element(
            f"{{{PACKAGE}/content-types}}Types", nsmap={None: f"{PACKAGE}/content-types"}
        )
        ends = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        for end, kind in {**ends, "png": "image/png", "jpeg": "image/jpeg"}.items():
            etree.SubElement(
                types, f"{{{PACKAGE}/content-types}}Default", Extension=end, ContentType=kind
            )
        for part, kind in self.types:
            override = f"{{{PACKAGE}/content-types}}Override"
            etree.SubElement(types, override, PartName=f"/{part}", ContentType=kind)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in {"[Content_Types].xml": _bytes(types), **self.parts}.items():
                packed.writestr(zipfile.ZipInfo(name, MADE), content, zipfile.ZIP_DEFLATED)


def _styles(package: Package) -> tuple[Any, dict[str, str], set[str]]:
    """The styles by their looks alone, their new ids by the old, and the old ids of those that hide text."""
    new, root = etree.Element(q("styles"), nsmap=SPACES), package.xml("word/styles.xml")
    every = [one for one in root if local(one) == "style"] if root is not None else []
    ids = {one.get(q("styleId"), ""): f"s{number}" for number, one in enumerate(every, start=1)}
    for one in root if root is not None else ():
        if local(one) == "docDefaults":
            new.append(_looks(one, {"docDefaults", "rPrDefault", "pPrDefault"}))
    new.extend(_style(one, ids) for one in every)
    return new, ids, _hiding(every)


def _hiding(styles: list) -> set[str]:
    """Those with hidden text, and those based on them."""
    hidden = {
        one.get(q("styleId"), "")
        for one in styles
        if any(local(each) == "vanish" for each in one.iter())
    }
    based = {
        one.get(q("styleId"), ""): each.get(q("val"), "")
        for one in styles for each in one if local(each) == "basedOn"
    }  # fmt: skip
    for key in based:
        above, seen = key, set()
        while above in based and above not in seen:
            seen.add(above)
            above = based[above]
            if above in hidden:
                hidden.add(key)
    return hidden


def _style(one, ids: dict[str, str]):
    new = _looks(one, {"qFormat"})
    new.set(q("styleId"), ids[one.get(q("styleId"), "")])
    said = {local(each): each.get(q("val"), "") for each in one}
    named = etree.Element(q("name"))
    named.set(q("val"), said["name"] if said.get("name") in STYLES else new.get(q("styleId")))
    if said.get("basedOn") in ids:
        based = etree.Element(q("basedOn"))
        based.set(q("val"), ids[said["basedOn"]])
        new.insert(0, based)
    new.insert(0, named)
    return new


def _looks(one, also: set[str]):
    """The element with those of its children that say how something looks."""
    new = etree.Element(one.tag)
    for key, value in attributes_of(one).items():
        new.set(key, value)
    for each in one:
        if local(each) in PROPERTIES or local(each) in also:
            new.append(_looks(each, also))
    return new


def _numbering(package: Package, document) -> Any:
    """The lists that the text uses; their signs are part of what is to be seen."""
    used = {one.get(q("val")) for one in document.iter(q("numId"))}
    root = package.xml("word/numbering.xml")
    if root is None or not used:
        return None
    levels = {
        "lvl",
        "start",
        "numFmt",
        "lvlText",
        "lvlJc",
        "suff",
        "abstractNum",
        "num",
        "abstractNumId",
    }
    lists = [one for one in root if local(one) == "num" and one.get(q("numId")) in used]
    abstract = {
        each.get(q("val")) for one in lists for each in one if local(each) == "abstractNumId"
    }
    new = etree.Element(q("numbering"), nsmap=SPACES)
    for one in root:
        if local(one) == "abstractNum" and one.get(q("abstractNumId")) in abstract:
            made = _looks(one, levels)
            signs = list(one.iter(q("lvlText")))
            for each, sign in zip(made.iter(q("lvlText")), signs, strict=True):
                each.set(q("val"), sign.get(q("val"), "")[:12])
            new.append(made)
    for one in lists:
        new.append(_looks(one, {"abstractNumId"}))
    return new


def _relations(rows: list[tuple[str, str, str]]) -> bytes:
    space = f"{PACKAGE}/relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
    for key, kind, target in rows:
        etree.SubElement(
            root, f"{{{space}}}Relationship", Id=key, Type=f"{R}/{kind}", Target=target
        )
    return _bytes(root)


def _bytes(root) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
