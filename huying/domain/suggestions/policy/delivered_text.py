"""重复答复、官样文章: what of a delivered reply is kept, so that practices are counted and not guessed."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from huying.domain import reply_check
from huying.domain.reply_check import NPC

SHORTEST = 40
"""Characters of substance: a shorter reply is alike by necessity."""
ENOUGH_TO_BE_ASKED = 100
ASKED_ELSEWHERE = ("request_unanswered", "class_grounds")
"""Every request has its own field, and 签发 asks for what the class means in this place."""
_ADDRESSED = re.compile(
    r"^(?:尊敬的)?[^,。;:!?\n]{0,20}(?:代表|委员)[们]?[:!,]|您好|你好", re.MULTILINE
)
_NUMBERED = re.compile(r"第?[0-9]+号|《[^《》]{0,80}(?:建议|议案)》")


def digest(texts: Iterable[str], title: str) -> str:
    """The same for two replies that say the same of two items: equality alone, no likeness."""
    whole = unicodedata.normalize("NFKC", "\n".join(texts))
    whole = _NUMBERED.sub("", _ADDRESSED.sub("", whole.replace(title, "")))
    said = "".join(one for one in whole if one.isalpha())
    return sha256(said.encode()).hexdigest() if len(said) >= SHORTEST else ""


def findings(texts: Iterable[str], title: str, asked: Iterable[str]) -> dict[str, int]:
    """{rule: how often} of what the checker says of these answers; their form is the letter's own."""
    whole = "\n".join(texts)
    request = "\n".join([title, *asked]) if len(whole) > ENOUGH_TO_BE_ASKED else ""
    found = reply_check.check(whole, kind=NPC, partial=True, formal=False, request=request)
    rules = [one.rule for one in found if one.rule not in ASKED_ELSEWHERE]
    return dict(sorted(Counter(rules).items()))
