"""What one request asks of the search, read once: for its page, its counts and its 常用检索."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Person
from huying.domain.people.states import Capacity
from huying.foundation.text.index import Asked, Mark, ask
from huying.foundation.text.index.asked import LONGEST

from ..filters import Choices
from ..filters import Offered as OfTheLedger
from ..standing import TABS, named

KINDS: Choices = {
    "suggestion": gettext_lazy("建议"),
    "reply_round": gettext_lazy("答复"),
    "commitment": gettext_lazy("承诺"),
}
STATES: Choices = {code: named(code).word for code in TABS}
NEWEST, BEST = "", "best"
FIRST_YEAR, LAST_YEAR = 1949, 2100


class Offered(OfTheLedger):
    """The congress's own values, each list read when it is needed."""

    @cached_property
    def years(self) -> Choices:
        return {str(one): _("%s年") % one for one in range(FIRST_YEAR, LAST_YEAR)}

    @cached_property
    def categories(self) -> Choices:
        return {key: name for key, name in super().categories.items() if key != "none"}

    def deputies(self, keys) -> Choices:
        """Of these keys those of somebody who is or was a deputy here, by name."""
        known = [int(one) for one in keys if one.isascii() and one.isdecimal() and len(one) < 16]
        found = Person.objects.filter(
            congress=self.congress, pk__in=known, appointments__capacity=Capacity.DEPUTY
        )
        return {str(one.pk): one.name for one in found.order_by("pinyin", "pk").distinct()}


@dataclass(frozen=True)
class Filter:
    """`letter`: of its marks in the index. `inherited`: marks of the suggestion that an entry belongs to."""

    name: str
    label: Any
    choices: Callable[[Offered, str], Choices]
    letter: str = ""
    inherited: bool = False


FILTERS = {
    one.name: one
    for one in (
        Filter("kind", gettext_lazy("种类"), lambda offered, value: KINDS),
        Filter("year", gettext_lazy("年份"), lambda offered, value: offered.years, Mark.YEAR),
        Filter("session", gettext_lazy("会议"), lambda offered, value: offered.sessions, Mark.SESSION),
        Filter("unit", gettext_lazy("单位"), lambda offered, value: offered.units, Mark.UNIT),
        Filter(
            "category", gettext_lazy("类别"), lambda offered, value: offered.categories,
            Mark.CATEGORY, inherited=True,
        ),
        Filter(
            "deputy", gettext_lazy("代表"), lambda offered, value: offered.deputies([value]),
            Mark.DEPUTY, inherited=True,
        ),
        Filter("state", gettext_lazy("办理状态"), lambda offered, value: STATES),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Chosen:
    """A filter that is on, in words, and the address without it."""

    filter: Filter
    words: str
    without: str


@dataclass
class Question:
    """`problems`: what was not understood; then nothing may be shown as if it had been."""

    offered: Offered
    text: str = ""
    values: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    titles: bool = False
    order: str = NEWEST
    problems: list[str] = field(default_factory=list)

    def address(self, **changes: str) -> str:
        """What stands after the question mark; an empty change takes a part away."""
        parts = {"q": self.text, **self.values, "titles": "1" if self.titles else ""}
        parts |= {"order": self.order} | changes
        return urlencode({name: value for name, value in parts.items() if value})

    @property
    def chosen(self) -> list[Chosen]:
        return [
            Chosen(FILTERS[name], self.words[name], self.address(**{name: ""}))
            for name in self.values
        ]

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.values)

    @cached_property
    def typed(self) -> Asked:
        """The words alone."""
        return ask(self.text, in_title=self.titles)

    @property
    def says_nothing(self) -> bool:
        """Something was typed, and nothing can be found by it."""
        return bool(self.text) and self.typed.says_nothing

    def asked(self, *, but_kind: bool = False) -> Asked:
        """Of the index: the words, the congress, and what every entry bears as a mark of its own."""
        kind = "" if but_kind else self.values.get("kind", "")
        return ask(
            self.text,
            self.offered.congress.pk,
            [kind] if kind else [],
            self._marks(inherited=False),
            in_title=self.titles,
        )

    def asked_of_the_suggestion(self) -> Asked | None:
        """What the suggestion must bear that an entry belongs to; None where nothing is asked of it."""
        marks = self._marks(inherited=True)
        return ask("", self.offered.congress.pk, ["suggestion"], marks) if marks else None

    def _marks(self, *, inherited: bool) -> list[str]:
        return [
            f"{FILTERS[name].letter}{value}"
            for name, value in self.values.items()
            if FILTERS[name].letter and FILTERS[name].inherited == inherited
        ]


def read(given: QueryDict, offered: Offered) -> Question:
    """Unknown names are left alone; an unknown value of a known name is a problem."""
    question = Question(offered)
    typed = "".join(one if one.isprintable() else " " for one in given.get("q", ""))
    question.text = " ".join(typed.split())
    if len(question.text) > LONGEST:
        question.text = ""
        question.problems.append(
            _("检索的文字太长，最多 %d 字。请只写几个关键的词，或者整句中最特别的一段。") % LONGEST
        )
    for name, one in FILTERS.items():
        value = given.get(name, "")
        if not value:
            continue
        choices = one.choices(offered, value)
        if value in choices:
            question.values[name], question.words[name] = value, str(choices[value])
        else:
            question.problems.append(_("地址里的“%s”没有这个选项，请在下面重新选择。") % one.label)
    question.titles = given.get("titles") == "1"
    question.order = BEST if given.get("order") == BEST else NEWEST
    return question
