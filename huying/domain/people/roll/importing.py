"""From the rows of a list to what would be created, with what is odd and what is wrong. Stores nothing."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huying.foundation.ui.fields import person_name, plain_text

from ..models import Body, Delegation, Person, Seat
from ..states import BodyKind, SeatStatus, Sex, UnitSystem
from . import words
from .pinyin import spell

YES = {"是", "√", "✓", "1", "y", "yes", "true", "基层", "基层代表", "一线"}
NO = {"否", "×", "0", "n", "no", "false", "", "无"}
LONGEST = {
    "name": 50, "pinyin": 120, "nationality": 20, "party": 30, "education": 30, "occupation": 40,
    "employer": 80, "post": 60, "skills": 120, "phone": 30, "elected_by": 60, "card_number": 20,
    "delegation": 40,
}  # fmt: skip
USUAL = {
    "nationality": words.NATIONALITIES,
    "party": words.PARTIES,
    "education": words.EDUCATIONS,
    "occupation": words.OCCUPATIONS,
}


@dataclass
class Line:
    """One row: `values` as they would be stored; `known` when it is on the roll already."""

    number: int
    values: dict = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    known: bool = False


@dataclass(frozen=True)
class Preview:
    lines: list[Line]

    @property
    def new(self) -> list[Line]:
        return [one for one in self.lines if not one.errors and not one.known]

    @property
    def wrong(self) -> list[Line]:
        return [one for one in self.lines if one.errors]

    @property
    def known(self) -> list[Line]:
        return [one for one in self.lines if one.known and not one.errors]

    @property
    def odd(self) -> list[Line]:
        return [one for one in self.lines if one.hints and not one.errors]


def preview_deputies(rows, *, congress_id, term, today: date) -> Preview:
    """`rows` is [(number, {column: text})]."""
    lines = [_deputy(number, cells, today) for number, cells in rows]
    _repeated(lines, "elected_by", "card_number")
    seats = Seat.objects.filter(congress_id=congress_id, term=term).exclude(
        status=SeatStatus.TERMINATED
    )
    held = set(seats.values_list("appointment__person__name", "elected_by"))
    cards = dict(
        seats.exclude(card_number="").values_list("card_number", "appointment__person__name")
    )
    names = set(Person.objects.filter(congress_id=congress_id).values_list("name", flat=True))
    delegations = set(Delegation.objects.filter(term=term).values_list("name", flat=True))
    for line in lines:
        if line.errors:
            continue
        name, card = line.values["name"], line.values["card_number"]
        if (name, line.values["elected_by"]) in held:
            line.known = True
            line.hints.append(_("已是本届代表，不再登记"))
            continue
        if card in cards:
            line.errors.append(_("代表证号 %s 已登记给%s") % (card, cards[card]))
        elif name in names:
            line.hints.append(_("名册中已有同名的人，将另登记一人"))
        if (team := line.values["delegation"]) and team not in delegations:
            line.hints.append(_("将设立代表团“%s”") % team)
            delegations.add(team)  # said once
    return Preview(lines)


def preview_bodies(rows, *, congress_id) -> Preview:
    lines = [_body(number, cells) for number, cells in rows]
    _repeated(lines, "name")
    names = set(Body.objects.filter(congress_id=congress_id).values_list("name", flat=True))
    for line in lines:
        if not line.errors and line.values["name"] in names:
            line.known = True
            line.hints.append(_("已在名册中，不再登记"))
    return Preview(lines)


def _deputy(number: int, cells: dict, today: date) -> Line:
    line = Line(number)
    read: dict[str, Any] = {key: _plain(line, key, cells.get(key, "")) for key in LONGEST}
    if not cells.get("name", "").strip():
        line.errors.append(_("没有姓名"))
    if not cells.get("elected_by", "").strip():
        line.errors.append(_("没有选区或原选举单位"))
    for key, usual in USUAL.items():
        text = words.OTHER_SPELLINGS.get(key, {}).get(read[key], read[key])
        if text and text not in usual:
            line.hints.append(
                _("“%(text)s”不是常用的%(column)s")
                % {"text": text, "column": words.PERSON_WORDS[key]}
            )
        read[key] = text
    pinyin, initials = spell(read["name"])
    read["pinyin"] = read["pinyin"].lower().replace(" ", "") or pinyin
    read["initials"] = initials
    read["sex"] = _one_of(line, _("性别"), cells.get("sex", ""), Sex)
    read["birth_year"] = _birth_year(line, cells.get("birth_year", ""), today)
    read["grassroots"] = _yes(line, cells.get("grassroots", ""))
    read["terms_served"] = _terms_served(line, cells.get("terms_served", ""))
    line.values = read
    return line


def _body(number: int, cells: dict) -> Line:
    line = Line(number)
    name = _plain(line, "unit", cells.get("name", ""), 60)
    if not cells.get("name", "").strip():
        line.errors.append(_("没有单位名称"))
    kind = _one_of(line, _("类别"), cells.get("kind", ""), BodyKind) or BodyKind.UNIT.value
    system = _one_of(line, _("系统"), cells.get("system", ""), UnitSystem)
    if kind == BodyKind.CONGRESS:
        line.errors.append(_("人民代表大会本身只有一个，不能再登记"))
    if kind == BodyKind.UNIT and not system and not line.errors:
        system = _guessed_system(name)
        if system:
            line.hints.append(_("没有写系统，按名称归入“%s”") % UnitSystem(system).label)
        else:
            line.errors.append(_("没有系统，请填党群、政府或监察法检"))
    line.values = {
        "name": name,
        "kind": kind,
        "system": system,
        "duties": _plain(line, "duties", cells.get("duties", ""), 2000, multiline=True),
        "phone": _plain(line, "phone", cells.get("phone", ""), 30),
    }
    return line


def _guessed_system(name: str) -> str:
    if re.search("法院|检察院|监察委|监委", name):
        return UnitSystem.JUDICIAL.value
    if re.search("委宣传部|委组织部|委统战部|委政法委|总工会|妇联|团[县市省]?委", name):
        return UnitSystem.PARTY.value
    return UnitSystem.GOVERNMENT.value if re.search("局$|镇人民政府|乡人民政府", name) else ""


def _plain(line: Line, key: str, text: str, longest=None, *, multiline=False) -> str:
    longest = longest or LONGEST[key]
    try:
        text = person_name(text) if key == "name" else plain_text(text, multiline=multiline)
    except ValidationError as error:
        line.errors.append(error.messages[0])
        return ""
    if len(text) > longest:
        line.errors.append(
            _("“%(start)s…”有 %(count)d 字，最多 %(most)d 字")
            % {"start": text[:8], "count": len(text), "most": longest}
        )
    return text


_ALSO = {
    "男性": "male", "女性": "female", "m": "male", "f": "female",
    "党委系统": "party", "党委": "party", "群团": "party", "政府系统": "government", "两院": "judicial",
    "监委": "judicial", "法院": "judicial", "检察院": "judicial", "一委两院": "judicial",
    "单位": "unit", "代表工委": "deputies_committee", "政府办": "government_office",
    "党委办": "party_office", "县委办": "party_office", "市委办": "party_office",
}  # fmt: skip


def _one_of(line: Line, column: str, text: str, kinds) -> str:
    """The value for a word of `kinds`, or its English value; empty where nothing stands."""
    text = text.strip().lower()
    if not text:
        return ""
    for value, label in kinds.choices:
        if text in (value, str(label).lower()):
            return value
    if _ALSO.get(text) in kinds.values:
        return _ALSO[text]
    expected = "、".join(str(label) for _value, label in kinds.choices)
    line.errors.append(
        _("%(column)s“%(text)s”不能识别，请用：%(expected)s")
        % {"column": column, "text": text[:12], "expected": expected}
    )
    return ""


def _birth_year(line: Line, text: str, today: date) -> int | None:
    """1968, 196805, 1968-05, 1968.5.12 and 1968年5月 are all 1968."""
    if not text:
        return None
    found = re.match(r"\s*(1[89]\d\d|20\d\d)(?!\d(?!\d))", text)
    if not found:
        line.errors.append(_("出生年份“%s”不能识别，请写四位数的年份") % text[:12])
        return None
    year = int(found[1])
    if not 18 <= today.year - year <= 110:
        line.errors.append(_("出生年份 %d 与年满十八周岁不符") % year)
    return year


def _yes(line: Line, text: str) -> bool:
    plain = text.strip().lower()
    if plain not in YES | NO:
        line.errors.append(_("基层代表“%s”不能识别，请填是或否") % text[:12])
    return plain in YES


def _terms_served(line: Line, text: str) -> int:
    plain = text.strip().removesuffix("届")
    if plain in ("", "首次", "新任", "首任"):
        return 1
    if plain == "连任":
        line.hints.append(_("连任按两届登记，请核对"))
        return 2
    if plain.isdecimal() and 1 <= int(plain) <= 20:
        return int(plain)
    line.errors.append(_("任职届数“%s”不能识别，请写数字") % text[:12])
    return 1


def _repeated(lines: list[Line], *columns: str) -> None:
    """A row said twice is wrong; a name said twice for different seats is odd."""
    seen: dict[tuple[str, ...], int] = {}
    names: dict[str, int] = {}
    for line in lines:
        name = line.values.get("name")
        if not name:
            continue
        keys: list[tuple[str, ...]] = [("name", name, line.values[columns[0]])]
        keys += [(one, line.values[one]) for one in columns[1:] if line.values[one]]
        repeated = next((seen[key] for key in keys if key in seen), None)
        if repeated is not None:
            line.errors.append(_("与第 %d 行重复") % repeated)
        elif name in names:
            line.hints.append(_("与第 %d 行同名，请核对") % names[name])
        names.setdefault(name, line.number)
        for key in keys:
            seen.setdefault(key, line.number)
