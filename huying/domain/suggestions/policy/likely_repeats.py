"""反复提出排查: what takes part, what of it was not compared yet, and what the index says is like it.

For the 代表工委, which sees everything that was handed in; what a deputy wishes kept secret takes no part.
"""

from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet

from huying.foundation.cases.within import Exists, Subquery
from huying.foundation.text.index import ask
from huying.foundation.text.like_entries import like_entries, whole_texts
from huying.foundation.text.likeness import Text
from huying.foundation.text.models import Entry

from ..models import Handling, LikelyRepeat, RepeatLook, ReplyRound, Suggestion, TextVersion
from ..states import ClassMeaning, Role
from ..states import Handling as HandlingState
from ..states import Suggestion as State
from .books import book_by_key
from .classes import letters_in
from .handed_in import handed_in

REPEATED_FROM = 0.2
"""Of how much two texts share; higher than beside a draft, for here somebody decides on it."""
GATHERED, COMPARED, KEPT = 100, 20, 10
"""Of each list of the index; of those, closely; of these, as pairs."""
TAKES_PART = (
    *(State.SUBMITTED, State.REGISTERED, State.CONSULTING, State.TRANSFERRED),
    *(State.IN_HANDLING, State.AWAY, State.PASSED_ON, State.CLOSED, State.ARCHIVED, State.MERGED),
)


def takes_part(path: str = "") -> Q:
    """For filter() on suggestions, or on rows that lead to one by this path."""
    stands: dict[str, Any] = {f"{path}case__state__in": TAKES_PART, f"{path}secrecy": False}
    return handed_in(path) & Q(**stands)


def pairs_of(congress) -> QuerySet[LikelyRepeat]:
    """Those that are still a question: both take part, and they are not handled together (并案)."""
    found = LikelyRepeat.objects.filter(
        takes_part("earlier__"), takes_part("later__"), congress=congress
    )
    return (
        found.exclude(earlier__merged_into=F("later"))
        .exclude(later__merged_into=F("earlier"))
        .exclude(earlier__merged_into=F("later__merged_into"))
    )


def not_compared(congress_id) -> QuerySet[Suggestion]:
    """New, back again, or with another text than it was last compared with; the newest first."""
    same = Q(text=OuterRef("text")) | Q(text=None, suggestion__text=None)
    looked = RepeatLook.objects.filter(same, suggestion=OuterRef("pk"))
    found = Suggestion.objects.filter(takes_part(), ~Exists(looked), congress=congress_id)
    read = found.select_related("session", "text").prefetch_related("text__requests")
    return read.order_by("-pk")


def like_it(suggestion: Suggestion) -> dict[UUID, float]:
    """{another that takes part: how alike}, the most alike first."""
    entries = Entry.objects.filter(
        takes_part("case__suggestion__"), kind="suggestion", congress=suggestion.congress_id
    )
    version = suggestion.text
    found = like_entries(
        text_of(version) if version else Text(suggestion.title),
        entries.exclude(case=suggestion.pk),
        whole_texts,
        limit=KEPT,
        gathered=GATHERED,
        within=ask("", congress=suggestion.congress_id, kinds=["suggestion"]),
        compared=COMPARED,
    )
    return {key: score for key, score in found.items() if score >= REPEATED_FROM}


def text_of(version: TextVersion) -> Text:
    """What of a stored text is compared with others."""
    asked = [one.text for one in version.requests.all()]
    return Text(version.title, "\n".join([version.facts, version.proposal, *asked]))


def raised(suggestion: Suggestion) -> tuple:
    """By what two of them stand in order; a row of an old ledger knows its session alone."""
    session = suggestion.session
    at = suggestion.submitted_at or (session.opens_at if session else suggestion.drafted_at)
    return at, suggestion.pk


def solved_before(congress) -> Q:
    """For filter() on pairs: the last reply to the earlier one said that it was solved.

    By the words that its letter has in the scheme under which it was answered; an imported row has the
    letter of its ledger.
    """
    last = ReplyRound.objects.filter(handling=OuterRef("pk"), delivered_at__isnull=False)
    turns = (
        Handling.objects.filter(suggestion=OuterRef("earlier"), role=Role.LEAD)
        .exclude(case__state=HandlingState.RETURNED)
        .annotate(last_class=Subquery(last.order_by("-round").values("reply_class")[:1]))
    )
    solved = Q(pk__in=())
    rules = LikelyRepeat.objects.filter(congress=congress).values_list("earlier__case__rules")
    for (key,) in rules.order_by().distinct():
        letters = letters_in(book_by_key(key or congress.rulebook), ClassMeaning.RESOLVED)
        by_reply = Exists(turns.filter(last_class__in=letters))
        by_ledger = Q(earlier__past__reply_class__in=letters)
        solved |= Q(by_reply | by_ledger, earlier__case__rules=key)
    return solved
