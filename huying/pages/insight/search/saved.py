"""常用检索 of one person: what each asks, and how much of it is new since it was opened last.

New is what was handed in, delivered or promised since: an old paper that is only changed is not.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from huying.foundation.text.models import SavedSearch

from .finding import Reader, counted
from .question import Offered, Question, read


@dataclass(frozen=True)
class Saved:
    row: SavedSearch
    words: str
    new: int


def names_of(reader: Reader) -> list[SavedSearch]:
    return list(
        SavedSearch.objects.filter(
            congress=reader.acting.congress, person=reader.acting.person
        ).order_by("name")
    )


def saved_by(reader: Reader) -> list[Saved]:
    """All of them with one count; a search that can no longer be understood has none."""
    rows, offered = names_of(reader), Offered(reader.acting.congress)
    questions = {one.pk: read(QueryDict(one.query), offered) for one in rows}
    counts: dict[str, Any] = {
        f"new_{one.pk}": Count("pk", filter=_since(one.opened_at) & counted(question, reader))
        for one in rows
        if not (question := questions[one.pk]).problems and not question.is_empty
    }
    found = {}
    if counts:
        oldest = min(one.opened_at for one in rows)
        found = reader.entries().filter(_since(oldest)).aggregate(**counts)
    return [Saved(one, in_words(questions[one.pk]), found.get(f"new_{one.pk}", 0)) for one in rows]


def in_words(question: Question) -> str:
    typed = [_("“%s”") % question.text] if question.text else []
    titles = [_("只查题目")] if question.titles else []
    return "；".join(typed + titles + [one.words for one in question.chosen])


def _since(at: datetime) -> Q:
    return (
        Q(kind="suggestion", case__suggestion__submitted_at__gt=at)
        | Q(kind="reply_round", case__replyround__delivered_at__gt=at)
        | Q(kind="commitment", case__commitment__opened_at__gt=at)
    )
