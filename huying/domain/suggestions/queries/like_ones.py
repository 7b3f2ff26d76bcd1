"""Suggestions that are like a text, with what became of them: as much of each as the reader may know.

Found by the index of the database: more candidates are gathered than compared, so that what others may
see does not displace what the reader may. Of what is known by its title alone, the title alone is
compared, lest somebody find out by asking what the text says.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Prefetch, Q

from huying.domain.people.queries import Acting
from huying.foundation.text.index import ask
from huying.foundation.text.like_entries import like_entries
from huying.foundation.text.likeness import Text
from huying.foundation.text.models import Entry

from ..models import Answer, Handling, PromiseLine, ReplyRound, Suggestion
from ..policy.calling import is_called
from ..policy.knowing import decided_public, may_be_known
from ..states import CosignAnswer, Openness, Role
from ..states import Handling as HandlingState
from ..states import Suggestion as State
from .like_links import worst_mark
from .visibility import SUGGESTION, surveys_visible_to, viewer, visible_one

GATHERED, COMPARED = 500, 20
"""Of each list of the index, and of those that the reader may know of: a millisecond for each compared."""
SHOWN = 6
HINTED_FROM = 0.12
"""Of how much two texts share: among the texts of the rehearsal nineteen of twenty have no other that
shares so much, a retelling of one shares more."""
PROMISES_KEPT: list[Callable] = []
"""Each is asked (acting, rounds) and gives {(round, position): (word, tone)}: where a promise stands.
Filled by those who follow promises; they know the suggestions, not the other way round."""


@dataclass(frozen=True)
class Promise:
    what: str
    due_on: object
    word: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Reply:
    unit: str
    answers: list[str]
    promises: list[Promise]


@dataclass
class LikeOne:
    """`whole`: the reader may open it. `invited`: the reader is asked to co-sign it and has not answered;
    `called`: all deputies are asked, the reader among them."""

    suggestion: Suggestion
    score: float
    whole: bool
    units: str = ""
    reply_class: str = ""
    process: str = ""
    result: str = ""
    invited: bool = False
    called: bool = False
    requests: list[str] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    @property
    def year(self) -> int:
        one = self.suggestion
        return (one.session.opens_at if one.session else one.submitted_at or one.drafted_at).year


def like_ones(
    acting: Acting, asked: Text, *, without: Sequence[UUID] = (), least=HINTED_FROM, limit=SHOWN
) -> list[LikeOne]:
    """The most alike first; in a fixed number of queries."""
    scores = alike_keys(acting, asked, without=without, least=least, limit=limit, known=True)
    return shown(scores, acting)


def alike_keys(
    acting: Acting,
    asked: Text,
    *,
    without: Sequence[UUID] = (),
    least=HINTED_FROM,
    limit=SHOWN,
    known=False,
    among: Q | None = None,
) -> dict[UUID, float]:
    """{suggestion: how alike} of those that this person may see, or with `known` may know of."""
    if not asked.title and not asked.body:
        return {}
    whole = _the_rule(acting)
    may = Q(whole | may_be_known(acting, "case_id")) if known else Q(whole)
    entries = Entry.objects.filter(kind="suggestion", congress=acting.congress).filter(may)
    if among is not None:
        entries = entries.filter(among)
    found = like_entries(
        asked,
        entries.exclude(case__in=list(without)),
        lambda keys: _texts(acting, keys),
        limit=limit,
        gathered=GATHERED,
        within=ask("", congress=acting.congress.pk, kinds=["suggestion"]),
        compared=COMPARED,
    )
    return {case: score for case, score in found.items() if score >= least}


def _texts(acting: Acting, keys: Sequence[int]) -> dict[int, Text]:
    """As much of each as may be read."""
    found = list(Entry.objects.filter(pk__in=keys))
    whole = _read_whole(acting, [one.case_id for one in found])
    return {one.pk: Text(one.title, one.body if one.case_id in whole else "") for one in found}


def shown(scores: dict[UUID, float], acting: Acting) -> list[LikeOne]:
    """What these say and what became of them, as far as this person may know."""
    whole = set(visible_one(acting).filter(pk__in=scores).values_list("pk", flat=True))
    public = {one.suggestion_id: one for one in decided_public().filter(suggestion__in=scores)}
    found = _with_replies(scores, acting)
    standing = _where_promises_stand(found, acting)
    return [
        _one(found[key], score, key in whole, public.get(key), acting, standing)
        for key, score in scores.items()
        if key in found
    ]


def _the_rule(acting: Acting):
    return SUGGESTION(viewer(acting), "case_id")


def _read_whole(acting: Acting, cases: Sequence[UUID]) -> set:
    """Those whose text may be read: seen whole, or published whole."""
    may = Q(_the_rule(acting)) | Q(case__in=decided_public(Openness.FULL).values("suggestion"))
    return set(Entry.objects.filter(may, case__in=cases).values_list("case_id", flat=True))


def _with_replies(keys, acting: Acting) -> dict[UUID, Suggestion]:
    """With their lead turns, delivered rounds, answers, promises and the marks that one may read."""
    rounds = (
        ReplyRound.objects.filter(delivered_at__isnull=False)
        .order_by("round")
        .prefetch_related(
            Prefetch("answers", Answer.objects.order_by("request__order")),
            Prefetch("promise_lines", PromiseLine.objects.order_by("position")),
            Prefetch("surveys", surveys_visible_to(acting).order_by("pk")),
        )
    )
    turns = (
        Handling.objects.filter(role=Role.LEAD)
        .exclude(case__state=HandlingState.RETURNED)
        .select_related("unit")
        .prefetch_related(Prefetch("rounds", rounds))
        .order_by("pk")
    )
    found = (
        Suggestion.objects.filter(pk__in=keys)
        .select_related("case", "congress", "session__term", "lead__person", "text", "cosign_call")
        .prefetch_related(Prefetch("handlings", turns), "text__requests", "cosignatures__deputy")
    )
    return {one.pk: one for one in found}


def _where_promises_stand(found: dict[UUID, Suggestion], acting: Acting) -> dict:
    rounds = [
        round.pk
        for one in found.values()
        for turn in one.handlings.all()
        for round in _delivered(turn)[-1:]
    ]
    standing: dict = {}
    for give in PROMISES_KEPT if rounds else ():
        standing |= give(acting, rounds)
    return standing


def _one(suggestion, score, whole, publication, acting, standing) -> LikeOne:
    turns = list(suggestion.handlings.all())
    answered = [(turn, rounds[-1]) for turn in turns if (rounds := _delivered(turn))]
    last = [round for _turn, round in answered]
    found = LikeOne(
        suggestion,
        score,
        whole,
        units="、".join(dict.fromkeys(one.unit.name for one in turns)),
        reply_class="、".join(dict.fromkeys(one.reply_class for one in last if one.reply_class)),
    )
    in_full = publication is not None and publication.content == Openness.FULL
    if whole or in_full:
        text = suggestion.text
        found.requests = [one.text for one in text.requests.all()] if text else []
    if whole or (in_full and publication.replies):
        may = [one for one in answered if whole or one[1].openness == Openness.FULL]
        found.replies = [_reply(turn, round, standing if whole else {}) for turn, round in may]
    if whole:
        marks = [one for round in last for one in round.surveys.all() if one.answered_at]
        found.process = worst_mark(marks, "process")
        found.result = worst_mark(marks, "result")
        mine = [
            one.answer
            for one in suggestion.cosignatures.all()
            if one.deputy.person_id == acting.person.pk
        ]
        found.invited = CosignAnswer.OPEN in mine
        is_lead = suggestion.lead is not None and suggestion.lead.person_id == acting.person.pk
        found.called = not (mine or is_lead) and _asks_everybody(suggestion)
    return found


def _asks_everybody(suggestion: Suggestion) -> bool:
    return suggestion.state == State.COSIGNING and is_called(suggestion)


def _delivered(turn: Handling) -> list[ReplyRound]:
    return list(turn.rounds.all())  # read by `_with_replies`: no others


def _reply(turn: Handling, round: ReplyRound, standing: dict) -> Reply:
    return Reply(
        turn.unit.name,
        [one.text for one in round.answers.all() if one.text],
        [
            Promise(one.what, one.due_on, *standing.get((round.pk, one.position), ("", "")))
            for one in round.promise_lines.all()
        ],
    )
