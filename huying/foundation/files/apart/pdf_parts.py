"""What a page of a PDF uses (fonts, colours, patterns, pictures), without what programs wrote into it."""

import re
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from .jpegs import without_boxes, without_words
from .removed import Removed

LEFT_OUT = (
    "/Metadata", "/PieceInfo", "/LastModified", "/OC", "/OPI", "/Alternates", "/StructParent",
    "/StructParents", "/AF", "/Thumb", "/Annots", "/AA", "/A", "/Measure", "/PtData", "/ID", "/Comments",
)  # fmt: skip
DEEPEST = 30
LARGEST_PICTURE = 64 * 1024 * 1024  # bytes, unpacked
COMMENT = re.compile(rb"%(?!!PS)[^\r\n]*")


class Bare:
    """`painted(of, resources, depth)` gives what a form or pattern paints as far as it is to be seen, and
    the resources which that needs."""

    def __init__(
        self, removed: Removed, painted: Callable[[Any, Any, int], tuple[bytes, Any]]
    ) -> None:
        self.removed, self.painted = removed, painted
        self.seen: set[tuple[int, int]] = set()

    def strip(self, value: Any, depth: int) -> Any:
        if depth > DEEPEST:
            raise ValueError("too deep")
        if isinstance(value, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream) and self._is_new(
            value
        ):
            if isinstance(value, pikepdf.Array):
                for one in value:
                    self.strip(one, depth + 1)
            else:
                self._strip_keys(value, depth)
        return value

    def _is_new(self, value: Any) -> bool:
        if not value.is_indirect:
            return True
        known = value.objgen in self.seen
        self.seen.add(value.objgen)
        return not known

    def _strip_keys(self, value: Any, depth: int) -> None:
        for key in LEFT_OUT:
            if key in value:
                if key in ("/Metadata", "/PieceInfo"):
                    self.removed.note("xmp")
                del value[key]
        if isinstance(value, pikepdf.Stream):
            self._rewrite(value, depth)
        for key, one in list(value.items()):
            if key == "/ToUnicode" and isinstance(one, pikepdf.Stream):
                one.write(COMMENT.sub(b"", one.read_bytes()))
            elif key == "/CharProcs":
                for _name, drawn in one.items():
                    drawn.write(pikepdf.unparse_content_stream(pikepdf.parse_content_stream(drawn)))
            self.strip(one, depth + 1)

    def _rewrite(self, value: pikepdf.Stream, depth: int) -> None:
        """A picture without its own words; of a pattern what is to be seen."""
        if value.get("/Subtype") == Name.Image:
            self._rewrite_picture(value)
        elif value.get("/Subtype") == Name.Form or value.get("/PatternType") == 1:
            stream, resources = self.painted(
                value, value.get("/Resources", Dictionary()), depth + 1
            )
            value.write(stream)
            value["/Resources"] = resources

    def _rewrite_picture(self, image: pikepdf.Stream) -> None:
        filters = image.get("/Filter")
        names = (
            [str(one) for one in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
        )
        plainly = {"/DCTDecode": without_words, "/JPXDecode": without_boxes}.get(names[-1])
        if plainly is None:
            return
        packed = image.read_raw_bytes()
        for coat in names[:-1]:
            packed = _unpacked(packed, coat)
        plain = plainly(packed)
        if plain != packed:
            self.removed.note("exif")
        if plain != packed or len(names) > 1:
            image.write(plain, filter=Name(names[-1]))


def _unpacked(content: bytes, coat: str) -> bytes:
    """Only what programs really wrap a picture in; anything else is refused, not guessed."""
    if coat != "/FlateDecode":
        raise ValueError("a picture in an unusual coat")
    try:
        return zlib.decompressobj().decompress(content, LARGEST_PICTURE)
    except zlib.error as error:
        raise ValueError("a picture that cannot be unpacked") from error
