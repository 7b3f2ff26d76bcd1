"""What the pages of 督办 show: tiers, key supervisions, ladders, campaigns with their coverage, groups."""

from django.db.models import Case, Count, F, OuterRef, Q, Value, When

from huying.domain.people.queries import Acting, newest_session
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.queries import visible_one
from huying.foundation.cases.within import Exists

from ..models import KeySupervision, KeyTheme, LadderStep, Outing, Team, TeamItem, TeamMember
from ..policy import campaign as covering
from ..policy.key import GONE, tier_now
from ..states.campaign import FindingMark
from ..states.campaign import Team as TeamState
from ..states.hearing import Outing as OutingState
from ..states.hearing import OutingWay
from ..states.key import KeySupervision as KeyState
from ..states.key import Tier
from ..states.key_theme import KeyTheme as ThemeState
from . import supervising
from .team_shares import items_looked_after


def classes(acting: Acting, tier: str = ""):
    """With the tier that holds today: 重点 while it is under key supervision, however many doors it took;
    `picked`: a theme that was chosen puts it up as 重点备选, whatever its rating."""
    through = KeySupervision.items.through.objects.filter(
        suggestion=OuterRef("suggestion_id")
    ).exclude(keysupervision__case__state=KeyState.DROPPED)
    found = supervising.classes_visible_to(acting).annotate(
        now=Case(When(Exists(through), then=Value(Tier.KEY.value)), default=F("tier")),
        picked=Exists(
            KeyTheme.items.through.objects.filter(
                suggestion=OuterRef("suggestion_id"), keytheme__case__state=ThemeState.CHOSEN
            )
        ),
    )
    found = found.filter(now=tier) if tier in Tier.values else found
    return found.order_by("-suggestion__session", "suggestion__number", "pk")


def tiers(acting: Acting) -> list[dict]:
    """How many items each tier has; every item counts once."""
    numbers = dict(
        classes(acting).order_by().values_list("now").annotate(number=Count("pk", distinct=True))
    )
    return [
        {"code": one.value, "label": one.label, "number": numbers.get(one.value, 0)} for one in Tier
    ]


def keys(acting: Acting):
    found = supervising.keys_visible_to(acting).annotate(
        numbers=Count("items", distinct=True), visited=Count("visits", distinct=True)
    )
    return found.order_by("-decided_on", "-pk")


def key_totals(acting: Acting) -> dict[str, int]:
    """Items under key supervision, each once, and those of them that the chairmen's meeting fixed."""
    seen = supervising.keys_visible_to(acting).exclude(case__state=KeyState.DROPPED)
    items = KeySupervision.items.through.objects.filter(keysupervision__in=seen.values("pk"))
    return {
        "items": items.values("suggestion").distinct().count(),
        "statutory": items.exclude(keysupervision__statutory_on=None)
        .values("suggestion")
        .distinct()
        .count(),
        "units": seen.exclude(unit=None).values("unit").distinct().count(),
    }


def ladders(acting: Acting):
    newest = LadderStep.objects.filter(ladder=OuterRef("pk")).order_by("-place")
    found = supervising.ladders_visible_to(acting).annotate(
        step=newest.values("label")[:1], step_at=newest.values("at")[:1],
        answer_by=newest.values("answer_by")[:1],
    )  # fmt: skip
    return found.order_by("-step_at", "-pk")


def campaigns(acting: Acting):
    return (
        supervising.campaigns_visible_to(acting)
        .annotate(groups=Count("teams", distinct=True))
        .order_by("-starts_on", "-pk")
    )


def teams(acting: Acting):
    found = supervising.teams_visible_to(acting).annotate(
        has=Count("items", filter=Q(items__taken_off_at=None), distinct=True),
        looked=Count(
            "items",
            filter=Q(items__taken_off_at=None, items__findings__isnull=False),
            distinct=True,
        ),
        went=Count("visits", distinct=True),
    )
    return found.order_by("name", "pk")


def roster(acting: Acting) -> list[dict]:
    """Who supervises and how much: every member of a group at work, with groups and items, those looked
    after by himself or herself besides, the fullest first."""
    if not acting.is_committee:
        return []
    at_work = TeamMember.objects.filter(
        congress=acting.congress, team__case__state=TeamState.AT_WORK
    )
    rows = at_work.values("appointment__person", "appointment__person__name").annotate(
        groups=Count("team", distinct=True),
        items=Count("team__items", filter=Q(team__items__taken_off_at=None), distinct=True),
    )
    own = items_looked_after(acting.congress)
    return [
        {
            "name": row["appointment__person__name"],
            "groups": row["groups"],
            "items": row["items"],
            "own": own[row["appointment__person"]],
        }
        for row in rows.order_by("-items", "appointment__person__name")
    ]


# -- what a page shows beside its subject ---------------------------------------------------------


def told_of_a_class(rating, acting: Acting) -> dict:
    return {
        "tier": Tier(tier_now(rating)),
        "open": visible_one(acting).filter(pk=rating.suggestion_id).exists(),
    }


def told_of_a_key(supervision, acting: Acting) -> dict:
    items = list(supervision.items.select_related("case").order_by("-session", "number", "pk"))
    return {
        "items": items,
        "may_open": may_open(acting, [one.pk for one in items]),
        "deputies": supervision.deputies.select_related("person").order_by("pk"),
        "visits": supervision.visits.select_related("by__person", "by__body")
        .prefetch_related("attachments__file")
        .order_by("-held_on", "-pk"),
    }


def may_open(acting: Acting, keys: list) -> set:
    return set(visible_one(acting).filter(pk__in=keys).values_list("pk", flat=True))


def told_of_a_ladder(ladder, acting: Acting) -> dict:
    return {
        "steps": ladder.steps.select_related("by__person", "by__body", "answered_by__person")
        .order_by("place"),
        "open": visible_one(acting).filter(pk=ladder.handling.suggestion_id).exists(),
    }  # fmt: skip


def told_of_a_campaign(campaign, acting: Acting) -> dict:
    """Its stages with their tasks, its groups, and how far all items are covered."""
    every = covering.items_of_session(campaign.congress_id, campaign.session_id)
    left = every.exclude(covering.covered(campaign)).order_by("number", "pk")
    total, waiting = every.count(), left.count()
    return {
        "stages": campaign.stages.prefetch_related("tasks").order_by("starts_on", "pk"),
        "teams": teams(acting).filter(campaign=campaign),
        "total": total,
        "covered": total - waiting,
        "left": left.select_related("case")[:60] if acting.is_committee else [],
        "waiting": waiting,
    }


def told_of_a_team(team: Team, acting: Acting) -> dict:
    items = list(
        TeamItem.objects.filter(team=team, taken_off_at=None)
        .select_related("suggestion__case")
        .prefetch_related("findings__by__person")
        .order_by("suggestion__number", "pk")
    )
    looked = [one for one in items if one.findings.all()]
    return {
        "members": team.members.select_related("appointment__person", "appointment__body")
        .order_by("pk"),
        "items": items,
        "may_open": may_open(acting, [one.suggestion_id for one in items]),
        "looked": len(looked),
        "wanting": sum(_last_mark(one) in (FindingMark.WANTING, FindingMark.WRONG) for one in looked),
        "visits": team.visits.select_related("unit", "by__person")
        .prefetch_related("attachments__file")
        .order_by("-held_on", "-pk"),
    }  # fmt: skip


def _last_mark(item: TeamItem) -> str:
    return max(item.findings.all(), key=lambda one: one.pk).mark


# -- hearings, events, cures ----------------------------------------------------------------------


def hearings(acting: Acting):
    found = supervising.hearings_visible_to(acting).annotate(
        said=Count("opinions"),
        waiting=Count("opinions", filter=Q(opinions__answered_at=None)),
    )
    return found.order_by("-held_on", "-pk")


def outings(acting: Acting):
    found = supervising.outings_visible_to(acting).annotate(numbers=Count("items"))
    return found.order_by("-held_on", "-pk")


def cures(acting: Acting):
    found = supervising.cures_visible_to(acting).annotate(numbers=Count("items"))
    return found.order_by("-in_force_on", "-pk")


def told_of_a_hearing(hearing, acting: Acting) -> dict:
    return {"opinions": hearing.opinions.select_related("answered_by__person").order_by("pk")}


def told_of_items(subject, acting: Acting) -> dict:
    """Of an event or a cure: its items, and for an event the deputies who are asked to come."""
    items = list(subject.items.select_related("case").order_by("-session", "number", "pk"))
    found: dict = {"items": items, "may_open": may_open(acting, [one.pk for one in items])}
    if hasattr(subject, "deputies"):
        found["deputies"] = subject.deputies.select_related("person").order_by("pk")
    return found


def big_units(acting: Acting, year: int, limit: int = 10) -> list[dict]:
    """建议办理大户: the units with the most items of the newest session, and whether each was visited this year."""
    session = newest_session(acting.congress.pk)
    turns = Handling.objects.filter(congress=acting.congress, suggestion__session=session)
    rows = (
        turns.exclude(case__state__in=GONE)
        .values("unit", "unit__name")
        .annotate(number=Count("suggestion", distinct=True))
        .order_by("-number", "unit__name")[:limit]
    )
    visited = set(
        Outing.objects.filter(
            congress=acting.congress,
            way=OutingWay.BIG_UNIT,
            held_on__year=year,
            case__state=OutingState.HELD,
        ).values_list("unit", flat=True)
    )
    return [
        {"name": row["unit__name"], "number": row["number"], "visited": row["unit"] in visited}
        for row in rows
    ]
