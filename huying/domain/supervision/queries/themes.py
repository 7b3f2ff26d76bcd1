"""主题分析, read: what the suggestions of a session are about, from what one may see of them and nothing else.

The texts are those that the reader may read; what a deputy wishes kept secret takes no part, whoever
reads. Groups and words are made of these texts alone, so nothing unseen is in a count, a word or a
sample. What was computed once is known again by the texts themselves.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Substr

from huying.domain.people.models import Congress, Seat, Session
from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.models import Suggestion, Survey
from huying.domain.suggestions.policy.handed_in import handed_in
from huying.domain.suggestions.queries import surveys_visible_to, visible_one
from huying.domain.suggestions.states import Suggestion as State
from huying.foundation.text.hot_words import HotWord
from huying.foundation.text.likeness import Text

from ..models import ThemeReading
from ..policy.theme_grouping import Grouping, as_found, grouped, mark_of
from . import theme_figures
from .supervising import sees_item

READ_OF_EACH = 100
"""Characters of the facts and of the proposal; what it is about stands at their beginning."""
EARLIER = 3
"""Sessions before it, with which words and sizes are compared."""
NAMED_BY = 2  # words
NOT_COUNTED = (State.DRAFT, State.COSIGNING, State.GATE, State.WITHDRAWN)
FRAME = re.compile(r"^关于|的?(?:建议|议案|意见|提案)$")
"""What every title says."""
CONSTITUENCY = re.compile(r"第?[0-9〇一二三四五六七八九十]*选区$")


@dataclass(frozen=True)
class Reader:
    """`items`: what may be counted; `opens`: whose text may be read, None for all of them."""

    congress: Congress
    items: QuerySet[Suggestion]
    surveys: QuerySet[Survey]
    opens: QuerySet[Suggestion] | None = None


@dataclass(frozen=True)
class Item:
    pk: UUID
    title: str
    number: str
    session: int
    opens: bool


@dataclass(frozen=True)
class Word:
    """A hot word with the items of the session that have it, and how many had it before."""

    word: str
    z: float | None
    items: list[Item]
    before: int

    @property
    def stands_out(self) -> bool:
        return self.z is not None and self.z >= 1.96


@dataclass
class Theme:
    """`items`: the most typical first. `trend`: items of earlier sessions that are near it, oldest first.
    `copies`: by the first of them, items that are nearly the same text."""

    words: list[Word]
    items: list[Item]
    trend: list[tuple[Session, list[Item]]]
    copies: dict[UUID, list[Item]] = field(default_factory=dict)
    units: list[tuple[str, list[Item]]] = field(default_factory=list)
    repeated: list[Item] = field(default_factory=list)
    judged: list[Item] = field(default_factory=list)
    dissatisfied: list[Item] = field(default_factory=list)

    @property
    def name(self) -> str:
        """By its hottest words that stand in its titles; where there are none by its most typical title."""
        titles = "\n".join(one.title for one in self.items)
        words = [one.word for one in self.words if one.word in titles]
        return "、".join(words[:NAMED_BY]) or FRAME.sub("", self.items[0].title)

    @property
    def anchor(self) -> UUID:
        """By one of its items a theme is found again when others have come in."""
        return self.items[0].pk

    @property
    def keys(self) -> set[UUID]:
        return {one.pk for one in self.items}

    def share(self, part: str, whole: str = "items") -> float | None:
        of = len(getattr(self, whole))
        return len(getattr(self, part)) / of if of else None


@dataclass(frozen=True)
class Analysis:
    """One session. `alone`: items in no theme; `earlier`: the sessions compared with, oldest first."""

    session: Session
    items: list[Item]
    themes: list[Theme]
    alone: list[Item]
    words: list[Word]
    earlier: list[Session]
    earlier_items: int

    def with_item(self, key: UUID) -> Theme | None:
        return next((one for one in self.themes if key in one.keys), None)


def reads_themes(acting: Acting) -> bool:
    return acting.is_committee or acting.has(BodyKind.SPECIAL_COMMITTEE)


def reader_of(acting: Acting) -> Reader:
    """The 代表工委 reads all; a special committee what it sees, and of what it may not open the title."""
    found = _counted(acting.congress)
    if acting.is_committee:
        return Reader(acting.congress, found, surveys_visible_to(acting))
    seen = found.filter(sees_item(acting, "pk"))
    return Reader(acting.congress, seen, surveys_visible_to(acting), visible_one(acting))


def whole_of(congress: Congress) -> Reader:
    """As the 代表工委 of this congress reads it."""
    return Reader(congress, _counted(congress), Survey.objects.filter(congress=congress))


def _counted(congress: Congress) -> QuerySet[Suggestion]:
    found = Suggestion.objects.filter(handed_in(), congress=congress, secrecy=False)
    return found.exclude(case__state__in=NOT_COUNTED)


@dataclass(frozen=True)
class ToRead:
    """What a reader's analysis of a session is made of: items with their texts, of it and of those before."""

    session: Session
    earlier: list[Session]
    items: list[Item]
    older: list[Item]
    texts: tuple[Text, ...]
    before: tuple[Text, ...]

    @property
    def mark(self) -> str:
        return mark_of(self.texts, self.before)


def to_read(reader: Reader, session: Session) -> ToRead:
    before = Session.objects.filter(congress=reader.congress, opens_at__lt=session.opens_at)
    earlier = list(before.select_related("term").order_by("-opens_at")[:EARLIER])[::-1]
    rows = _rows(reader, [session, *earlier])
    here = [one for one in rows if one[0].session == session.pk]
    there = [one for one in rows if one[0].session != session.pk]
    return ToRead(
        session=session,
        earlier=earlier,
        items=[item for item, _text in here],
        older=[item for item, _text in there],
        texts=tuple(text for _item, text in here),
        before=tuple(text for _item, text in there),
    )


def _found(what: ToRead) -> Grouping:
    """As it was kept by night, if it was made from these very texts; else computed now."""
    kept = ThemeReading.objects.filter(session=what.session, mark=what.mark)
    result = kept.values_list("result", flat=True).first()
    return grouped(what.texts, what.before) if result is None else as_found(result)


def analysis(reader: Reader, session: Session) -> Analysis:
    """Themes of a session, the largest first, with their figures."""
    what = to_read(reader, session)
    grouping, items, older = _found(what), what.items, what.older
    themes = [
        Theme(
            words=_words(words, items),
            items=[items[at] for at in group],
            trend=_trend(what.earlier, [older[at] for at in near]),
            copies=_copies(group, grouping.copies, items),
        )
        for group, words, near in zip(grouping.groups, grouping.words, grouping.near, strict=True)
    ]
    _count(reader, session, themes)
    in_one = {at for group in grouping.groups for at in group}
    return Analysis(
        session=session,
        items=items,
        themes=themes,
        alone=[one for at, one in enumerate(items) if at not in in_one],
        words=_words(grouping.hot, items),
        earlier=what.earlier,
        earlier_items=len(older),
    )


# -- the texts ---------------------------------------------------------------------------------


def _rows(reader: Reader, sessions: Sequence[Session]) -> list[tuple[Item, Text]]:
    found = reader.items.filter(session__in=[one.pk for one in sessions]).order_by("pk")
    rows = found.values_list(
        *("pk", "title", "number_text", "session"),
        Substr("text__facts", 1, READ_OF_EACH),
        Substr("text__proposal", 1, READ_OF_EACH),
    )
    read = list(rows)
    opens = None
    if reader.opens is not None:
        there = reader.opens.filter(session__in=[one.pk for one in sessions])
        opens = set(there.order_by().values_list("pk", flat=True))
    places = _places(reader.congress)
    told = [
        (
            Item(pk, title, number, session, opens is None or pk in opens),
            Text(
                places.sub(" ", FRAME.sub(" ", title)),
                places.sub(" ", f"{facts or ''}\n{proposal or ''}")
                if opens is None or pk in opens
                else "",
            ),
        )
        for pk, title, number, session, facts, proposal in read
    ]
    # By their words, not by keys or by a database's own order of characters: the same everywhere.
    return sorted(told, key=lambda one: (one[1].title, one[1].body, one[0].title, one[0].number))


def _places(congress: Congress) -> re.Pattern[str]:
    """The names of the places that elect: two matters of one town are not one matter."""
    named = Seat.objects.filter(congress=congress).order_by().values_list("elected_by", flat=True)
    short = {CONSTITUENCY.sub("", one) for one in named.distinct()}
    names = sorted((one for one in short if len(one) > 1), key=lambda one: (-len(one), one))
    return re.compile("|".join(map(re.escape, names)) or r"(?!)")


def _words(found: Iterable[tuple[HotWord, list[int]]], items: Sequence[Item]) -> list[Word]:
    return [
        Word(one.word, one.z, [items[at] for at in places], one.before) for one, places in found
    ]


def _trend(earlier: Sequence[Session], near: Sequence[Item]) -> list[tuple[Session, list[Item]]]:
    return [(session, [one for one in near if one.session == session.pk]) for session in earlier]


def _copies(
    group: Sequence[int], first: dict[int, int], items: Sequence[Item]
) -> dict[UUID, list[Item]]:
    """Under the most typical of each set of copies, all of them that stand in this group."""
    together: dict[int, list[Item]] = defaultdict(list)
    for at in group:
        together[first.get(at, at)].append(items[at])
    return {some[0].pk: some for some in together.values()}


# -- figures: each of items that the reader counts ------------------------------------------------


def _count(reader: Reader, session: Session, themes: Sequence[Theme]) -> None:
    units = theme_figures.leading_units(session)
    repeated = theme_figures.repeated(reader.items, session)
    judged, dissatisfied = theme_figures.judged(reader.surveys, session)
    for theme in themes:
        by_unit: dict[str, list[Item]] = defaultdict(list)
        for one in theme.items:
            for name in units.get(one.pk, ()):
                by_unit[name].append(one)
        theme.units = sorted(by_unit.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        theme.repeated = [one for one in theme.items if one.pk in repeated]
        theme.judged = [one for one in theme.items if one.pk in judged]
        theme.dissatisfied = [one for one in theme.items if one.pk in dissatisfied]
