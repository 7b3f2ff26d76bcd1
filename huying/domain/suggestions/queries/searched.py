"""What can be searched of suggestions and replies, and which of it exists for somebody.

An imported item has its text in 案由 alone. A reply is searched by what it answers and what it says; whom
it concerns are its number and unit. What is a stub (涉密件) has no text and is not here.
"""

from uuid import UUID

from django.db.models import Q

from huying.foundation.cases.often import Often, rows_often
from huying.foundation.text.index import Mark
from huying.foundation.text.models import Entry
from huying.foundation.text.sources import Source, searched, watch

from ..models import Answer, CoSignature, Handling, ReplyRound, Request, Suggestion
from ..states import CosignAnswer
from ..states import Handling as HandlingState
from .visibility import ROUND, SUGGESTION, viewer

GONE = (HandlingState.RETURNED,)


def suggestion_said(key: UUID) -> Entry | None:
    return next(map(_suggestion, _suggestions(key)), None)


def reply_said(key: UUID) -> Entry | None:
    for one in _replies(key):
        answers = [text for (text,) in _answers(key)]
        words = "\n".join(filter(None, [one.opening, *answers, one.commitment, one.closing]))
        return _reply(one, words) if words else None
    return None


def _suggestion(one: Suggestion) -> Entry:
    text = one.text
    parts = [text.facts, text.proposal, *(of for (of,) in _requests(text.pk))] if text else []
    people = {one.lead.person_id: one.lead.person.name} if one.lead else {}
    people |= {person: name for person, name in _cosigners(one.pk) if person not in people}
    units = dict(_units(one.pk))
    number = f"第{one.number_text}号" if one.number_text else ""
    marks = _when(one) + [f"{Mark.DEPUTY}{person}" for person in people]
    marks += [f"{Mark.UNIT}{unit}" for unit in units]
    if one.category:
        whole = (one.category_id, one.category.parent_id)
        marks += [f"{Mark.CATEGORY}{key}" for key in whole if key]
    return Entry(
        case_id=one.pk,
        congress_id=one.congress_id,
        title=one.title,
        body="\n".join(filter(None, [*parts, one.keywords])),
        names="，".join(
            filter(None, [number, one.original_number, *people.values(), *units.values()])
        ),
        marks=" ".join(marks),
    )


def _reply(one: ReplyRound, words: str) -> Entry:
    unit, answered = one.handling.unit, one.handling.suggestion
    return Entry(
        case_id=one.pk,
        congress_id=one.congress_id,
        title=answered.title,
        body=words,
        names="，".join(filter(None, [one.document_number, unit.name])),
        marks=" ".join([*_when(answered), f"{Mark.UNIT}{unit.pk}"]),
    )


def _when(one: Suggestion) -> list[str]:
    """The year it was handed in or begun, and its session."""
    year = (one.submitted_at or one.drafted_at).year
    return [f"{Mark.YEAR}{year}"] + ([f"{Mark.SESSION}{one.session_id}"] if one.session_id else [])


_suggestions = rows_often(
    lambda key: Suggestion.objects.filter(pk=key).select_related(
        *("text", "lead__person", "category")
    )
)
_requests = Often(
    lambda text: Request.objects.filter(version=text).order_by("order").values_list("text")
)
_cosigners = Often(
    lambda key: (
        CoSignature.objects.filter(suggestion=key, answer=CosignAnswer.CONFIRMED)
        .order_by("pk")
        .values_list("deputy__person", "deputy__person__name")
    )
)
_units = Often(
    lambda key: (
        Handling.objects.filter(suggestion=key)
        .exclude(case__state__in=GONE)
        .order_by("pk")
        .values_list("unit", "unit__name")
    )
)
_replies = rows_often(
    lambda key: ReplyRound.objects.filter(pk=key).select_related(
        "handling__unit", "handling__suggestion"
    )
)
_answers = Often(
    lambda key: Answer.objects.filter(round=key).order_by("request__order").values_list("text")
)


def searched_by(acting) -> Q:
    """For filter() on entries: the suggestions and replies that exist for this person."""
    who = viewer(acting)
    own = Q(SUGGESTION(who, "case_id"), kind="suggestion")
    replies = Q(ROUND(who, "case_id"), SUGGESTION(who, "case__root_id"), kind="reply_round")
    return Q(own | replies, congress=acting.congress)


def sees_its_suggestion(acting):
    """For filter() and annotate() on entries: the suggestion that the entry belongs to exists for this person."""
    return SUGGESTION(viewer(acting), "case__root_id")


def declare() -> None:
    keys = Suggestion.objects.order_by("drafted_at", "pk").values_list("pk", flat=True)
    searched(Source("suggestion", suggestion_said, lambda: keys.all()))
    watch(Suggestion, "suggestion", "pk")
    watch(CoSignature, "suggestion", "suggestion_id")
    watch(Handling, "suggestion", "suggestion_id")
    rounds = ReplyRound.objects.order_by("opened_at", "pk").values_list("pk", flat=True)
    searched(Source("reply_round", reply_said, lambda: rounds.all()))
    watch(ReplyRound, "reply_round", "pk")
