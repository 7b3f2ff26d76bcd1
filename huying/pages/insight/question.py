"""What one request asks of the ledger, read once for the page, the export and the print."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from huying.domain.suggestions.models import CoSignature
from huying.domain.suggestions.states import CosignAnswer
from huying.foundation.cases.within import Exists

from . import seen as asked
from .filters import FILTERS, NOW, Filter, Offered
from .seen import Seen
from .standing import TABS, gathered

EVERYTHING = "session="
LONGEST_SEARCH = 60  # characters
MOST_WORDS = 6
# Sorting by anything else is refused; a leading minus turns the order round.
SORTS = ("number", "title", "lead", "category", "unit", "assigned", "due", "cosigners")


@dataclass(frozen=True)
class Chosen:
    """One filter that is on, in words, and the address without it."""

    filter: Filter
    value: str
    words: str
    without: str


@dataclass
class Question:
    """`problems` says what was not understood; then nothing may be shown as if it had been."""

    offered: Offered
    search: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)
    sort: str = ""
    problems: list[str] = field(default_factory=list)

    # -- as an address and in words ----------------------------------------------------------

    def address(self, *, leaving: tuple[str, str] = ("", ""), **changes: str) -> str:
        """What stands after the question mark, only with what was understood.

        `changes` replaces a filter's or the sort's values; an empty one takes it away. Where nothing
        is left, EVERYTHING says so: an address that asks for nothing opens the ledger afresh.
        """
        parts = {"q": [self.search], **self.values, "sort": [self.sort]}
        parts |= {name: [value] for name, value in changes.items()}
        left = [
            (name, value)
            for name, values in parts.items()
            for value in values
            if value and (name, value) != leaving
        ]
        return urlencode(left) or EVERYTHING

    @property
    def chosen(self) -> list[Chosen]:
        found = []
        for name, values in self.values.items():
            one = FILTERS[name]
            choices = one.choices(self.offered)
            for value in values:
                words = str(one.words) % choices[value]
                found.append(Chosen(one, value, words, self.address(leaving=(name, value))))
        return found

    @property
    def is_open(self) -> bool:
        """Whether nothing is filtered out."""
        return not (self.search or self.values)

    @property
    def words(self) -> str:
        """The filter that is on, in one line: it heads the print and the export."""
        search = [_("查找“%s”") % self.search] if self.search else []
        return "；".join(search + [one.words for one in self.chosen]) or _("全部")

    @property
    def state(self) -> str:
        return self.values.get("state", [""])[0]

    # -- as a query --------------------------------------------------------------------------

    def narrowed(self, seen: Seen, *, but: str = "") -> QuerySet[Any]:
        """The suggestions asked for; `but` leaves one filter out."""
        found = seen.with_standing()
        for word in self.search.split():
            found = found.filter(_holds(word))
        for name, values in self.values.items():
            for value in values if name != but else ():
                found = found.filter(FILTERS[name].condition(seen, value))
        return found

    def keys(self, seen: Seen) -> QuerySet:
        """The keys of those, in the order asked for."""
        return _ordered(self.narrowed(seen), self.sort).values_list("pk", flat=True)

    def counts(self, seen: Seen) -> dict[str, int]:
        """How many stand where, by the codes of the tabs and `all`; the state filter left out."""
        found = self.narrowed(seen, but="state").order_by().values("standing")
        by_code = dict(found.annotate(number=Count("pk")).values_list("standing", "number"))
        counts = {tab: sum(by_code.get(code, 0) for code in gathered(tab)) for tab in TABS}
        chosen = gathered(self.state) if self.state else by_code
        shown = sum(by_code.get(code, 0) for code in chosen)
        return counts | {"all": sum(by_code.values()), "shown": shown}


def read(given: QueryDict, offered: Offered) -> Question:
    """Unknown names are left alone; an unknown value of a known name is a problem.

    Opened afresh, with nothing asked, the ledger begins with what is of this year or not yet done.
    """
    question = Question(offered)
    search = " ".join(given.get("q", "").split())
    if len(search) > LONGEST_SEARCH or len(search.split()) > MOST_WORDS:
        question.problems.append(
            _("查找的文字太长，最多 %(characters)d 字、%(words)d 个词。请缩短后再查找。")
            % {"characters": LONGEST_SEARCH, "words": MOST_WORDS}
        )
    elif not search.isprintable():
        question.problems.append(_("查找的文字里有看不见的字符，请重新输入。"))
    else:
        question.search = search
    for name, one in FILTERS.items():
        values = list(dict.fromkeys(filter(None, given.getlist(name))))
        if not values:
            continue
        choices = one.choices(offered)
        if any(value not in choices for value in values):
            question.problems.append(_("地址里的“%s”没有这个选项，请在下面重新选择。") % one.label)
        else:
            question.values[name] = values if one.several else values[-1:]
    sort = given.get("sort", "")
    if sort.removeprefix("-") in SORTS:
        question.sort = sort
    elif sort:
        question.problems.append(_("不能按地址里写的方式排序，请点击表头排序。"))
    if not given.keys() & {"q", *FILTERS}:
        question.values["session"] = [NOW]
    return question


def _holds(word: str) -> Q:
    """Title, number, keyword, or a proposing deputy by name, pinyin or initials."""
    found = (
        Q(title__icontains=word)
        | Q(number_text__icontains=word)
        | Q(original_number__icontains=word)
        | Q(keywords__icontains=word)
        | _named(word, "lead__person__")
    )
    signed = CoSignature.objects.filter(
        _named(word, "deputy__person__"),
        suggestion=OuterRef("pk"),
        answer=CosignAnswer.CONFIRMED,
    )
    return found | Q(Exists(signed))


def _named(word: str, path: str) -> Q:
    found = Q(**{f"{path}name__icontains": word})
    if word.isascii():
        latin = word.replace("'", "").lower()
        found |= Q(**{f"{path}initials__istartswith": latin})
        found |= Q(**{f"{path}pinyin__istartswith": latin})
    return found


def _ordered(found: QuerySet, sort: str) -> QuerySet:
    name, backwards = sort.removeprefix("-"), sort.startswith("-")
    orders: dict[str, tuple] = {
        "": (),
        "number": (F("session__opens_at"), F("series"), F("number")),
        "title": (F("title"),),
        "lead": (F("lead__person__pinyin"), F("lead__person__name")),
        "category": (F("category__order"), F("category__name")),
        "unit": (asked.lead_unit(),),
        "assigned": (F("assigned_at"),),
        "due": (asked.due(),),
        "cosigners": (asked.cosigners(),),
    }
    asked_for = [
        part.desc(nulls_last=True) if backwards else part.asc(nulls_last=True)
        for part in orders[name]
    ]
    # The newest session first; within a series what waits for its number, then by number.
    usual = [
        F("session__opens_at").desc(nulls_first=True),
        F("series").asc(),
        F("number").asc(nulls_first=True),
        F("pk").desc(),
    ]
    return found.order_by(*asked_for, *usual)
