"""One character for one: full width and half width, brackets and blanks of every kind look alike.

Nothing is added or left out, so a place found in the plain text is the same place in the letter.
"""

_BRACKETS = {"（": "(", "）": ")", "〔": "[", "﹝": "[", "［": "[", "【": "[", "〖": "["} | {
    one: "]" for one in "〕﹞］】〗"
}
_MARKS = {"：": ":", "﹕": ":", "，": ",", "；": ";", "！": "!", "？": "?", "％": "%", "／": "/"}
_QUOTES = {"「": "“", "『": "“", "」": "”", "』": "”", "〈": "《", "〉": "》", "＂": '"'}
_ZEROS = {"○": "〇", "Ｏ": "〇", "◯": "〇"}
_BLANKS = dict.fromkeys("\t\u00a0\u2002\u2003\u2009\u202f\u3000\ufeff\u200b", " ")
_BREAKS = dict.fromkeys("\r\v\f\u0085\u2028\u2029", "\n")
_WIDE = {
    chr(0xFEE0 + code): chr(code) for code in (*range(48, 58), *range(65, 91), *range(97, 123))
}
_TABLE = str.maketrans(_WIDE | _BRACKETS | _MARKS | _QUOTES | _ZEROS | _BLANKS | _BREAKS)


def plain(text: str) -> str:
    """As long as `text`, character for character."""
    return text.translate(_TABLE)
