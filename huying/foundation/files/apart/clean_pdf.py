"""A new PDF with the pages as they are seen: no script, note, attachment, layer that is off, or word
about who made it."""

from typing import Any, BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from .pdf_contents import run as contents_of
from .pdf_parts import DEEPEST, Bare
from .removed import Removed

PAGE_KEYS = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit")
FORM_KEYS = ("/Type", "/Subtype", "/BBox", "/Matrix", "/FormType", "/Group")
RESOURCES = ("/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/ProcSet")
INVISIBLE = 3  # the text rendering mode that paints nothing


def run(content: BinaryIO, target: BinaryIO) -> dict:
    """{"removed": [[code, how often, details]]} or {"error": "damaged" | "password"}."""
    removed = Removed()
    try:
        found = contents_of(content)
        for code in found.get("found", ()):
            removed.note(f"pdf_{code}")
        content.seek(0)
        with pikepdf.open(content) as old, pikepdf.new() as new:
            _name(old, removed)
            off = _layers_off(old)
            for page in old.pages:
                _Page(old, page, off, removed).into(new)
            new.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    except pikepdf.PasswordError:
        return {"error": "password"}
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, RecursionError, AttributeError):
        return {"error": "damaged"}
    return {"removed": removed.told()}


def _name(old: pikepdf.Pdf, removed: Removed) -> None:
    root: Any = old.Root
    info: Any = old.trailer.get("/Info", {})
    said = [
        key
        for key in ("/Author", "/Title", "/Subject", "/Keywords")
        if str(info.get(key, "")).strip()
    ]
    others = [
        key
        for key in info
        if key not in ("/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped")
    ]
    if said or set(others) - set(said):
        removed.note("metadata")
    for key, code in (
        ("/Metadata", "xmp"), ("/Outlines", "outlines"), ("/StructTreeRoot", "structure"),
        ("/PieceInfo", "private_data"), ("/AcroForm", "form"), ("/Threads", "private_data"),
    ):  # fmt: skip
        if key in root:
            removed.note(code)


def _layers_off(old: pikepdf.Pdf) -> set[tuple[int, int]]:
    """The layers (OCG) that are not shown when the document is opened."""
    layers = old.Root.get("/OCProperties")
    if layers is None:
        return set()
    said = layers.get("/D", Dictionary())
    off = {one.objgen for one in said.get("/OFF", Array())}
    if said.get("/BaseState") == Name.OFF:
        on = {one.objgen for one in said.get("/ON", Array())}
        off |= {one.objgen for one in layers.get("/OCGs", Array())} - on
    return off


class _Page:
    def __init__(self, old, page, off: set, removed: Removed) -> None:
        self.old, self.page, self.off, self.removed = old, page, off, removed
        self.forms: dict[tuple[int, int], Any] = {}
        self.bare = Bare(removed, self._content)

    def into(self, new: pikepdf.Pdf) -> None:
        for note in self.page.get("/Annots", Array()):
            kind = str(note.get("/Subtype", ""))
            self.removed.note("links" if kind == "/Link" else "annotations")
        for key, code in (
            ("/Thumb", "thumbnail"),
            ("/PieceInfo", "private_data"),
            ("/Metadata", "xmp"),
        ):
            if key in self.page:
                self.removed.note(code)
        resources = self._inherited("/Resources") or Dictionary()
        stream = self._content(self.page, resources, 0)
        made = Dictionary(
            Type=Name.Page, Resources=stream[1], Contents=self.old.make_stream(stream[0])
        )
        for key in PAGE_KEYS:
            value = self._inherited(key)
            if value is not None:
                made[key] = value
        box = made.get("/MediaBox", Array([0, 0, 595, 842]))
        made["/MediaBox"] = box
        held = self.old.make_indirect(made)
        new.pages.append(pikepdf.Page(new.copy_foreign(held)))

    def _inherited(self, key: str) -> Any:
        one, depth = self.page.obj, 0
        while one is not None and depth < DEEPEST:
            if key in one:
                return one[key]
            one, depth = one.get("/Parent"), depth + 1
        return None

    def _content(self, of: Any, resources: Any, depth: int) -> tuple[bytes, Any]:
        """(what is painted, the resources that this needs)."""
        if depth > DEEPEST:
            raise ValueError("too deep")
        layers = {str(k): v for k, v in resources.get("/Properties", Dictionary()).items()}
        painted, used = self._painted(pikepdf.parse_content_stream(of), layers)
        kept = Dictionary()
        for kind in RESOURCES:
            if kind not in resources:
                continue
            if kind == "/ProcSet":
                kept[kind] = resources[kind]
                continue
            some = Dictionary()
            for key, value in resources[kind].items():
                if key in used and (made := self._resource(kind, value, depth)) is not None:
                    some[key] = made
                elif key not in used and kind == "/XObject":
                    self.removed.note("unused")
            kept[kind] = some
        return pikepdf.unparse_content_stream(painted), kept

    def _painted(self, instructions, layers: dict) -> tuple[list, set[str]]:
        """The instructions without marks, without what lies on a layer that is off, without unseen text."""
        painted, used, marks, mode = [], set(), [], [0]
        for one in instructions:
            operator = str(one.operator)
            operands = list(one.operands)
            if operator in ("BDC", "BMC"):
                marks.append(self._is_off(operands, layers))
                continue
            if operator == "EMC":
                if marks:
                    marks.pop()
                continue
            if operator in ("MP", "DP"):
                continue
            self._follow(operator, operands, mode)
            if any(marks) and operator in PAINTING:
                self.removed.note("layers")
                continue
            if mode[-1] == INVISIBLE and operator in ("Tj", "TJ", "'", '"'):
                self.removed.note("invisible_text")
                continue
            used |= {str(each) for each in operands if isinstance(each, pikepdf.Name)}
            painted.append(one)
        return painted, used

    def _is_off(self, operands: list, layers: dict) -> bool:
        if len(operands) < 2:
            return False
        if str(operands[0]) != "/OC":
            if isinstance(operands[1], pikepdf.Dictionary) and "/ActualText" in operands[1]:
                self.removed.note("alternative_text")
            return False
        return self._layer_is_off(layers.get(str(operands[1])))

    def _layer_is_off(self, layer: Any) -> bool:
        if layer is None:
            return False
        inside = layer.get("/OCGs") if layer.get("/Type") == Name.OCMD else layer
        several = inside if isinstance(inside, pikepdf.Array) else [inside]
        return any(one is not None and one.objgen in self.off for one in several)

    @staticmethod
    def _follow(operator: str, operands: list, mode: list[int]) -> None:
        if operator == "q":
            mode.append(mode[-1])
        elif operator == "Q" and len(mode) > 1:
            mode.pop()
        elif operator == "Tr" and operands:
            mode[-1] = int(operands[0])

    # -- what a page uses ----------------------------------------------------------------------

    def _resource(self, kind: str, value: Any, depth: int) -> Any:
        if kind != "/XObject":
            return self.bare.strip(value, depth)
        if self._layer_is_off(value.get("/OC")):
            self.removed.note("layers")
            return self.old.make_stream(
                b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1])
            )
        if value.get("/Subtype") == Name.Form:
            return self._form(value, depth)
        return self.bare.strip(value, depth)

    def _form(self, form: Any, depth: int) -> Any:
        if form.objgen in self.forms:
            return self.forms[form.objgen]
        stream, resources = self._content(form, form.get("/Resources", Dictionary()), depth + 1)
        made = self.old.make_stream(stream, Resources=resources)
        for key in FORM_KEYS:
            if key in form:
                made[key] = form[key]
        self.forms[form.objgen] = made
        return made


PAINTING = frozenset(
    [
        "Tj",
        "TJ",
        "'",
        '"',
        "Do",
        "f",
        "F",
        "f*",
        "S",
        "s",
        "B",
        "B*",
        "b",
        "b*",
        "sh",
        "INLINE IMAGE",
        "EI",
    ]
)
