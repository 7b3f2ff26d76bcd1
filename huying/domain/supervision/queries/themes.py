"""主题分析, read: what the suggestions of a session are about, from what one may see of them and nothing else.

The texts are those that the reader may read; what a deputy wishes kept secret takes no part, whoever
reads. Groups and words are made of these texts alone, so nothing unseen is in a count, a word or a
sample. What was computed once is known again by the texts themselves.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr

from huying.domain.people.models import Congress, Seat, Session
from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.models import Handling, LikeLink, Suggestion, Survey
from huying.domain.suggestions.queries import surveys_visible_to, visible_one
from huying.domain.suggestions.states import Grade, LikeKind, Role
from huying.domain.suggestions.states import Suggestion as State
from huying.domain.suggestions.states import Survey as SurveyState
from huying.foundation.text import clusters, hot_words
from huying.foundation.text.hot_words import HotWord
from huying.foundation.text.likeness import Text
from huying.foundation.text.near_copies import near_copies

from ..policy.key import GONE
from .supervising import sees_item

READ_OF_EACH = 100
"""Characters of the facts and of the proposal; what it is about stands at their beginning."""
EARLIER = 3
"""Sessions before it, with which words and sizes are compared."""
WORDS_OF_A_THEME, WORDS_OF_A_SESSION, NAMED_BY = 6, 20, 2
NOT_COUNTED = (State.DRAFT, State.COSIGNING, State.GATE, State.WITHDRAWN)
RARE = 200
"""What fewer than one in so many of a session's texts says is no hot word of it."""
COMPARED = 120
"""Characters by which it is seen that one text is nearly the same as another."""
ASKING = """
建议 加强 加快 加大 增加 增设 增开 新增 设立 设置 建设 建立 开设 开展 推进 推动 促进 完善 改善 改造 改建 改进 规范 治理 整治
处理 解决 提升 提高 支持 扩大 扩建 保障 保护 公开 服务 工作 管理 问题 修复 修建 维修 翻修 更新 运行 实施 落实 进一步 有关 相关
部门 情况 需要 希望 目前 现有 没有 只有 只能 不少 多数 其中 以上 以下 一些 一个 一次 去年 今年 每年 每天 平均 群众 反映
"""
"""What every suggestion asks and how it says so: no theme is about it."""
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
    handed_in = Q(submitted_at__isnull=False) | ~Q(source_key="")
    found = Suggestion.objects.filter(handed_in, congress=congress, secrecy=False)
    return found.exclude(case__state__in=NOT_COUNTED)


def analysis(reader: Reader, session: Session) -> Analysis:
    """Themes of a session, the largest first, with their figures."""
    before = Session.objects.filter(congress=reader.congress, opens_at__lt=session.opens_at)
    earlier = list(before.select_related("term").order_by("-opens_at")[:EARLIER])[::-1]
    rows = _rows(reader, [session, *earlier])
    here = [one for one in rows if one[0].session == session.pk]
    there = [one for one in rows if one[0].session != session.pk]
    grouping = _grouped(tuple(text for _item, text in here), tuple(text for _item, text in there))
    items, older = [item for item, _text in here], [item for item, _text in there]
    themes = [
        Theme(
            words=_words(words, items),
            items=[items[at] for at in group],
            trend=_trend(earlier, [older[at] for at in near]),
            copies=_copies(group, grouping.copies, items),
        )
        for group, words, near in zip(grouping.groups, grouping.words, grouping.near, strict=True)
    ]
    _count(reader, session, themes)
    grouped = {at for group in grouping.groups for at in group}
    return Analysis(
        session=session,
        items=items,
        themes=themes,
        alone=[one for at, one in enumerate(items) if at not in grouped],
        words=_words(grouping.hot, items),
        earlier=earlier,
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


# -- computing: from texts alone, so the same texts are known again -------------------------------


@dataclass(frozen=True)
class Grouping:
    """Places in the texts. `near`: for each group places in the earlier texts; `copies`: of a text that is
    nearly the same as others the first of them."""

    groups: list[list[int]]
    words: list[list[tuple[HotWord, list[int]]]]
    near: list[list[int]]
    hot: list[tuple[HotWord, list[int]]]
    copies: dict[int, int]


@lru_cache(maxsize=8)
def _grouped(texts: tuple[Text, ...], earlier: tuple[Text, ...]) -> Grouping:
    groups = [clusters.typical(texts, one) for one in clusters.themes(texts)]
    copies = near_copies([f"{one.title}\n{one.body[:COMPARED]}" for one in texts])
    first = {place: group[0] for group in copies for place in group}
    words = _found_words(
        texts, {place for place in range(len(texts)) if first.get(place, place) == place}
    )
    before = hot_words.places_of(words, (_whole(one) for one in earlier))
    hot = hot_words.hottest(
        {word: len(places) for word, places in words.items()},
        {word: len(places) for word, places in before.items()},
        WORDS_OF_A_SESSION if earlier else 0,
        texts=len(texts),
        earlier=len(earlier),
    )
    return Grouping(
        groups=groups,
        words=[_words_of_a_group(texts, group, words) for group in groups],
        near=clusters.placed(texts, groups, earlier),
        hot=[(one, words[one.word]) for one in hot],
        copies=first,
    )


def _whole(text: Text) -> str:
    return f"{text.title}\n{text.body}"


def _found_words(texts: Sequence[Text], single: set[int]) -> dict[str, list[int]]:
    """The words of these texts and where they stand; found in each text once, however many copied it."""
    least = max(hot_words.LEAST_TEXTS, len(texts) // RARE)
    found = hot_words.words_of((_whole(one) for at, one in enumerate(texts) if at in single), least)
    return hot_words.places_of(found.keys() - set(ASKING.split()), (_whole(one) for one in texts))


def _words_of_a_group(
    texts: Sequence[Text], group: list[int], words: dict[str, list[int]]
) -> list[tuple[HotWord, list[int]]]:
    """What this theme says and the others of its session do not; words that one of its titles has come
    first, for a theme is named by them."""
    mine = set(group)
    has = {word: sorted(mine.intersection(places)) for word, places in words.items()}
    here = {word: len(places) for word, places in has.items() if len(places) > 1}
    elsewhere = {word: len(words[word]) - number for word, number in here.items()}
    titles = "\n".join(texts[at].title for at in group)
    rest = len(texts) - len(group)
    found: list[HotWord] = []
    for named in (True, False):
        some = {word: number for word, number in here.items() if (word in titles) is named}
        found += hot_words.hottest(
            some, elsewhere, WORDS_OF_A_THEME - len(found), texts=len(group), earlier=rest
        )
    return [(one, has[one.word]) for one in found]


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
    units, repeated = _units(session), _repeated(reader, session)
    judged, dissatisfied = _judged(reader, session)
    for theme in themes:
        by_unit: dict[str, list[Item]] = defaultdict(list)
        for one in theme.items:
            for name in units.get(one.pk, ()):
                by_unit[name].append(one)
        theme.units = sorted(by_unit.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        theme.repeated = [one for one in theme.items if one.pk in repeated]
        theme.judged = [one for one in theme.items if one.pk in judged]
        theme.dissatisfied = [one for one in theme.items if one.pk in dissatisfied]


def _units(session: Session) -> dict[UUID, list[str]]:
    """The units that lead each item of the session."""
    turns = Handling.objects.filter(suggestion__session=session, role=Role.LEAD)
    rows = turns.exclude(case__state__in=GONE).order_by("unit__name")
    found: dict[UUID, list[str]] = defaultdict(list)
    for key, name in rows.values_list("suggestion", "unit__name").distinct():
        found[key].append(name)
    return found


def _repeated(reader: Reader, session: Session) -> set[UUID]:
    """Linked as 反复提出 with an item that the reader counts as well."""
    counted = reader.items.order_by().values("pk")
    links = LikeLink.objects.filter(
        Q(a__session=session) | Q(b__session=session),
        kind=LikeKind.REPEAT,
        a__in=counted,
        b__in=counted,
    )
    return {key for pair in links.values_list("a", "b") for key in pair}


def _judged(reader: Reader, session: Session) -> tuple[set[UUID], set[UUID]]:
    """Judged by any deputy in any round; and those that somebody was dissatisfied with."""
    marks = reader.surveys.filter(
        case__state=SurveyState.ANSWERED, round__handling__suggestion__session=session
    ).select_related(None)
    rows = marks.order_by().values_list("round__handling__suggestion", "process", "result")
    judged: set[UUID] = set()
    bad: set[UUID] = set()
    for key, *grades in rows:
        judged.add(key)
        if Grade.DISSATISFIED in grades:
            bad.add(key)
    return judged, bad
