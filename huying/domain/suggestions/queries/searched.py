"""What can be searched of suggestions and replies, and which of it exists for somebody.

An imported item has its text in 案由 alone. A reply is searched by what it answers and what it says; whom
it concerns are its number and unit. What is a stub (涉密件) has no text and is not here.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Prefetch, Q

from huying.foundation.text.index import Mark
from huying.foundation.text.models import Entry
from huying.foundation.text.sources import Source, searched, watch

from ..models import Answer, CoSignature, Handling, ReplyRound, Request, Suggestion
from ..states import CosignAnswer
from ..states import Handling as HandlingState
from .visibility import ROUND, SUGGESTION, viewer

GONE = (HandlingState.RETURNED,)


def suggestions_said(keys: Collection[UUID]) -> Iterable[Entry]:
    signed = CoSignature.objects.filter(answer=CosignAnswer.CONFIRMED).order_by("pk")
    turns = Handling.objects.exclude(case__state__in=GONE).order_by("pk")
    found = (
        Suggestion.objects.filter(pk__in=keys)
        .select_related("text", "lead__person", "session__term", "category")
        .prefetch_related(
            Prefetch("text__requests", Request.objects.order_by("order")),
            Prefetch("cosignatures", signed.select_related("deputy__person")),
            Prefetch("handlings", turns.select_related("unit")),
        )
    )
    return [_suggestion(one) for one in found]


def replies_said(keys: Collection[UUID]) -> Iterable[Entry]:
    found = (
        ReplyRound.objects.filter(pk__in=keys)
        .select_related("handling__unit", "handling__suggestion__session")
        .prefetch_related(Prefetch("answers", Answer.objects.order_by("request__order")))
    )
    said = [(one, _words_of(one)) for one in found]
    return [_reply(one, words) for one, words in said if words]


def _suggestion(one: Suggestion) -> Entry:
    text = one.text
    parts = [text.facts, text.proposal] + [r.text for r in text.requests.all()] if text else []
    deputies = [one.lead] if one.lead else []
    deputies += [sign.deputy for sign in one.cosignatures.all()]
    people = list({who.person_id: who.person for who in deputies}.values())
    units = list({turn.unit_id: turn.unit for turn in one.handlings.all()}.values())
    number = f"第{one.number_text}号" if one.number_text else ""
    marks = _when(one) + [f"{Mark.DEPUTY}{who.pk}" for who in people]
    marks += [f"{Mark.UNIT}{unit.pk}" for unit in units]
    if one.category:
        whole = (one.category_id, one.category.parent_id)
        marks += [f"{Mark.CATEGORY}{key}" for key in whole if key]
    return Entry(
        case_id=one.pk,
        congress_id=one.congress_id,
        title=one.title,
        body="\n".join(filter(None, [*parts, one.keywords])),
        names="，".join(
            filter(None, [number, one.original_number, *_names(people), *_names(units)])
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


def _words_of(round: ReplyRound) -> str:
    answers = [one.text for one in round.answers.all()]
    return "\n".join(filter(None, [round.opening, *answers, round.commitment, round.closing]))


def _when(one: Suggestion) -> list[str]:
    """The year it was handed in or begun, and its session."""
    year = (one.submitted_at or one.drafted_at).year
    return [f"{Mark.YEAR}{year}"] + ([f"{Mark.SESSION}{one.session_id}"] if one.session_id else [])


def _names(rows) -> list[str]:
    return [one.name for one in rows]


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
    searched(Source("suggestion", suggestions_said, lambda: keys.all()))
    watch(Suggestion, "suggestion", "pk")
    watch(CoSignature, "suggestion", "suggestion_id")
    watch(Handling, "suggestion", "suggestion_id")
    rounds = ReplyRound.objects.order_by("opened_at", "pk").values_list("pk", flat=True)
    searched(Source("reply_round", replies_said, lambda: rounds.all()))
    watch(ReplyRound, "reply_round", "pk")
