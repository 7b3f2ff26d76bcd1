"""承诺事项: what a unit has promised in a delivered reply, and what it does about it."""

from django.db import models
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment, Body
from huying.domain.suggestions.models import ReplyRound, Suggestion
from huying.foundation.cases.models import HasACase, OfACongress

from .. import states
from ..states.commitment import OPEN_STATES


class Commitment(HasACase):
    """One promise line of a delivered reply (`position` in its round), a case of its suggestion's family.

    `owner` is the unit that keeps it: the lead unit or the co-unit whose opinion carried it.
    `first_class`: the letter of the reply's class at delivery, which never changes here.
    `first_due_on` is the day promised, `due_on` the day that holds now; both empty where the reply
    gave no day. `goes_on_reason`: why it is kept although the suggestion is withdrawn or merged.
    """

    STATES = states.Commitment
    READ_WITH = (
        "case",
        "congress",
        "owner",
        "round__handling__unit",
        "round__handling__suggestion__lead__person",
        "suggestion__case",
        "suggestion__lead__person",
        "suggestion__category__parent",
    )

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="commitments")
    round = models.ForeignKey(ReplyRound, models.PROTECT, related_name="commitments")
    position = models.PositiveSmallIntegerField()
    owner = models.ForeignKey(Body, models.PROTECT, related_name="+")
    owner_words = models.CharField(max_length=120, blank=True)
    what = models.TextField()
    first_class = models.CharField(max_length=2, blank=True)
    first_due_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True)
    plan_name = models.CharField(max_length=120, blank=True)
    plan_year = models.PositiveSmallIntegerField(null=True, blank=True)
    plan_line = models.CharField(max_length=120, blank=True)
    opened_at = models.DateTimeField()
    share = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.TextField(blank=True)
    end_basis = models.CharField(max_length=200, blank=True)
    goes_on_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "position"], name="one_case_for_a_promise")
        ]

    def __str__(self):
        return _("%(suggestion)s承诺事项%(n)s") % {
            "suggestion": self.suggestion,
            "n": self.position,
        }

    @property
    def title(self) -> str:
        return self.what if len(self.what) <= 60 else f"{self.what[:59]}…"

    def is_late_on(self, day) -> bool:
        """Its day has passed, it has not ended, and the unit has not said that it is done."""
        over = self.case.state not in OPEN_STATES or self.done_on is not None
        return not over and self.due_on is not None and self.due_on < day

    @property
    def plan(self) -> str:
        """The plan it is listed in, its year and line; "" for none."""
        year = _("%s年") % self.plan_year if self.plan_year else ""
        return " ".join(one for one in (self.plan_name, year, self.plan_line) if one)


class Progress(OfACongress):
    """落实进展: what has been done by then, with its evidence; `share` in percent of the whole."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="progress")
    text = models.TextField()
    figures = models.CharField(max_length=200, blank=True)
    share = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")

    def __str__(self):
        return f"{self.share}% {self.text[:40]}"


class CommitmentRequest(OfACongress):
    """What the unit asked the congress to decide, and the decision with its word to the deputies."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="requests")
    kind = models.CharField(max_length=8, choices=states.CommitmentAsk)
    reason = models.TextField()
    basis = models.CharField(max_length=200, blank=True)
    was_due_on = models.DateField(null=True, blank=True)
    wanted_on = models.DateField(null=True, blank=True)
    asked_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    granted = models.BooleanField(null=True)
    granted_on = models.DateField(null=True, blank=True)
    word = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")

    def __str__(self):
        return f"{self.get_kind_display()}：{self.reason[:40]}"


class Check(OfACongress):
    """核验: the congress looked whether the promise is kept; never done by a person of the unit."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="checks")
    passed = models.BooleanField()
    on_the_spot = models.BooleanField(default=False)
    text = models.TextField()
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")

    def __str__(self):
        return f"{_('核验通过') if self.passed else _('核验不通过')}：{self.text[:40]}"


class PlanChange(OfACongress):
    """The plan that a promise is listed in was changed: what it said before and what it says now."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="plan_changes")
    was_plan = models.CharField(max_length=300)
    was_due_on = models.DateField(null=True, blank=True)
    plan = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    reason = models.TextField()
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")

    def __str__(self):
        return f"{self.was_plan} → {self.plan}"
