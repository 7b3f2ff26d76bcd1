"""人大代表建议 or 政协提案: read from title, salutation and the opening."""

import re

from .reading import Letter

NPC, CPPCC = "npc", "cppcc"

_CONGRESS = re.compile(r"人大(?!附中)|人民代表大会|人代会")
_CONFERENCE = re.compile(r"政协|政治协商会议")
_PARTIES = re.compile(
    r"民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|工商联|知联会|界别|政协|党外"
)


def _weigh(text: str, weight: int, found: dict[str, int]) -> None:
    congress, conference = bool(_CONGRESS.search(text)), bool(_CONFERENCE.search(text))
    if congress != conference:
        found[NPC if congress else CPPCC] += weight


def evidence(letter: Letter) -> dict[str, int]:
    """How much in the letter speaks for either kind."""
    found = {NPC: 0, CPPCC: 0}
    _weigh(letter.title.text, 8, found)
    for name in (letter.title, letter.opening):
        if re.search(r"号.{0,6}提案|政协.{0,30}提案|提案.{0,4}收悉", name.text):
            found[CPPCC] += 2
        if re.search(r"代表建议|建议、批评和意见", name.text):
            found[NPC] += 4
        if re.search(r"号建议|号议案|议案", name.text):
            found[NPC] += 1
    _weigh(
        re.sub(r"人大代表.{0,12}政协委员|政协委员.{0,12}人大代表", "", letter.opening.text[:160]),
        4,
        found,
    )
    to = letter.salutation.text
    if re.search(r"代 ?表", to):
        found[NPC] += 3
    elif re.search(r"委 ?员(?!会)", to):
        found[CPPCC] += 3
    elif _PARTIES.search(to):
        found[CPPCC] += 4
    return found


def kind_of(letter: Letter) -> str:
    """ "npc", "cppcc", or nothing where the letter leaves it open."""
    if _CONGRESS.search(letter.title.text) and _CONFERENCE.search(letter.title.text):
        return ""  # a suggestion and a proposal answered in one letter
    found = evidence(letter)
    if found[NPC] == found[CPPCC]:
        return ""
    return NPC if found[NPC] > found[CPPCC] else CPPCC
