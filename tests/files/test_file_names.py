import pytest

from huying.foundation.files.names import clean_name, shown_name
from huying.foundation.files.refusals import FileRefused

HIDDEN = "文件名中有看不见的控制字符，请把文件改成普通名字后重新上传。"


@pytest.mark.parametrize(
    "raw, cleaned",
    [
        ("关于校车的建议.pdf", "关于校车的建议.pdf"),
        ("答复.PDF", "答复.pdf"),
        ("C:\\Users\\office\\答复.docx", "答复.docx"),
        ("../../etc/答复.docx", "答复.docx"),
        ("CON.pdf", "_CON.pdf"),
        ("nul.tar.pdf", "_nul.tar.pdf"),
        ("console.pdf", "console.pdf"),
        ('a"b;c.pdf', "a_b;c.pdf"),
        (".pdf", "附件.pdf"),
        ("答复.pdf. . ", "答复.pdf"),
        ("零\u200b宽\ufeff.pdf", "零宽.pdf"),
        ("答复　第一稿.pdf", "答复 第一稿.pdf"),
        ("𠮷村长㛃.pdf", "𠮷村长㛃.pdf"),
    ],
)
def test_a_name_is_kept_as_far_as_it_is_harmless(raw, cleaned):
    assert clean_name(raw) == cleaned


@pytest.mark.parametrize(
    "raw",
    [
        "a.pdf\x00.exe",
        "a\r\nSet-Cookie: x=1.pdf",
        "a\n.pdf",
        "a\tb.pdf",
        "\u202efdp.exe",
        "a\u2067b.pdf",
        "a\x7f.pdf",
        "a\ud800.pdf",
    ],
)
def test_a_name_with_hidden_control_characters_is_refused(raw):
    with pytest.raises(FileRefused) as refused:
        clean_name(raw)
    assert refused.value.message == HIDDEN


@pytest.mark.parametrize("raw", ["", "..", ".", "/", "   ", "x/..", "\u200b"])
def test_a_name_of_nothing_is_refused(raw):
    with pytest.raises(FileRefused) as refused:
        clean_name(raw)
    assert refused.value.message == "文件没有名字，请给文件起一个名字后重新上传。"


def test_a_long_name_is_cut_to_120_characters_and_keeps_its_extension():
    assert clean_name("长" * 300 + ".docx") == "长" * 115 + ".docx"


def test_a_long_extension_does_not_make_the_name_longer_than_allowed():
    assert len(clean_name("a." + "x" * 300)) == 120


def test_a_name_in_a_message_shows_nothing_hidden_and_stays_short():
    assert shown_name("a\x00\u202eb\n.pdf") == "ab.pdf"
    assert len(shown_name("长" * 300 + ".pdf")) == 56
