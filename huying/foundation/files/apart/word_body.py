"""The text of a Word document, walked through: what is to be seen is written anew, the rest is named."""

from collections.abc import Callable
from typing import Any

from lxml import etree

from .clean_picture import rewritten
from .packages import Package, local
from .removed import Removed
from .word_rules import DROPPED, KEPT, PROPERTIES, SMALLEST, UNWRAPPED, R, W, attributes_of, q

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
LARGEST_SIDE = 20_000_000  # EMU, some 55 cm
DEEPEST = 200
WHITE_THEMES = ("background1", "light1")


class Body:
    """`styles`: their new ids by the old, and those that hide their text. `add(content, end)` keeps a
    picture and answers with its id in the new part."""

    def __init__(
        self,
        package: Package,
        relations: dict[str, tuple[str, str]],
        removed: Removed,
        styles: tuple[dict[str, str], set[str]],
        add: Callable[[bytes, str], str],
    ) -> None:
        self.package, self.relations, self.removed = package, relations, removed
        self.styles, self.hidden_styles = styles
        self.add = add
        self.known: dict[str, str] = {}
        self.pictures = 0

    def element(self, one, depth: int = 0) -> Any:
        """`one` anew: itself with its looks, and of its children what is to be seen."""
        if depth > DEEPEST:
            raise ValueError("too deep")
        new = etree.Element(q(local(one)), nsmap={"w": W, "r": R})
        for key, value in attributes_of(one).items():
            new.set(key, value)
        if local(one) == "t":
            new.text = self.removed.seen(one.text or "")
            new.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            return new
        for each in self._children(one, depth):
            new.append(each)
        if local(one) == "tc" and not any(local(each) == "p" for each in new):
            new.append(etree.Element(q("p")))  # a cell without a paragraph is no Word document
        return new

    def _children(self, one, depth: int) -> list:
        found: list = []
        for each in one:
            name = local(each)
            if name in PROPERTIES and (name != "tab" or local(one) == "tabs"):
                found.append(self._looks(each))
            elif name in KEPT:
                found += self._kept(each, depth)
            elif name in UNWRAPPED:
                found += self._unwrapped(each, name, depth)
            elif name == "AlternateContent":
                found += [made for choice in each[:1] for made in self._children(choice, depth + 1)]
            elif name in ("drawing", "pict"):
                found += self._drawing(each, depth)
            elif name:
                self._drop(each, name)
        return found

    def _kept(self, each, depth: int) -> list:
        if reason := self._hidden(each):
            self._note(reason, each)
            return []
        return [self.element(each, depth + 1)]

    def _unwrapped(self, each, name: str, depth: int) -> list:
        if name in ("ins", "moveTo"):
            self.removed.note("tracked_changes")
        elif name == "hyperlink":
            self.removed.note("links")
        return self._children(each, depth + 1)

    def _drop(self, each, name: str) -> None:
        if name not in DROPPED:
            self.removed.note("unknown", name)
            return
        words = "".join(each.itertext()).strip()
        if name == "instrText" and words.split(" ")[0] in ("PAGE", "NUMPAGES", "TOC", "PAGEREF"):
            return  # what it showed stays as text
        if DROPPED[name]:
            self.removed.note(DROPPED[name])

    def _note(self, reason: str, each) -> None:
        if "".join(each.itertext()).strip() or reason == "tracked_changes":
            self.removed.note(reason)

    def _looks(self, one) -> Any:
        new = etree.Element(one.tag)
        for key, value in attributes_of(one).items():
            new.set(key, value)
        if local(one) in ("pStyle", "rStyle", "tblStyle"):
            new.set(q("val"), self.styles.get(one.get(q("val"), ""), "s1"))
        if local(one) in ("headerReference", "footerReference"):
            new.set(f"{{{R}}}id", one.get(f"{{{R}}}id", ""))
        for each in one:
            if local(each) in PROPERTIES:
                new.append(self._looks(each))
            elif DROPPED.get(local(each)):
                self.removed.note(DROPPED[local(each)])
        return new

    # -- what is there and not to be seen ----------------------------------------------------

    def _hidden(self, one) -> str:
        """Why nobody sees this paragraph, run, row or table; "" where it is to be seen."""
        looks = next((each for each in one if local(each) in ("rPr", "pPr", "trPr")), None)
        if looks is None:
            return ""
        said = {local(each): each.get(q("val"), "true") for each in looks}
        colors = [each.get(q("themeColor"), "") for each in looks if local(each) == "color"]
        said["themeColor"] = colors[0] if colors else ""
        on = {name for name, value in said.items() if value not in ("0", "false", "off")}
        if said.get("rStyle") in self.hidden_styles or said.get("pStyle") in self.hidden_styles:
            return "hidden_text"
        if local(one) == "tr":
            return "hidden_rows" if "hidden" in on else "tracked_changes" if "del" in on else ""
        if local(one) == "r":
            return self._hidden_run(said, on)
        return ""

    @staticmethod
    def _hidden_run(said: dict, on: set) -> str:
        if on & {"vanish", "specVanish", "webHidden"}:
            return "hidden_text"
        white = said.get("color", "").upper() == "FFFFFF" or said.get("themeColor") in WHITE_THEMES
        if white and not on & {"shd", "highlight"}:
            return "white_text"
        size = said.get("sz", "")
        return "tiny_text" if size.isdigit() and int(size) < SMALLEST else ""

    # -- pictures and boxes ------------------------------------------------------------------

    def _drawing(self, one, depth: int) -> list:
        """Pictures written anew; the words of a text box; of the rest that it was there."""
        found = []
        for each in one.iter():
            name = local(each)
            if name in ("blip", "imagedata"):
                key = each.get(f"{{{R}}}embed") or each.get(f"{{{R}}}id") or ""
                if made := self._picture(key, one):
                    found.append(made)
            elif name == "txbxContent":
                self.removed.note("boxes")
                found += self._words_of(each, depth)
            elif name in ("chart", "relIds", "oleObject"):
                self.removed.note("charts")
            elif name in ("docPr", "cNvPr") and (each.get("descr") or each.get("title")):
                self.removed.note("alternative_text")
        return found

    def _words_of(self, box, depth: int) -> list:
        """A box's words stand in the run that held the box."""
        found = []
        for paragraph in box.iter(q("p")):
            for run in self._children(paragraph, depth + 1):
                found += [each for each in run if local(each) in ("t", "tab", "br")]
            found.append(etree.Element(q("br")))
        return found

    def _picture(self, key: str, frame) -> Any:
        kind, part = self.relations.get(key, ("", ""))
        content = self.package.read(part) if kind == "image" and part else b""
        made = rewritten(content, self.removed) if content else None
        if made is None:
            self.removed.note("pictures" if not part else "other_pictures")
            return None
        if part not in self.known:
            self.known[part] = self.add(*made)
        self.pictures += 1
        return _inline(self.known[part], _size(frame), self.pictures)


def _size(frame) -> tuple[int, int]:
    for one in frame.iter():
        if local(one) in ("extent", "ext") and (one.get("cx") or "").isdigit():
            wide, high = int(one.get("cx")), int(one.get("cy") or 0)
            return min(max(wide, 1), LARGEST_SIDE), min(max(high, 1), LARGEST_SIDE)
    return 3_600_000, 2_700_000


def _inline(key: str, size: tuple[int, int], number: int) -> Any:
    wide, high = size
    return etree.fromstring(
        f'<w:drawing xmlns:w="{W}" xmlns:wp="{DRAWING}" xmlns:a="{MAIN}" xmlns:pic="{PICTURE}" xmlns:r="{R}">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="{number}"/><a:graphic><a:graphicData uri="{PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        f"</wp:inline></w:drawing>"
    )
