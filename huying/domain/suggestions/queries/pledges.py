"""责任书 as pages read them: a unit's own, those of an office's system, all for the 代表工委."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import Acting

from ..models import Contact, Handling, Pledge, ReplyRound, Survey
from ..policy.clocks import book_of
from ..policy.pledges import turns_of
from ..states import IN_PERSON, ContactAnswer, Grade, Role
from ..states import ReplyRound as RoundState
from ..states import Survey as SurveyState
from .visibility import handlings_visible_to, viewer


def pledges_visible_to(acting: Acting) -> QuerySet[Pledge]:
    """The letters that exist for this person."""
    found = Pledge.objects.filter(congress=acting.congress).select_related(
        "case", "congress", "unit", "session__term", "signed_by__person", "issued_by__person"
    )
    if acting.is_committee:
        return found
    return found.filter(Q(unit__in=acting.bodies) | Q(unit__system__in=viewer(acting).systems))


@dataclass(frozen=True)
class Target:
    """`part` of `whole` is reached so far; `percent` was promised, None where nothing was."""

    label: Any
    percent: int | None
    part: int
    whole: int

    @property
    def reached(self) -> str:
        return f"{100 * self.part / self.whole:.1f}%" if self.whole else "—"

    @property
    def is_missed(self) -> bool:
        """Something was promised, and of what there is to count less is so."""
        return bool(self.percent and self.whole and 100 * self.part < self.percent * self.whole)


@dataclass(frozen=True)
class Letter:
    """`turns`: those signed for; `since`: what the unit got of the session after it had signed."""

    pledge: Pledge
    turns: list[Handling]
    since: list[Handling]
    targets: list[Target]


def letter(pledge: Pledge, acting: Acting) -> Letter:
    """The letter with its items and how far each target is reached, in a fixed number of queries."""
    visible = handlings_visible_to(acting).filter(
        pk__in=turns_of(pledge.unit_id, pledge.session_id).values("pk")
    )
    now = list(visible.prefetch_related(*_judged()).order_by("role", "suggestion__number", "pk"))
    now.sort(key=lambda one: not one.is_lead)
    signed = {one.pk for one in pledge.handlings.all()} if pledge.signed_at else None
    if signed is None:
        return Letter(pledge, now, [], _targets(pledge, now))
    since = [one for one in now if one.pk not in signed]
    kept = handlings_visible_to(acting).filter(pk__in=signed).order_by("suggestion__number", "pk")
    return Letter(
        pledge, sorted(kept, key=lambda one: not one.is_lead), since, _targets(pledge, now)
    )


def _judged() -> list[Prefetch]:
    met = Contact.objects.filter(answers__answer=ContactAnswer.CONFIRMED, way__in=IN_PERSON)
    # A mark is between deputy and congress until its round is closed; the unit reads this page too.
    answered = Survey.objects.filter(
        case__state=SurveyState.ANSWERED, round__case__state=RoundState.CLOSED
    )
    rounds = ReplyRound.objects.filter(delivered_at__isnull=False).order_by("round")
    return [
        Prefetch("contacts", met.distinct(), to_attr="met"),
        Prefetch(
            "rounds",
            rounds.prefetch_related(Prefetch("surveys", answered, to_attr="answered")),
            to_attr="delivered",
        ),
    ]


def _targets(pledge: Pledge, turns: list[Handling]) -> list[Target]:
    """见面率、答复率：本单位主办的件数中，有当面沟通经代表确认的、已答复的。满意率、解决率：已答复、本轮评价已结束的件数中，最近一轮没有代表评结果“不满意”的、最近一轮答复是本级第一类的。"""
    leads = [one for one in turns if one.role == Role.LEAD]
    last = [one.delivered[-1] for one in leads if one.delivered]  # type: ignore[attr-defined]
    judged = [one for one in last if one.answered]
    first = book_of(pledge).answer.classes[0].code
    content = [
        one
        for one in judged
        if not any(survey.result == Grade.DISSATISFIED for survey in one.answered)
    ]
    solved = [one for one in judged if one.reply_class == first]
    met = [one for one in leads if one.met]  # type: ignore[attr-defined]
    return [
        Target(_("见面率"), pledge.met_target, len(met), len(leads)),
        Target(_("答复率"), pledge.replied_target, len(last), len(leads)),
        Target(_("满意率"), pledge.content_target, len(content), len(judged)),
        Target(_("解决率"), pledge.solved_target, len(solved), len(judged)),
    ]


DEFINITION = _targets.__doc__
"""口径 of the four figures, printed with them."""
