"""督办 of a year: every item rated, some under key supervision, a campaign whose groups cover them all."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from huying.domain.suggestions.models import Suggestion
from huying.domain.supervision.models import Campaign, KeySupervision, Team
from huying.domain.supervision.policy import campaign as campaign_rules
from huying.domain.supervision.policy import key as key_rules
from huying.domain.supervision.procedure import campaign, key, team
from huying.domain.supervision.states import CheckMark, FindingMark, Tier, UnitCheck, VisitWay

from . import supervision_words as words
from .overseers import Overseers, anew
from .simulation import Life

if TYPE_CHECKING:
    from .county import County

RATED_EVERY, LAST_RATED = 14, 120  # days
KEYS_CHOSEN, ONE_KEY_IN, MOST_KEYS = 48, 40, 15  # day after the session, of so many items
CAMPAIGN_PLANNED, CAMPAIGN_STARTS, CAMPAIGN_OVER = 28, 46, 122  # days after the session
A_TEAM_HAS, MOST_TEAMS = 30, 12  # items; groups


def lives(county: "County", seed: str) -> Iterator[Life]:
    yield _rated(Overseers(county, f"{seed} ratings"))
    yield _keys(Overseers(county, f"{seed} keys"))
    yield _campaign(Overseers(county, f"{seed} campaign"))


# -- every item is rated ---------------------------------------------------------------------


def _rated(one: Overseers) -> Life:
    """Every other week what has been registered since; a few ratings are put right."""
    for day in range(RATED_EVERY, LAST_RATED, RATED_EVERY):
        yield from one.after_the_session(day)
        rows = Suggestion.objects.filter(session=one.session, case__state__in=key_rules.RATED_FROM)
        for suggestion in list(rows.filter(class_supervision=None).order_by("pk")):
            at = yield from one.office()
            if not rows.filter(pk=suggestion.pk).exists():  # withdrawn or put back meanwhile
                continue
            difficulty, reach = one.random.choice("1122233"), one.random.choice("1122223")
            said = {"difficulty": difficulty, "reach": reach, "feasible": difficulty == "1"}
            made = key.rate(by=one.clerk, at=at, suggestion=suggestion, **said)
            if one.chance(4):
                at = yield from one.office()
                said = {"difficulty": difficulty, "reach": "3", "reason": words.RATED_AGAIN}
                made = key.rate_again(made, by=one.clerk, at=at, **said)
            if made.tier == Tier.ORDINARY and one.chance(5):
                at = yield from one.office()
                tier, reason = Tier.LIVELIHOOD, words.TIER_CHANGED
                key.change_tier(made, by=one.clerk, at=at, tier=tier, reason=reason)


# -- key supervision -------------------------------------------------------------------------


def _keys(one: Overseers) -> Life:
    """Through the three doors; the chairmen's meeting decides the statutory ones."""
    yield from one.after_the_session(KEYS_CHOSEN)
    doors = [
        (one.clerk, words.KEY_DECISION.format(n=3)),
        *((by, words.KEY_COMMITTEE_DECISION) for by in one.county.committees),
        (one.county.offices["government"], words.KEY_GOVERNMENT_DECISION),
    ]
    number = Suggestion.objects.filter(session=one.session).count() // ONE_KEY_IN
    for place in range(min(MOST_KEYS, max(len(doors), number))):
        by, decision = doors[place % len(doors)]
        yield from one.office()
        if (found := _entered(one, by, decision)) is not None:
            yield from _one_key(one, found, statutory=place % 2 == 0)


def _entered(one: Overseers, by: Any, decision: str) -> KeySupervision | None:
    """Two like items at most, of those that this door may choose and no other key has."""
    taken = KeySupervision.objects.filter(congress=one.county.congress).values("items")
    open_to = key_rules.items_open_to(one.county.congress.pk, by.body)
    items = list(open_to.filter(session=one.session).exclude(pk__in=taken)[:40])
    if not items:
        return None
    first = one.random.choice(items)
    like = [one for one in items if one.category_id == first.category_id and one != first][:1]
    chosen = [first, *like] if one.chance(40) else [first]
    title = str(first.category or first)
    return key.enter(
        by=by,
        at=one.now,
        title=words.KEY_THEME.format(category=title) if len(chosen) > 1 else str(first)[:80],
        decision=decision,
        decided_on=one.today,
        items=chosen,
        together=words.KEY_TOGETHER if len(chosen) > 1 else "",
    )


def _one_key(one: Overseers, found: KeySupervision, *, statutory: bool) -> Life:
    if statutory:
        at = yield from one.office(1, 2)
        said = {"decided_on": one.today, "decision": words.KEY_STATUTORY}
        key.make_statutory(anew(found), by=one.clerk, at=at, **said)
    at = yield from one.office(1, 2)
    leader, leader_of = one.random.choice(words.KEY_LEADERS)
    committees = [by.body for by in one.county.committees]
    key.organise(
        anew(found),
        by=one.clerk,
        at=at,
        leader=leader,
        leader_of=leader_of,
        committee=one.random.choice(committees) if committees else None,
        plan=words.KEY_PLAN,
        deputies=one.random.sample(one.everyday, 2),
    )
    for way in (VisitWay.ON_SITE, VisitWay.LISTENING):
        at = yield from one.office(1, 2)
        said = {"people": words.KEY_PEOPLE, "found": words.KEY_FOUND, "place": words.KEY_PLACE}
        key.record_visit(anew(found), by=one.clerk, at=at, way=way, held_on=one.today, **said)
    if one.chance(60):
        at = yield from one.office(1, 3)
        key.conclude(anew(found), by=one.clerk, at=at, conclusion=words.KEY_OVER)


# -- the campaign and its groups -------------------------------------------------------------


def _campaign(one: Overseers) -> Life:
    """Planned in spring, its groups cover every item, over when each has been looked at."""
    at = yield from one.after_the_session(CAMPAIGN_PLANNED)
    closed = timezone.localdate(one.session.closes_at)
    made = campaign.plan(
        by=one.clerk,
        at=at,
        title=words.CAMPAIGN.format(year=one.today.year),
        aims=words.CAMPAIGN_AIMS,
        session=one.session,
        starts_on=closed + timedelta(days=30),
        ends_on=closed + timedelta(days=125),
    )
    for label, begins, ends in words.STAGES:
        at = yield from one.office()
        starts_on, ends_on = (closed + timedelta(days=day) for day in (begins, ends))
        said = {"label": label, "starts_on": starts_on, "ends_on": ends_on}
        campaign.add_stage(anew(made), by=one.clerk, at=at, **said)
    stage = made.stages.order_by("pk")[1]
    for aspect, text in words.TASKS:
        at = yield from one.office()
        said = {"stage": stage, "aspect": aspect, "text": text}
        campaign.add_task(anew(made), by=one.clerk, at=at, **said)
    at = yield from one.after_the_session(CAMPAIGN_STARTS)
    campaign.start(anew(made), by=one.clerk, at=at)
    teams = yield from _teams(one, made)
    for group in teams:
        yield from _at_work(one, group)
    yield from _campaign_over(one, made, teams)


def _teams(one: Overseers, made: Campaign) -> Any:
    """Every item that is there has a group; what comes later is given to the last of them."""
    items = list(campaign_rules.items_without_a_team(one.county.congress.pk, made))
    number = max(2, min(MOST_TEAMS, len(items) // A_TEAM_HAS))
    teams: list[Team] = []
    for place in range(number):
        at = yield from one.office()
        leader, *standing = one.random.sample(one.everyday, 3)
        found = team.form(
            by=one.clerk,
            at=at,
            name=words.TEAM.format(n=place + 1),
            leader=leader,
            standing=standing[:1],
            deputies=standing[1:],
            inspectors=[one.county.offices["government"]],
            items=items[place::number],
            campaign=made,
        )
        teams.append(found)
    return teams


def _at_work(one: Overseers, group: Team) -> Life:
    """A visit to the unit with most of its items, and a word on each item."""
    rows = list(group.items.select_related("suggestion").order_by("pk"))
    handling = _turn_of(rows)
    if handling is not None:
        at = yield from one.office(0, 1)
        checks = {
            str(check): CheckMark.GOOD if one.chance(75) else CheckMark.FAIR for check in UnitCheck
        }
        team.record_visit(
            anew(group),
            by=one.clerk,
            at=at,
            unit=handling.unit,
            held_on=one.today,
            place=str(handling.unit),
            people=words.TEAM_PEOPLE,
            checks=checks,
            opinion=words.TEAM_OPINION,
        )
    for row in rows:
        at = yield from one.office()
        mark = FindingMark.DONE if one.chance(55) else FindingMark.GOING_ON
        mark = FindingMark.WANTING if one.chance(8) else mark
        text = words.FINDINGS[str(mark)]
        team.find(anew(group), by=one.clerk, at=at, item=row, mark=mark, text=text)


def _turn_of(rows: list[Any]) -> Any:
    """The turn of the first item that a unit has."""
    for row in rows:
        turn = row.suggestion.handlings.filter(role="lead").select_related("unit").first()
        if turn is not None:
            return turn
    return None


def _campaign_over(one: Overseers, made: Campaign, teams: list[Team]) -> Life:
    yield from one.after_the_session(CAMPAIGN_OVER - 8)
    late = list(campaign_rules.items_without_a_team(one.county.congress.pk, made))
    if late:
        last = teams[-1]
        team.give_items(anew(last), by=one.clerk, at=one.now, items=late)
        for row in last.items.filter(suggestion__in=late).order_by("pk"):
            at = yield from one.office()
            said = {"mark": FindingMark.GOING_ON, "text": words.FINDINGS["going_on"]}
            team.find(anew(last), by=one.clerk, at=at, item=row, **said)
    for task in list(made.stages.order_by("pk")[1].tasks.order_by("pk")):
        at = yield from one.office()
        note = words.TASK_DONE
        campaign.finish_task(anew(made), by=one.clerk, at=at, task=task, note=note)
    for group in teams:
        at = yield from one.office()
        team.disband(anew(group), by=one.clerk, at=at, report=words.TEAM_REPORT)
    at = yield from one.office()
    campaign.conclude(anew(made), by=one.clerk, at=at, conclusion=words.CAMPAIGN_OVER)
