"""分工 of a group: who looks after what, what is proposed for the rest, and how much each has to do."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from huying.domain.people.policy import clerk_of_the_committee
from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import CoSignature, Suggestion
from huying.domain.suggestions.policy.family import proposers_of_each
from huying.domain.suggestions.states import CosignAnswer

from ..models import Team, TeamItem, TeamMember, TeamShare
from ..policy.team_shares import Hand, Item, divided, the_leader
from ..states.campaign import Team as TeamState
from ..states.campaign import TeamRole


@dataclass
class Load:
    """How many items one deputy looks after: here, proposed besides, in other groups at work."""

    member: TeamMember
    here: int
    proposed: int
    elsewhere: int

    @property
    def total(self) -> int:
        return self.here + self.proposed + self.elsewhere

    @property
    def standing_total(self) -> int:
        """Without what is only proposed."""
        return self.here + self.elsewhere


class Division:
    """Of the items and deputies that a group has now; without `proposing` nothing is proposed."""

    def __init__(self, team: Team, proposing: bool = True) -> None:
        self.team, self.proposing = team, proposing
        self.items = list(
            TeamItem.objects.filter(team=team, taken_off_at=None)
            .select_related("suggestion__case", "suggestion__category")
            .order_by("suggestion__number", "pk")
        )
        self.members = list(
            TeamMember.objects.filter(team=team, role=TeamRole.DEPUTY, appointment__until=None)
            .select_related("appointment__person")
            .order_by("appointment__person__pinyin", "pk")
        )

    @cached_property
    def standing(self) -> dict[int, TeamMember]:
        """{item: who looks after it}, of those who still sit."""
        members = {one.pk: one for one in self.members}
        rows = TeamShare.objects.filter(
            item__in=[one.pk for one in self.items], member__in=members, ended_at=None
        )
        return {item: members[member] for item, member in rows.values_list("item", "member")}

    @cached_property
    def proposed(self) -> dict[int, TeamMember]:
        """{item that nobody looks after: who should}."""
        waiting = [one for one in self.items if one.pk not in self.standing]
        if not (self.proposing and waiting and self.members):
            return {}
        members = {one.pk: one for one in self.members}
        items = [
            Item(one.pk, _field(one.suggestion.category), frozenset(self.barred[one.suggestion_id]))
            for one in waiting
        ]
        return {key: members[hand.key] for key, hand in divided(items, self._hands()).items()}

    @cached_property
    def barred(self) -> dict[Any, set]:
        """{suggestion: persons who proposed it}."""
        return proposers_of_each({one.suggestion_id for one in self.items})

    @cached_property
    def fields(self) -> dict[Any, set]:
        """{person: the categories of what he or she has proposed}, of the first level."""
        people = [one.appointment.person_id for one in self.members]
        of_congress = Suggestion.objects.filter(congress=self.team.congress_id)
        led = of_congress.filter(lead__person__in=people, submitted_at__isnull=False)
        signed = CoSignature.objects.filter(
            congress=self.team.congress_id,
            deputy__person__in=people,
            answer=CosignAnswer.CONFIRMED,
        )
        named = ("category__parent", "category")
        rows = list(led.values_list("lead__person", *named))
        rows += signed.values_list("deputy__person", *(f"suggestion__{one}" for one in named))
        found: dict[Any, set] = defaultdict(set)
        for person, above, own in rows:
            if own:
                found[person].add(above or own)
        return found

    @cached_property
    def elsewhere(self) -> Counter:
        """{person: items looked after in other groups at work}."""
        return items_looked_after(self.team.congress_id, but=self.team)

    def _hands(self) -> list[Hand]:
        here = Counter(one.pk for one in self.standing.values())
        return [
            Hand(
                one.pk,
                one.appointment.person_id,
                frozenset(self.fields[one.appointment.person_id]),
                here[one.pk],
                self.elsewhere[one.appointment.person_id],
            )
            for one in self.members
        ]

    @property
    def loads(self) -> list[Load]:
        here = Counter(one.pk for one in self.standing.values())
        besides = Counter(one.pk for one in self.proposed.values())
        return [
            Load(one, here[one.pk], besides[one.pk], self.elsewhere[one.appointment.person_id])
            for one in self.members
        ]

    @property
    def rows(self) -> list[dict]:
        """Each item with who looks after it, or who should and why."""
        return [
            {
                "item": one,
                "standing": self.standing.get(one.pk),
                "proposed": self.proposed.get(one.pk),
                "same_field": self.knows_the_field(one),
            }
            for one in self.items
        ]

    def knows_the_field(self, item: TeamItem) -> bool:
        member = self.proposed.get(item.pk)
        field = _field(item.suggestion.category)
        return bool(member and field in self.fields[member.appointment.person_id])

    def may_look_after(self, item: TeamItem) -> list[TeamMember]:
        barred = self.barred[item.suggestion_id]
        return [one for one in self.members if one.appointment.person_id not in barred]


def _field(category) -> Any:
    return (category.parent_id or category.pk) if category else None


def items_looked_after(congress, but: Team | None = None) -> Counter:
    """{person: items that he or she looks after, of groups at work}."""
    rows = TeamShare.objects.filter(
        congress=congress,
        ended_at=None,
        item__taken_off_at=None,
        item__team__case__state=TeamState.AT_WORK,
    )
    if but is not None:
        rows = rows.exclude(item__team=but)
    return Counter(rows.values_list("member__appointment__person", flat=True))


def may_divide(team: Team, acting: Acting) -> bool:
    return any(
        rule(team, by)
        for by in acting.appointments
        for rule in (clerk_of_the_committee, the_leader)
    )
