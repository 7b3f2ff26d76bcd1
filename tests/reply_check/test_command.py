"""huying check_letter: files and the standard input, .txt and .docx, what is printed and how it ends."""

import io
import json
import zipfile

import docx
import pytest

from huying.commands.management.commands.check_letter import Command
from huying.domain.reply_check.letter_file import Unreadable, text_of
from tests.reply_check.letters import CPPCC_LETTER, NPC_LETTER

pytestmark = pytest.mark.documents
FAULTY = NPC_LETTER.replace("林晓兰代表：", "林晓兰委员：")


@pytest.fixture
def run(monkeypatch, capsys):
    """(exit code, the answer) of the command; these tests have no database at all."""

    def run(*arguments, given: bytes = b""):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = 0
        try:
            Command().run_from_argv(["huying", "check_letter", *arguments, "--json"])
        except SystemExit as ended:
            code = ended.code
        return code, json.loads(capsys.readouterr().out.splitlines()[-1])

    return run


def rules(done):
    return [one["rule"] for one in done[1]["findings"]]


def test_a_clean_letter_from_the_standard_input_ends_with_nought(run):
    assert run("-", given=NPC_LETTER.encode()) == (0, {"findings": []})


def test_an_error_is_answered_in_full_and_ends_with_one(run):
    assert run("-", given=FAULTY.encode("gb18030")) == (
        1,
        {
            "findings": [
                {
                    "rule": "address",
                    "severity": "error",
                    "passage": "林晓兰委员：",
                    "message": "这是对人大代表建议的答复，称呼应当用“代表”，不用“委员”。",
                }
            ]
        },
    )


def test_the_kind_may_be_told(run, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text(
        "何文委员：\n您提出的意见收悉，现答复如下：\n已于3月完成。", encoding="utf-8-sig"
    )
    assert "address" in rules(run(str(letter), "--partial", "--kind", "npc"))
    assert "address" not in rules(run(str(letter), "--partial"))


def test_a_cut_ending_is_not_blamed(run):
    cut = NPC_LETTER[: NPC_LETTER.index("感谢您")].encode()
    assert rules(run("-", "--partial", given=cut)) == []
    assert rules(run("-", given=cut)) == [
        "no_unit",
        "no_date",
        "no_contact",
        "no_copies",
        "no_thanks",
    ]


def test_a_word_document_is_read_with_its_tables(run, tmp_path):
    document = docx.Document()
    for line in FAULTY.splitlines()[:-2]:
        document.add_paragraph(line)
    document.add_table(1, 1).cell(0, 0).text = FAULTY.splitlines()[-2]
    document.add_paragraph(FAULTY.splitlines()[-1])
    document.save(tmp_path / "letter.docx")
    assert rules(run(str(tmp_path / "letter.docx"))) == ["address"]


def test_a_request_at_hand_is_asked_for_point_by_point(run, tmp_path):
    request = tmp_path / "request.txt"
    request.write_text(
        "关于维修河口镇灌溉支渠的建议\n河口镇支渠破损。建议：\n"
        "1.修复破损渠段。\n2.明确管护单位和管护经费。\n3.给受灾菜农补贴种苗。",
        encoding="utf-8",
    )
    _code, own = run("-", "--request", str(request), given=NPC_LETTER.encode())
    assert [(one["rule"], one["message"]) for one in own["findings"]] == [
        ("request_unanswered", "第3条诉求没有得到回应：“给受灾菜农补贴种苗”。请逐条答复。")
    ]
    other = run("-", "--request", str(request), given=CPPCC_LETTER.encode())
    assert rules(other) == ["beside_the_point"]


def zipped(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7", "不能读取PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧的 .doc 文件"),
        (b"PK\x03\x04broken", "文件损坏"),
        (zipped("other.xml", b"<a/>"), "这不是 .docx"),
        (zipped("word/document.xml", b"<a"), "文件损坏"),
        (zipped("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "文件损坏"),
        (zipped("word/document.xml", b" " * (21 * 1024 * 1024)), "超过20MB"),
        (b"\x00\x01\x02\x03", "读不出文字"),
    ],
)
def test_what_cannot_be_read_says_why(content, why):
    with pytest.raises(Unreadable, match=why):
        text_of(content)


def test_wrong_use_says_so(run, tmp_path):
    code, said = run(str(tmp_path / "nothing.txt"))
    assert code == 2
    assert said["error"].startswith("打不开文件")
    assert run("-", "--kind", "other")[0] == 2
    code, said = run("-", given=b"%PDF-1.7")
    assert (code, said["error"]) == (2, "-：不能读取PDF。请用 .docx 或者 .txt 文件。")
