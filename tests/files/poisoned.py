"""Documents in which the hiding places of their kind hold canaries, and clean ones beside them.

`make(kind, random, places)` → (the document, {hiding place: canary}); each canary is a word of its own.
What everybody is to see is VISIBLE.
"""

import io
import struct
import zipfile
import zlib
from random import Random

import docx
import pikepdf
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from pikepdf import Array, Dictionary, Name
from PIL import Image
from PIL.PngImagePlugin import PngInfo

VISIBLE = "办理情况公开表"
KINDS = ("docx", "xlsx", "pdf", "jpg", "png", "csv")


def canary(random: Random) -> str:
    return "MIMI" + "".join(random.choices("ABCDEFGHJKLMNPQRSTUVWXYZ", k=10))


# -- pictures ----------------------------------------------------------------------------------


def picture(kind: str, words: dict[str, str] | None = None) -> bytes:
    words = words or {}
    target = io.BytesIO()
    made = Image.new("RGB", (24, 16), "white")
    if kind == "png":
        info = PngInfo()
        if "text" in words:
            info.add_text("Author", words["text"])
        if "itxt" in words:
            info.add_itxt("XML:com.adobe.xmp", words["itxt"])
        made.save(target, "PNG", pnginfo=info)
    else:
        exif = Image.Exif()
        if "exif" in words:
            exif[0x010F] = words["exif"]
        if "gps" in words:
            exif[0x8825] = {1: "N", 29: words["gps"]}
        how = {"comment": words["comment"].encode()} if "comment" in words else {}
        made.save(target, "JPEG", exif=exif, **how)
    return target.getvalue() + words.get("tail", "").encode()


# -- Word --------------------------------------------------------------------------------------

W = nsdecls("w")


def _run(inner: str, looks: str = "") -> str:
    return f"<w:r {W}><w:rPr>{looks}</w:rPr><w:t>{inner}</w:t></w:r>"


IN_THE_TEXT = {
    "vanish": lambda word: _run(word, "<w:vanish/>"),
    "webHidden": lambda word: _run(word, "<w:webHidden/>"),
    "white": lambda word: _run(word, '<w:color w:val="FFFFFF"/>'),
    "white by theme": lambda word: _run(word, '<w:color w:val="auto" w:themeColor="background1"/>'),
    "tiny": lambda word: _run(word, '<w:sz w:val="2"/>'),
    "deleted": lambda word: f'<w:del {W} w:id="7"><w:r><w:delText>{word}</w:delText></w:r></w:del>',
    "moved away": lambda word: f'<w:moveFrom {W} w:id="8"><w:r><w:t>{word}</w:t></w:r></w:moveFrom>',
    "who inserted": lambda word: f'<w:ins {W} w:id="9" w:author="{word}"><w:r><w:t>新</w:t></w:r></w:ins>',
    "bookmark": lambda word: f'<w:bookmarkStart {W} w:id="3" w:name="{word}"/>',
    "field": lambda word: f"<w:r {W}><w:instrText> ASK {word} </w:instrText></w:r>",
    "simple field": lambda word: f'<w:fldSimple {W} w:instr="DOCVARIABLE {word}"><w:r><w:t>1</w:t></w:r></w:fldSimple>',
    "control's title": lambda word: (
        f'<w:sdt {W}><w:sdtPr><w:alias w:val="{word}"/></w:sdtPr><w:sdtContent><w:r><w:t>3</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    ),
    "XML comment": lambda word: f"<w:r {W}><!-- {word} --><w:t>字</w:t></w:r>",
    "instruction": lambda word: f"<w:r {W}><?x {word}?><w:t>字</w:t></w:r>",
    "font": lambda word: _run("字", f'<w:rFonts w:ascii="{word}"/>'),
    "changed look": lambda word: _run("字", f'<w:rPrChange w:id="5" w:author="{word}"><w:rPr/></w:rPrChange>'),
    "embedded part": lambda word: f'<w:altChunk {W} w:val="{word}"/>',
    "fallback": lambda word: (
        f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        f"<mc:Choice><w:t>字</w:t></mc:Choice><mc:Fallback><w:t>{word}</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    ),
    "unknown element": lambda word: f'<w:r {W} xmlns:x="urn:x"><x:thing said="{word}">{word}</x:thing></w:r>',
    "unknown attribute": lambda word: f'<w:r {W} xmlns:x="urn:x" x:said="{word}"><w:t>字</w:t></w:r>',
    "unseen characters": lambda word: _run("字" + unseen(word)),
    "ruby": lambda word: f"<w:r {W}><w:ruby><w:rt><w:r><w:t>{word}</w:t></w:r></w:rt></w:ruby></w:r>",
}  # fmt: skip
AS_PARTS = {
    "custom properties": ("docProps/custom.xml", "<p>%s</p>"),
    "custom XML": ("customXml/item1.xml", "<p>%s</p>"),
    "thumbnail": ("docProps/thumbnail.jpeg", "%s"),
    "embedded object": ("word/embeddings/oleObject1.bin", "%s"),
    "macro": ("word/vbaProject.bin", "%s"),
    "comments": ("word/comments.xml", "<w:comments>%s</w:comments>"),
    "people": ("word/people.xml", "<p>%s</p>"),
    "building blocks": ("word/glossary/document.xml", "<p>%s</p>"),
    "orphan picture": ("word/media/image99.png", "%s"),
    "orphan header": ("word/header99.xml", "<w:hdr>%s</w:hdr>"),
    "unused notes": ("word/footnotes.xml", f'<w:footnotes {W}><w:footnote w:id="88"><w:p>%s</w:p></w:footnote></w:footnotes>'),
    "settings": ("word/settings.xml", f'<w:settings {W}><w:docVars><w:docVar w:name="a" w:val="%s"/></w:docVars></w:settings>'),
    "stray part": ("word/notes.txt", "%s"),
    "theme": ("word/theme/theme1.xml", "<a>%s</a>"),
}  # fmt: skip
ON_THE_PICTURE = (
    "alternative text",
    "picture exif",
    "picture gps",
    "picture comment",
    "picture tail",
)
ELSEWHERE = (
    "author",
    "title",
    "style that hides",
    "style's name",
    "hidden row",
    "link",
    "zip comment",
    "rsid",
)
WORD = (*IN_THE_TEXT, *AS_PARTS, *ON_THE_PICTURE, *ELSEWHERE)


def unseen(word: str) -> str:
    """The word in Unicode's tags, which no program shows."""
    return "".join(chr(0xE0000 + ord(letter)) for letter in word)


def word_document(hidden: dict[str, str]) -> bytes:
    made = docx.Document()
    made.core_properties.author = hidden.get("author", "")
    made.core_properties.title = hidden.get("title", "")
    made.core_properties.comments = ""
    made.add_heading("公开的内容", 1)
    paragraph = made.add_paragraph(VISIBLE)
    for place, build in IN_THE_TEXT.items():
        if place in hidden:
            paragraph._p.append(parse_xml(build(hidden[place])))
    if "rsid" in hidden:
        paragraph._p.set(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rsidR", hidden["rsid"]
        )
    if "style that hides" in hidden:
        style = made.styles.add_style("暗", 2)
        style.font.hidden = True
        made.add_paragraph().add_run(hidden["style that hides"], style)
    if "style's name" in hidden:
        made.add_paragraph("字", made.styles.add_style(hidden["style's name"], 1))
    if "link" in hidden:
        made.part.relate_to(
            f"http://{hidden['link']}.example/", "http://x/hyperlink", is_external=True
        )
    table = made.add_table(2, 1)
    table.cell(0, 0).text = "表里的字"
    if "hidden row" in hidden:
        table.cell(1, 0).text = hidden["hidden row"]
        table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {W}/>"))
    words = {place.removeprefix("picture "): word for place, word in hidden.items()}
    photo = made.add_picture(io.BytesIO(picture("jpg", words)), Pt(60))
    if "alternative text" in hidden:
        photo._inline.docPr.set("descr", hidden["alternative text"])
    made.paragraphs[0].runs[0].font.color.rgb = RGBColor(0, 0, 0)
    target = io.BytesIO()
    made.save(target)
    parts = {
        AS_PARTS[place][0]: AS_PARTS[place][1] % word
        for place, word in hidden.items()
        if place in AS_PARTS
    }
    return _with_parts(target.getvalue(), parts, hidden.get("zip comment", ""))


def _with_parts(content: bytes, parts: dict[str, str], comment: str) -> bytes:
    """The same package with these parts, added or in place of its own; what python-docx brings of itself
    (a thumbnail, words about it) left out."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts and name not in ("docProps/thumbnail.jpeg", "customXml/item1.xml"):
                new.writestr(name, old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)
        new.comment = comment.encode()
    return target.getvalue()


# -- Excel -------------------------------------------------------------------------------------

SHEET_PARTS = {
    "custom properties": ("docProps/custom.xml", "<p>%s</p>"),
    "custom XML": ("customXml/item1.xml", "<p>%s</p>"),
    "thumbnail": ("docProps/thumbnail.wmf", "%s"),
    "embedded": ("xl/embeddings/oleObject1.bin", "%s"),
    "macro": ("xl/vbaProject.bin", "%s"),
    "external link": ("xl/externalLinks/externalLink1.xml", "<x>%s</x>"),
    "pivot cache": ("xl/pivotCache/pivotCacheRecords1.xml", "<x>%s</x>"),
    "threaded comment": ("xl/threadedComments/threadedComment1.xml", "<x>%s</x>"),
    "persons": ("xl/persons/person.xml", "<x>%s</x>"),
    "printer": ("xl/printerSettings/printerSettings1.bin", "%s"),
    "connection": ("xl/connections.xml", "<x>%s</x>"),
    "revision": ("xl/revisions/revisionLog1.xml", "<x>%s</x>"),
    "stray sheet": ("xl/worksheets/sheet99.xml", "<x>%s</x>"),
}
SHEET = (
    *SHEET_PARTS,
    *("hidden sheet", "very hidden sheet", "hidden row", "hidden column", "comment", "author", "company"),
    *("defined name", "formula", "cell of format ;;;", "white cell", "under a merged cell", "validation"),
    *("condition", "header", "link", "picture exif", "unseen characters", "zero width column", "text box"),
)  # fmt: skip


def workbook(hidden: dict[str, str]) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet("公开")
    page.write_row(0, 0, [VISIBLE, "主办单位", "件数"])
    page.write_row(1, 0, ["关于修路的建议", "交通运输局", 3])
    properties = {"author": hidden.get("author", ""), "company": hidden.get("company", "")}
    book.set_properties({key: word for key, word in properties.items() if word})
    for place, build in ON_THE_SHEET.items():
        if place in hidden:
            build(book, page, hidden[place])
    book.close()
    parts = {
        SHEET_PARTS[p][0]: SHEET_PARTS[p][1] % word
        for p, word in hidden.items()
        if p in SHEET_PARTS
    }
    return _with_parts(target.getvalue(), parts, "")


def _another_sheet(how: str):
    def build(book, page, word):
        other = book.add_worksheet("底稿" + how)
        other.write(0, 0, word)
        getattr(other, how)()

    return build


def _hidden_column(width):
    def build(book, page, word):
        page.write(1, 6 if width is None else 7, word)
        page.set_column(6, 6, None, None, {"hidden": True}) if width is None else page.set_column(
            7, 7, 0
        )

    return build


def _hidden_row(book, page, word):
    page.write(20, 0, word)
    page.set_row(20, None, None, {"hidden": True})


def _merged(book, page, word):
    page.merge_range(30, 0, 31, 1, "合并")
    page.write(31, 1, word)


def _photo(book, page, word):
    page.insert_image(40, 0, "a.jpg", {"image_data": io.BytesIO(picture("jpg", {"exif": word}))})


ON_THE_SHEET = {
    "hidden sheet": _another_sheet("hide"),
    "very hidden sheet": _another_sheet("very_hidden"),
    "hidden row": _hidden_row,
    "hidden column": _hidden_column(None),
    "zero width column": _hidden_column(0),
    "comment": lambda book, page, word: page.write_comment(1, 0, word, {"author": word}),
    "defined name": lambda book, page, word: book.define_name(word, '="x"'),
    "formula": lambda book, page, word: page.write_formula(5, 0, f'=IF(FALSE,"{word}",7)', None, 7),
    "cell of format ;;;": lambda book, page, word: page.write(6, 0, word, book.add_format({"num_format": ";;;"})),
    "white cell": lambda book, page, word: page.write(7, 0, word, book.add_format({"font_color": "#FFFFFF"})),
    "under a merged cell": _merged,
    "validation": lambda book, page, word: page.data_validation(8, 0, 8, 0, {"validate": "list", "source": [word]}),
    "condition": lambda book, page, word: page.conditional_format(
        9, 0, 9, 0, {"type": "formula", "criteria": f'=$A$1="{word}"', "format": book.add_format({"bold": True})}
    ),
    "header": lambda book, page, word: page.set_header(f"&L{word}"),
    "link": lambda book, page, word: page.write_url(10, 0, f"http://{word}.example/", string="网页"),
    "picture exif": _photo,
    "unseen characters": lambda book, page, word: page.write(11, 0, "字" + unseen(word)),
    "text box": lambda book, page, word: page.insert_textbox(50, 0, "框", {"description": word}),
}  # fmt: skip


# -- PDF ---------------------------------------------------------------------------------------

PDF = (
    *("author", "xmp", "attachment", "script", "launch", "note", "note's author", "layer that is off"),
    *("object on a layer that is off", "invisible text", "comment among instructions", "replacing text"),
    *("private data", "unused object", "older revision", "picture exif", "picture's words", "bookmark"),
    *("picture in two coats", "picture of a mask", "pattern", "map of letters", "later picture"),
    *("field", "structure", "name of a place", "tail", "font's words", "page thumbnail", "layer's name"),
)  # fmt: skip


def pdf_document(hidden: dict[str, str]) -> bytes:
    made = pikepdf.new()
    made.add_blank_page(page_size=(300, 300))
    page = made.pages[0]
    font = made.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    page.Resources = Dictionary(
        Font=Dictionary(F1=font), XObject=Dictionary(), Properties=Dictionary()
    )
    lines = [b"BT /F1 12 Tf 20 200 Td (PUBLIC) Tj ET"]
    _Poison(made, page, font, lines, hidden)
    page.Contents = made.make_stream(b"\n".join(lines))
    target = io.BytesIO()
    made.save(target)
    content = target.getvalue()
    if "older revision" in hidden:
        content = _revised(content, hidden["older revision"])
    return content + (f"\n% {hidden['tail']}\n".encode() if "tail" in hidden else b"")


def _revised(content: bytes, word: str) -> bytes:
    """An object that an earlier saving left behind and nothing points to any longer."""
    place = content.rfind(b"xref\n")
    return content[:place] + f"% {word}\n99 0 obj ({word}) endobj\n".encode() + content[place:]


class _Poison:
    def __init__(self, made, page, font, lines, hidden) -> None:
        self.made, self.page, self.font, self.lines = made, page, font, lines
        for place, word in hidden.items():
            do = getattr(self, place.replace(" ", "_").replace("'", ""), None)
            if do:
                do(word)

    def author(self, word):
        self.made.docinfo["/Author"] = word

    def xmp(self, word):
        with self.made.open_metadata(update_docinfo=False) as metadata:
            metadata["dc:description"] = word

    def attachment(self, word):
        self.made.attachments["a.txt"] = word.encode()

    def script(self, word):
        self.made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=f"x='{word}'")

    def launch(self, word):
        self.page.AA = Dictionary(O=Dictionary(S=Name.Launch, F=word))

    def _annotate(self, **what):
        note = self.made.make_indirect(
            Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **what)
        )
        self.page.Annots = Array([*self.page.get("/Annots", Array()), note])

    def note(self, word):
        self._annotate(Subtype=Name.Text, Contents=word)

    def notes_author(self, word):
        self._annotate(Subtype=Name.Highlight, T=word)

    def _off(self, name="底稿"):
        layer = self.made.make_indirect(Dictionary(Type=Name.OCG, Name=name))
        held = self.made.Root.get(
            "/OCProperties", Dictionary(OCGs=Array(), D=Dictionary(OFF=Array()))
        )
        held.OCGs.append(layer)
        held.D.OFF.append(layer)
        self.made.Root.OCProperties = held
        return layer

    def layer_that_is_off(self, word):
        self.page.Resources.Properties.L1 = self._off()
        self.lines.append(f"/OC /L1 BDC BT /F1 9 Tf 9 9 Td ({word}) Tj ET EMC".encode())

    def layers_name(self, word):
        self._off(word)

    def object_on_a_layer_that_is_off(self, word):
        stream = f"BT /F1 9 Tf ({word}) Tj ET".encode()
        form = self.made.make_stream(
            stream, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])
        )
        form.OC = self._off()
        self.page.Resources.XObject.X1 = form
        self.lines.append(b"/X1 Do")

    def invisible_text(self, word):
        self.lines.append(f"q BT 3 Tr /F1 9 Tf ({word}) Tj ET Q".encode())

    def comment_among_instructions(self, word):
        self.lines.append(f"% {word}".encode())

    def replacing_text(self, word):
        self.lines.append(
            f"/Span << /ActualText ({word}) >> BDC BT /F1 9 Tf (x) Tj ET EMC".encode()
        )

    def private_data(self, word):
        self.page.PieceInfo = Dictionary(App=Dictionary(Private=word))

    def unused_object(self, word):
        self.page.Resources.XObject.X9 = self.made.make_stream(
            word.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])
        )

    def _show(self, content: bytes, name: str, **also):
        self.page.Resources.XObject["/" + name] = self.made.make_stream(
            content,
            **{"Type": Name.XObject, "Subtype": Name.Image, "Width": 24, "Height": 16},
            **{"BitsPerComponent": 8, "ColorSpace": Name.DeviceRGB, "Filter": Name.DCTDecode} | also,
        )  # fmt: skip
        self.lines.append(f"q 24 0 0 16 0 0 cm /{name} Do Q".encode())

    def picture_exif(self, word):
        self._show(picture("jpg", {"exif": word, "gps": word}), "I1")

    def picture_in_two_coats(self, word):
        packed = zlib.compress(picture("jpg", {"exif": word}))
        both = Array([Name.FlateDecode, Name.DCTDecode])
        self._show(packed, "I3", Filter=both)

    def picture_of_a_mask(self, word):
        mask = self.made.make_stream(
            picture("jpg", {"comment": word}), Type=Name.XObject, Subtype=Name.Image, Width=24,
            Height=16, BitsPerComponent=8, ColorSpace=Name.DeviceGray, Filter=Name.DCTDecode,
        )  # fmt: skip
        self._show(picture("jpg"), "I4", SMask=mask, Filter=Array([Name.DCTDecode]))

    def later_picture(self, word):
        box = struct.pack(">I", 8 + len(word)) + b"xml " + word.encode()
        sign = struct.pack(">I", 12) + b"jP  \r\n\x87\n"
        self._show(sign + box, "I5", Filter=Name.JPXDecode)

    def pattern(self, word):
        stream = f"% {word}\n0 0 9 9 re f".encode()
        self.page.Resources.Pattern = Dictionary(
            P1=self.made.make_stream(
                stream, PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 9, 9]), XStep=9,
                YStep=9, Resources=Dictionary(),
            )
        )  # fmt: skip
        self.lines.append(b"q /Pattern cs /P1 scn 0 0 9 9 re f Q")

    def map_of_letters(self, word):
        self.font.ToUnicode = self.made.make_stream(f"%!PS\n% {word}\nbegincmap endcmap".encode())

    def pictures_words(self, word):
        words = self.made.make_stream(f"<x>{word}</x>".encode())
        self._show(picture("jpg"), "I2", Metadata=words)

    def bookmark(self, word):
        with self.made.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(word, 0))

    def field(self, word):
        self._annotate(Subtype=Name.Widget, FT=Name.Tx, V=word)
        self.made.Root.AcroForm = Dictionary(Fields=Array([Dictionary(V=word)]))

    def structure(self, word):
        self.made.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Dictionary(Alt=word))

    def name_of_a_place(self, word):
        self.made.Root.Names = Dictionary(
            Dests=Dictionary(Names=Array([word, Array([self.page.obj])]))
        )

    def fonts_words(self, word):
        self.font.Metadata = self.made.make_stream(word.encode())

    def page_thumbnail(self, word):
        self.page.Thumb = self.made.make_stream(word.encode())


# -- all of them -------------------------------------------------------------------------------

PICTURE = {"jpg": ("exif", "gps", "comment", "tail"), "png": ("text", "itxt", "tail")}
PLACES = {"docx": WORD, "xlsx": SHEET, "pdf": PDF, "csv": ("unseen characters",), **PICTURE}


def make(kind: str, random: Random, places=()) -> tuple[bytes, dict[str, str]]:
    hidden = {place: canary(random) for place in places}
    if kind == "docx":
        return word_document(hidden), hidden
    if kind == "xlsx":
        return workbook(hidden), hidden
    if kind == "pdf":
        return pdf_document(hidden), hidden
    if kind == "csv":
        word = unseen(hidden.get("unseen characters", ""))
        return f"{VISIBLE}{word},主办单位\n关于修路的建议,交通运输局\n".encode(), hidden
    return picture(kind, hidden), hidden


def everything_in(content: bytes) -> bytes:
    """All that can be dug out of a document: its bytes, its parts, its streams, its strings."""
    found = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            found += [everything_in(packed.read(name)) for name in packed.namelist()]
            found += [name.encode() for name in packed.namelist()] + [packed.comment]
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for one in pdf.objects:
                found.append(repr(one).encode())
                found.append(one.unparse(resolved=False))
                if isinstance(one, pikepdf.Stream):
                    found += [one.read_raw_bytes(), _decoded(one)]
    return b"\n".join(found)


def _decoded(stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a picture: what it is wrapped in is taken off
        raw = stream.read_raw_bytes()
        try:
            return zlib.decompress(raw)
        except zlib.error:
            return raw


def dug_out(content: bytes, word: str) -> bool:
    """Whether the word is in the document in any of the spellings that files use."""
    whole = everything_in(content)
    spellings = [
        word.encode(),
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        unseen(word).encode(),
    ]
    spellings += [word.encode().hex().encode(), word.encode().hex().upper().encode()]
    return any(one in whole for one in spellings)
