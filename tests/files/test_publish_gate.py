"""The publish gate: whatever hides in a document, none of it comes out, and what was left out is named."""

import io
import zipfile
from random import Random

import docx
import pikepdf
import pytest
from python_calamine import CalamineWorkbook

from huying.foundation.files.checking import check_file
from huying.foundation.files.cleaning import clean_copy
from huying.foundation.files.refusals import FileRefused
from tests.counts import times
from tests.files.poisoned import KINDS, PLACES, VISIBLE, dug_out, everything_in, make


def cleaned(kind: str, content: bytes) -> tuple[bytes, list[str]]:
    copy = clean_copy(io.BytesIO(content), name=f"公开.{kind}")
    return copy.file.content.read(), copy.removed


def still_shown(kind: str, content: bytes) -> bool:
    """Whether what everybody is to see is still there."""
    if kind == "docx":
        return VISIBLE in "".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)
    if kind == "xlsx":
        lines = (
            CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        )
        return lines[0][:3] == [VISIBLE, "主办单位", "件数"] and lines[1][2] == 3
    if kind == "pdf":
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return b"(PUBLIC) Tj" in pdf.pages[0].Contents.read_bytes()
    if kind == "csv":
        return content.decode("utf-8-sig").startswith(VISIBLE)
    return bool(check_file(io.BytesIO(content), name=f"a.{kind}"))


def places_for(kind: str, random: Random) -> list[str]:
    """Some of the hiding places, never none; every fifth time all of them."""
    every = list(PLACES[kind])
    return every if random.random() < 0.2 else random.sample(every, random.randint(1, len(every)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_with_every_hiding_place_full_comes_out_clean(kind):
    """Each canary is in the document to begin with; none is in the copy, and what shows is still there."""
    poisoned, hidden = make(kind, Random(1), PLACES[kind])
    assert [place for place, word in hidden.items() if not dug_out(poisoned, word)] == []
    copy, removed = cleaned(kind, poisoned)
    assert [place for place, word in hidden.items() if dug_out(copy, word)] == []
    assert still_shown(kind, copy)
    assert removed


def test_no_canary_of_many_documents_comes_out(tried):
    count, escaped, unnamed, lost = times(24, 300), [], [], []
    for number in range(count):
        random = Random(number)
        kind = KINDS[number % len(KINDS)]
        poisoned, hidden = make(kind, random, places_for(kind, random))
        copy, removed = cleaned(kind, poisoned)
        escaped += [(number, kind, place) for place, word in hidden.items() if dug_out(copy, word)]
        if not removed:
            unnamed.append((number, kind, sorted(hidden)))
        if not still_shown(kind, copy):
            lost.append((number, kind))
    assert (escaped, lost) == ([], [])
    assert [one for one in unnamed if set(one[2]) - SILENT] == []
    tried(f"N = {count} poisoned documents: 0 canaries came out")


# Places that a reader would never miss and that every program fills: left out without a word.
SILENT = {
    *(
        "rsid",
        "bookmark",
        "zip comment",
        "font",
        "fallback",
        "people",
        "theme",
        "persons",
        "link",
        "tail",
    ),
    *(
        "XML comment",
        "instruction",
        "unknown attribute",
        "orphan picture",
        "orphan header",
        "unused notes",
    ),
    *("stray part", "stray sheet", "style's name", "control's title", "comment among instructions"),
    *("older revision", "name of a place", "layer's name", "text box", "pattern", "map of letters"),
}


def test_of_clean_documents_nothing_is_said_to_have_been_removed(tried):
    count, alarms = times(12, 300), []
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        content, _hidden = make(kind, Random(number))
        copy, removed = cleaned(kind, content)
        assert still_shown(kind, copy)
        if removed:
            alarms.append((kind, removed))
    assert alarms == []
    tried(f"N = {count} clean documents: {len(alarms)} false alarms ({len(alarms) / count:.0%})")


def test_what_was_hidden_in_a_workbook_is_named():
    places = (
        "hidden sheet",
        "very hidden sheet",
        "hidden row",
        "hidden column",
        "comment",
        "author",
    )
    poisoned, _hidden = make("xlsx", Random(3), places)
    _copy, removed = cleaned("xlsx", poisoned)
    assert sorted(removed) == [
        "作者、单位等文档信息",
        "批注",
        "深度隐藏的工作表：底稿very_hidden",
        "隐藏的列：G",
        "隐藏的工作表：底稿hide",
        "隐藏的行：21",
    ]


def test_a_text_document_keeps_its_heading_its_table_and_its_picture():
    content, _hidden = make("docx", Random(1))
    copy, _removed = cleaned("docx", content)
    made = docx.Document(io.BytesIO(copy))
    assert [one.text for one in made.paragraphs][:2] == ["公开的内容", VISIBLE]
    assert made.paragraphs[0].style.name == "Heading 1"
    assert made.tables[0].cell(0, 0).text == "表里的字"
    assert len(made.inline_shapes) == 1
    assert zipfile.ZipFile(io.BytesIO(copy)).testzip() is None


def test_a_clean_copy_is_itself_taken_in_and_cleaning_it_again_changes_nothing():
    for kind in ("docx", "xlsx", "pdf", "jpg", "png"):
        copy, _removed = cleaned(kind, make(kind, Random(5), PLACES[kind])[0])
        assert check_file(io.BytesIO(copy), name=f"a.{kind}")
        again, removed = cleaned(kind, copy)
        assert (removed, still_shown(kind, again)) == ([], True)


def test_the_same_document_gives_the_same_copy():
    for kind in ("docx", "xlsx", "pdf"):
        content, _hidden = make(kind, Random(9), PLACES[kind])
        assert cleaned(kind, content)[0] == cleaned(kind, content)[0]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.ofd", b"PK\x03\x04", "“a.ofd”这种文件不能自动清理，不能公开。"),
        ("a.mp4", b"x", "“a.mp4”这种文件不能自动清理，不能公开。"),
        ("a.pdf", b"%PDF-1.4 nothing", "文件已损坏，不能清理，不能公开。"),
        ("a.docx", b"PK\x03\x04 nothing", "文件已损坏或没有传完整"),
        ("a.jpg", b"\xff\xd8\xff nothing", "文件已损坏，不能清理，不能公开。"),
    ],
)
def test_what_cannot_be_made_anew_does_not_go_public(name, content, says):
    with pytest.raises(FileRefused) as refused:
        clean_copy(io.BytesIO(content), name=name)
    assert refused.value.message.startswith(says)


def test_the_search_for_canaries_finds_them_in_parts_of_parts():
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a", "MIMI" * 50)
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("b", inner.getvalue())
    assert b"MIMIMIMI" not in outer.getvalue()
    assert b"MIMIMIMI" in everything_in(outer.getvalue())
