"""回头看、抽样回访、跨年度台账: what the 代表工委 does with a session's items once its year is over."""

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.people.models import Session
from huying.domain.suggestions.models import Handling, Suggestion
from huying.domain.suggestions.policy import class_changes
from huying.domain.suggestions.policy.classes import meaning_of
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.procedure import suggestion as suggestion_acts
from huying.domain.suggestions.states import ClassMeaning, Grade, LikeKind
from huying.domain.supervision.models import LookBack, LookBackItem
from huying.domain.supervision.policy.look_back import classed_round
from huying.domain.supervision.procedure import followed_matter, look_back, revisit_draw
from huying.domain.supervision.states import (
    FollowGround,
    LookBackKind,
    LookList,
    LookScope,
    RevisitWay,
    StrataBy,
)

from . import hours, phrases
from .simulation import Life

if TYPE_CHECKING:
    from .county import County

BEGINS, REPORT_DAYS = timedelta(days=240), timedelta(days=30)
MOST = 24  # of a round: enough to be seen, and no longer than a year takes
SHARE = 5  # percent that is revisited


class Year:
    """What is done after one session, and the minute it is."""

    def __init__(self, county: "County", seed: str):
        self.county, self.random = county, Random(f"{seed} look-back")
        self.clerk, self.session = county.clerks[-1], county.session
        self.now = hours.moment(timezone.localdate(county.session.opens_at) + BEGINS, 8 * 60)

    def office(self, days: int = 0) -> Life:
        self.now = yield hours.office(self.now, days, self.random)

    @property
    def today(self):
        return timezone.localdate(self.now)

    def done(self) -> dict[str, Any]:
        return {"by": self.clerk, "at": self.now}

    def handler(self, handling: Handling):
        return self.county.units[handling.unit.name].handler


def lived(county: "County", seed: str) -> Life:
    """In the autumn a round of look-back, then a sampled revisit, then what goes on into the next year."""
    year = Year(county, seed)
    yield from year.office()
    yield from _looked_back(year)
    yield from _revisited(year)
    yield from _followed(year)


def _looked_back(year: Year) -> Life:
    round = look_back.plan(
        **year.done(),
        kind=LookBackKind.YEARLY,
        title=phrases.LOOK_BACK % year.session,
        scopes=[LookScope.UNDER_WAY, LookScope.DISSATISFIED, LookScope.PROMISED],
        sessions=[year.session],
        report_by=year.today + REPORT_DAYS,
        group=phrases.LOOK_BACK_GROUP,
        asks_survey=True,
    )
    chosen = list(round.chosen.order_by("suggestion__number", "pk"))
    if not chosen:
        look_back.drop(round, **year.done(), reason=phrases.NOTHING_TO_LOOK_BACK_AT)
        return
    if chosen[MOST:]:
        yield from year.office()
        round = look_back.take_out(
            round, **year.done(), handlings=chosen[MOST:], reason=phrases.NEXT_ROUND
        )
    yield from year.office(1)
    round = look_back.send_out(round, **year.done())
    items = round.items.select_related("handling__unit").order_by("handling__suggestion__number")
    for item in list(items):
        yield from _one_looked_at(year, item)
    for row in list(round.units.select_related("unit").order_by("pk")):
        yield from year.office()
        round = look_back.look_at_unit(
            round,
            **year.done(),
            unit=row.unit,
            looked_on=year.today,
            place=row.unit.name,
            answers=_answers(round, LookList.UNIT),
        )
    yield from year.office(2)
    look_back.close(LookBack.objects.get(pk=round.pk), **year.done(), summary=phrases.LOOKED_BACK)


def _one_looked_at(year: Year, item: LookBackItem) -> Life:
    """The unit reports, the group looks; most of it is done, some is on its way, some cannot be."""
    yield from year.office()
    unit = {"by": year.handler(item.handling), "at": year.now}
    fate = year.random.random()
    if fate < 0.4:
        item = look_back.report_progress(item, **unit, text=phrases.STILL_AT_IT)
        yield from year.office()
        unit["at"] = year.now
    item = look_back.report_completion(item, **unit, text=phrases.HAS_BEEN_DONE)
    yield from year.office()
    lead = item.handling.suggestion.lead
    assert lead is not None
    seen = {
        "looked_on": year.today,
        "place": lead.seat.elected_by,
        "people": phrases.LOOK_BACK_GROUP,
        "answers": _answers(item.look_back, LookList.ITEM, LookList.NOT_LET_GO),
        "finding": phrases.SEEN_ON_THE_SPOT,
    }
    if fate < 0.1:
        item = look_back.explain(item, **year.done(), **seen, basis=phrases.CANNOT_BE_DONE)
    elif solved := _solved_class(item):
        item = look_back.convert(item, **year.done(), **seen, new_class=solved)
    else:
        item = look_back.find_done(item, **year.done(), **seen)
    yield from year.office()
    marks = {"process": Grade.SATISFIED, "result": Grade.SATISFIED if fate > 0.2 else Grade.MOSTLY}
    look_back.mark_again(item, by=lead, at=year.now, **marks)


def _solved_class(item: LookBackItem) -> str:
    """The letter that means 已经解决 here, where the reply bears another one that may be changed."""
    round = classed_round(item)
    if round is None or class_changes.may_change(round):
        return ""
    solved = [
        one.code
        for one in book_of(item).answer.classes
        if meaning_of(one.label) == ClassMeaning.RESOLVED
    ]
    return solved[0] if solved and round.reply_class not in solved else ""


def _answers(round: LookBack, *lists: str) -> list[tuple[Any, bool, str]]:
    return [(one, True, "") for one in round.points.filter(list__in=lists).order_by("pk")]


def _revisited(year: Year) -> Life:
    """Announced with its population; drawn when the seed is known; each one called."""
    yield from year.office(1)
    draw = revisit_draw.announce(
        **year.done(),
        title=phrases.SAMPLED_REVISIT % year.session,
        sessions=[year.session],
        strata_by=StrataBy.UNIT,
        share=SHARE,
        seed_source=phrases.SEED_SOURCE,
    )
    yield from year.office(2)
    draw = revisit_draw.draw_sample(
        draw, **year.done(), seed=f"{year.random.randint(1, 999999):06}"
    )
    for row in list(draw.rows.filter(drawn=True).order_by("number")):
        yield from year.office()
        draw = revisit_draw.record_revisit(
            draw,
            **year.done(),
            row=row,
            way=RevisitWay.PHONE,
            visited_on=year.today,
            whom=phrases.LEAD_DEPUTY,
            reached=True,
            contact_true=True,
            reply_true=True,
            mark=Grade.SATISFIED,
        )
    yield from year.office()
    revisit_draw.finish(draw, **year.done(), summary=phrases.REVISITED)


def _followed(year: Year) -> Life:
    """A matter of this year and the year before goes on into the next one, and is settled there."""
    item = _first_of(year.session)
    earlier = Session.objects.filter(
        congress=year.county.congress, opens_at__lt=year.session.opens_at
    )
    before = _first_of(earlier.order_by("-opens_at").first())
    if item is None or before is None:
        return
    yield from year.office()
    item = suggestion_acts.link_like(
        item, **year.done(), other=before, kind=LikeKind.REPEAT, reason=phrases.SAME_MATTER
    )
    matter = followed_matter.take_up(
        **year.done(),
        title=item.title,
        ground=FollowGround.REPEATED,
        suggestion=item,
        owner=year.clerk,
        review_on=year.today + timedelta(days=60),
    )
    yield from year.office(30)
    matter = followed_matter.carry_on(
        matter,
        **year.done(),
        words=phrases.STILL_AT_IT,
        next_step=phrases.NEXT_YEAR,
        review_on=year.today + timedelta(days=90),
    )
    yield from year.office(20)
    followed_matter.settle(matter, **year.done(), words=phrases.SEEN_ON_THE_SPOT)


def _first_of(session: Session | None) -> Suggestion | None:
    """An item of the session that has been put away."""
    found = Suggestion.objects.filter(
        session=session, case__state="archived", secrecy=False, followed_in=None
    )
    return found.order_by("number").first() if session else None
