"""专项行动: aims, stages and tasks; 督办工作组: who supervises which items, their visits and findings."""

from django.db import models

from huying.domain.people.models import Appointment, Body, Session
from huying.domain.suggestions.models import Suggestion
from huying.foundation.cases.models import HasACase, OfACongress

from ..states import campaign as states


class Campaign(HasACase):
    """`session`: whose items its groups are to cover, every one of them (全覆盖)."""

    STATES = states.Campaign
    READ_WITH = ("case", "congress", "session__term")

    title = models.CharField(max_length=80)
    aims = models.TextField()
    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    conclusion = models.TextField(blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return f"“{self.title}”"


class Stage(OfACongress):
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="stages")
    label = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField()

    def __str__(self):
        return self.label


class StageTask(OfACongress):
    """One thing to be done in a stage; `done_note` says how it was done."""

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="tasks")
    aspect = models.CharField(max_length=8, choices=states.TaskOf)
    text = models.CharField(max_length=200)
    done_at = models.DateTimeField(null=True, blank=True)
    done_note = models.CharField(max_length=300, blank=True)
    done_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    def __str__(self):
        return f"{self.get_aspect_display()}：{self.text}"


class Team(HasACase):
    """A group with its leader, members and items; `campaign` where it belongs to one. `field` says in words
    what class of items a professional group follows."""

    STATES = states.Team
    READ_WITH = ("case", "congress", "campaign")

    name = models.CharField(max_length=60)
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, related_name="teams"
    )
    field = models.CharField(max_length=80, blank=True)
    report = models.TextField(blank=True)

    def __str__(self):
        return self.name

    @property
    def title(self) -> str:
        return self.name


class TeamMember(OfACongress):
    team = models.ForeignKey(Team, models.PROTECT, related_name="members")
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=states.TeamRole)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "appointment"], name="a_member_of_a_team_once")
        ]

    def __str__(self):
        return f"{self.appointment.person}（{self.get_role_display()}）"


class TeamItem(OfACongress):
    """An item that a group supervises; `taken_off_at` where it went to another."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="items")
    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="team_items")
    taken_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "suggestion"],
                condition=models.Q(taken_off_at=None),
                name="an_item_of_a_team_once",
            )
        ]

    def __str__(self):
        return str(self.suggestion)


class TeamVisit(OfACongress):
    """A visit to a unit: `checks` is {check: mark}; what it found of single items are findings."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="visits")
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    held_on = models.DateField()
    place = models.CharField(max_length=80)
    people = models.CharField(max_length=200)
    checks = models.JSONField(default=dict)
    opinion = models.TextField()
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.held_on.isoformat()} {self.unit}"

    @property
    def check_lines(self) -> list[tuple[str, str, str]]:
        """(what was looked at, the mark in words, its code)."""
        return [
            (str(one.label), str(states.CheckMark(self.checks[one]).label), self.checks[one])
            for one in states.UnitCheck
            if self.checks.get(one)
        ]


class TeamFinding(OfACongress):
    team = models.ForeignKey(Team, models.PROTECT, related_name="findings")
    item = models.ForeignKey(TeamItem, models.PROTECT, related_name="findings")
    mark = models.CharField(max_length=10, choices=states.FindingMark)
    text = models.TextField()
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.item}：{self.get_mark_display()}"
