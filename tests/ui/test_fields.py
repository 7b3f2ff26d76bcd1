"""What people type, paste from Word or copy from a telephone."""

import pytest
from django.core.exceptions import ValidationError

from huying.foundation.ui.fields import PersonName, PlainText


def said(field, text) -> str:
    with pytest.raises(ValidationError) as refused:
        field.clean(text)
    return refused.value.messages[0]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  关于灌溉\u3000 ", "关于灌溉"),
        ("甲\u00a0乙\t丙", "甲 乙 丙"),
        ("\ufeff甲\u200b乙\u00ad", "甲乙"),
        ("𠮷野䶮㛃", "𠮷野䶮㛃"),
        ("ＡＢ１２", "ＡＢ１２"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
    ],
)
def test_one_line_is_made_plain(typed, kept):
    assert PlainText().clean(typed) == kept


def test_paragraphs_from_word_are_kept():
    typed = "\u3000\u3000一、现状。\r\n\r\n\r\n\r\n\u3000二、建议。\x0b下一行\u2028再下一行\r末行  "
    assert (
        PlainText(multiline=True).clean(typed) == "一、现状。\n\n二、建议。\n下一行\n再下一行\n末行"
    )


@pytest.mark.parametrize("text", ["\u3000", " \u3000\t", "\u200b", "\r\n\u3000\r\n", ""])
def test_only_blanks_are_empty(text):
    assert PlainText(required=False, multiline=True).clean(text) == ""
    assert said(PlainText(multiline=True), text) == "这个字段是必填项。"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("灌溉a\x00b", "U+0000"),
        ("灌溉\ud800", "U+D800"),
        ("灌溉\u202ecod.exe", "U+202E"),
        ("灌溉\u2066", "U+2066"),
        ("灌溉\x1b[0m", "U+001B"),
        ("灌溉\ufffe", "U+FFFE"),
    ],
)
def test_unseen_characters_are_refused_with_their_place(text, code):
    assert said(PlainText(multiline=True), text) == (
        f"“灌溉{'a' if code == 'U+0000' else ''}”后面有看不见的控制字符（{code}），请删去后重新输入。"
    )


def test_a_line_end_in_one_line_is_refused():
    assert said(PlainText(), "标题\r\nX-Header: 1") == "这一栏只能写一行，请去掉其中的换行。"


def test_length_is_counted_and_nothing_is_cut():
    field = PlainText(max_length=3, min_length=2)
    assert field.clean("𠮷𠮷𠮷") == "𠮷𠮷𠮷"
    assert said(field, "一二三四五") == "现有 5 字，最多 3 字，请删减 2 字。"
    assert said(field, "一") == "现有 1 字，至少要 2 字。"
    assert said(field, "a" + "\u0301" * 10_000) == "现有 10001 字，最多 3 字，请删减 9998 字。"
    assert "maxlength" not in field.widget.attrs


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("王\u3000海", "王海"),
        ("王  海", "王海"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("Anna  Lee", "Anna Lee"),
        ("\ufa0e\u3000\U00030000", "\ufa0e\U00030000"),
    ],
)
def test_a_name_keeps_its_characters_and_loses_its_padding(typed, kept):
    assert PersonName().clean(typed) == kept


@pytest.mark.parametrize("text", ["林\u200b秀英", "林\u202e秀英", "林\u200d秀英", "林\x07秀英"])
def test_a_name_with_an_unseen_character_is_refused(text):
    assert "看不见的" in said(PersonName(), text)
